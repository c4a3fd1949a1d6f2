//! The reader of `feed`.
#![no_main]

nutgraf_fuzz::fuzz_reader!("feed");
