//! The reader of `parquet`.
#![no_main]

nutgraf_fuzz::fuzz_reader!("parquet");
