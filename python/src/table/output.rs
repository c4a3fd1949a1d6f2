//! Tables that go out.

use std::sync::Arc;

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchIterator};
use arrow_schema::{ArrowError, Field, Schema, SchemaRef};
use pyo3::exceptions::{PyKeyError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList};

use super::column::Column;
use super::layout::Layout;
use super::python::values;
use crate::row::Outcome;

/// A table, which any library takes that knows the Arrow `PyCapsule` interface.
#[pyclass(frozen, module = "nutgraf")]
pub(crate) struct Table {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

#[pymethods]
impl Table {
    /// The table as a stream of Arrow batches.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // The caller casts where it must: the interface lets a producer give what it has.
        drop(requested_schema);
        let batches = self.batches.clone().into_iter().map(Ok);
        let reader = RecordBatchIterator::new(batches, Arc::clone(&self.schema));
        let stream = FFI_ArrowArrayStream::new(Box::new(reader));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// Names of the columns.
    #[getter]
    fn column_names(&self) -> Vec<String> {
        self.schema.fields().iter().map(|field| field.name().clone()).collect()
    }

    /// The columns as lists of Python, by their names: those that are named, or all.
    #[pyo3(signature = (names = None))]
    fn to_pydict<'py>(
        &self,
        py: Python<'py>,
        names: Option<Vec<String>>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let columns = PyDict::new(py);
        for name in names.unwrap_or_else(|| self.column_names()) {
            let place = place(&self.schema, &name)?;
            let list = PyList::empty(py);
            for batch in &self.batches {
                values(py, batch.column(place))?
                    .into_iter()
                    .try_for_each(|own| list.append(own))?;
            }
            columns.set_item(name, list)?;
        }
        Ok(columns)
    }

    fn __repr__(&self) -> String {
        format!("<nutgraf.Table of {} rows: {}>", self.__len__(), self.column_names().join(", "))
    }
}

impl Table {
    pub(crate) fn new(schema: SchemaRef, batches: Vec<RecordBatch>) -> Self {
        Self { schema, batches }
    }

    /// The table of rows that come from no other table.
    pub(crate) fn of_rows(layout: &Layout, rows: &[Outcome]) -> PyResult<Self> {
        let columns = [vec![Layout::ids(rows)], layout.columns(rows)].concat();
        let schema = schema(&columns);
        let arrays = columns.into_iter().map(|(_, own)| own).collect();
        let batch = RecordBatch::try_new(Arc::clone(&schema), arrays).map_err(|e| raised(&e))?;
        Ok(Self::new(schema, vec![batch]))
    }
}

/// The place of the column called `name`.
pub(super) fn place(schema: &Schema, name: &str) -> PyResult<usize> {
    schema.index_of(name).map_err(|_| {
        let names = schema.fields().iter().map(|field| field.name().as_str());
        let names = names.collect::<Vec<_>>().join(", ");
        PyKeyError::new_err(format!("the table has no column `{name}`; it has {names}"))
    })
}

/// The schema of columns that may all hold nothing.
pub(super) fn schema(columns: &[Column]) -> SchemaRef {
    let field = |(name, own): &Column| Field::new(name, own.data_type().clone(), true);
    Arc::new(Schema::new(columns.iter().map(field).collect::<Vec<_>>()))
}

/// What is wrong with a table.
pub(super) fn raised(error: &ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}
