//! What is passed over because it holds no article.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Counts, while they are read, the files and records that hold no article and are no error: those
/// of another kind in a folder, the images in a web archive, what stands around the articles of an
/// export.
#[derive(Clone, Debug, Default)]
pub struct PassedOver(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    files: AtomicU64,
    records: AtomicU64,
}

impl PassedOver {
    pub(super) fn count_file(&self) {
        self.0.files.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn count_record(&self) {
        self.0.records.fetch_add(1, Ordering::Relaxed);
    }

    /// Files in folders so far whose names tell no format.
    #[must_use]
    pub fn files(&self) -> u64 {
        self.0.files.load(Ordering::Relaxed)
    }

    /// Records so far that are no articles.
    #[must_use]
    pub fn records(&self) -> u64 {
        self.0.records.load(Ordering::Relaxed)
    }
}
