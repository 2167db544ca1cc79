//! Completions and manual pages know every command and every option that the help knows.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::process::{Command, Output};

fn crosscheck(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_crosscheck")).args(arguments).output().unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = crosscheck(arguments);
    assert!(output.status.success(), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The commands that the help lists.
fn commands() -> Vec<String> {
    let help = printed(&["--help"]);
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = listed.filter_map(|line| line.strip_prefix("  ").filter(|line| !line.starts_with(' ')));
    names.filter_map(|line| line.split(' ').next()).filter(|name| *name != "help").map(str::to_owned).collect()
}

/// The long options that the help of a command lists.
fn options(command: &str) -> Vec<String> {
    let help = printed(&[command, "--help"]);
    let words = help.lines().filter(|line| line.trim_start().starts_with('-')).flat_map(str::split_whitespace);
    let options = words.filter(|word| word.starts_with("--"));
    options.filter_map(|word| word.split(['[', '=']).next()).map(str::to_owned).collect()
}

#[test]
fn every_shell_completes_every_command_and_option() {
    let commands = commands();
    assert!(commands.len() > 10, "{commands:?}");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = printed(&["completions", shell]);
        for command in &commands {
            assert!(script.contains(command), "{shell}: {command}");
            for option in options(command) {
                assert!(script.contains(option.trim_start_matches('-')), "{shell}: {command} {option}");
            }
        }
    }
    let refused = crosscheck(&["completions", "csh"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("possible values: bash"));
}

#[test]
#[cfg(unix)]
fn a_shell_that_loads_them_completes() {
    let script = format!("{}/crosscheck.bash", env!("CARGO_TARGET_TMPDIR"));
    fs::write(&script, printed(&["completions", "bash"])).unwrap();
    for (words, completed) in [
        ("crosscheck che", "check"),
        ("crosscheck check --fail", "--fail-on"),
        ("crosscheck check --format js", "json"),
        ("crosscheck completions z", "zsh"),
    ] {
        let last = words.split(' ').count() - 1;
        let typed = format!(
            "source '{script}'; COMP_WORDS=({words}); COMP_CWORD={last}; \
             _crosscheck crosscheck \"${{COMP_WORDS[{last}]}}\" \"${{COMP_WORDS[{last}-1]}}\"; echo \"${{COMPREPLY[@]}}\""
        );
        let output = Command::new("bash").args(["-c", &typed]).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), completed, "{words}");
    }
}

#[test]
fn every_command_has_a_page_with_its_options() {
    let folder = format!("{}/pages/of/man", env!("CARGO_TARGET_TMPDIR"));
    let said = crosscheck(&["man", "--out", &folder]);
    assert!(said.status.success() && said.stdout.is_empty());
    let page = |name: &str| fs::read_to_string(format!("{folder}/{name}.1")).unwrap();
    let whole = page("crosscheck");
    assert_eq!(whole, printed(&["man"]));
    for command in commands() {
        assert!(whole.contains(&format!("crosscheck\\-{command}(1)")), "{command}");
        let page = page(&format!("crosscheck-{command}"));
        assert!(page.contains(concat!("crosscheck ", env!("CARGO_PKG_VERSION"))), "{command}");
        for option in options(&command) {
            assert!(page.contains(&option.replace('-', "\\-")), "{command} {option}");
        }
    }
    let refused = crosscheck(&["man", "--out", "Cargo.toml"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("failed to write manual pages to Cargo.toml"));
}

/// What a shell loads at its start works wherever it is started.
#[test]
fn a_broken_config_takes_nothing_from_them() {
    let folder = format!("{}/broken-config", env!("CARGO_TARGET_TMPDIR"));
    fs::create_dir_all(&folder).unwrap();
    fs::write(format!("{folder}/crosscheck.yaml"), "nonsense: [").unwrap();
    for (arguments, code) in [(&["completions", "fish"][..], 0), (&["man"], 0), (&["schema"], 0), (&["check"], 2)] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
        let ended = command.args(arguments).current_dir(&folder).output().unwrap();
        assert_eq!(ended.status.code(), Some(code), "{arguments:?}");
    }
}
