use std::sync::Arc;

use ::parquet::basic::{LogicalType, Repetition, Type as Physical};
use ::parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int64Type};
use ::parquet::errors::Result;
use ::parquet::file::writer::SerializedColumnWriter;
use ::parquet::schema::types::{Type, TypePtr};

use super::cell::{Cell, Kind, Row};

/// Column of a table, with the rows that are not written yet.
pub(super) struct Column {
    name: String,
    kind: Kind,
    /// Whether a cell holds any number of values; else one or none.
    is_list: bool,
    cell: Extract,
    values: Values,
    /// 1 for a value, 0 for a cell that holds none.
    definition: Vec<i16>,
    /// 0 for the first value of a cell, 1 for those after it.
    repetition: Vec<i16>,
}

/// What of a row stands in a column.
type Extract = Box<dyn Fn(Row<'_>, &mut dyn FnMut(Cell<'_>))>;

#[derive(Default)]
struct Values {
    texts: Vec<ByteArray>,
    numbers: Vec<f64>,
    counts: Vec<i64>,
    flags: Vec<bool>,
}

impl Column {
    /// A column of one value a row, or none.
    pub(super) fn one(
        name: &str,
        kind: Kind,
        cell: impl Fn(Row<'_>, &mut dyn FnMut(Cell<'_>)) + 'static,
    ) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            is_list: false,
            cell: Box::new(cell),
            values: Values::default(),
            definition: Vec::new(),
            repetition: Vec::new(),
        }
    }

    /// A column of lists.
    pub(super) fn list(
        name: String,
        kind: Kind,
        cell: impl Fn(Row<'_>, &mut dyn FnMut(Cell<'_>)) + 'static,
    ) -> Self {
        Self { name, is_list: true, ..Self::one("", kind, cell) }
    }

    /// Takes a row.
    pub(super) fn put(&mut self, row: Row<'_>) {
        let Self { cell, values, definition, repetition, .. } = self;
        let first = definition.len();
        cell(row, &mut |value| {
            repetition.push(i16::from(definition.len() > first));
            definition.push(1);
            values.put(value);
        });
        if definition.len() == first {
            repetition.push(0);
            definition.push(0);
        }
    }

    /// Writes the rows that it has, and forgets them.
    pub(super) fn write(&mut self, mut writer: SerializedColumnWriter<'_>) -> Result<()> {
        let definition = Some(self.definition.as_slice());
        let repetition = self.is_list.then_some(self.repetition.as_slice());
        let Values { texts, numbers, counts, flags } = &self.values;
        match self.kind {
            Kind::Text => {
                writer.typed::<ByteArrayType>().write_batch(texts, definition, repetition)
            }
            Kind::Number => {
                writer.typed::<DoubleType>().write_batch(numbers, definition, repetition)
            }
            Kind::Count => writer.typed::<Int64Type>().write_batch(counts, definition, repetition),
            Kind::Flag => writer.typed::<BoolType>().write_batch(flags, definition, repetition),
        }?;
        self.values = Values::default();
        self.definition.clear();
        self.repetition.clear();
        writer.close()
    }

    /// Its field in the schema; of lists, in the three levels that the format's document lays down
    /// (parquet-format, LogicalTypes.md, "Lists").
    pub(super) fn field(&self) -> Result<TypePtr> {
        if !self.is_list {
            return self.value(&self.name, Repetition::OPTIONAL);
        }
        let items = Type::group_type_builder("list")
            .with_repetition(Repetition::REPEATED)
            .with_fields(vec![self.value("element", Repetition::REQUIRED)?])
            .build()?;
        let list = Type::group_type_builder(&self.name)
            .with_repetition(Repetition::REQUIRED)
            .with_logical_type(Some(LogicalType::List))
            .with_fields(vec![Arc::new(items)])
            .build()?;
        Ok(Arc::new(list))
    }

    fn value(&self, name: &str, repetition: Repetition) -> Result<TypePtr> {
        let (physical, logical) = match self.kind {
            Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Kind::Number => (Physical::DOUBLE, None),
            Kind::Count => (Physical::INT64, None),
            Kind::Flag => (Physical::BOOLEAN, None),
        };
        let builder = Type::primitive_type_builder(name, physical).with_repetition(repetition);
        builder.with_logical_type(logical).build().map(Arc::new)
    }
}

impl Values {
    fn put(&mut self, value: Cell<'_>) {
        match value {
            Cell::Text(text) => self.texts.push(ByteArray::from(text)),
            Cell::Number(number) => self.numbers.push(number),
            Cell::Count(count) => self.counts.push(i64::try_from(count).unwrap_or(i64::MAX)),
            Cell::Flag(flag) => self.flags.push(flag),
        }
    }
}
