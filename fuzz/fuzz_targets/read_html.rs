//! The reader of `html`.
#![no_main]

nutgraf_fuzz::fuzz_reader!("html");
