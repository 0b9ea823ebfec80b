//! Arbitrary bytes as a table: its cells are those of the csv crate, however it is parted.
//!
//!     cargo install cargo-fuzz && cargo +nightly fuzz run cells

#![no_main]

#[path = "../../tests/shared/cells.rs"]
mod cells;

libfuzzer_sys::fuzz_target!(|data: &[u8]| cells::check(data));
