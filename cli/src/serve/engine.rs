use nutgraf::raw::pipeline::Pipeline;

use super::spare::Spare;
use crate::record::Provenance;

/// Engine that reads articles: pipelines that were set up once, as many as read at a time.
pub(crate) struct Engine {
    pub(crate) provenance: Provenance,
    pub(crate) tagging: Pipelines,
    pub(crate) tagging_with_briefs: Pipelines,
    pub(crate) summarising: Pipelines,
    pub(crate) cleaning: Pipelines,
}

/// Pipelines of one kind. Each remembers the words that it has met, and is used again for that.
pub(crate) struct Pipelines {
    template: Pipeline,
    spare: Spare<Pipeline>,
}

impl Pipelines {
    pub(crate) const fn new(template: Pipeline) -> Self {
        Self { template, spare: Spare::new() }
    }

    /// Works with a pipeline that nobody else works with, with these `settings`.
    pub(crate) fn with<T>(
        &self,
        settings: impl FnOnce(Pipeline) -> Pipeline,
        work: impl FnOnce(&mut Pipeline) -> T,
    ) -> T {
        let mut pipeline = settings(self.spare.take().unwrap_or_else(|| self.template.clone()));
        let done = work(&mut pipeline);
        self.spare.keep(pipeline);
        done
    }
}
