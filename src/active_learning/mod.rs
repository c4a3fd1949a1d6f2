//! Active learning: which articles of a pool to label next, so that few labels teach much.
//!
//! First the typical ones, the densest of each cluster by meaning (Hacohen, Dekel and Weinshall, "Active
//! Learning on a Budget: Opposite Strategies Suit High and Low Budgets", ICML 2022); from sixty labels
//! on the uncertain ones, spread out by clusters that uncertainty weights (Zhdanov, "Diverse mini-batch
//! Active Learning", 2019). Labels that nobody has given yet come first, by what their definitions say.
//! Some of each batch are drawn at random: they alone can tell how good the model is.

mod draw;
mod k_means;
mod query;
mod reason;
mod space;
mod typical;
mod uncertain;
mod unseen;

pub use draw::draw;
pub use k_means::{Clusters, k_means};
pub use query::{Pool, Query, query};
pub use reason::Reason;
pub use space::Space;
pub use typical::typical;
pub use uncertain::uncertain;
pub use unseen::unseen;
