//! The model inside the binary.

use std::sync::LazyLock;

use crate::model::Model;

/// Its file, as it is committed.
pub const EMBEDDED: &[u8] = include_bytes!("../../models/newsroom-en.safetensors");

/// The model inside the binary, read when it is first asked for.
///
/// # Panics
/// Never: a test reads the committed file.
#[must_use]
pub fn embedded_model() -> &'static Model {
    static MODEL: LazyLock<Model> =
        LazyLock::new(|| Model::from_bytes(EMBEDDED).expect("a test reads the committed file"));
    &MODEL
}
