use std::sync::{Mutex, PoisonError};

/// Spare parts: what is dear to make, kept between uses, by as many as use it at once.
pub(crate) struct Spare<T> {
    parts: Mutex<Vec<T>>,
}

impl<T> Spare<T> {
    pub(crate) const fn new() -> Self {
        Self { parts: Mutex::new(Vec::new()) }
    }

    /// A part that is left over.
    pub(crate) fn take(&self) -> Option<T> {
        self.parts.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    /// Keeps a part for the next. One that a panic went through is not brought back.
    pub(crate) fn keep(&self, part: T) {
        self.parts.lock().unwrap_or_else(PoisonError::into_inner).push(part);
    }
}
