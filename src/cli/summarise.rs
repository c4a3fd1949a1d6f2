//! `nutgraf summarise`.

use nutgraf::pipeline::embedded_brief_model;
use nutgraf::summarise::Briefer;
use nutgraf::text::{Analyser, Article};

use super::args::SummariseArgs;
use super::batch::Rendered;
use super::config::SummariseConfig;
use super::exit::Exit;
use super::output::{self, Briefed, Subject};

/// Writes briefs.
pub(crate) fn run(args: SummariseArgs) -> anyhow::Result<Exit> {
    let SummariseConfig { batch, format, method, length, language } = SummariseConfig::new(args)?;
    let format = output::format(format, Subject::Briefs, &batch.sink);
    let state = || (Analyser::new(language), Briefer::new(method, Some(embedded_brief_model())));
    let work = |(analyser, briefer): &mut (Analyser, Briefer), article: Article| {
        let analysis = analyser.analyse(&article);
        let brief = briefer.brief(&analysis, length);
        let text = format.brief(&Briefed { analysis: &analysis, brief: &brief });
        Rendered { text, telling: !brief.sentences.is_empty() }
    };
    batch.run(&*format, state, work)
}
