use std::path::Path;
use std::sync::{Arc, OnceLock};

use nutgraf::raw::classify::Classifier;
use nutgraf::raw::label::LabelId;
use nutgraf::raw::model::Model;
use nutgraf::raw::pipeline::{Pipeline, Reading};
use nutgraf::raw::text::Article;

use crate::archive::Settings;
use crate::args::EngineArgs;
use crate::config::{IdentifiedModel, identified_model, open_brief_model};
use crate::record::{ArticleRecord, FacetColumns, ModelId, RecordShape};
use crate::report::label_words;
use crate::serve::Pipelines;

/// Characters at the top of a text among which its headline is looked for.
const TOP: usize = 2_000;

/// Edition: the model in use, and the pipelines that read with it.
pub(super) struct Edition {
    pub(super) model: Arc<Model>,
    pub(super) id: ModelId,
    pub(super) settings: Settings,
    pipelines: Pipelines,
    template: Pipeline,
    words: OnceLock<FacetWords>,
}

/// The words that speak most for each label, facet by facet.
type FacetWords = Vec<Vec<Vec<String>>>;

impl Edition {
    /// The edition of the model in the file at `path`, or else of the one inside.
    pub(super) fn open(path: Option<&Path>, args: &EngineArgs) -> anyhow::Result<Self> {
        Self::of(identified_model(path)?, args)
    }

    pub(super) fn of(
        IdentifiedModel { model, id }: IdentifiedModel,
        args: &EngineArgs,
    ) -> anyhow::Result<Self> {
        let briefs = open_brief_model(args.brief_model.as_deref())?;
        let template = Pipeline::with_models(Arc::clone(&model), briefs)
            .language(args.language)
            .precision(args.precision)
            .actors(args.actors)
            .facets(&args.facet);
        let settings = Settings {
            model: id.clone(),
            shape: shape(&model),
            abstain: false,
            precision: args.precision,
            actors: args.actors,
            target: None,
            language: args.language.map(|language| language.code().to_owned()),
            verbatim: false,
            rules: None,
        };
        let pipelines = Pipelines::new(template.clone());
        Ok(Self { model, id, settings, pipelines, template, words: OnceLock::new() })
    }

    /// A pipeline for a thread of one's own.
    pub(super) fn pipeline(&self) -> Pipeline {
        self.template.clone()
    }

    /// The words that speak most for each label: found once, since all features are looked at.
    pub(super) fn words(&self) -> &FacetWords {
        let of_label = |own: &Classifier, label: usize| {
            let words = label_words(own, LabelId(label as u16));
            words.into_iter().map(str::to_owned).collect()
        };
        let of_facet = |own: &Classifier| {
            (0..own.facet.labels.len()).map(|label| of_label(own, label)).collect()
        };
        self.words.get_or_init(|| self.model.facets.iter().map(of_facet).collect())
    }

    /// Reads an article, with reasons where they are asked for.
    pub(super) fn read<T>(
        &self,
        article: &Article,
        date: Option<&str>,
        explain: bool,
        look: impl FnOnce(&Reading<'_>) -> T,
    ) -> T {
        let settings = |pipeline: Pipeline| pipeline.explain_tags(explain);
        self.pipelines.with(settings, |pipeline| look(&pipeline.read_dated(article, date)))
    }
}

fn shape(model: &Model) -> RecordShape {
    let facets = model.facets.iter().map(|own| FacetColumns::from(&own.facet));
    RecordShape {
        facets: facets.collect(),
        all: false,
        with_text: true,
        with_brief: true,
        with_relations: false,
    }
}

/// The article that a record is of. A headline that stands in the text is none beside it.
pub(super) fn article(record: &ArticleRecord) -> Article {
    let text = record.text.clone().unwrap_or_default();
    let top = text.char_indices().nth(TOP).map_or(text.len(), |(place, _)| place);
    let beside = record.title.clone().filter(|title| !text[..top].contains(title.trim()));
    Article { id: record.id.clone(), title: beside, text, ..Article::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_in_the_text_is_not_read_twice() {
        let json = |title: &str, text: &str| {
            let record = format!(
                r#"{{"id":"a","tags":[],"language":null,"known_words":1,"title":"{title}","date":null,
                "url":null,"text":"{text}","model":{{"name":"m","fingerprint":"f"}},"nutgraf":"0"}}"#
            );
            serde_json::from_str::<ArticleRecord>(&record).unwrap()
        };
        assert_eq!(article(&json("Rovers win", "# Rovers win\\n\\nThey won.")).title, None);
        assert_eq!(article(&json("Rovers win", "They won.")).title.as_deref(), Some("Rovers win"));
    }
}
