//! `nutgraf train-brief --picks`.

use nutgraf::raw::pipeline::PicksTrainer;
use nutgraf::raw::read::{Pending, read};

use super::config::TrainPicksConfig;
use super::exit::Exit;
use super::progress::Activity;
use super::tally::{RunOptions, Tally};
use super::terminal;

/// Folds of the articles in which it is told how often the method agrees with the picks.
const FOLDS: usize = 10;

/// Learns the weights of the editorial method.
pub(crate) fn run(config: TrainPicksConfig) -> anyhow::Result<Exit> {
    let TrainPicksConfig { inputs, options, picks, model, path, sink } = config;
    let mut trainer = PicksTrainer::new(picks, model);
    let mut tally = Tally::new(true, RunOptions::default(), &inputs, &options);
    let mut left = 0;
    for pending in read(inputs, &options) {
        if let Some(record) = tally.count(pending.and_then(Pending::decode)) {
            left += usize::from(trainer.has(&record) && !trainer.add(&record));
        }
    }
    tally.note_output(!trainer.is_empty());
    let exit = tally.end()?;
    anyhow::ensure!(!trainer.is_empty(), "no article has the id of a pick and its sentences");
    let activity = Activity::new();
    activity.now(format!("learning from {} articles", trainer.len()));
    let (ours, lead) = trainer.cross_validate(FOLDS);
    let articles = trainer.len();
    let weights = trainer.fit().to_toml();
    activity.end();
    terminal::note(format_args!(
        "learnt from {articles} articles; left out {left} whose picks are not found"
    ));
    terminal::note(format_args!(
        "of the picked sentences of held-out articles it takes {ours:.3}, the first three candidates \
         {lead:.3}"
    ));
    sink.write(weights.as_bytes())?;
    sink.finish()?;
    terminal::note(format_args!("wrote {} ({} bytes)", path.display(), weights.len()));
    Ok(exit)
}
