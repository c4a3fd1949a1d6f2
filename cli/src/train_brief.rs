//! `nutgraf train-brief`.

use std::fmt::{self, Display, Formatter};

use nutgraf::pipeline::{BriefTrainer, summary};
use nutgraf::read::{self, Pending, Record, read};

use super::args::TrainBriefArgs;
use super::config::TrainBriefConfig;
use super::exit::Exit;
use super::progress::Activity;
use super::terminal;

/// Articles between two words on how far reading is.
const STEP: usize = 100;

/// Learns a model of briefs.
pub(crate) fn run(args: TrainBriefArgs) -> anyhow::Result<Exit> {
    let TrainBriefConfig { inputs, options, language, path, sink } = TrainBriefConfig::new(args)?;
    let activity = Activity::new();
    let mut trainer = BriefTrainer::new(language);
    let mut reading = Reading::default();
    for pending in read(inputs, &options) {
        reading.take(&mut trainer, pending.and_then(Pending::decode));
        if reading.all().is_multiple_of(STEP) {
            activity.now(format!("read {} articles", reading.all()));
        }
    }
    activity.now(format!("learning from {} articles", reading.learnt));
    let fitted = trainer.fit();
    activity.end();
    terminal::note(format_args!("{reading}"));
    let bytes = fitted?.to_bytes();
    sink.write(&bytes)?;
    sink.finish()?;
    terminal::note(format_args!("wrote {} ({} bytes)", path.display(), bytes.len()));
    Ok(if reading.unreadable == 0 { Exit::Done } else { Exit::Error })
}

/// What became of the articles.
#[derive(Debug, Default)]
struct Reading {
    learnt: usize,
    without_summary: usize,
    short: usize,
    unreadable: usize,
}

impl Reading {
    fn take(&mut self, trainer: &mut BriefTrainer, record: Result<Record, read::Error>) {
        match record {
            Err(error) => {
                self.unreadable += 1;
                terminal::error(format_args!("{:#}", anyhow::Error::from(error)));
            }
            Ok(record) if summary(&record).is_none() => self.without_summary += 1,
            Ok(record) if trainer.add(&record) => self.learnt += 1,
            Ok(_) => self.short += 1,
        }
    }

    const fn all(&self) -> usize {
        self.learnt + self.without_summary + self.short + self.unreadable
    }
}

impl Display for Reading {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "learnt from {} of {} articles", self.learnt, self.all())?;
        let passed_over = [
            (self.without_summary, "without a summary"),
            (self.short, "too short to choose from"),
            (self.unreadable, "that could not be read"),
        ];
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
        let all = Reading { learnt: 9, without_summary: 0, short: 2, unreadable: 1 };
        assert_eq!(
            all.to_string(),
            "learnt from 9 of 12 articles; passed over 2 too short to choose from, 1 that could \
             not be read"
        );
        let none = Reading { learnt: 9, ..Reading::default() };
        assert_eq!(none.to_string(), "learnt from 9 of 9 articles");
    }
}
