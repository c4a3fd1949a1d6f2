//! nutgraf reads news: it tags articles by topic and stance, and writes briefs of their own
//! sentences, from one analysis.
//!
//! ```
//! # #[cfg(feature = "embedded")] {
//! use nutgraf::{Article, Pipeline};
//!
//! let article = Article::new("strait", "Shelling stopped in the Orlen Strait on Sunday. \
//!     Envoys of both armies signed the ceasefire at dawn. Troops will withdraw within a week. \
//!     Nobody knows whether the truce will hold. Fishing boats returned to the harbour at noon.");
//! let reading = Pipeline::new().read(&article);
//!
//! let tags = reading.tags.as_ref().unwrap();
//! assert_eq!(tags.facets[0].tags[0].label, "conflict");
//! assert_eq!(reading.sentences().len(), 3);
//! # }
//! ```
//!
//! Modules stand on floors, and each uses lower ones only: [`span`] → [`text`] → [`features`] →
//! [`classify`] and [`summarise`] → [`model`], [`evaluate`] and [`read`] → [`corpus`] →
//! [`pipeline`], which puts them to work. A [`Pipeline`] belongs to one thread;
//! [`pipeline::in_order`] runs many. [`pipeline::Trainer`] learns a [`Model`] from a
//! [`corpus::Corpus`]. Nothing here prints, and nothing touches the network.

pub mod analysis;
pub mod calibrate;
pub mod classify;
pub mod clean;
pub mod corpus;
pub mod dedup;
pub mod entities;
mod error;
pub mod evaluate;
pub mod features;
pub mod label;
pub mod model;
pub mod naive_bayes;
pub mod pipeline;
pub mod read;
pub mod select;
pub mod span;
pub mod stance;
pub mod summarise;
pub mod text;

pub use crate::error::Error;
pub use crate::model::Model;
pub use crate::pipeline::{Pipeline, Reading};
pub use crate::text::Article;
