//! The rim: the only part that touches disk, clock, network and terminal. It feeds the engine and carries out what comes back.

#![expect(clippy::disallowed_methods, reason = "disk, clock and environment belong here")]

mod args;
mod asset;
mod build;
mod check;
mod core;
mod disk;
mod failure;
mod forget;
mod keep;
mod once;
mod output;
mod preview;
mod progress;
mod prove;
mod report;
mod serve;
mod site;
mod terminal;
mod watch;

use args::{Args, Command};
use clap::Parser;
use std::process::ExitCode;

/// The content has errors, or warnings with `--strict`.
const EXIT_CONTENT: u8 = 1;

/// Runs the command line. Ctrl-C ends the program through the signal's own action, which shells report as 130.
#[must_use]
pub fn main() -> ExitCode {
    core::tame_panics();
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // A closed pipe behind `--help` is no reason to complain.
            let _ = error.print();
            return ExitCode::from(
                u8::try_from(error.exit_code()).unwrap_or(failure::EXIT_REFUSED),
            );
        }
    };
    let ended = core::guarded(|| match args.command {
        Command::Build(args) if args.watch => keep::run(&args),
        Command::Build(args) => build::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Forget(args) => forget::run(&args),
        Command::Check(args) => match &args.prove {
            Some(folder) => prove::run(&args, folder),
            None => check::run(&args),
        },
    });
    match ended.and_then(|result| result) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(EXIT_CONTENT),
        Err(failure) => {
            terminal::failure(&failure);
            ExitCode::from(failure.exit_code())
        }
    }
}
