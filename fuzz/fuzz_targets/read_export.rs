//! The reader of `export`.
#![no_main]

nutgraf_fuzz::fuzz_reader!("export");
