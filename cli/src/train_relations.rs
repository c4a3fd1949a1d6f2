//! `nutgraf train-relations`.

use std::fmt::{self, Display, Formatter};

use nutgraf::raw::relation::{HeldOutRelations, RelationTrainer};

use super::args::TrainRelationsArgs;
use super::config::{LabelledSentence, TrainRelationsConfig};
use super::exit::Exit;
use super::progress::Activity;
use super::terminal;

/// Share of the pairs whose surest labels are told of.
const BEST: f64 = 0.05;

/// Learns a model of relations.
pub(crate) fn run(args: TrainRelationsArgs) -> anyhow::Result<Exit> {
    let TrainRelationsConfig { sentences, test, path, sink } = TrainRelationsConfig::new(args)?;
    let (trainer, test) = (trainer(&sentences), trainer(&test));
    anyhow::ensure!(!trainer.is_empty(), "no sentence can be learnt from");
    let activity = Activity::new();
    activity.now(format!("learning from {} sentences", trainer.len()));
    let (model, [older, recent]) = trainer.fit();
    activity.end();
    let passed_over = sentences.len() - trainer.len();
    terminal::note(format_args!(
        "learnt from {} sentences; passed over {passed_over} whose names overlap",
        trainer.len()
    ));
    let chosen_on = if older.is_empty() { &recent } else { &older };
    let least = chosen_on.best_least();
    let judged = test.judge(&model);
    let parts = [("held-out older", &older), ("held-out recent", &recent), ("test", &judged)];
    for (name, judged) in parts.into_iter().filter(|(_, judged)| !judged.is_empty()) {
        terminal::note(format_args!("{}", Measures { name, judged, least }));
    }
    terminal::note(format_args!(
        "of recent sentences it tells {}, {} % of them right",
        model.card.told, model.card.right
    ));
    let file = model.to_toml();
    sink.write(file.as_bytes())?;
    sink.finish()?;
    terminal::note(format_args!("wrote {} ({} bytes)", path.display(), file.len()));
    Ok(Exit::Done)
}

fn trainer(sentences: &[LabelledSentence]) -> RelationTrainer {
    let mut trainer = RelationTrainer::default();
    for own in sentences {
        trainer.add(&own.text, (&own.holder, &own.target), own.label, own.recent);
    }
    trainer
}

/// How good judgements of sentences are that were not learnt from.
struct Measures<'h> {
    name: &'static str,
    judged: &'h HeldOutRelations,
    /// The least probability at which a label is given.
    least: f64,
}

impl Display for Measures<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { name, judged, least } = self;
        write!(
            f,
            "{name}: {} sentences, macro-F1 {:.3} over critical, supportive and none; of the surest \
             labels, {:.0} % of all, {:.3} right",
            judged.len(),
            judged.macro_f1(*least),
            100.0 * BEST,
            judged.precision_of_best(BEST),
        )
    }
}
