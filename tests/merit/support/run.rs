//! Running the program on copies of the examples, for all tests that do.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The examples, in the order of their names.
pub const EXAMPLES: [&str; 8] =
    ["appeal", "contradictions", "german-excel", "gold", "incomplete", "minimum-missed", "mistakes", "threshold"];

/// The folder of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs the program in a folder.
pub fn merit(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_merit")).current_dir(folder).args(arguments).output().unwrap()
}

/// Runs it: exit code, standard output and standard error.
pub fn parts(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = merit(folder, arguments);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// Runs it: standard output, then standard error.
pub fn text(folder: &Path, arguments: &[&str]) -> String {
    let (_, out, error) = parts(folder, arguments);
    out + &error
}

/// Runs it on a screen of 110 columns: exit code, standard output and standard error.
pub fn said(folder: &Path, arguments: &[&str]) -> String {
    let (code, out, error) = parts(folder, &[&["--width", "110"], arguments].concat());
    format!("exit {code}\n{out}{error}")
}

/// The folder of an example.
pub fn example(name: &str) -> PathBuf {
    root().join("examples").join(name)
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { fs::copy(&path, &target).map(|_| ()).unwrap() }
    }
}
