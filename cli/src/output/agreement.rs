//! Property: every form of a record says the same, whatever stands in it.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::Value;

use super::csv::{LongCsv, TagsCsv, safe};
use super::format::RecordFormat;
use super::jsonl::Jsonl;
use super::ninjs::Ninjs;
use crate::record::any::record;
use crate::record::{ArticleRecord, FacetColumns, RecordShape, TagRecord};

fn facet(name: &str, towards_target: bool) -> FacetColumns {
    FacetColumns { name: name.to_owned(), towards_target, levelled: false, labels: Vec::new() }
}

fn shape() -> RecordShape {
    let facets = vec![facet("topic", false), facet("stance", true)];
    RecordShape { facets, all: false, with_text: true, with_brief: false, with_relations: false }
}

fn rows(format: &dyn RecordFormat, record: &ArticleRecord) -> Vec<BTreeMap<String, String>> {
    let table = format.opening() + &format.record(record, &[]);
    csv::Reader::from_reader(table.as_bytes()).deserialize().collect::<Result<_, _>>().unwrap()
}

/// What is told of a tag: label, probability, sure, actor, canonical name.
fn told(tag: &TagRecord) -> [String; 5] {
    let [target, canonical] =
        [&tag.target, &tag.canonical].map(|own| own.clone().unwrap_or_default());
    [tag.label.clone(), format!("{:.4}", tag.probability), tag.sure.to_string(), target, canonical]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_line_of_json_has_it_whole(record in record()) {
        let read: ArticleRecord = serde_json::from_str(&Jsonl.record(&record, &[])).unwrap();
        prop_assert_eq!(read, record);
    }

    #[test]
    fn a_row_a_tag_says_what_json_says(record in record()) {
        let rows = rows(&LongCsv::new(&shape()), &record);
        prop_assert_eq!(rows.len(), record.tags.len().max(1));
        for (row, tag) in rows.iter().zip(&record.tags) {
            let names = ["label", "probability", "sure", "target", "canonical"];
            prop_assert_eq!(names.map(|name| row[name].clone()), told(tag).map(|own| safe(&own)));
            prop_assert_eq!(&row["given"], &tag.given.to_string());
            prop_assert_eq!((&row["id"], &row["facet"]), (&safe(&record.id), &tag.facet));
            prop_assert_eq!(&row["text"], &safe(&record.text.clone().unwrap_or_default()));
        }
    }

    #[test]
    fn the_lists_of_a_row_an_article_run_side_by_side(record in record()) {
        let rows = rows(&TagsCsv::new(shape()), &record);
        prop_assert_eq!(rows.len(), 1);
        prop_assert_eq!(&rows[0]["title"], &safe(&record.title.clone().unwrap_or_default()));
        for facet in ["topic", "stance"] {
            let tags: Vec<_> = record.given().filter(|tag| tag.facet == facet).map(told).collect();
            let ends = ["", "_probability", "_sure", "_target", "_canonical"];
            for (place, end) in ends.iter().enumerate().take(if facet == "stance" { 5 } else { 3 }) {
                let cells = &rows[0][&format!("{facet}{end}")];
                // A semicolon parts the items, and none is within one.
                let items: Vec<_> = tags.iter().map(|tag| tag[place].replace(';', ",")).collect();
                prop_assert_eq!(cells, &safe(&items.join("; ")));
            }
        }
    }

    #[test]
    fn a_news_item_has_a_subject_for_each_label_that_is_given(record in record()) {
        let item: Value = serde_json::from_str(&Ninjs.record(&record, &[])).unwrap();
        prop_assert_eq!(&item["altIds"][0]["value"], &Value::from(record.id.clone()));
        let subjects = item["subjects"].as_array().unwrap();
        prop_assert_eq!(subjects.len(), record.given().count());
        for (subject, tag) in subjects.iter().zip(record.given()) {
            prop_assert_eq!(&subject["literal"], &Value::from(tag.label.clone()));
            prop_assert_eq!(&subject["rel"], &Value::from(tag.facet.clone()));
            let confidence = subject["confidence"].as_f64().unwrap();
            prop_assert!((confidence - 100.0 * tag.probability).abs() <= 0.5 + 1e-9);
        }
    }
}
