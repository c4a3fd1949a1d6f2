//! Labelled articles to learn from, in the shapes that people keep them in.
//!
//! [`read`] tells the shape of what it is given:
//!
//! | Shape | Told by |
//! |---|---|
//! | labels folder | a folder with `facets.toml`, which declares facets and labels; the articles lie beside the folder and are named in one table a facet |
//! | class folders | a folder of folders, one a label, one article a file (scikit-learn's `load_files`) |
//! | fastText lines | a file that starts with `__label__` |
//! | records | JSON or a table, with the label in a field that [`CorpusOptions::facets`] names, or a field a label |
//! | recipe | a `.toml` file that names sources of all these kinds of records, and what their labels mean |
//!
//! What cannot be used is left out, with its location and the reason, and the rest is kept.

mod answers;
mod builder;
mod choice_style;
mod class_folders;
mod corrections;
mod declared_elsewhere;
mod decode;
mod definitions;
mod detect;
mod error;
mod facet_field;
mod facets;
mod fasttext;
mod fingerprint;
mod folds;
mod groups;
mod in_memory;
mod joined_labels;
mod label_mapping;
mod label_tables;
mod label_values;
mod labelled;
mod labels_folder;
mod left_out;
mod one_hot;
mod options;
mod random_mark;
mod recipe;
mod record_labels;
mod records;
mod repeated_lines;
mod retired;
mod second_coder;
mod text_file;

pub use declared_elsewhere::read_corrections;
pub use detect::read;
pub use error::Error;
pub use facet_field::FacetField;
pub use fingerprint::{ArticleDigest, Fingerprint, fingerprint, fingerprint_of};
pub use folds::{Sketch, copies, folds};
pub use groups::Groups;
pub use in_memory::CorpusBuilder;
pub use label_mapping::LabelMapping;
pub use labelled::{Corpus, LabelledExample, LabelledFacet, Learning};
pub use labels_folder::declared_facets;
pub use left_out::{Doubt, LeftOut, Reason};
pub use options::{Condition, CorpusOptions};
pub(crate) use repeated_lines::without_repeated_lines;
