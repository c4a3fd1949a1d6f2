//! The reader of `warc`.
#![no_main]

nutgraf_fuzz::fuzz_reader!("warc");
