//! The program: arguments in, exit status out.

use clap::Parser;
use merit::{cli::Cli, command};
use std::process::ExitCode;

fn main() -> ExitCode {
    command::run(Cli::parse()).into()
}
