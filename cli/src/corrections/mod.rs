//! Corrections: what people say of articles, put into the labels folder, where training finds it. Each is
//! in the folder, whole, before anybody is told so; who made it and when stands in a journal beside
//! the tables, by which it can be undone.

mod agreement;
mod correction;
mod folder;
mod journal;
mod labels;
mod naming;
mod scaffold;
mod table;

pub(crate) use agreement::{Agreement, Difference, compare, readers};
pub(crate) use correction::{Correction, LabelledArticle, Subject};
pub(crate) use folder::LabelsFolder;
pub(crate) use journal::Entry;
pub(crate) use labels::FolderLabels;
