//! The reader of `json`.
#![no_main]

nutgraf_fuzz::fuzz_reader!("json");
