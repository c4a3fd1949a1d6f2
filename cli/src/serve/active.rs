use std::sync::{Arc, PoisonError, RwLock};

use super::engine::Engine;

/// Engine that is in use. Another can take its place at any time: requests end with the one that they
/// began with.
#[derive(Clone)]
pub(crate) struct Active(Arc<RwLock<Arc<Engine>>>);

impl Active {
    pub(crate) fn new(engine: Engine) -> Self {
        Self(Arc::new(RwLock::new(Arc::new(engine))))
    }

    /// Uses another engine from now on.
    pub(crate) fn switch(&self, engine: Engine) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(engine);
    }

    pub(crate) fn now(&self) -> Arc<Engine> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}
