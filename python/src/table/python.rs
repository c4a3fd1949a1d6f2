//! Values of columns as those of Python.

use arrow_array::cast::AsArray;
use arrow_array::types::Float64Type;
use arrow_array::{Array, ArrayRef};
use arrow_schema::DataType;
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

type Values<'py> = Vec<Bound<'py, PyAny>>;

/// The values of a column.
pub(super) fn values<'py>(py: Python<'py>, column: &ArrayRef) -> PyResult<Values<'py>> {
    match column.data_type() {
        DataType::Utf8 => each(py, column.as_string::<i32>()),
        DataType::Boolean => each(py, column.as_boolean()),
        DataType::Float64 => each(py, column.as_primitive::<Float64Type>()),
        DataType::List(_) => lists(py, column),
        DataType::Struct(_) => structs(py, column),
        other => {
            let said = format!("a column of {other} is not for Python's own types: ask pyarrow");
            Err(PyTypeError::new_err(said))
        }
    }
}

fn each<'py, T: IntoPyObjectExt<'py>>(
    py: Python<'py>,
    column: impl IntoIterator<Item = Option<T>>,
) -> PyResult<Values<'py>> {
    column.into_iter().map(|value| value.into_bound_py_any(py)).collect()
}

fn lists<'py>(py: Python<'py>, column: &ArrayRef) -> PyResult<Values<'py>> {
    let list = |own: Option<ArrayRef>| match own {
        None => Ok(py.None().into_bound(py)),
        Some(own) => Ok(PyList::new(py, values(py, &own)?)?.into_any()),
    };
    column.as_list::<i32>().iter().map(list).collect()
}

fn structs<'py>(py: Python<'py>, column: &ArrayRef) -> PyResult<Values<'py>> {
    let structs = column.as_struct();
    let rows: Vec<_> = (0..structs.len()).map(|_| PyDict::new(py)).collect();
    for (field, own) in structs.fields().iter().zip(structs.columns()) {
        for (row, value) in rows.iter().zip(values(py, own)?) {
            row.set_item(field.name(), value)?;
        }
    }
    Ok(rows.into_iter().map(Bound::into_any).collect())
}
