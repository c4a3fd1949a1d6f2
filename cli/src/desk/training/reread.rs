use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::thread;
use std::time::Instant;

use nutgraf::raw::pipeline::{Pipeline, in_order};

use crate::archive::{self, Archive, ArchiveWriter, Archived, Version};
use crate::desk::edition::{Edition, article};
use crate::desk::newsroom::Newsroom;
use crate::destination::Destination;
use crate::record::{ArticleRecord, NUTGRAF, Provenance, RecordMetadata};
use crate::rendered::Rendered;
use crate::run_report::{PassedOverCounts, RunReport};

/// Between two times that progress is told.
const STEP: usize = 100;

/// Reads all articles of the archive again, with another edition, and says how many.
pub(crate) fn reread(room: &Newsroom, edition: &Edition) -> anyhow::Result<usize> {
    let begun = Instant::now();
    let listing = room.store.listing()?;
    let all = listing.articles().len();
    let (settings, dated) = (edition.settings.to_json(), edition.model.rules.have_days());
    let mut writer = ArchiveWriter::new(Archive::open(room.store.path())?, &edition.settings)?;
    let keys = listing.articles().iter().map(|own| own.article);
    let records = keys.map(|key| room.store.ask(|archive| Ok(archive::record(archive, key)?)));
    let provenance = Provenance { model: edition.id.clone(), with_text: true };
    let (mut done, mut failed) = (0, None);
    in_order(
        records,
        thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
        || edition.pipeline(),
        |pipeline, record| {
            record.map(|record| again(pipeline, record, &provenance, (&settings, dated)))
        },
        |read: anyhow::Result<Archived>| {
            let wrote = read.and_then(|read| {
                writer.write(Rendered { output: Some(read), ..Rendered::default() })
            });
            done += 1;
            if done % STEP == 0 {
                room.training.now(
                    format!("reading article {done} of {all} again"),
                    Some(done as f64 / all as f64),
                );
            }
            failed = wrote.err();
            if failed.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        },
    );
    failed.map_or(Ok(()), Err)?;
    writer.finish(&report(edition, done, begun))?;
    Ok(done)
}

/// The record of an article by another model; what reading its source took is as it was.
fn again(
    pipeline: &mut Pipeline,
    old: ArticleRecord,
    provenance: &Provenance,
    (settings, dated): (&str, bool),
) -> Archived {
    let article = article(&old);
    let date = old.date.as_deref();
    let version = Version::new(&article, date.filter(|_| dated), settings);
    let metadata =
        RecordMetadata { fields: old.fields.clone().into_iter().collect(), notes: Vec::new() };
    let new = ArticleRecord::new(&pipeline.read_dated(&article, date), &metadata, provenance);
    let ArticleRecord { title, date, url, notes, fields, .. } = old;
    Archived { version, record: ArticleRecord { title, date, url, fields, notes, ..new } }
}

fn report(edition: &Edition, read: usize, begun: Instant) -> RunReport {
    RunReport {
        nutgraf: NUTGRAF,
        model: Some(edition.id.clone()),
        articles: read,
        read,
        tagged: 0,
        sure: 0,
        abstained: 0,
        briefs: 0,
        already_there: 0,
        left_out: 0,
        left_out_by_reason: BTreeMap::new(),
        passed_over: PassedOverCounts { files: 0, records: 0 },
        seconds: begun.elapsed().as_secs_f64(),
        exit: 0,
    }
}
