//! Exports of newspaper databases: many articles in one text file, each under lines that say whose
//! it is.

mod europresse;
mod factiva;
mod format;
mod iramuteq;
mod lexis;
mod lines;
mod nexis;
mod proquest;
mod shape;
mod shapes;

pub(super) use format::Export;
