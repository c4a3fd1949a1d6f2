//! Tables of Arrow, in and out, through the `PyCapsule` interface that pyarrow, Polars, `DuckDB` and
//! pandas share: no copy is made, and none of them is needed.

mod cells;
mod column;
mod input;
mod layout;
mod lists;
mod output;
mod python;
mod tags;

pub(crate) use input::TableInput;
pub(crate) use layout::Layout;
pub(crate) use output::Table;
