//! Tables that come in.

use std::sync::Arc;

use arrow_array::ffi_stream::RecordBatchStreamReader;
use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_pyarrow::FromPyArrow;
use arrow_schema::{Field, Schema, SchemaRef};
use pyo3::prelude::*;

use super::cells::Cells;
use super::column::Column;
use super::layout::Layout;
use super::output::{place, raised, schema};
use crate::object::Object;
use crate::row::Outcome;
use crate::source::Source;

/// What stands before a name of ours that the table has, too.
const OURS: &str = "nutgraf_";

/// A table on its way in, and which of its columns are kept.
pub(crate) struct TableInput {
    reader: RecordBatchStreamReader,
    kept: Vec<usize>,
}

/// A batch of a table.
pub(crate) struct Batch {
    records: RecordBatch,
    kept: Vec<usize>,
    /// Number of its first row, from 1.
    first: u64,
}

impl TableInput {
    /// The table, of which the columns called `keep` are kept; all where none is named.
    pub(crate) fn new(table: &Bound<'_, PyAny>, keep: Option<Vec<String>>) -> PyResult<Self> {
        let reader = RecordBatchStreamReader::from_pyarrow_bound(table)?;
        let kept = match keep {
            None => (0..reader.schema().fields().len()).collect(),
            Some(names) => {
                names.iter().map(|name| place(&reader.schema(), name)).collect::<PyResult<_>>()?
            }
        };
        Ok(Self { reader, kept })
    }

    /// The schema that it has with the columns of a layout.
    pub(crate) fn schema(&self, layout: &Layout) -> PyResult<SchemaRef> {
        let fields = self.reader.schema().project(&self.kept).map_err(|error| raised(&error))?;
        let ours = schema(&ours(&fields, layout, &[]));
        let fields: Vec<Arc<Field>> =
            [fields.fields(), ours.fields()].into_iter().flatten().cloned().collect();
        Ok(Arc::new(Schema::new(fields)))
    }

    /// Its batches, each waited for without holding Python up.
    pub(crate) fn batches(self, py: Python<'_>) -> impl Iterator<Item = PyResult<Batch>> {
        let Self { mut reader, kept } = self;
        let mut first = 1;
        std::iter::from_fn(move || {
            let batch = py.detach(|| reader.next())?.map_err(|error| raised(&error));
            Some(batch.map(|batch| {
                let rows = batch.num_rows() as u64;
                first += rows;
                Batch { records: batch, kept: kept.clone(), first: first - rows }
            }))
        })
    }
}

impl Batch {
    /// Its rows as articles.
    pub(crate) fn articles(&self) -> impl Iterator<Item = PyResult<Source>> + Send + use<> {
        let schema = self.records.schema();
        let named = schema.fields().iter().zip(self.records.columns());
        let columns: Vec<_> = named
            .filter_map(|(field, own)| Some((field.name().clone(), Cells::new(own)?)))
            .collect();
        let article = move |row| {
            columns.iter().map(|(name, own)| (name.clone(), own.value(row))).collect::<Object>()
        };
        let first = self.first;
        let rows = 0..self.records.num_rows();
        rows.map(move |row| Ok(Source::Object(article(row), first + row as u64)))
    }

    /// The columns that are kept of it, and those of a layout behind them.
    pub(crate) fn with(
        &self,
        layout: &Layout,
        schema: &SchemaRef,
        rows: &[Outcome],
    ) -> PyResult<RecordBatch> {
        let kept = self.records.project(&self.kept).map_err(|error| raised(&error))?;
        let ours = ours(&kept.schema(), layout, rows).into_iter().map(|(_, own)| own);
        let columns = kept.columns().iter().cloned().chain(ours).collect();
        RecordBatch::try_new(Arc::clone(schema), columns).map_err(|error| raised(&error))
    }
}

/// The columns of a layout beside those of a table: the id where that has none, and names that it
/// has, too, told from its own.
fn ours(kept: &Schema, layout: &Layout, rows: &[Outcome]) -> Vec<Column> {
    let has = |name: &str| kept.index_of(name).is_ok();
    let id = (!has("id")).then(|| Layout::ids(rows));
    let columns = id.into_iter().chain(layout.columns(rows));
    columns
        .map(|(name, own)| (if has(&name) { format!("{OURS}{name}") } else { name }, own))
        .collect()
}
