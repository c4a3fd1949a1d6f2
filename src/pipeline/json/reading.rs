//! Reading of an article as one JSON object.

use serde::{Serialize, Serializer};

use super::brief::BriefObject;
use super::relation::RelationObject;
use super::tags::TagsObject;
use crate::pipeline::reading::Reading;

#[derive(Serialize)]
struct ReadingObject<'r> {
    id: &'r str,
    #[serde(flatten)]
    tags: Option<TagsObject<'r>>,
    #[serde(flatten)]
    brief: Option<BriefObject<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    relations: Option<Vec<RelationObject<'r>>>,
}

impl Serialize for Reading<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = &self.article().text;
        let object = ReadingObject {
            id: &self.article().id,
            tags: self.tags.as_ref().map(|tags| TagsObject::new(self, tags)),
            brief: self.brief.as_ref().map(|brief| BriefObject::new(text, brief)),
            relations: self.relations.as_ref().map(|own| RelationObject::all(text, own)),
        };
        object.serialize(serializer)
    }
}
