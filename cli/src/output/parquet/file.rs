use std::sync::Arc;

use ::parquet::basic::{Compression, ZstdLevel};
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::types::Type;

use super::cell::Row;
use super::column::Column;
use super::{articles, tags};
use crate::destination::Destination;
use crate::record::{ArticleRecord, RecordShape};
use crate::rendered::Rendered;
use crate::run_report::RunReport;
use crate::sink::{Sink, SinkWriter};

/// Rows of a group: so many are held at once.
const GROUP: usize = 16_384;

/// Parquet file of records, one row an article or, where it is long, one a tag.
pub(crate) struct ParquetFile {
    sink: Sink,
    writer: SerializedFileWriter<SinkWriter>,
    columns: Vec<Column>,
    is_long: bool,
    /// Rows that are not written yet.
    rows: usize,
    /// Whether there ever was one: without any there is no file, as in every format.
    has_rows: bool,
}

impl ParquetFile {
    /// A file of records of this shape.
    pub(crate) fn new(sink: Sink, shape: &RecordShape, is_long: bool) -> anyhow::Result<Self> {
        let columns = if is_long { tags::columns(shape) } else { articles::columns(shape) };
        let fields = columns.iter().map(Column::field).collect::<Result<_, _>>()?;
        let schema = Type::group_type_builder("record").with_fields(fields).build()?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_created_by(format!("nutgraf {}", env!("CARGO_PKG_VERSION")));
        let (schema, properties) = (Arc::new(schema), Arc::new(properties.build()));
        let writer = SerializedFileWriter::new(sink.writer(), schema, properties)?;
        Ok(Self { sink, writer, columns, is_long, rows: 0, has_rows: false })
    }

    /// Takes the rows of a record.
    pub(crate) fn put(&mut self, record: &ArticleRecord) -> anyhow::Result<()> {
        if self.is_long && !record.tags.is_empty() {
            record.tags.iter().for_each(|tag| self.row(Row { record, tag: Some(tag) }));
        } else {
            self.row(Row { record, tag: None });
        }
        if self.rows < GROUP { Ok(()) } else { self.write_group() }
    }

    fn row(&mut self, row: Row<'_>) {
        self.columns.iter_mut().for_each(|column| column.put(row));
        self.rows += 1;
        self.has_rows = true;
    }

    fn write_group(&mut self) -> anyhow::Result<()> {
        let mut group = self.writer.next_row_group()?;
        for column in &mut self.columns {
            let writer = group.next_column()?.expect("there is a writer a column");
            column.write(writer)?;
        }
        group.close()?;
        self.rows = 0;
        Ok(())
    }

    /// Writes what is left, and puts the file in its place.
    pub(crate) fn close(&mut self) -> anyhow::Result<()> {
        if !self.has_rows {
            return Ok(());
        }
        if self.rows > 0 {
            self.write_group()?;
        }
        self.writer.finish()?;
        self.sink.finish()
    }
}

impl Destination<ArticleRecord> for ParquetFile {
    fn is_stdout(&self) -> bool {
        self.sink.is_stdout()
    }

    fn write(&mut self, rendered: Rendered<ArticleRecord>) -> anyhow::Result<()> {
        self.put(&rendered.output)
    }

    fn finish(&mut self, _report: &RunReport) -> anyhow::Result<()> {
        self.close()
    }
}
