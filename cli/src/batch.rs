//! Many articles: read, worked on by many threads, written in order.

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use anyhow::anyhow;
use indexmap::IndexMap;
use nutgraf::raw::pipeline::in_order;
use nutgraf::raw::read::{self, Input, Pending, ReadOptions, Record, read};
use nutgraf::raw::text::{Article, NewsReport};

use super::destination::Destination;
use super::exit::Exit;
use super::rendered::Rendered;
use super::tally::{RunOptions, Tally};
use nutgraf::raw::record::source::report;

/// Articles to work through.
pub(crate) struct Batch {
    pub(crate) inputs: Vec<Input>,
    pub(crate) options: ReadOptions,
    pub(crate) threads: NonZeroUsize,
    pub(crate) run: RunOptions,
}

/// Articles that go together.
pub(crate) struct Group {
    /// What they have in common; nothing where all go together.
    pub(crate) name: Option<String>,
    pub(crate) reports: Vec<NewsReport>,
}

impl Batch {
    /// Works on every article on all threads, each with a state of its own, and writes what comes
    /// of it in the order of the input. An article that cannot be read is reported, as is one that
    /// the work on fails, and the rest goes on.
    pub(crate) fn run<S, T: Send>(
        self,
        destination: &mut dyn Destination<T>,
        state: impl Fn() -> S + Sync,
        work: impl Fn(&mut S, Record) -> Rendered<T> + Sync,
    ) -> anyhow::Result<Exit> {
        let mut writer = Writer::new(destination, self.run, &self.inputs, &self.options);
        let mut pending = read(self.inputs, &self.options);
        let first = writer.first(&mut pending);
        let items = first.map(Item::Decoded).into_iter().chain(pending.map(Item::Cut));
        let mut written = Ok(());
        in_order(
            items,
            self.threads,
            &state,
            |own, item: Item| unless_failed(own, &state, item.decode()?, &work),
            |outcome| match writer.tally.count(outcome) {
                Some(rendered) => unless_broken(writer.write(rendered), &mut written),
                None => ControlFlow::Continue(()),
            },
        );
        written?;
        writer.finish()
    }

    /// Works on the articles of the same key together, group by group in the order of their first.
    /// All articles are held at once, since the last may belong to the first group.
    pub(crate) fn run_groups<S, T: Send>(
        self,
        destination: &mut dyn Destination<T>,
        key: impl Fn(&Record) -> Option<String>,
        state: impl Fn() -> S + Sync,
        work: impl Fn(&mut S, Group) -> Rendered<T> + Sync,
    ) -> anyhow::Result<Exit> {
        let mut writer = Writer::new(destination, self.run, &self.inputs, &self.options);
        let mut groups: IndexMap<Option<String>, Vec<NewsReport>> = IndexMap::new();
        for pending in read(self.inputs, &self.options) {
            if let Some(record) = writer.tally.count(pending.and_then(Pending::decode)) {
                groups.entry(key(&record)).or_default().push(report(record));
            }
        }
        let groups = groups.into_iter().map(|(name, reports)| Group { name, reports });
        let mut written = Ok(());
        in_order(groups, self.threads, state, work, |rendered| {
            unless_broken(writer.write(rendered), &mut written)
        });
        written?;
        writer.finish()
    }

    /// All articles at once, and the tally of them.
    pub(crate) fn read_all(self) -> (Vec<Article>, Tally) {
        let mut tally = Tally::new(true, self.run, &self.inputs, &self.options);
        let pending = read(self.inputs, &self.options);
        let decoded = pending.map(|pending| pending.and_then(Pending::decode));
        let records = decoded.filter_map(|record| tally.count(record));
        let articles = records.map(|record| record.article).collect();
        (articles, tally)
    }

    /// Keeps what `sketch` makes of each article, and writes what `find` finds in all of them.
    pub(crate) fn run_whole<K: Send, T>(
        self,
        destination: &mut dyn Destination<T>,
        sketch: impl Fn(Article) -> K + Sync,
        find: impl FnOnce(Vec<K>) -> Vec<Rendered<T>>,
    ) -> anyhow::Result<Exit> {
        let mut writer = Writer::new(destination, self.run, &self.inputs, &self.options);
        let mut sketches = Vec::new();
        in_order(
            read(self.inputs, &self.options),
            self.threads,
            || (),
            |(), pending: Result<Pending, read::Error>| {
                pending.and_then(Pending::decode).map(|record| sketch(record.article))
            },
            |outcome| {
                sketches.extend(writer.tally.count(outcome));
                ControlFlow::Continue(())
            },
        );
        for rendered in find(sketches) {
            writer.write(rendered)?;
        }
        writer.finish()
    }
}

/// A record on its way to a worker.
enum Item {
    Decoded(Record),
    Cut(Result<Pending, read::Error>),
}

impl Item {
    fn decode(self) -> Result<Record, read::Error> {
        match self {
            Self::Decoded(record) => Ok(record),
            Self::Cut(pending) => pending.and_then(Pending::decode),
        }
    }
}

/// What `work` makes of a record. Where it panics its state is made anew.
fn unless_failed<S, T>(
    own: &mut S,
    state: impl Fn() -> S,
    record: Record,
    work: impl Fn(&mut S, Record) -> Rendered<T>,
) -> anyhow::Result<Rendered<T>> {
    let location = record.location.clone();
    catch_unwind(AssertUnwindSafe(|| work(own, record))).map_err(|_| {
        *own = state();
        anyhow!(
            "{location}: nutgraf failed on this article, which is a bug of nutgraf: please report it \
             with the article and the lines above"
        )
    })
}

/// Goes on after what was written; breaks off where it could not be, and keeps the error.
fn unless_broken(write: anyhow::Result<()>, written: &mut anyhow::Result<()>) -> ControlFlow<()> {
    match write {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) => {
            *written = Err(error);
            ControlFlow::Break(())
        }
    }
}

/// Writes what comes, and counts.
struct Writer<'d, T> {
    destination: &'d mut dyn Destination<T>,
    tally: Tally,
}

impl<'d, T> Writer<'d, T> {
    fn new(
        destination: &'d mut dyn Destination<T>,
        run: RunOptions,
        inputs: &[Input],
        options: &ReadOptions,
    ) -> Self {
        let tally = Tally::new(!destination.is_stdout(), run, inputs, options);
        Self { destination, tally }
    }

    /// The first record that can be read: the destination may look at it before anything is written.
    fn first(
        &mut self,
        pending: &mut impl Iterator<Item = Result<Pending, read::Error>>,
    ) -> Option<Record> {
        let tally = &mut self.tally;
        let first =
            pending.find_map(|pending| tally.readable(pending.and_then(Pending::decode)))?;
        self.destination.begin(&first);
        Some(first)
    }

    fn write(&mut self, rendered: Rendered<T>) -> anyhow::Result<()> {
        self.tally.note_rendered(&rendered);
        self.destination.write(rendered)
    }

    fn finish(self) -> anyhow::Result<Exit> {
        let report = self.tally.report();
        self.destination.finish(&report)?;
        self.tally.end_with(&report)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_on_which_the_work_fails_is_told_and_leaves_no_state() {
        let work = |seen: &mut usize, record: Record| {
            *seen += 1;
            assert!(record.article.text.is_empty(), "too long");
            Rendered::<String>::default()
        };
        let record = |text: &str| {
            let text = Input::stream("articles.txt", std::io::Cursor::new(text.to_owned()));
            read([text], &ReadOptions::default()).next().unwrap().and_then(Pending::decode)
        };
        let mut own = 7;
        let failed = unless_failed(&mut own, || 0, record("A word.").unwrap(), work);
        assert!(failed.err().unwrap().to_string().contains("please report it"));
        assert_eq!(own, 0);
    }
}
