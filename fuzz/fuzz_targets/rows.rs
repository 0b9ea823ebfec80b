//! Arbitrary bytes as a table: its rows are those of the csv crate, however it is parted.
//!
//!     cargo install cargo-fuzz && cargo +nightly fuzz run rows

#![no_main]

#[path = "../../tests/merit/support/rows.rs"]
mod rows;

libfuzzer_sys::fuzz_target!(|data: &[u8]| rows::check(data));
