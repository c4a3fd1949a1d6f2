//! Records: what nutgraf says of an article as systems keep it, in a line of JSON that has it whole.
//!
//! Beside the [`Reading`](crate::pipeline::Reading) a record says which article it is of, and where
//! that came from, by the fields of its source; what reading took; and which model and which nutgraf
//! made it. `docs/record.schema.json` is its schema.

mod line;
mod metadata;
mod model_id;
mod provenance;
pub mod source;

pub use line::line;
pub use metadata::{Fields, RecordMetadata};
pub use model_id::ModelId;
pub use provenance::{NUTGRAF, Provenance};
