//! Values of fields that hold labels, in the forms that tools of annotation export.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::read::NOTHING;

/// Field of Label Studio's choices where there are several.
const CHOICES: &str = "choices";
/// From this score on a category of spaCy's `cats` is one that the article has.
const HAS: f64 = 0.5;

/// The labels that a field holds, and whether it holds them as a list; `None` where it holds none.
///
/// A list is one of JSON, its text or that of Python (`['A', 'B']`), as tables have it, an object of
/// scores by label (spaCy's `cats`), or one of choices (Label Studio's). Labels are in Unicode's NFC:
/// what looks alike is alike.
pub(super) fn labels(value: &Value) -> Option<(Vec<String>, bool)> {
    match value {
        Value::Array(list) => list.iter().map(label).collect::<Option<_>>().map(|all| (all, true)),
        Value::Object(object) if object.contains_key(CHOICES) => labels(&object[CHOICES]),
        Value::Object(scores) => {
            let held = scores.iter().map(|(name, score)| Some((name, has(score)?)));
            let held = held.collect::<Option<Vec<_>>>().filter(|held| !held.is_empty())?;
            let names = held.into_iter().filter(|(_, has)| *has);
            Some((names.map(|(name, _)| name.nfc().collect()).collect(), true))
        }
        Value::String(text) if text.starts_with(['[', '{']) => {
            let held = list_in(text).and_then(|list| labels(&list));
            held.or_else(|| label(value).map(|one| (vec![one], false)))
        }
        one => label(one).map(|one| (vec![one], false)),
    }
}

fn label(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => {
            let name: String = name.trim().nfc().collect();
            Some(name).filter(|name| !name.is_empty() && !NOTHING.contains(&name.as_str()))
        }
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Whether a score, from 0 to 1, says that a category fits.
pub(super) fn has(score: &Value) -> Option<bool> {
    let is_score = |score: &f64| (0.0..=1.0).contains(score);
    score.as_bool().or_else(|| score.as_f64().filter(is_score).map(|score| score >= HAS))
}

/// The list of strings that a text writes down, in JSON's way or in Python's, or an object of JSON.
fn list_in(text: &str) -> Option<Value> {
    let strings =
        |list: &Value| list.as_array().is_some_and(|all| all.iter().all(Value::is_string));
    let json: Option<Value> = serde_json::from_str(text).ok();
    let json = json.filter(|json| json.is_object() || strings(json));
    json.or_else(|| python_list(text.trim()))
}

/// A list of Python's strings: quoted by `'`, or by `"` where they hold one.
fn python_list(text: &str) -> Option<Value> {
    let mut rest = text.strip_prefix('[')?.strip_suffix(']')?.trim();
    let mut names = Vec::new();
    while let Some(quote) = rest.chars().next() {
        let open = rest.strip_prefix(['\'', '"'])?;
        let (name, after) = open.split_once(quote)?;
        names.push(Value::from(name));
        rest = after.trim_start();
        rest = match rest.strip_prefix(',') {
            Some(more) => more.trim_start(),
            None if rest.is_empty() => rest,
            None => return None,
        };
    }
    Some(Value::Array(names))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn list(names: &[&str]) -> (Vec<String>, bool) {
        (names.iter().map(|&name| name.to_owned()).collect(), true)
    }

    #[test]
    fn lists_are_lists_however_they_are_written() {
        for value in [
            json!(["A", "B c"]),
            json!(r#"["A", "B c"]"#),
            json!("['A', 'B c']"),
            json!(r#"['A', "B c"]"#),
            json!({"A": 1, "none": 0, "B c": 0.7, "D": 0.2}),
            json!({"A": true, "B c": true, "D": false}),
            json!(r#"{"A": 1, "B c": 1, "D": 0}"#),
            json!({"choices": ["A", "B c"]}),
            json!(r#"{"choices": ["A", "B c"]}"#),
        ] {
            assert_eq!(labels(&value), Some(list(&["A", "B c"])), "{value}");
        }
        for value in [json!("[]"), json!([]), json!({"A": 0})] {
            assert_eq!(labels(&value), Some(list(&[])), "{value}");
        }
    }

    #[test]
    fn what_is_no_list_is_one_label() {
        let one = |name: &str| Some((vec![name.to_owned()], false));
        for name in [
            "A",
            "{A}",
            "{\"A\": \"b\"}",
            "[sic] A",
            "['A'",
            "['A' 'B']",
            "[1, 2]",
            "A#B",
            "C#",
            "None",
            "NONE",
        ] {
            assert_eq!(labels(&json!(name)), one(name));
        }
        assert_eq!(labels(&json!("E\u{301}conomie ")), one("\u{c9}conomie"));
        assert_eq!(labels(&json!(3)), one("3"));
    }

    #[test]
    fn what_stands_for_nothing_is_no_label() {
        for value in
            [json!("nan"), json!("NULL"), json!(" "), json!(null), json!({}), json!({"A": "b"})]
        {
            assert_eq!(labels(&value), None, "{value}");
        }
    }
}
