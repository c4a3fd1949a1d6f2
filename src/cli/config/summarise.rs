use nutgraf::summarise::{Length, Method};
use nutgraf::text::Language;

use crate::cli::args::{FormatName, SummariseArgs};
use crate::cli::batch::Batch;

/// What writing briefs needs.
pub(crate) struct SummariseConfig {
    pub(crate) batch: Batch,
    pub(crate) format: FormatName,
    pub(crate) method: Method,
    pub(crate) length: Length,
    pub(crate) language: Language,
}

impl SummariseConfig {
    pub(crate) fn new(args: SummariseArgs) -> anyhow::Result<Self> {
        let length = args.length;
        let length = (length.sentences.map(|count| Length::Sentences(count.get())))
            .or_else(|| length.words.map(|count| Length::Words(count.get())))
            .or_else(|| length.percent.map(Length::Percent));
        Ok(Self {
            batch: super::batch(args.input, &args.output.file, "summarise")?,
            format: args.output.format,
            method: args.method,
            length: length.unwrap_or_default(),
            language: args.language,
        })
    }
}
