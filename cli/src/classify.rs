//! `nutgraf classify`.

use nutgraf::pipeline::Digester;
use nutgraf::read::Record;
use nutgraf::summarise::{Length, Method};
use nutgraf::text::Target;

use super::args::ClassifyArgs;
use super::batch::Rendered;
use super::config::{ClassifyConfig, Labels};
use super::exit::Exit;
use super::output::{self, Beside, Briefed, Subject, Tagged};

/// Tags articles.
pub(crate) fn run(args: ClassifyArgs) -> anyhow::Result<Exit> {
    let ClassifyConfig { batch, model, format, target, actors, precision, wanted, brief } =
        ClassifyConfig::new(args)?;
    let facets = model.facets.iter().map(|classifier| &classifier.facet).collect();
    let subject = Subject::Tags { facets, all: wanted.labels == Labels::All };
    let format = output::format(format, subject, &batch.sink);
    let target = target.map(|name| Target { name, mention: None });
    let work = |digester: &mut Digester<'_>, record: Record| {
        let (article, beside) = Beside::of(record);
        let article = match &target {
            Some(target) => article.with_target(target.clone()),
            None => article,
        };
        let analysis = digester.analyse(&article);
        let tags = digester.tag(&analysis);
        let tagged = Tagged::new(&model, &analysis, &tags, wanted, &beside);
        let text = if brief {
            let edited = digester.edit(&analysis, Length::default());
            let (asked, explain) = (Method::default(), false);
            let (analysis, edited, beside) = (&analysis, &edited, &beside);
            let briefed = Briefed { analysis, edited, asked, explain, beside };
            format.digest(&tagged, &briefed)
        } else {
            format.tags(&tagged)
        };
        Rendered { text, telling: true }
    };
    let digester = || Digester::new(&model).with_precision(precision).with_actors(actors);
    batch.run(&*format, digester, work)
}
