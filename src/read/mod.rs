//! Articles, as they come: files, folders and streams, one file of code a format.
//!
//! Reading has two steps, so that many threads can share an input. One at a time they *cut* it
//! into [`Pending`] records, which costs little more than finding the line breaks. Then the
//! thread that will analyse the article *decodes* it: only then is a small file opened, JSON
//! parsed, and text checked to be text. An error in either step names its file and line, and the
//! iteration goes on with the next record.
//!
//! ```
//! use nutgraf::raw::read::{Input, ReadOptions, read};
//!
//! let lines = "{\"id\": 7, \"title\": \"Talks\", \"text\": \"They met.\"}\n{\"id\": 8, \"te";
//! let input = Input::stream("example", lines.as_bytes());
//! let records: Vec<_> = read([input], &ReadOptions::default())
//!     .map(|pending| pending?.decode())
//!     .collect();
//!
//! assert_eq!(records[0].as_ref().unwrap().article.text, "They met.");
//! let error = records[1].as_ref().unwrap_err();
//! assert_eq!(error.to_string(), "example:2: column 13: EOF while parsing a string");
//! ```

mod briefs;
mod bytes_read;
mod charset;
#[cfg(feature = "parquet")]
mod contained;
mod csv;
mod cut_short;
mod dialect;
mod document;
mod error;
mod export;
#[cfg(feature = "web")]
mod feed;
mod fields;
mod format;
mod formats;
mod found;
#[cfg(feature = "web")]
mod html;
mod inflate;
mod input;
mod json;
mod json_array;
mod label_studio;
mod lines;
mod listed;
mod location;
#[cfg(feature = "web")]
mod markup;
mod nested;
#[cfg(feature = "web")]
mod news_item;
mod ninjs;
mod note;
mod object;
#[cfg(feature = "parquet")]
mod parquet;
mod passed_over;
mod pending;
mod record;
mod repair;
mod size;
mod source;
mod stream;
mod table;
mod text;
#[cfg(feature = "web")]
mod warc;
mod withdrawn;
#[cfg(feature = "web")]
mod xml;
mod zstd;

pub use briefs::{ReadBrief, briefs};
pub use bytes_read::BytesRead;
pub use charset::text_of;
#[cfg(feature = "parquet")]
pub use contained::panic_is_contained;
pub(crate) use csv::NOTHING;
pub use error::{Error, ErrorKind};
pub use fields::{Fields, Keep};
pub use format::{Cut, Format, ReadOptions};
pub use formats::{FORMATS, format_named, format_of};
pub use input::{Input, files, read};
pub use lines::Lines;
pub use location::Location;
pub use note::Note;
pub use object::record as from_json;
pub use passed_over::PassedOver;
pub use pending::Pending;
pub use record::Record;
pub use size::size;
pub use source::{MAX_RECORD, Source};
pub use table::{Row, Table};
pub use text::Text;
