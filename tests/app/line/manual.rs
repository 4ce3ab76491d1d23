//! What the program says of itself to shells and to `man`.

use std::fs;

use crate::support::Program;

/// Commands that must be there whatever else is added; the rest is compared with the help.
fn commands(program: &Program) -> Vec<String> {
    let help = program.done(&["--help"]);
    let list = help.split("Commands:").nth(1).expect("the help lists them");
    let list = list.split("Options:").next().unwrap_or_default();
    let names = list.lines().filter_map(|line| {
        let indented = line.strip_prefix("  ")?;
        let name = indented.split("  ").next()?.trim();
        (!name.is_empty() && !name.contains(' ')).then(|| name.to_owned())
    });
    names.filter(|name| name != "help").collect()
}

#[test]
fn every_command_is_completed_in_every_shell() {
    let program = Program::new();
    let commands = commands(&program);
    assert!(commands.contains(&"log".to_owned()), "{commands:?}");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let text = program.done(&["completions", shell]);
        for command in &commands {
            assert!(text.contains(command.as_str()), "{shell} knows {command}");
        }
    }
}

#[test]
fn every_command_has_its_page() {
    let program = Program::new();
    let folder = program.home().join("manual");
    program.done(&["manual", folder.to_str().expect("a name in text")]);
    for command in commands(&program) {
        let page = folder.join(format!("milepost-{command}.1"));
        let text = fs::read_to_string(page).expect("the page of a command");
        assert!(
            text.contains(".SH NAME"),
            "{command} has a page that man reads"
        );
    }
    assert!(
        folder.join("milepost.1").is_file(),
        "and so has the program"
    );
    let hidden = folder.join("milepost-manual.1");
    assert!(!hidden.exists(), "what only packages call has none");
}
