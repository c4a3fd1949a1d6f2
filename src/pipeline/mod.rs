//! The floors put to work: an article's way from text to tags and brief, and a corpus's way to a
//! model.

mod batch;
mod digest;
mod embedded;
mod train;

pub use batch::in_order;
pub use digest::{Digest, Digester, FacetTags, PRECISION, Tag, Tags};
pub use embedded::{EMBEDDED, embedded_model};
pub use train::{BUDGET, Progress, Trainer};
