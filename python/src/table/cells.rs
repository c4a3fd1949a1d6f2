//! Cells of a table as values of JSON.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Date64Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef};
use arrow_schema::{DataType, TimeUnit};
use serde_json::{Number, Value};

/// A column whose cells JSON knows or can write out: texts, numbers, truths, dates, and lists of them.
pub(super) enum Cells {
    Plain(ArrayRef),
    /// Of a dictionary: the values, and which of them stands in each row.
    Keyed(ArrayRef, Vec<usize>),
}

impl Cells {
    /// The cells of a column; none of one that holds bytes or structures.
    pub(super) fn new(column: &ArrayRef) -> Option<Self> {
        let DataType::Dictionary(_, of) = column.data_type() else {
            return is_known(column.data_type()).then(|| Self::Plain(column.clone()));
        };
        let dictionary = column.as_any_dictionary();
        let keys = || {
            let keys = dictionary.normalized_keys().into_iter().enumerate();
            // A key of no row points nowhere, and null is asked for in its place.
            keys.map(|(row, key)| if column.is_null(row) { usize::MAX } else { key }).collect()
        };
        is_known(of).then(|| Self::Keyed(dictionary.values().clone(), keys()))
    }

    /// The cell of a row.
    pub(super) fn value(&self, row: usize) -> Value {
        match self {
            Self::Plain(column) => value(column, row),
            Self::Keyed(_, keys) if keys[row] == usize::MAX => Value::Null,
            Self::Keyed(values, keys) => value(values, keys[row]),
        }
    }
}

fn is_known(of: &DataType) -> bool {
    match of {
        DataType::List(own) | DataType::LargeList(own) => is_known(own.data_type()),
        DataType::Utf8
        | DataType::LargeUtf8
        | DataType::Utf8View
        | DataType::Boolean
        | DataType::Float32
        | DataType::Float64
        | DataType::Date32
        | DataType::Date64
        | DataType::Timestamp(..) => true,
        other => other.is_integer(),
    }
}

fn value(column: &ArrayRef, row: usize) -> Value {
    if column.is_null(row) {
        return Value::Null;
    }
    match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).into(),
        DataType::LargeUtf8 => column.as_string::<i64>().value(row).into(),
        DataType::Utf8View => column.as_string_view().value(row).into(),
        DataType::Boolean => column.as_boolean().value(row).into(),
        DataType::List(_) => all(&column.as_list::<i32>().value(row)),
        DataType::LargeList(_) => all(&column.as_list::<i64>().value(row)),
        DataType::Date32 | DataType::Date64 => day(column, row).into(),
        DataType::Timestamp(unit, _) => moment(column, row, *unit).into(),
        _ => number(column, row).map_or(Value::Null, Value::Number),
    }
}

fn all(column: &ArrayRef) -> Value {
    (0..column.len()).map(|row| value(column, row)).collect()
}

/// A day as `2026-03-01`; none that no calendar has.
fn day(column: &ArrayRef, row: usize) -> Option<String> {
    let day = match column.data_type() {
        DataType::Date32 => column.as_primitive::<Date32Type>().value_as_date(row),
        _ => column.as_primitive::<Date64Type>().value_as_date(row),
    };
    day.map(|day| day.to_string())
}

/// A moment as `2026-03-01 08:30:00`, in the time of Greenwich if it says in which.
fn moment(column: &ArrayRef, row: usize, unit: TimeUnit) -> Option<String> {
    let moment = match unit {
        TimeUnit::Second => column.as_primitive::<TimestampSecondType>().value_as_datetime(row),
        TimeUnit::Millisecond => {
            column.as_primitive::<TimestampMillisecondType>().value_as_datetime(row)
        }
        TimeUnit::Microsecond => {
            column.as_primitive::<TimestampMicrosecondType>().value_as_datetime(row)
        }
        TimeUnit::Nanosecond => {
            column.as_primitive::<TimestampNanosecondType>().value_as_datetime(row)
        }
    };
    moment.map(|moment| moment.to_string())
}

fn number(column: &ArrayRef, row: usize) -> Option<Number> {
    Some(match column.data_type() {
        DataType::Int8 => column.as_primitive::<Int8Type>().value(row).into(),
        DataType::Int16 => column.as_primitive::<Int16Type>().value(row).into(),
        DataType::Int32 => column.as_primitive::<Int32Type>().value(row).into(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).into(),
        DataType::UInt8 => column.as_primitive::<UInt8Type>().value(row).into(),
        DataType::UInt16 => column.as_primitive::<UInt16Type>().value(row).into(),
        DataType::UInt32 => column.as_primitive::<UInt32Type>().value(row).into(),
        DataType::UInt64 => column.as_primitive::<UInt64Type>().value(row).into(),
        DataType::Float32 => {
            Number::from_f64(column.as_primitive::<Float32Type>().value(row).into())?
        }
        _ => Number::from_f64(column.as_primitive::<Float64Type>().value(row))?,
    })
}
