//! nutgraf reads news: it tags articles by topic and stance, and writes briefs of their own
//! sentences, from one analysis.
//!
//! ```
//! use nutgraf::{Article, Digester, embedded_model};
//!
//! let article = Article::new("strait", "Shelling stopped in the Orlen Strait on Sunday. \
//!     Envoys of both armies signed the ceasefire at dawn. Troops will withdraw within a week. \
//!     Nobody knows whether the truce will hold. Fishing boats returned to the harbour at noon.");
//! let mut digester = Digester::new(embedded_model());
//! let digest = digester.digest(&article);
//!
//! let topic = &digest.tags.facets[0];
//! assert_eq!(topic.given[0].label, "conflict");
//! let brief: Vec<&str> =
//!     digest.brief.sentences.iter().map(|chosen| chosen.span.of(&article.text)).collect();
//! assert_eq!(brief.len(), 3);
//! ```
//!
//! Modules stand on floors, and each uses lower ones only: [`span`] → [`text`] → [`features`] →
//! [`classify`] and [`summarise`] → [`model`], [`evaluate`] and [`read`] → [`corpus`] →
//! [`pipeline`], which puts them to work. A [`Digester`] belongs to one thread;
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
pub use crate::pipeline::{Digest, Digester, embedded_model};
pub use crate::text::Article;
