//! Articles that a Python program holds, as objects of JSON.

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple};
use serde_json::{Map, Number, Value};

/// An article's fields, by their names.
pub(crate) type Object = Map<String, Value>;

/// The field that a text alone is taken for.
const TEXT: &str = "text";

/// The fields of an article: those of a mapping, or a text alone.
pub(crate) fn object(article: &Bound<'_, PyAny>, text_field: Option<&str>) -> PyResult<Object> {
    match value(article)? {
        Value::Object(object) => Ok(object),
        text => Ok(Map::from_iter([(text_field.unwrap_or(TEXT).to_owned(), text)])),
    }
}

/// A value as JSON. What JSON does not know, as a date, is written out; a number that is none is null.
fn value(given: &Bound<'_, PyAny>) -> PyResult<Value> {
    if let Ok(text) = given.cast::<PyString>() {
        return Ok(Value::String(text.to_string_lossy().into_owned()));
    }
    if given.is_none() {
        return Ok(Value::Null);
    }
    if let Ok(truth) = given.cast::<PyBool>() {
        return Ok(Value::Bool(truth.is_true()));
    }
    if let (true, Ok(whole)) = (given.is_instance_of::<PyInt>(), given.extract::<i64>()) {
        return Ok(whole.into());
    }
    if let Ok(number) = given.cast::<PyFloat>() {
        return Ok(Number::from_f64(number.value()).map_or(Value::Null, Value::Number));
    }
    if let Ok(fields) = given.cast::<PyDict>() {
        let fields = fields.iter().map(|(name, own)| Ok((text(&name)?, value(&own)?)));
        return fields.collect::<PyResult<_>>().map(Value::Object);
    }
    if given.is_instance_of::<PyList>() || given.is_instance_of::<PyTuple>() {
        let values = given.try_iter()?.map(|own| value(&own?));
        return values.collect::<PyResult<_>>().map(Value::Array);
    }
    text(given).map(Value::String)
}

fn text(given: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(given.str()?.to_string_lossy().into_owned())
}
