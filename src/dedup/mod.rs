//! Deduplication: wire stories in many papers, articles on both sides of a test.
//!
//! Two texts resemble each other as their sets of shingles, runs of five words, do (Broder, "On the
//! resemblance and containment of documents", 1997). A [`Signature`] estimates it in constant room:
//! the least hash of the shingles in each of 64 bins, one hash a shingle (Li, Owen and Zhang, "One
//! Permutation Hashing", NIPS 2012), empty bins borrowing from others (Shrivastava, "Optimal
//! Densification for Fast and Accurate Minwise Hashing", ICML 2017). Signatures are cut into bands,
//! and only texts that agree in a whole band are compared ([`near_copies`]).

mod disjoint_sets;
mod near_copies;
mod shingles;
mod signature;

pub use near_copies::{NEAR_COPY, near_copies};
pub use shingles::{resemblance, word_hashes};
pub use signature::Signature;
