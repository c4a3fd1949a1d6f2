//! News in JSON (IPTC ninjs 1.x and 3.x): what stands in lists of values, each with a role.
//!
//! A 1.x item has a field for each form (`body_text`, `body_xhtml`); from 2.0 on `headlines`,
//! `bodies` and `descriptions` are lists of `{role, contentType, value}`
//! (<https://iptc.org/std/ninjs/>).

use serde_json::Value;

use super::error::ErrorKind;
#[cfg(feature = "web")]
use super::html::words;

/// A value in one of its forms.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Plain text.
    Text(String),
    /// HTML or XHTML.
    Markup(String),
}

/// Roles of parts that go before others: a headline or body that has one is the main one.
const MAIN: [&str; 2] = ["main", "full"];

/// The value of a list to read: a main one before others, plain text before HTML, the first
/// before those that follow.
pub(super) fn best(list: Value) -> Option<Form> {
    let Value::Array(list) = list else { return None };
    let part = |part: &Value| {
        let role = part["role"].as_str().unwrap_or_default();
        let form = form(part["contentType"].as_str(), part["value"].as_str()?);
        let rank = (!MAIN.contains(&role), matches!(form, Form::Markup(_)));
        Some((rank, form))
    };
    list.iter().filter_map(part).min_by_key(|(rank, _)| *rank).map(|(_, form)| form)
}

/// `value` as its type says; without one, by its first tag.
fn form(content_type: Option<&str>, value: &str) -> Form {
    let markup = match content_type {
        Some(content_type) => content_type.contains("html"),
        None => value.trim_start().starts_with('<'),
    };
    if markup { Form::Markup(value.to_owned()) } else { Form::Text(value.to_owned()) }
}

impl Form {
    /// Its words.
    ///
    /// # Errors
    /// When it is HTML too large or too deep to be read.
    #[cfg(feature = "web")]
    pub(super) fn into_words(self) -> Result<Option<String>, ErrorKind> {
        match self {
            Self::Text(text) => Ok(Some(text)),
            Self::Markup(html) => words(&html).map(Some),
        }
    }

    /// Its words, if it can be read without a parser of HTML.
    #[cfg(not(feature = "web"))]
    #[expect(clippy::unnecessary_wraps, reason = "with a parser of HTML it can fail")]
    pub(super) fn into_words(self) -> Result<Option<String>, ErrorKind> {
        match self {
            Self::Text(text) => Ok(Some(text)),
            Self::Markup(_) => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_best_of_several_forms() {
        let text = |text: &str| Some(Form::Text(text.to_owned()));
        let table = [
            (json!([{"value": "a"}, {"value": "b"}]), text("a")),
            (
                json!([{"contentType": "text/html", "value": "<p>a"}, {"contentType": "text/plain", "value": "b"}]),
                text("b"),
            ),
            (json!([{"role": "short", "value": "a"}, {"role": "main", "value": "b"}]), text("b")),
            (json!([{"value": "<p>a"}]), Some(Form::Markup("<p>a".to_owned()))),
            (json!([{"role": "main"}, 7]), None),
            (json!("a"), None),
        ];
        for (list, best) in table {
            assert_eq!(super::best(list.clone()), best, "{list}");
        }
    }
}
