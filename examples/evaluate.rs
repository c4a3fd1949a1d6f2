//! Says how good a model of these labels would be: each of five folds tests a model of the others.
//!
//! ```sh
//! cargo run --release --example evaluate -- labels
//! ```

#![expect(clippy::print_stdout, reason = "a program talks")]

use std::{env, error};

use nutgraf::{Corpus, Evaluation, Trainer};

fn main() -> Result<(), Box<dyn error::Error>> {
    let labels = env::args_os().nth(1).unwrap_or_else(|| "labels".into());
    let corpus = Corpus::read(&[labels.into()])?;
    let report = Evaluation::default().of_folds(&Trainer::default(), &corpus, 5, &|_| ())?;
    for facet in &report.facets {
        let (low, high) = (facet.macro_f1.low, facet.macro_f1.high);
        println!("{}: macro-F1 {:.3} ({low:.3} to {high:.3})", facet.facet, facet.macro_f1.value);
    }
    Ok(())
}
