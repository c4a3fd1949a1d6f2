use arrow_array::ArrayRef;

/// A column under its name.
pub(crate) type Column = (String, ArrayRef);
