use std::num::NonZeroUsize;

use axum::extract::State;
use axum::response::Response;
use nutgraf::raw::pipeline::{BriefFocus, Pipeline};
use nutgraf::raw::read::Record;
use nutgraf::raw::summarise::Length;
use serde::Deserialize;

use super::answer::each;
use super::asked::Asked;
use super::submitted::Submitted;
use crate::output::brief_line;
use crate::record::RecordMetadata;
use crate::serve::problem::Problem;
use crate::serve::state::Server;

/// What is asked of a brief, as the flags of `nutgraf summarise` do.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct BriefAsked {
    sentences: Option<NonZeroUsize>,
    words: Option<NonZeroUsize>,
    focus: Option<String>,
    explain: bool,
    verbatim: bool,
}

/// Writes briefs: of each article what `nutgraf summarise --format jsonl` writes.
pub(super) async fn summarise(
    State(server): State<Server>,
    Asked(asked): Asked<BriefAsked>,
    submitted: Submitted,
) -> Result<Response, Problem> {
    each(server, submitted, move |server, record| brief(server, &asked, record)).await
}

fn brief(server: &Server, asked: &BriefAsked, record: Record) -> String {
    let (article, metadata) = RecordMetadata::of(record);
    server.engine.now().summarising.with(
        |pipeline| asked.set(pipeline),
        |pipeline| brief_line(&pipeline.read(&article), &metadata),
    )
}

impl BriefAsked {
    fn set(&self, pipeline: Pipeline) -> Pipeline {
        let length = match (self.sentences, self.words) {
            (Some(sentences), _) => Length::Sentences(sentences.get()),
            (None, Some(words)) => Length::Words(words.get()),
            (None, None) => Length::default(),
        };
        pipeline
            .length(length)
            .focus(self.focus.clone().map(BriefFocus::Words))
            .explain_brief(self.explain)
            .verbatim(self.verbatim)
    }
}
