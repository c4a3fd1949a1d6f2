//! nutgraf reads news: it tags articles by topic and by stance, writes briefs of their own sentences,
//! and learns from a folder of labels. It runs offline, on a CPU, with its models inside.
//!
//! Everything starts with a [`Pipeline`], which reads one [`Article`] after the other:
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
//! | to … | use |
//! |---|---|
//! | tag and summarise articles | [`Pipeline`], which gives a [`Reading`]: [`Tags`] and an [`ArticleBrief`] |
//! | know why | [`Pipeline::explain_tags`], a [`TagExplanation`] a tag |
//! | read files, folders and streams in many formats | [`records`], or a [`Format`] of your own |
//! | work on all cores, in the order of the input | [`in_order`] |
//! | learn from labels | a [`Corpus`], read or built in memory, and a [`Trainer`] |
//! | keep a model | [`Model::save`], [`Model::load`] |
//! | know how good a model is | [`Evaluation`] |
//! | choose sentences your own way | a [`Summariser`], which sees the [`Story`], and a [`SummaryWriter`] |
//!
//! Results serialise to the JSON that the program `nutgraf` prints. Enums and results may gain
//! variants and fields; an
//! [`Error`] tells what it is by its [`ErrorKind`]. What lies beneath is in
//! [`raw`], without promises. Nothing here prints, and nothing touches the network.

// The rooms of the house: whoever needs what lies in them finds it in `raw`.
#[doc(hidden)]
pub mod active_learning;
#[doc(hidden)]
pub mod analysis;
#[doc(hidden)]
pub mod calibrate;
mod cholesky;
#[doc(hidden)]
pub mod classify;
#[doc(hidden)]
pub mod clean;
#[doc(hidden)]
pub mod corpus;
#[doc(hidden)]
pub mod dedup;
#[doc(hidden)]
pub mod drift;
#[doc(hidden)]
pub mod entities;
#[doc(hidden)]
pub mod evaluate;
#[doc(hidden)]
pub mod features;
#[doc(hidden)]
pub mod label;
#[doc(hidden)]
pub mod label_errors;
mod logistic;
#[doc(hidden)]
pub mod model;
#[doc(hidden)]
pub mod naive_bayes;
mod named_features;
#[doc(hidden)]
pub mod pipeline;
#[doc(hidden)]
pub mod quantify;
#[doc(hidden)]
pub mod read;
#[doc(hidden)]
pub mod record;
#[doc(hidden)]
pub mod relation;
#[doc(hidden)]
pub mod rules;
#[doc(hidden)]
pub mod select;
#[doc(hidden)]
pub mod span;
#[doc(hidden)]
pub mod stance;
#[doc(hidden)]
pub mod summarise;
#[doc(hidden)]
pub mod text;

mod error;
pub mod raw;

pub use corpus::{Corpus, CorpusBuilder, CorpusOptions};
pub use error::{Error, ErrorKind};
pub use evaluate::{FacetReport, Report};
pub use label::{Choice, Facet, Label};
pub use model::{BriefFile, Model};
pub use pipeline::{
    Abstention, ArticleBrief, AttributedTag, BriefFocus, BriefTrainer, CleanArticle, Contribution,
    Evaluation, FacetTags, LabelSelection, MergedBrief, Pipeline, Progress, Reading, SplitArticle,
    StanceEvidence, StrongestMention, Tag, TagExplanation, Tags, TextPart, TrainError, Trainer,
    WordContribution, in_order,
};
#[cfg(feature = "embedded")]
pub use pipeline::{embedded_brief_model, embedded_model, embedded_relation_model};
pub use read::{Format, Input, Pending, ReadOptions, Record, read as records};
pub use relation::{Relation, RelationLabel, RelationModel, RelationTrainer};
pub use select::Algorithm;
pub use span::Span;
pub use summarise::{
    BriefExplanation, BriefModel, Chosen, Edit, EditKind, Length, Method, MethodName, Reason,
    Story, StorySentence, Summariser, SummaryWriter,
};
pub use text::{Article, Language, NewsReport, Target};
