use axum::extract::State;
use axum::response::Response;
use nutgraf::raw::pipeline::{LabelSelection, Pipeline};
use nutgraf::raw::read::Record;
use nutgraf::raw::text::Target;
use serde::Deserialize;

use super::answer::each;
use super::asked::Asked;
use super::submitted::Submitted;
use crate::record::{Provenance, RecordMetadata, line};
use crate::serve::problem::Problem;
use crate::serve::state::Server;

/// What is asked of tags, as the flags of `nutgraf classify` do.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a parameter of its own")]
pub(super) struct TagsAsked {
    all: bool,
    abstain: bool,
    brief: bool,
    explain: bool,
    target: Option<String>,
    text: bool,
    verbatim: bool,
}

/// Tags articles: of each its record, as `nutgraf classify --format jsonl` writes it.
pub(super) async fn classify(
    State(server): State<Server>,
    Asked(asked): Asked<TagsAsked>,
    submitted: Submitted,
) -> Result<Response, Problem> {
    each(server, submitted, move |server, record| tagged(server, &asked, record)).await
}

fn tagged(server: &Server, asked: &TagsAsked, record: Record) -> String {
    let engine = server.engine.now();
    let pipelines = if asked.brief { &engine.tagging_with_briefs } else { &engine.tagging };
    let provenance = Provenance { with_text: asked.text, ..engine.provenance.clone() };
    let (article, metadata) = RecordMetadata::of(record);
    pipelines.with(
        |pipeline| asked.set(pipeline),
        |pipeline| {
            let reading = pipeline.read_dated(&article, metadata.date().as_deref());
            line(&reading, &metadata, &provenance)
        },
    )
}

impl TagsAsked {
    fn set(&self, pipeline: Pipeline) -> Pipeline {
        let labels = match (self.all, self.abstain) {
            (true, _) => LabelSelection::All,
            (_, true) => LabelSelection::Sure,
            _ => LabelSelection::Given,
        };
        let target = self.target.clone().map(|name| Target { name, mention: None });
        pipeline.labels(labels).target(target).explain_tags(self.explain).verbatim(self.verbatim)
    }
}
