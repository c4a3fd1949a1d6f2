//! `nutgraf train-brief`.

use std::fmt::{self, Display, Formatter};

use nutgraf::raw::pipeline::{BriefTrainer, summary};
use nutgraf::raw::read::{Pending, Record, read};

use super::args::TrainBriefArgs;
use super::config::{TrainBriefConfig, TrainPicksConfig};
use super::exit::Exit;
use super::progress::Activity;
use super::tally::{RunOptions, Tally};
use super::{terminal, train_picks};

/// Learns a model of briefs.
pub(crate) fn run(args: TrainBriefArgs) -> anyhow::Result<Exit> {
    if let Some(picks) = args.picks.clone() {
        return train_picks::run(TrainPicksConfig::new(args, &picks)?);
    }
    let TrainBriefConfig { inputs, options, language, path, sink } = TrainBriefConfig::new(args)?;
    let mut trainer = BriefTrainer::new(language);
    let mut tally = Tally::new(true, RunOptions::default(), &inputs, &options);
    let mut taken = Taken::default();
    for pending in read(inputs, &options) {
        if let Some(record) = tally.count(pending.and_then(Pending::decode)) {
            taken.take(&mut trainer, &record);
        }
    }
    tally.note_output(taken.learnt > 0);
    let exit = tally.end()?;
    let activity = Activity::new();
    activity.now(format!("learning from {} articles", taken.learnt));
    let fitted = trainer.fit();
    activity.end();
    terminal::note(format_args!("{taken}"));
    let bytes = fitted?.to_bytes();
    sink.write(&bytes)?;
    sink.finish()?;
    terminal::note(format_args!("wrote {} ({} bytes)", path.display(), bytes.len()));
    Ok(exit)
}

/// What became of the articles that could be read.
#[derive(Debug, Default)]
struct Taken {
    learnt: usize,
    without_summary: usize,
    short: usize,
}

impl Taken {
    fn take(&mut self, trainer: &mut BriefTrainer, record: &Record) {
        if summary(record).is_none() {
            self.without_summary += 1;
        } else if trainer.add(record) {
            self.learnt += 1;
        } else {
            self.short += 1;
        }
    }

    const fn all(&self) -> usize {
        self.learnt + self.without_summary + self.short
    }
}

impl Display for Taken {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "learnt from {} of {} articles", self.learnt, self.all())?;
        let passed_over =
            [(self.without_summary, "without a summary"), (self.short, "too short to choose from")];
        let told = passed_over.iter().filter(|(count, _)| *count > 0);
        for (place, (count, why)) in told.enumerate() {
            write!(f, "{} {count} {why}", if place == 0 { "; passed over" } else { "," })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_was_passed_over_and_why() {
        let all = Taken { learnt: 9, without_summary: 1, short: 2 };
        assert_eq!(
            all.to_string(),
            "learnt from 9 of 12 articles; passed over 1 without a summary, 2 too short to choose \
             from"
        );
        let none = Taken { learnt: 9, ..Taken::default() };
        assert_eq!(none.to_string(), "learnt from 9 of 9 articles");
    }
}
