//! Quantification: how many articles of a batch have each label, which is another question than which
//! articles have it.
//!
//! Who counts tags counts a classifier's mistakes with them, and where a label is rarer than it was
//! among the articles that the classifier learnt from, most of its tags may be mistakes.
//! [`prevalence`] corrects the counts by what the classifier says of labelled articles that it did
//! not see, if the articles of a label look there as they look in the batch: nothing here can tell
//! whether they do.

mod bias_corrected;
mod expectation_maximisation;
mod prevalence;

pub use bias_corrected::BiasCorrected;
pub use expectation_maximisation::shares;
pub use prevalence::{LabelShare, Scored, prevalence};
