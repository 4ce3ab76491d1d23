//! What a program and all that it started weigh in memory (Linux).

use std::collections::HashMap;
use std::fs;

/// The memory of a process and its descendants in KB, what they share counted once for all.
pub fn memory_of(leader: u32) -> u64 {
    let parents = parents();
    descendants(leader, &parents)
        .iter()
        .filter_map(|process| proportional(*process))
        .sum()
}

/// The process and all that descend from it.
fn descendants(leader: u32, parents: &HashMap<u32, u32>) -> Vec<u32> {
    let mut found = vec![leader];
    let mut at = 0;
    while let Some(parent) = found.get(at).copied() {
        let children = parents.iter().filter(|(_, of)| **of == parent);
        let mut children: Vec<u32> = children.map(|(process, _)| *process).collect();
        children.retain(|process| !found.contains(process));
        found.extend(children);
        at += 1;
    }
    found
}

/// Each process and the one that started it.
fn parents() -> HashMap<u32, u32> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    processes
        .filter_map(|entry| {
            let process = entry.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
            Some((process, parent_in(&stat)?))
        })
        .collect()
}

/// The second field after the name, which stands in brackets and may hold anything.
fn parent_in(stat: &str) -> Option<u32> {
    let (_, rest) = stat.rsplit_once(") ")?;
    rest.split(' ').nth(1)?.parse().ok()
}

fn proportional(process: u32) -> Option<u64> {
    let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let line = rollup.lines().find(|line| line.starts_with("Pss:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parent_is_found_behind_any_name() {
        assert_eq!(
            parent_in("12 (Web ) Content) S 7 12 12 0"),
            Some(7),
            "a name may hold brackets and spaces"
        );
        assert_eq!(parent_in("no such line"), None);
    }

    #[test]
    fn children_of_children_belong_to_the_program() {
        let parents = HashMap::from([(2, 1), (3, 2), (4, 3), (9, 8)]);
        let mut found = descendants(2, &parents);
        found.sort_unstable();
        assert_eq!(found, [2, 3, 4], "and no stranger does");
    }
}
