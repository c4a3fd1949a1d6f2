//! `nutgraf evaluate-brief`.

use std::ops::ControlFlow;

use nutgraf::raw::evaluate::{BriefReport, BriefWriter, JudgedBrief};
use nutgraf::raw::pipeline::{BriefEvaluator, in_order, summary};
use nutgraf::raw::read::{self, Pending, Record, read};

use super::args::EvaluateBriefArgs;
use super::config::{BriefsFile, EvaluateBriefConfig};
use super::exit::Exit;
use super::output::rouge::render;
use super::tally::{RunOptions, Tally};
use super::terminal;

/// Judges briefs.
pub(crate) fn run(args: EvaluateBriefArgs) -> anyhow::Result<Exit> {
    let (config, inputs) = EvaluateBriefConfig::new(args)?;
    let EvaluateBriefConfig { options, methods, model, files, .. } = &config;
    let mut judged = Judged::new(&config);
    let mut tally = Tally::new(true, RunOptions::default(), &inputs, options);
    in_order(
        read(inputs, options),
        config.threads,
        || BriefEvaluator::new(methods, model, config.language, config.length),
        |evaluator, pending: Result<Pending, read::Error>| {
            pending.and_then(Pending::decode).map(|record| judge(evaluator, files, &record))
        },
        |outcome| {
            if let Some(briefs) = tally.count(outcome) {
                judged.take(briefs);
            }
            ControlFlow::Continue(())
        },
    );
    let articles = judged.writers[0].briefs.len();
    tally.note_output(articles > 0);
    let exit = tally.end()?;
    judged.tell(files);
    if articles > 0 {
        let (lead, others) = judged.writers.split_at(1);
        let report = BriefReport::new(&lead[0], others);
        config.sink.write(render(&report, config.format)?.as_bytes())?;
        config.sink.finish()?;
    }
    Ok(exit)
}

/// The brief of every writer on one article, an absent one as nothing; `None` of an article without
/// a summary.
type Briefs = Option<Vec<Option<JudgedBrief>>>;

fn judge(evaluator: &mut BriefEvaluator, files: &[BriefsFile], record: &Record) -> Briefs {
    let reference = summary(record)?;
    let of_file = |file: &BriefsFile| {
        let sentences = file.briefs.get(&record.article.id)?;
        let sentences: Vec<&str> = sentences.iter().map(String::as_str).collect();
        Some(JudgedBrief::new(reference, &sentences))
    };
    let own = evaluator.evaluate(record)?.into_iter().map(Some);
    Some(own.chain(files.iter().map(of_file)).collect())
}

/// Briefs judged so far.
struct Judged {
    /// The methods, then the files.
    writers: Vec<BriefWriter>,
    /// Articles that each has no brief for.
    missing: Vec<usize>,
    without_summary: usize,
}

impl Judged {
    fn new(config: &EvaluateBriefConfig) -> Self {
        let methods = config.methods.iter().map(|method| method.name().to_owned());
        let names = methods.chain(config.files.iter().map(|file| file.name.clone()));
        let writers: Vec<_> = names.map(|name| BriefWriter { name, briefs: Vec::new() }).collect();
        Self { missing: vec![0; writers.len()], writers, without_summary: 0 }
    }

    fn take(&mut self, briefs: Briefs) {
        let Some(briefs) = briefs else {
            self.without_summary += 1;
            return;
        };
        let writers = self.writers.iter_mut().zip(&mut self.missing);
        for ((writer, missing), brief) in writers.zip(briefs) {
            *missing += usize::from(brief.is_none());
            writer.briefs.push(brief.unwrap_or_default());
        }
    }

    /// Says on what articles the figures do not rest.
    fn tell(&self, files: &[BriefsFile]) {
        let articles = self.writers[0].briefs.len();
        if self.without_summary > 0 {
            let all = self.without_summary + articles;
            let without = self.without_summary;
            terminal::note(format_args!("passed over {without} of {all} articles: no summary"));
        }
        let of_files = self.writers.len() - files.len();
        for (writer, missing) in self.writers.iter().zip(&self.missing).skip(of_files) {
            if *missing > 0 {
                let name = &writer.name;
                terminal::note(format_args!(
                    "{name} lacks {missing} of {articles} articles: they count as empty briefs"
                ));
            }
        }
    }
}
