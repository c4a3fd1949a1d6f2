//! The `nutgraf` program.
fn main() {}
