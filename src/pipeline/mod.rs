//! The floors put to work: an article's way from text to tags and brief, and a corpus's way to a
//! model.

mod batch;
mod digest;
mod editor;
mod embedded;
mod evaluate;
mod evaluate_brief;
mod label_focus;
mod lesson;
mod train;
mod train_brief;

pub use batch::in_order;
pub use digest::{ACTORS, Digest, Digester, FacetTags, PRECISION, Tag, Tags};
pub use editor::{About, Assignment, Edited, Editor};
pub use embedded::{EMBEDDED, EMBEDDED_BRIEF, embedded_brief_model, embedded_model};
pub use evaluate::{Evaluation, Stage};
pub use evaluate_brief::BriefExam;
pub use label_focus::label_focus;
mod polyglot;
pub use polyglot::Polyglot;
pub use train::{BUDGET, GENERATIVE_BUDGET, Progress, Trainer};
pub use train_brief::{BriefTrainer, SUMMARY_FIELD, summary};
