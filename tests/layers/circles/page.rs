//! The imports of the page: TypeScript and Svelte files, types too.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::graph::Arrows;

/// Reads the imports of every file below `source`. A module here is one file.
pub fn arrows(source: &Path) -> Arrows {
    let mut arrows = Arrows::default();
    for file in files_below(source) {
        let text =
            fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for target in imports(&text) {
            if let Some(to) = resolve(source, &file, &target) {
                let name = |path: &Path| {
                    let inside = path.strip_prefix(source).expect("it lies in the page");
                    vec![inside.to_string_lossy().replace('\\', "/")]
                };
                arrows.add(&name(&file), &name(&to), &target);
            }
        }
    }
    arrows
}

/// What a file names behind `from`, `import` or `import(`, in quotes.
fn imports(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(['\'', '"']) {
        let before = text[..at].trim_end();
        let before = before.strip_suffix('(').map_or(before, str::trim_end);
        let keyword = ["from", "import"].iter().any(|word| {
            before.strip_suffix(word).is_some_and(|rest| {
                !rest.ends_with(|it: char| it.is_alphanumeric() || "_$.'\"".contains(it))
            })
        });
        let quote = &text[at..=at];
        if keyword && let Some(end) = text[at + 1..].find(quote) {
            found.push(text[at + 1..at + 1 + end].to_owned());
        }
    }
    found
}

fn resolve(source: &Path, file: &Path, target: &str) -> Option<PathBuf> {
    let target = target.split('?').next()?;
    let path = if let Some(rest) = target.strip_prefix("$lib/") {
        source.join("lib").join(rest)
    } else if let Some(rest) = target.strip_prefix("$components/") {
        source.join("components").join(rest)
    } else if target.starts_with('.') {
        normal(&file.parent()?.join(target))
    } else {
        return None;
    };
    if !path.starts_with(source) {
        return None;
    }
    let with = |ending: &str| PathBuf::from(format!("{}{ending}", path.display()));
    let candidates = [
        path.clone(),
        with(".ts"),
        with(".svelte.ts"),
        with("/index.ts"),
    ];
    let found = candidates.into_iter().find(|it| it.is_file());
    assert!(
        found.is_some(),
        "{}: {target} names no file",
        file.display()
    );
    found
}

/// A path without `.` and `..`.
fn normal(path: &Path) -> PathBuf {
    let mut parts = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    parts
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files = Vec::new();
    for path in entries.map(|it| it.expect("the folder can be read").path()) {
        if path.is_dir() {
            files.extend(files_below(&path));
        } else if path
            .extension()
            .is_some_and(|it| it == "ts" || it == "svelte")
        {
            files.push(path);
        }
    }
    files.sort();
    files
}

#[cfg(test)]
mod tests {
    use super::imports;

    #[test]
    fn every_form_of_an_import_is_read() {
        let text = "import { a } from './a';\nimport type { B } from \"../b\";\nimport './c.css';\n\
                    export { d } from './d';\nconst e = await import('./e.svelte');\n\
                    export type {\n  F,\n} from './f';";
        assert_eq!(
            imports(text),
            ["./a", "../b", "./c.css", "./d", "./e.svelte", "./f"]
        );
    }

    #[test]
    fn words_are_no_imports() {
        assert!(imports("say('from', 'here'); const upfrom = 'x'; it.from('y')").is_empty());
    }
}
