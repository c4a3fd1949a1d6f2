//! Parquet: tables for databases of columns, one row an article, or one a tag.

mod articles;
mod cell;
mod column;
mod file;
mod tags;

pub(crate) use file::ParquetFile;
