//! Handlers: what a request asks for is found out, and put on a page or into a folder.

mod article;
mod asset;
mod blocking;
mod export;
mod form;
mod labels;
mod lists;
mod model;
mod readers;
mod retrain;

pub(super) use article::article;
pub(super) use asset::{icon, script, style};
pub(super) use export::export;
pub(super) use labels::{label, name_reader, undo};
pub(super) use lists::{queue, today};
pub(super) use model::{model, test};
pub(super) use readers::readers;
pub(super) use retrain::{check_labels, keep, pick_next, retrain, switch, train};
