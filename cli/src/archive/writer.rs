use std::mem;

use anyhow::Context;
use rusqlite::{Connection, TransactionBehavior, params};

use super::store::{Stored, store};
use super::{Archive, Settings, Version};
use crate::destination::Destination;
use crate::record::{ArticleRecord, NUTGRAF};
use crate::rendered::Rendered;
use crate::run_report::RunReport;

/// Records that are made lasting at once: as many as a killed run may have to read again.
const BATCH: usize = 256;

/// A record on its way into an archive, with the version of its article.
pub(crate) struct Archived {
    pub(crate) version: Version,
    pub(crate) record: ArticleRecord,
}

/// Writer of a run into an archive, a transaction a batch. Killed at any time it leaves whole batches,
/// and the next run goes on behind them.
pub(crate) struct ArchiveWriter {
    connection: Connection,
    run: i64,
    batch: Vec<Archived>,
}

impl ArchiveWriter {
    pub(crate) fn new(archive: Archive, settings: &Settings) -> anyhow::Result<Self> {
        let connection = archive.connection;
        connection.execute(
            "INSERT OR IGNORE INTO models (fingerprint, name) VALUES (?, ?)",
            params![settings.model.fingerprint, settings.model.name],
        )?;
        let run = connection.query_row(
            "INSERT INTO runs (started, nutgraf, model, settings)
             VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, ?) RETURNING run",
            params![NUTGRAF, settings.model.fingerprint, settings.to_json()],
            |row| row.get(0),
        )?;
        Ok(Self { connection, run, batch: Vec::with_capacity(BATCH) })
    }

    /// Makes the batch lasting, whole or not at all, and counts it in its run.
    fn commit(&mut self) -> anyhow::Result<()> {
        // Held from the first look on, so that of two programs one waits for the other.
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (mut added, mut replaced) = (0, 0);
        for Archived { version, record } in mem::take(&mut self.batch) {
            let stored = store(&transaction, self.run, version, &record);
            match stored.with_context(|| format!("{} cannot be archived", record.id))? {
                Stored::Added => added += 1,
                Stored::Replaced => replaced += 1,
            }
        }
        transaction.execute(
            "UPDATE runs SET added = added + ?, replaced = replaced + ? WHERE run = ?",
            params![added, replaced, self.run],
        )?;
        Ok(transaction.commit()?)
    }
}

impl Destination<Option<Archived>> for ArchiveWriter {
    fn write(&mut self, rendered: Rendered<Option<Archived>>) -> anyhow::Result<()> {
        self.batch.extend(rendered.output);
        if self.batch.len() < BATCH { Ok(()) } else { self.commit() }
    }

    fn finish(&mut self, report: &RunReport) -> anyhow::Result<()> {
        self.commit()?;
        self.connection.execute(
            "UPDATE runs SET ended = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), read = ?,
                 already_there = ?, left_out = ?, seconds = ? WHERE run = ?",
            params![report.read, report.already_there, report.left_out, report.seconds, self.run],
        )?;
        Ok(())
    }
}
