//! `nutgraf summarise`.

use nutgraf::analysis::Analysis;
use nutgraf::pipeline::Editor;
use nutgraf::read::Record;
use serde_json::Value;

use super::args::SummariseArgs;
use super::batch::{Group, Rendered};
use super::config::{Joint, SummariseConfig};
use super::exit::Exit;
use super::output::{self, Beside, Briefed, Merged, Subject};

/// Writes briefs.
pub(crate) fn run(args: SummariseArgs) -> anyhow::Result<Exit> {
    let config = SummariseConfig::new(args)?;
    match config.joint.clone() {
        Joint::None => one_by_one(config),
        Joint::All => together(config, &|_| None),
        Joint::By(field) => together(config, &|record| value(record, &field)),
    }
}

fn one_by_one(config: SummariseConfig) -> anyhow::Result<Exit> {
    let SummariseConfig { batch, format, assignment, .. } = config;
    let format = output::format(format, Subject::Briefs, &batch.sink);
    let state = || Editor::new(assignment.clone());
    let work = |editor: &mut Editor, record: Record| {
        let (article, beside) = Beside::of(record);
        let analysis = editor.analyse(&article);
        let edited = editor.brief(&analysis);
        let (asked, explain) = (assignment.method, assignment.explain);
        let telling = !edited.brief.sentences.is_empty();
        let (analysis, edited, beside) = (&analysis, &edited, &beside);
        let text = format.brief(&Briefed { analysis, edited, asked, explain, beside });
        Rendered { text, telling }
    };
    batch.run(&*format, state, work)
}

/// One brief for all records of the same key.
fn together(
    config: SummariseConfig,
    key: &dyn Fn(&Record) -> Option<String>,
) -> anyhow::Result<Exit> {
    let SummariseConfig { batch, format, assignment, .. } = config;
    let format = output::format(format, Subject::Merged, &batch.sink);
    let state = || Editor::new(assignment.clone());
    let work = |editor: &mut Editor, group: Group| {
        let analyses: Vec<Analysis<'_>> =
            group.articles.iter().map(|article| editor.analyse(article)).collect();
        let brief = editor.together(&analyses);
        let (name, asked) = (group.name.as_deref(), assignment.method);
        let text = format.together(&Merged { name, analyses: &analyses, brief: &brief, asked });
        Rendered { text, telling: !brief.sentences.is_empty() }
    };
    batch.run_groups(&*format, key, state, work)
}

/// The value of a field as it is written; none where there is nothing.
fn value(record: &Record, field: &str) -> Option<String> {
    match record.field(field)? {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}
