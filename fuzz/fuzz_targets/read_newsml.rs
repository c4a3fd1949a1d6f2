//! The reader of `newsml`.
#![no_main]

nutgraf_fuzz::fuzz_reader!("newsml");
