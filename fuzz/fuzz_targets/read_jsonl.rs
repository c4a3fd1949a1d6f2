//! The reader of `jsonl`.
#![no_main]

nutgraf_fuzz::fuzz_reader!("jsonl");
