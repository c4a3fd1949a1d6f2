//! Records decoded on all threads and handed on in order.

use rayon::prelude::*;

use super::error::Error;
use crate::read;
use crate::read::{Pending, Record};

/// Records in flight: enough to keep every thread busy, few enough to hold in memory.
const BATCH: usize = 1024;

/// Decodes all of `pending` and calls `take` with each record that is `wanted`, in order,
/// until it fails.
pub(super) fn decode(
    mut pending: impl Iterator<Item = Result<Pending, read::Error>>,
    wanted: impl Fn(&Record) -> bool + Sync,
    mut take: impl FnMut(Result<Record, read::Error>) -> Result<(), Error>,
) -> Result<(), Error> {
    loop {
        let batch: Vec<_> = pending.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            return Ok(());
        }
        let decoded: Vec<_> = batch
            .into_par_iter()
            .map(|pending| pending.and_then(Pending::decode))
            .filter(|record| record.as_ref().map_or(true, &wanted))
            .collect();
        decoded.into_iter().try_for_each(&mut take)?;
    }
}
