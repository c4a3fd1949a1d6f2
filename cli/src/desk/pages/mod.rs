//! Pages of the desk, each a function of what it shows: readable without script, and nothing on them but
//! text is an article's.

mod address;
mod article;
mod evidence;
mod forms;
mod layout;
mod list;
mod mark;
mod model;
mod plot;
mod queue;
mod readers;
mod retrain;
mod stances;
mod today;

pub(super) use address::{address, encoded};
pub(super) use article::{ArticlePage, article};
pub(super) use layout::{Nav, Shell, failed};
pub(super) use list::ListedHead;
pub(super) use model::{ModelPage, model};
pub(super) use queue::{QueuePage, queue};
pub(super) use readers::{Differing, ReadersPage, readers};
pub(super) use retrain::{RetrainPage, retrain};
pub(super) use today::{TodayPage, today};
