//! The reader of `csv`.
#![no_main]

nutgraf_fuzz::fuzz_reader!("csv");
