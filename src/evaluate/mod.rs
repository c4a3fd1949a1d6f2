//! How good it is: what was made, against what people made.

pub mod rouge;

mod porter;
