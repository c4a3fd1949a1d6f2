//! Analysis: an article taken apart once, for tags and brief both.
//!
//! An [`Analyser`] of one language makes an [`Analysis`]: the article's tokens, each with the hash
//! of its surface form and of its stem, and, when they are asked for, its segments (what of the
//! text is prose), sentences and quotations, all as spans of the original text. [`Analysers`] hold
//! one for each language and choose among them.

mod analyser;
mod analysers;
mod analysis;
mod domain;
mod excerpt;
mod language;
mod scope;
mod sentence;
mod story;

pub use analyser::Analyser;
pub use analysers::Analysers;
pub use analysis::Analysis;
pub use domain::Domain;
pub use scope::Scope;
pub use sentence::Sentence;
