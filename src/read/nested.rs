//! Fields within fields, by names with dots: `content.rendered`.

use serde_json::Value;

/// Names under which writers of JSON put the text of an object that is nothing but a text:
/// `WordPress`, Drupal, and what makes JSON of XML.
const TEXTS: [&str; 7] = ["rendered", "value", "#text", "_text", "$t", "__cdata", "text"];

/// What stands at `path` within a value; of a list, what stands there in each of its items.
pub(super) fn inner(value: &Value, path: &str) -> Option<Value> {
    match value {
        Value::Array(items) => {
            let found = items.iter().filter_map(|item| inner(item, path));
            let flat = found.flat_map(|value| match value {
                Value::Array(items) => items,
                one => vec![one],
            });
            Some(flat.collect::<Vec<_>>()).filter(|found| !found.is_empty()).map(Value::Array)
        }
        // A name may have dots of its own.
        Value::Object(fields) => fields.get(path).cloned().or_else(|| {
            let mut dots = path.match_indices('.');
            dots.find_map(|(dot, _)| inner(fields.get(&path[..dot])?, &path[dot + 1..]))
        }),
        _ => None,
    }
}

/// A value, or the text it holds if it is an object of one.
pub(super) fn text_within(value: Value) -> Value {
    let Value::Object(fields) = &value else { return value };
    let text = TEXTS.iter().find_map(|name| fields.get(*name).filter(|text| text.is_string()));
    text.cloned().unwrap_or(value)
}

/// The name of a field with those of the fields within it.
pub(super) fn names(name: String, value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            fields.keys().map(|inner| format!("{name}.{inner}")).collect()
        }
        _ => vec![name],
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn dots_lead_into_objects_and_lists() {
        let value = json!({
            "rendered": "a", "x.y": "b", "meta": {"section": "c"},
            "tags": [{"name": "d"}, {"slug": "-"}, {"name": "e"}], "deep": [[{"name": "f"}]],
        });
        for (path, found) in [
            ("rendered", Some(json!("a"))),
            ("x.y", Some(json!("b"))),
            ("meta.section", Some(json!("c"))),
            ("tags.name", Some(json!(["d", "e"]))),
            ("deep.name", Some(json!(["f"]))),
            ("meta.none", None),
            ("tags.none", None),
            ("rendered.none", None),
            ("", None),
        ] {
            assert_eq!(inner(&value, path), found, "{path}");
        }
    }

    #[test]
    fn an_object_of_a_text_is_the_text() {
        assert_eq!(text_within(json!({"rendered": "a", "protected": false})), json!("a"));
        assert_eq!(text_within(json!({"#text": "a"})), json!("a"));
        for other in [json!({"en": "a"}), json!("a"), json!({"value": 1}), json!([1])] {
            assert_eq!(text_within(other.clone()), other);
        }
    }
}
