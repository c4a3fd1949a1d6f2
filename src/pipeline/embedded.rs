//! The models inside the library.

use std::sync::{Arc, LazyLock};

use crate::model::{BriefFile, Model};
use crate::relation::RelationModel;
use crate::summarise::editorial::EditorialWeights;
use crate::summarise::expected::BriefModel;

/// The file of the model of tags, as it is committed.
pub const EMBEDDED: &[u8] = include_bytes!("../../models/news-en.safetensors");

/// The file of the model of briefs, as it is committed.
pub const EMBEDDED_BRIEF: &[u8] = include_bytes!("../../models/brief-en.safetensors");

/// The weights of the editorial method, as they are committed.
const EMBEDDED_EDITORIAL: &str = include_str!("../../models/brief-en.toml");

/// The model of relations, as it is committed.
const EMBEDDED_RELATIONS: &str = include_str!("../../models/relations-en.toml");

/// The model of tags inside the library, read when it is first asked for.
///
/// # Panics
/// Never: a test reads the committed file.
#[must_use]
pub fn embedded_model() -> Arc<Model> {
    static MODEL: LazyLock<Arc<Model>> = LazyLock::new(|| {
        Arc::new(Model::from_bytes(EMBEDDED).expect("a test reads the committed file"))
    });
    Arc::clone(&MODEL)
}

/// The model of briefs inside the library, read when it is first asked for.
///
/// # Panics
/// Never: a test reads the committed file.
#[must_use]
pub fn embedded_brief_model() -> Arc<BriefModel> {
    static MODEL: LazyLock<Arc<BriefModel>> = LazyLock::new(|| {
        let file = BriefFile::from_bytes(EMBEDDED_BRIEF).expect("a test reads the committed file");
        let weights = EditorialWeights::from_toml(EMBEDDED_EDITORIAL);
        let weights = weights.expect("a test reads the committed file");
        Arc::new(file.model.with_editorial(Arc::new(weights)))
    });
    Arc::clone(&MODEL)
}

/// The model of relations inside the library, read when it is first asked for.
///
/// # Panics
/// Never: a test reads the committed file.
#[must_use]
pub fn embedded_relation_model() -> Arc<RelationModel> {
    static MODEL: LazyLock<Arc<RelationModel>> = LazyLock::new(|| {
        let model = RelationModel::from_toml(EMBEDDED_RELATIONS);
        Arc::new(model.expect("a test reads the committed file"))
    });
    Arc::clone(&MODEL)
}
