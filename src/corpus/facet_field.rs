//! The fields of a record that hold a facet's labels, as a user names them.

use std::str::FromStr;

use super::error::Error;

/// A facet, and where its labels stand: in the field `label` as `topic=label`; or, where each label
/// has a field of its own that holds 0 or 1, in those listed as `topic=sport,law`, or in all whose
/// names begin alike as `topic=topic_*`, and `topic=*` for all that do not make the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetField {
    /// The name of the facet.
    pub facet: String,
    /// The name of the field, or of the fields.
    pub field: String,
}

/// The fields that hold a facet's labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LabelFields<'f> {
    /// One, which names them.
    One(&'f str),
    /// One for each label, under its name.
    Listed(Vec<&'f str>),
    /// One for each label, whose name stands behind this.
    Behind(&'f str),
}

/// Ends what names of fields have in common.
const ANY: char = '*';
/// Between the fields of a list.
const SEPARATOR: char = ',';

impl FacetField {
    /// The fields that it names.
    pub(super) fn fields(&self) -> LabelFields<'_> {
        if let Some(begin) = self.field.strip_suffix(ANY) {
            LabelFields::Behind(begin)
        } else if self.field.contains(SEPARATOR) {
            let names = self.field.split(SEPARATOR).map(str::trim);
            LabelFields::Listed(names.filter(|name| !name.is_empty()).collect())
        } else {
            LabelFields::One(&self.field)
        }
    }

    /// The names of the fields to keep of a record.
    pub(super) fn kept(&self) -> Vec<String> {
        match self.fields() {
            LabelFields::Listed(names) => names.into_iter().map(str::to_owned).collect(),
            LabelFields::One(_) | LabelFields::Behind(_) => vec![self.field.clone()],
        }
    }
}

impl FromStr for FacetField {
    type Err = Error;

    fn from_str(given: &str) -> Result<Self, Error> {
        let (facet, field) = pair(given, "a facet and its field, as `topic=label`")?;
        Ok(Self { facet, field })
    }
}

/// Two words joined by `=`.
pub(super) fn pair(given: &str, expected: &'static str) -> Result<(String, String), Error> {
    match given.split_once('=') {
        Some((name, value)) if !name.is_empty() && !value.is_empty() => {
            Ok((name.to_owned(), value.to_owned()))
        }
        _ => Err(Error::NoPair { given: given.to_owned(), expected }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_named_alone_in_a_list_or_by_what_they_begin_with() {
        for (field, fields) in [
            ("label", LabelFields::One("label")),
            ("sport / football, law,", LabelFields::Listed(vec!["sport / football", "law"])),
            ("topic_*", LabelFields::Behind("topic_")),
            ("*", LabelFields::Behind("")),
        ] {
            let named = FacetField { facet: "topic".to_owned(), field: field.to_owned() };
            assert_eq!(named.fields(), fields);
        }
    }
}
