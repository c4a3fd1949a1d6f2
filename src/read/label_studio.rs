//! Tasks of Label Studio (<https://labelstud.io/guide/export>): its JSON, read as its JSON-MIN.
//!
//! A task has the article in `data` and in `annotations` what each annotator said, a result a
//! control of the form. As in JSON-MIN, the fields of `data` and the choices of a control, under its
//! name, stand side by side.

use serde_json::{Map, Value};

use super::fields::Fields;
use super::found::FoundFields;

/// The field of the article.
const DATA: &str = "data";

/// The fields of a task, if `json` is one.
pub(super) fn task(json: &str, fields: &Fields) -> Option<FoundFields> {
    let object: Map<String, Value> = serde_json::from_str(json).ok()?;
    let Value::Object(data) = object.get(DATA)? else { return None };
    let annotations = object.get("annotations").or_else(|| object.get("completions"))?;
    let own = if names_data(fields) { &["id", DATA][..] } else { &["id"] };
    let own = own.iter().filter_map(|name| Some(((*name).to_owned(), object.get(*name)?.clone())));
    let mut flat: Map<String, Value> = own.collect();
    flat.extend(data.clone());
    flat.extend(choices(annotations.as_array()?));
    Some(FoundFields::of(flat, fields))
}

/// Whether the text is said to be a field of a task's data, as `data.text`.
pub(super) fn names_data(fields: &Fields) -> bool {
    let in_data = |name: &str| name.strip_prefix(DATA).is_some_and(|rest| rest.starts_with('.'));
    fields.text.as_deref().is_some_and(in_data)
}

/// What annotators chose in each control: a list, or one for each where they disagree. What was
/// cancelled does not count, and where one is the ground truth, only that does.
fn choices(annotations: &[Value]) -> Map<String, Value> {
    let is = |own: &Value, mark: &str| own[mark] == Value::Bool(true);
    let valid: Vec<_> = annotations.iter().filter(|own| !is(own, "was_cancelled")).collect();
    let truth: Vec<_> = valid.iter().copied().filter(|own| is(own, "ground_truth")).collect();
    let mut all: Map<String, Value> = Map::new();
    for annotation in if truth.is_empty() { valid } else { truth } {
        for (control, chosen) in chosen(annotation) {
            match all.get_mut(&control) {
                Some(Value::Object(said)) => push(said, chosen),
                Some(before) if *before != chosen => {
                    let mut said = Map::new();
                    push(&mut said, before.take());
                    push(&mut said, chosen);
                    *before = Value::Object(said);
                }
                Some(_) => {}
                None => drop(all.insert(control, chosen)),
            }
        }
    }
    all
}

/// Adds what one more annotator said. An object of anything but scores is no label to anybody.
fn push(said: &mut Map<String, Value>, chosen: Value) {
    said.insert(format!("annotator {}", said.len() + 1), chosen);
}

/// What one annotator chose in each control.
fn chosen(annotation: &Value) -> Vec<(String, Value)> {
    let results = annotation["result"].as_array();
    let chosen = |result: &Value| {
        let control = result["from_name"].as_str()?.to_owned();
        let choices = result["value"].get("choices").or_else(|| result["value"].get("taxonomy"))?;
        let mut names: Vec<Value> = choices.as_array()?.iter().map(choice).collect();
        // A form for one choice gives a list of one, which is no list of labels that may be several.
        Some((control, if names.len() == 1 { names.remove(0) } else { Value::Array(names) }))
    };
    results.into_iter().flatten().filter_map(chosen).collect()
}

/// A choice; of a taxonomy, the path to it.
fn choice(choice: &Value) -> Value {
    let Some(path) = choice.as_array() else { return choice.clone() };
    let names: Vec<_> = path.iter().filter_map(Value::as_str).collect();
    names.join(" / ").into()
}

#[cfg(test)]
mod tests {
    use super::super::fields::Keep;
    use super::super::location::Location;
    use super::*;

    fn flat(json: &str) -> Option<Vec<String>> {
        let fields = Fields { keep: Keep::Rest, ..Fields::default() };
        let record = task(json, &fields)?.into_record(Location::file("f"), Vec::new).unwrap();
        let Value::Object(kept) = record.fields.into_iter().collect() else { return None };
        let kept = kept.iter().map(|(name, value)| format!("{name}={value}"));
        Some([record.article.id, record.article.text].into_iter().chain(kept).collect())
    }

    #[test]
    fn a_task_is_its_data_and_what_was_chosen() {
        let task = |annotations: &str| {
            flat(&format!(
                r#"{{"id": 7, "data": {{"text": "a", "n": 1}}, "annotations": [{annotations}]}}"#
            ))
            .unwrap()[2..]
                .join(" ")
        };
        let said = |choices: &str, more: &str| {
            format!(
                r#"{{"result": [{{"from_name": "topic", "value": {{"choices": [{choices}]}}}},
                    {{"from_name": "span", "value": {{"start": 1}}}}]{more}}}"#
            )
        };
        let (sport, law) = (r#""sport""#, r#""law""#);
        assert_eq!(task(&said(sport, "")), r#"n=1 topic="sport""#);
        assert_eq!(task(&said(r#""sport", "law""#, "")), r#"n=1 topic=["sport","law"]"#);
        assert_eq!(task(""), "n=1");
        let both = |more: &str| format!("{},{}", said(sport, ""), said(law, more));
        assert_eq!(task(&both("")), r#"n=1 topic={"annotator 1":"sport","annotator 2":"law"}"#);
        assert_eq!(task(&both(r#", "was_cancelled": true"#)), r#"n=1 topic="sport""#);
        assert_eq!(task(&both(r#", "ground_truth": true"#)), r#"n=1 topic="law""#);
    }

    #[test]
    fn other_objects_are_no_task() {
        for json in ["{}", r#"{"data": "a", "annotations": []}"#, r#"{"data": {}}"#, "[1]"] {
            assert!(task(json, &Fields::default()).is_none(), "{json}");
        }
    }
}
