//! `man`: the manual pages, made of the same table of arguments as the help.

use std::fs;
use std::io;
use std::path::Path;

use clap::{Command, CommandFactory as _};
use clap_mangen::Man;

use super::Outcome;
use super::args::{Args, ManArgs};
use super::output;

/// Writes the page of the whole program to standard output, or a page for each command into a folder.
pub(super) fn man(args: &ManArgs) -> Outcome {
    let mut program = Args::command().disable_help_subcommand(true);
    program.build();
    let Some(folder) = &args.out else {
        let written = page(&program).and_then(|page| output::print(&page));
        return output::ended(&written, Outcome::Clean);
    };
    let commands: Vec<&Command> = std::iter::once(&program).chain(program.get_subcommands()).collect();
    match fs::create_dir_all(folder).and_then(|()| commands.iter().try_for_each(|command| write(command, folder))) {
        Ok(()) => {
            output::complain(&format!("{} manual pages in {}", commands.len(), folder.display()));
            Outcome::Clean
        }
        Err(error) => {
            output::complain(&format!("failed to write manual pages to {}: {error}", folder.display()));
            Outcome::Unable
        }
    }
}

/// Writes the page of a command: `crosscheck-check.1`.
fn write(command: &Command, folder: &Path) -> io::Result<()> {
    fs::write(folder.join(manual(command).get_filename()), page(command)?)
}

fn page(command: &Command) -> io::Result<String> {
    let mut page = Vec::new();
    manual(command).render(&mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

fn manual(command: &Command) -> Man {
    Man::new(command.clone()).source(concat!("crosscheck ", env!("CARGO_PKG_VERSION"))).manual("crosscheck")
}
