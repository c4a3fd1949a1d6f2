//! The reader of `text`.
#![no_main]

nutgraf_fuzz::fuzz_reader!("text");
