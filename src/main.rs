//! The program: arguments in, exit status out.

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<std::ffi::OsString> = std::env::args_os().collect();
    merit::command::run(&words).into()
}
