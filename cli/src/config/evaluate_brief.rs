use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;

use nutgraf::raw::read::{Input, ReadOptions, Source, briefs};
use nutgraf::raw::summarise::{BriefModel, Length, Method};
use nutgraf::raw::text::Language;

use super::brief::{length, open_brief_model};
use super::train_brief::with_summary;
use crate::args::{BriefReportFormat, EvaluateBriefArgs};
use crate::sink::Sink;

/// What judging briefs needs.
pub(crate) struct EvaluateBriefConfig {
    pub(crate) options: ReadOptions,
    pub(crate) threads: NonZeroUsize,
    /// The lead, which all are compared with, then those to judge.
    pub(crate) methods: Vec<Method>,
    pub(crate) model: Arc<BriefModel>,
    pub(crate) language: Language,
    pub(crate) length: Length,
    pub(crate) files: Vec<BriefsFile>,
    pub(crate) format: BriefReportFormat,
    pub(crate) sink: Sink,
}

/// Briefs that somebody else wrote.
pub(crate) struct BriefsFile {
    pub(crate) name: String,
    /// Sentences by the id of their article.
    pub(crate) briefs: HashMap<String, Vec<String>>,
}

impl EvaluateBriefConfig {
    /// With the inputs, which are read only once.
    pub(crate) fn new(args: EvaluateBriefArgs) -> anyhow::Result<(Self, Vec<Input>)> {
        let threads = super::common::threads(args.threads);
        rayon::ThreadPoolBuilder::new().num_threads(threads.get()).build_global()?;
        let mut methods = vec![Method::Lead];
        let asked = args.method.into_iter().flat_map(|methods| methods.0);
        for method in asked {
            if !methods.contains(&method) {
                methods.push(method);
            }
        }
        if methods.len() == 1 && args.briefs.is_empty() {
            methods.push(Method::default());
        }
        let files = args.briefs.iter().map(|path| BriefsFile::read(path));
        let inputs = args.references.into_iter().map(Input::from).collect();
        let config = Self {
            files: files.collect::<Result<_, _>>()?,
            options: with_summary(super::common::reading(args.reading)),
            threads,
            methods,
            model: open_brief_model(args.brief_model.as_deref())?,
            language: args.language,
            length: length(&args.length),
            format: args.format,
            sink: super::common::sink(&args.file)?,
        };
        Ok((config, inputs))
    }
}

impl BriefsFile {
    fn read(path: &Path) -> anyhow::Result<Self> {
        let all = briefs(Source::file(path))?.into_iter();
        let name = path.display().to_string();
        Ok(Self { name, briefs: all.map(|brief| (brief.id, brief.sentences)).collect() })
    }
}
