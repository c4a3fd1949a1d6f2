//! Training at the desk: in the background, with progress, what would change before it does, and the
//! archive read again when it is switched.

mod change;
mod changes;
mod check;
mod learn;
mod pick;
mod picks;
mod reread;
mod scores;
mod suspicion;
mod work;

pub(super) use change::Change;
pub(super) use check::check;
pub(super) use learn::learn;
pub(super) use pick::pick;
pub(super) use picks::{Picked, Picks};
pub(super) use reread::reread;
pub(super) use scores::scores;
pub(super) use suspicion::Suspicion;
pub(super) use work::{Trained, Training, Work};
