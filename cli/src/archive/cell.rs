use rusqlite::{Result, Row};
use serde::de::DeserializeOwned;

/// What a cell of JSON holds; of an empty one, nothing.
pub(super) fn json<T: DeserializeOwned + Default>(row: &Row<'_>, column: &str) -> Result<T> {
    let cell: Option<String> = row.get(column)?;
    let Some(json) = cell else { return Ok(T::default()) };
    serde_json::from_str(&json).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, error.into())
    })
}
