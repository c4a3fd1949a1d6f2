//! Corpora in every shape, with what is wrong in them.

#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

use std::fs;
use std::path::{Path, PathBuf};

use nutgraf::raw::corpus::{
    Corpus, CorpusOptions, Error, LabelledFacet, Reason, fingerprint, read,
};
use nutgraf::raw::label::{Choice, LabelId};
use proptest::prelude::*;
use tempfile::TempDir;

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, contents) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }
    folder
}

fn options(facets: &[&str], only: &[&str]) -> CorpusOptions {
    CorpusOptions {
        facets: facets.iter().map(|facet| facet.parse().unwrap()).collect(),
        only: only.iter().map(|condition| condition.parse().unwrap()).collect(),
        ..CorpusOptions::default()
    }
}

/// The examples of a facet: article, target, labels.
fn examples(corpus: &Corpus, facet: &str) -> Vec<String> {
    let LabelledFacet { facet, examples, .. } = corpus.facet(facet).unwrap();
    examples
        .iter()
        .map(|example| {
            let name = |id: &LabelId| facet.labels[id.index()].name.clone();
            let labels: Vec<_> = example.labels.iter().map(name).collect();
            let target = example.target.as_ref().map(|target| format!(" ({})", target.name));
            let id = &corpus.articles[example.article].id;
            format!("{id}{}: {}", target.unwrap_or_default(), labels.join(" "))
        })
        .collect()
}

/// What was left out, with paths from `folder` on.
fn left_out(corpus: &Corpus, folder: &Path) -> Vec<String> {
    let prefix = format!("{}/", folder.display());
    corpus.left_out.iter().map(|left_out| left_out.to_string().replace(&prefix, "")).collect()
}

const FACETS: &str = "
    [topic.labels.politics]
    [topic.labels.sport]
    [mood]
    choice = 'any'
    [mood.labels.glad]
    [mood.labels.calm]
    [stance]
    towards = 'target'
    [stance.labels.supportive]
    [stance.labels.critical]
";

#[test]
fn a_labels_folder_reports_what_it_leaves_out() {
    let newsroom = folder(&[
        ("seeds/a.txt", "Ilse Harrow won."),
        ("seeds/b.txt", "The match was lost."),
        ("seeds/copy.txt", "The match was lost."),
        ("seeds/empty.txt", " \n"),
        ("labels/facets.toml", FACETS),
        (
            "labels/topic.csv",
            "article,label\nseeds/a.txt,politics\nseeds/b.txt, sport\nseeds/a.txt,sprot\n\
             seeds/c.txt,sport\nseeds/empty.txt,sport\nseeds/copy.txt,sport\nseeds/a.txt,sport\n\
             seeds/b.txt\n",
        ),
        (
            "labels/mood.csv",
            "label,article\ncalm,seeds/b.txt\nglad|calm,seeds/a.txt\nglad,seeds/b.txt\n",
        ),
        (
            "labels/stance.csv",
            "article,target,label\nseeds/a.txt,Ilse Harrow,critical\nseeds/a.txt,,critical\n\
             seeds/a.txt,Doran Pell,supportive\n",
        ),
        ("labels/tone.csv", "article,label\n"),
    ]);
    let corpus = read(&[newsroom.path().join("labels")], &CorpusOptions::default()).unwrap();
    assert_eq!(examples(&corpus, "topic"), ["seeds/a.txt: politics", "seeds/b.txt: sport"]);
    assert_eq!(examples(&corpus, "mood"), ["seeds/b.txt: glad calm", "seeds/a.txt: glad calm"]);
    assert_eq!(
        examples(&corpus, "stance"),
        ["seeds/a.txt (Ilse Harrow): critical", "seeds/a.txt (Doran Pell): supportive"]
    );
    assert_eq!(corpus.articles.len(), 2);
    assert_eq!(
        left_out(&corpus, newsroom.path()),
        [
            "labels/topic.csv:9: a row of 1 cells in a table of 2 columns; is a quote left open?",
            "labels/tone.csv: no facet `tone` is declared in facets.toml; declare it there, or \
             rename the table",
            "labels/topic.csv:4: no label `sprot` of the facet `topic` is declared; is `sport` meant?",
            "labels/topic.csv:5: no file `seeds/c.txt`; articles are named from the folder that \
             holds the labels folder",
            "labels/topic.csv:6: seeds/empty.txt: the article is empty",
            "labels/topic.csv:7: the same article, with the same label, as labels/topic.csv:3",
            "labels/topic.csv:8: the same article as labels/topic.csv:2, there labelled `politics` \
             and here `sport`; decide for one",
            "labels/stance.csv:3: no target, and the facet `stance` is asked towards one",
        ]
    );
    let doubts: Vec<_> = corpus.doubts.iter().map(ToString::to_string).collect();
    assert_eq!(doubts.len(), 1);
    assert!(
        doubts[0].ends_with(
            "seeds/a.txt does not name the target `Doran Pell`; is it spelled otherwise?"
        )
    );
}

#[test]
fn a_labels_folder_that_is_broken_is_an_error() {
    let two = "[topic.labels.a]\n[topic.labels.b]";
    let table: [(&[(&str, &str)], &str); 4] = [
        (&[("facets.toml", "[topic")], "facets.toml does not describe facets as it should"),
        (&[("facets.toml", two)], "topic.csv cannot be opened"),
        (&[("facets.toml", two), ("topic.csv", "article,lable\n")], "has no column `label`"),
        (
            &[("facets.toml", two), ("topic.csv", "article,label\nseeds/x,a\n")],
            "no labelled article is left of",
        ),
    ];
    for (files, message) in table {
        let newsroom = folder(files);
        let error = read(&[newsroom.path().to_path_buf()], &CorpusOptions::default()).unwrap_err();
        assert!(error.to_string().contains(message), "{files:?} gave: {error}");
    }
}

#[test]
fn class_folders_are_labels() {
    let classes = folder(&[
        ("sport/1", "The match was lost."),
        ("sport/deep/2.txt", "The cup was won."),
        ("arts/1", "The play was long."),
        ("arts/2", ""),
        ("README", "No article."),
    ]);
    let corpus = read(&[classes.path().to_path_buf()], &CorpusOptions::default()).unwrap();
    let prefix = format!("{}/", classes.path().display());
    let found: Vec<_> =
        examples(&corpus, "topic").iter().map(|line| line.replace(&prefix, "")).collect();
    assert_eq!(found, ["arts/1: arts", "sport/1: sport", "sport/deep/2.txt: sport"]);
    assert_eq!(
        left_out(&corpus, classes.path()),
        [
            "README: no label of the facet `topic`: the file lies in no class folder",
            "arts/2: the article is empty",
        ]
    );
}

#[test]
fn fasttext_lines_have_labels_before_the_text() {
    let lines = "__label__b __label__a Two labels.\n\n__label__b One __label__c inside.\nNone.\n__label__a\n";
    let files = folder(&[("train.txt", lines)]);
    let corpus = read(&[files.path().join("train.txt")], &CorpusOptions::default()).unwrap();
    let labelled = corpus.facet("topic").unwrap();
    assert_eq!(labelled.facet.choice, Choice::Any);
    assert_eq!(labelled.counts(), [1, 2]);
    assert_eq!(labelled.strata(), [Some(LabelId(0)), Some(LabelId(1))]);
    assert_eq!(corpus.articles[1].text, "One __label__c inside.");
    assert_eq!(
        left_out(&corpus, files.path()),
        [
            "train.txt:4: no label of the facet `topic`: the line does not start with `__label__`",
            "train.txt:5: the article is empty",
        ]
    );
}

#[test]
fn records_have_labels_in_fields() {
    let lines = r#"{"id": "1", "text": "One.", "label": "b", "tags": ["x", "y"], "split": "train"}
{"id": "2", "text": "Two.", "label": "a", "tags": [], "split": "test"}
{"id": "3", "text": "Three.", "label": 10, "tags": ["y"], "split": "train"}
{"id": "4", "text": "One.", "label": "b", "tags": ["x"], "split": "train"}
{"id": "5", "text": "Five.", "label": null, "split": "train"}
{"id": "6", "text": "Six.",
"#;
    let files = folder(&[("a.jsonl", lines)]);
    let path = [files.path().join("a.jsonl")];
    let corpus = read(&path, &options(&["topic=label", "tags=tags"], &["split=train"])).unwrap();
    assert_eq!(examples(&corpus, "topic"), ["1: b", "3: 10"]);
    assert_eq!(examples(&corpus, "tags"), ["1: x y", "3: y"]);
    let choices = ["topic", "tags"].map(|name| corpus.facet(name).unwrap().facet.choice);
    assert_eq!(choices, [Choice::One, Choice::Any]);
    let names: Vec<_> = corpus.facets[0].facet.labels.iter().map(|label| &label.name).collect();
    assert_eq!(names, ["10", "b"]);
    assert_eq!(corpus.articles.len(), 2);
    assert_eq!(
        left_out(&corpus, files.path()),
        [
            "a.jsonl:4: the same article, with the same label, as a.jsonl:1",
            "a.jsonl:4: the same article as a.jsonl:1, there labelled `x`, `y` and here `x`; \
             decide for one",
            "a.jsonl:5: no label of the facet `topic`: the field `label` is missing or empty",
            "a.jsonl:5: no label of the facet `tags`: the field `tags` is missing or empty",
            "a.jsonl:6: column 27: EOF while parsing a value",
        ]
    );
    let error = read(&path, &options(&["topic=label"], &["split=trian"])).unwrap_err();
    assert!(error.to_string().contains("no labelled article is left"), "{error}");
    assert!(matches!(read(&path, &CorpusOptions::default()), Err(Error::NoFacetField { .. })));
}

/// The labels of two facets' records, as tools of annotation export them.
#[test]
fn exports_of_annotation_tools_mean_what_they_say() {
    let sport_and_local = ["1: local sport", "2: sport", "3: law"];
    for (name, contents) in [
        ("doccano.csv", "id,text,label\n1,One.,sport#local\n2,Two.,sport\n3,Three.,law\n"),
        (
            "json.tsv",
            "id\ttext\tlabel\n1\tOne.\t[\"sport\", \"local\"]\n2\tTwo.\t[\"sport\"]\n3\tThree.\t[\"law\"]\n",
        ),
        (
            "python.tsv",
            "id\ttext\tlabel\n1\tOne.\t['sport', 'local']\n2\tTwo.\t['sport']\n3\tThree.\t['law']\n",
        ),
        (
            "spacy.jsonl",
            "{\"id\": \"1\", \"text\": \"One.\", \"label\": {\"sport\": 1, \"law\": 0, \"local\": 1}}\n\
             {\"id\": \"2\", \"text\": \"Two.\", \"label\": {\"sport\": 1.0, \"law\": 0.0}}\n\
             {\"id\": \"3\", \"text\": \"Three.\", \"label\": {\"law\": true, \"sport\": false}}\n",
        ),
    ] {
        let files = folder(&[(name, contents)]);
        let corpus = read(&[files.path().join(name)], &options(&["topic=label"], &[])).unwrap();
        assert_eq!(examples(&corpus, "topic"), sport_and_local, "{name}");
        assert_eq!(corpus.facets[0].facet.choice, Choice::Any, "{name}");
        assert!(corpus.left_out.is_empty(), "{name}: {:?}", corpus.left_out);
    }
}

#[test]
fn what_an_annotator_turned_down_is_left_out() {
    let line = |id: u8, answer: &str| {
        format!(
            "{{\"id\": \"{id}\", \"text\": \"No {id}.\", \"label\": \"a\", \"answer\": \"{answer}\"}}\n"
        )
    };
    let lines = ["accept", "reject", "ignore", "forty-two"].iter().zip(1..);
    let lines: String = lines.map(|(answer, id)| line(id, answer)).collect();
    let other = lines.clone() + &line(5, "accept").replace("\"a\"", "\"b\"");
    let files = folder(&[("a.jsonl", &other), ("binary.jsonl", &lines)]);
    let corpus = read(&[files.path().join("a.jsonl")], &options(&["topic=label"], &[])).unwrap();
    assert_eq!(examples(&corpus, "topic"), ["1: a", "4: a", "5: b"]);
    assert_eq!(corpus.facets[0].facet.choice, Choice::One);
    assert_eq!(
        left_out(&corpus, files.path()),
        [
            "a.jsonl:3: the label was answered with `ignore`",
            "a.jsonl:2: the label was answered with `reject`",
        ]
    );
    // Of one label the question was whether it applies.
    let path = [files.path().join("binary.jsonl")];
    let corpus = read(&path, &options(&["topic=label"], &[])).unwrap();
    assert_eq!(examples(&corpus, "topic"), ["1: a", "4: a", "2: "]);
    assert_eq!(corpus.facets[0].facet.choice, Choice::Any);
    assert_eq!(
        left_out(&corpus, files.path()),
        ["binary.jsonl:3: the label was answered with `ignore`"]
    );
}

#[test]
fn tasks_of_label_studio_are_read_in_each_of_its_exports() {
    let task = |id: u8, text: &str, topic: &str, tone: &str| {
        format!(
            r#"{{"id": {id}, "annotations": [{{"was_cancelled": false, "result": [
                {{"from_name": "topic", "type": "choices", "value": {{"choices": [{topic}]}}}},
                {{"from_name": "tone", "type": "choices", "value": {{"choices": [{tone}]}}}}]}}],
                "data": {{"text": "{text}"}}, "meta": {{}}}}"#
        )
    };
    let json = [
        task(1, "One.", "\"sport\"", "\"glad\", \"calm\""),
        task(2, "Two.", "\"Pol\u{ed}tica e governo\"", "\"calm\""),
    ];
    let min = r#"[{"id": 1, "text": "One.", "topic": "sport", "tone": {"choices": ["glad", "calm"]}},
        {"id": 2, "text": "Two.", "topic": "Pol\u00edtica e governo", "tone": "calm"}]"#;
    let csv = "text,id,tone,topic,annotator\n\
        One.,1,\"{\"\"choices\"\":[\"\"glad\"\",\"\"calm\"\"]}\",sport,7\n\
        Two.,2,calm,Pol\u{ed}tica e governo,7\n";
    for (name, contents) in [
        ("ls.json", format!("[{}]", json.join(", "))),
        ("ls.jsonl", json.join("\n").replace("\n                ", " ")),
        ("min.json", min.to_owned()),
        ("ls.csv", csv.to_owned()),
    ] {
        let files = folder(&[(name, &contents)]);
        let options = options(&["topic=topic", "tone=tone"], &[]);
        let corpus = read(&[files.path().join(name)], &options).unwrap();
        assert_eq!(
            examples(&corpus, "topic"),
            ["1: sport", "2: Pol\u{ed}tica e governo"],
            "{name}"
        );
        assert_eq!(examples(&corpus, "tone"), ["1: calm glad", "2: calm"], "{name}");
        let choices = ["topic", "tone"].map(|facet| corpus.facet(facet).unwrap().facet.choice);
        assert_eq!(choices, [Choice::One, Choice::Any], "{name}");
        assert!(corpus.left_out.is_empty(), "{name}: {:?}", corpus.left_out);
    }
    let files =
        folder(&[("t.json", &format!("[{}]", json.join(", ")).replace("\"text\"", "\"story\""))]);
    for text in ["story", "data.story"] {
        let mut options = options(&["topic=topic"], &[]);
        options.read.fields.text = Some(text.to_owned());
        let corpus = read(&[files.path().join("t.json")], &options).unwrap();
        assert_eq!(corpus.facets[0].examples.len(), 2, "{text}");
    }
}

#[test]
fn annotators_who_disagree_are_quoted() {
    let said = |label: &str| {
        format!(r#"{{"result": [{{"from_name": "topic", "value": {{"choices": ["{label}"]}}}}]}}"#)
    };
    let task = |text: &str, said: &[String]| {
        format!(r#"{{"data": {{"text": "{text}"}}, "annotations": [{}]}}"#, said.join(","))
    };
    let lines = [
        task("One.", &[said("a"), said("a")]),
        task("Two.", &[said("a"), said("b")]),
        task("Three.", &[]),
    ];
    let files = folder(&[("t.jsonl", &lines.join("\n"))]);
    let path = [files.path().join("t.jsonl")];
    let error = read(&path, &CorpusOptions::default()).unwrap_err().to_string();
    assert!(error.ends_with("as `topic=label`; there are topic"), "{error}");
    let corpus = read(&path, &options(&["topic=topic"], &[])).unwrap();
    assert_eq!(corpus.facets[0].examples.len(), 1);
    assert_eq!(
        left_out(&corpus, files.path()),
        [
            "t.jsonl:2: no label of the facet `topic`: the field `topic` holds \
             {\"annotator 1\":\"a\",\"annotator 2\":\"b\"}",
            "t.jsonl:3: no label of the facet `topic`: the field `topic` is missing or empty",
        ]
    );
}

#[test]
fn a_label_may_have_a_column_of_its_own() {
    let table = "id,text,is_law,is_sport,words,note\n1,One.,0,1,7,\n2,Two.,1,1.0,8,x\n\
        3,Three.,False,,9,\n4,Four.,0,0,7,y\n";
    let lines = "{\"id\": \"1\", \"text\": \"One.\", \"is_law\": 0, \"is_sport\": 1}\n\
        {\"id\": \"2\", \"text\": \"Two.\", \"is_law\": true, \"is_sport\": 0.9}\n\
        {\"id\": \"3\", \"text\": \"Three.\", \"is_law\": 0, \"is_sport\": null}\n\
        {\"id\": \"4\", \"text\": \"Four.\", \"is_law\": false, \"is_sport\": 0}\n";
    for (name, contents) in [("t.csv", table), ("t.jsonl", lines)] {
        for (facet, begin) in [("topic=is_law,is_sport", "is_"), ("topic=is_*", "")] {
            let files = folder(&[(name, contents)]);
            let corpus = read(&[files.path().join(name)], &options(&[facet], &[])).unwrap();
            let found = examples(&corpus, "topic").join("\n").replace(begin, "");
            assert_eq!(found, "1: sport\n2: law sport\n3: \n4: ", "{name} {facet}");
            let labelled = corpus.facet("topic").unwrap();
            assert_eq!(labelled.facet.choice, Choice::Any);
            assert_eq!(labelled.examples[2].unknown, [LabelId(1)], "{name} {facet}");
            assert!(corpus.left_out.is_empty() && corpus.doubts.is_empty());
        }
    }
}

#[test]
fn columns_of_labels_that_nobody_named_are_told() {
    let table =
        "id,text,Pol\u{ed}tica e governo,sport / football,words\n1,One.,0,1,7\n2,Two.,1,0,1\n";
    let files = folder(&[("t.csv", table), ("x.csv", "id,text,a,b\n1,One.,0,1\n2,Two.,x,1\n")]);
    let corpus = read(&[files.path().join("t.csv")], &options(&["topic=cats"], &[])).unwrap();
    assert_eq!(examples(&corpus, "topic"), ["1: sport / football", "2: Pol\u{ed}tica e governo"]);
    let prefix = format!("{}/", files.path().display());
    assert_eq!(
        corpus.doubts[0].to_string().replace(&prefix, ""),
        "t.csv:1: no column `cats`; the labels of `topic` are the columns that hold 0 or 1: \
         `Pol\u{ed}tica e governo`, `sport / football`"
    );
    let path = [files.path().join("x.csv")];
    let error = read(&path, &options(&["topic=cats"], &[])).unwrap_err().to_string();
    assert!(error.contains("the field `cats` is missing or empty"), "{error}");
    let corpus = read(&path, &options(&["topic=a,b"], &[])).unwrap();
    assert_eq!(
        left_out(&corpus, files.path()),
        [
            "x.csv:3: no label of the facet `topic`: the field `a` holds \"x\", which is neither 0 nor 1"
        ]
    );
    let error = read(&path, &options(&["topic=a,c"], &[])).unwrap_err().to_string();
    assert!(error.contains("the field `c` is missing"), "{error}");
}

#[test]
fn two_columns_of_one_name_are_an_error_that_names_both() {
    let table = "id,text,label,label\n1,One.,sport,x0\n2,Two.,law,x1\n";
    let files = folder(&[("t.csv", table)]);
    let path = [files.path().join("t.csv")];
    let error = read(&path, &options(&["topic=label"], &[])).unwrap_err().to_string();
    assert!(
        error
            .contains("t.csv:1: two columns are called `label`, number 3 and number 4; rename one"),
        "{error}"
    );
    let corpus = read(&path, &options(&["topic=id"], &[])).unwrap();
    assert_eq!(corpus.facets[0].examples.len(), 2, "what nobody asks for may be there twice");
}

#[test]
fn names_with_dots_reach_labels_within() {
    let lines = "{\"id\": \"1\", \"text\": \"One.\", \"meta\": {\"section\": \"sport\", \"tags\": \
        [{\"name\": \"x\"}, {\"name\": \"y\"}], \"split\": \"train\"}}\n\
        {\"id\": \"2\", \"text\": \"Two.\", \"meta\": {\"section\": \"law\", \"tags\": [{\"name\": \"x\"}], \
        \"split\": \"train\"}}\n{\"text\": \"Three.\", \"meta\": {\"section\": \"law\", \"split\": \"test\"}}\n";
    let files = folder(&[("a.jsonl", lines)]);
    let facets = options(&["topic=meta.section", "tags=meta.tags.name"], &["meta.split=train"]);
    let corpus = read(&[files.path().join("a.jsonl")], &facets).unwrap();
    assert_eq!(examples(&corpus, "topic"), ["1: sport", "2: law"]);
    assert_eq!(examples(&corpus, "tags"), ["1: x y", "2: x"]);
    assert!(corpus.left_out.is_empty(), "{:?}", corpus.left_out);
}

/// A labels folder whose tables are written by spreadsheets, on other systems.
#[test]
fn a_labels_folder_is_read_as_any_tables_are() {
    let facets = "\u{feff}[\"Th\u{e8}me\"]\n[\"Th\u{e8}me\".labels.\"E\u{301}conomie\"]\n[\"Th\u{e8}me\".labels.sport]\n";
    let rows = |part: &str| {
        let row = |cells: [&str; 2]| cells.join(part) + "\r\n";
        [
            row(["Article", "LABEL"]),
            row(["articles/Caf\u{e9} 1.txt", "\u{c9}conomie"]),
            row(["articles\\Caf\u{e9} 2.txt", "sport"]),
        ]
        .concat()
    };
    let latin = |text: &str| text.chars().map(|c| u8::try_from(c).unwrap()).collect::<Vec<u8>>();
    for (name, table) in [
        ("Th\u{e8}me.csv", rows(",").into_bytes()),
        ("th\u{e8}me.CSV", rows(";").into_bytes()),
        ("The\u{300}me.tsv", rows("\t").into_bytes()),
        ("Th\u{e8}me.csv", latin(&rows(";"))),
        ("Th\u{e8}me.csv", [b"sep=|\r\n", rows("|").as_bytes()].concat()),
    ] {
        for cafe in ["Caf\u{e9}", "Cafe\u{301}"] {
            let newsroom = folder(&[
                (&format!("articles/{cafe} 1.txt"), "Banks cut rates."),
                (&format!("articles/{cafe} 2.txt"), "The match was lost."),
                ("labels/facets.toml", facets),
            ]);
            fs::write(newsroom.path().join("labels").join(name), &table).unwrap();
            let corpus =
                read(&[newsroom.path().join("labels")], &CorpusOptions::default()).unwrap();
            let found = examples(&corpus, "Th\u{e8}me");
            assert_eq!(found.len(), 2, "{name}: {:?}", corpus.left_out);
            assert!(found[0].ends_with("1.txt: E\u{301}conomie"), "{name}: {found:?}");
            assert!(found[1].starts_with("articles/") && found[1].ends_with("sport"), "{found:?}");
            assert!(corpus.left_out.is_empty(), "{name}: {:?}", corpus.left_out);
        }
    }
}

#[test]
fn a_second_table_of_a_facet_is_told() {
    let newsroom = folder(&[
        ("a.txt", "The match was lost."),
        ("labels/facets.toml", "[topic.labels.law]\n[topic.labels.sport]"),
        ("labels/topic.csv", "article,label\na.txt,sport\n"),
        ("labels/topic.tsv", "article\tlabel\na.txt\tlaw\n"),
    ]);
    let corpus = read(&[newsroom.path().join("labels")], &CorpusOptions::default()).unwrap();
    let found = left_out(&corpus, newsroom.path()).join("\n");
    assert!(
        found.starts_with("labels/topic.tsv: the labels of the facet `topic` are read from"),
        "{found}"
    );
    let table = "article,label,label\na.txt,sport,law\n";
    fs::write(newsroom.path().join("labels/topic.csv"), table).unwrap();
    let error = read(&[newsroom.path().join("labels")], &CorpusOptions::default()).unwrap_err();
    assert!(error.to_string().contains("two columns are called `label`, number 2"), "{error}");
}

#[test]
fn one_label_is_one_however_its_accents_are_written() {
    let table =
        "id,text,label\n1,One.,\u{c9}conomie\n2,Two.,E\u{301}conomie\n3,Three.,nan\n4,Four.,a\n";
    let files = folder(&[("a.csv", table)]);
    let corpus = read(&[files.path().join("a.csv")], &options(&["topic=label"], &[])).unwrap();
    let names: Vec<_> = corpus.facets[0].facet.labels.iter().map(|label| &label.name).collect();
    assert_eq!(names, ["a", "\u{c9}conomie"]);
    assert_eq!(
        left_out(&corpus, files.path()),
        ["a.csv:4: no label of the facet `topic`: the field `label` is missing or empty"]
    );
}

#[test]
fn most_examples_decide_whether_a_facet_has_a_target() {
    let files = folder(&[(
        "t.csv",
        "text,target,label\na b,Harrow,for\na b,Pell,against\nc d,,for\ne f,Harrow,for\n",
    )]);
    let path = [files.path().join("t.csv")];
    let corpus = read(&path, &options(&["stance=label"], &[])).unwrap();
    assert!(corpus.facets[0].facet.towards_target);
    assert_eq!(corpus.facets[0].examples.len(), 3);
    assert!(matches!(corpus.left_out[0].reason, Reason::NoTarget { .. }));
    let corpus = read(&path, &options(&["whom=target"], &[])).unwrap();
    assert!(!corpus.facets[0].facet.towards_target);
    assert_eq!(corpus.facets[0].facet.labels.len(), 2);
}

#[test]
fn a_field_can_hold_articles_together() {
    let files =
        folder(&[("t.csv", "text,outlet,label\na,Post,l\nb,Times,m\nc,Post,m\nc,Post,m\nd,,l\n")]);
    let options = CorpusOptions { group: Some("outlet".into()), ..options(&["lean=label"], &[]) };
    let corpus = read(&[files.path().join("t.csv")], &options).unwrap();
    let groups = corpus.article_groups();
    let groups = groups.keys();
    assert_eq!((groups.len(), groups[0]), (4, groups[2]));
    assert!(groups[1] != groups[0] && groups[3] != groups[0]);
}

#[test]
fn options_say_what_they_should_be() {
    for given in ["topic", "=label", "topic="] {
        assert!(given.parse::<nutgraf::raw::corpus::FacetField>().is_err(), "{given}");
    }
    let condition: nutgraf::raw::corpus::Condition = "split=a=b".parse().unwrap();
    assert_eq!((condition.field.as_str(), condition.value.as_str()), ("split", "a=b"));
}

#[test]
fn a_fingerprint_depends_on_examples_and_not_on_their_order() {
    let lines = ["a,1,One.", "b,2,Two.", "a,3,Three."];
    let of = |lines: &[&str]| {
        let table = format!("label,id,text\n{}\n", lines.join("\n"));
        let files = folder(&[("t.csv", &table)]);
        let corpus = read(&[files.path().join("t.csv")], &options(&["topic=label"], &[])).unwrap();
        fingerprint(&corpus).to_string()
    };
    let first = of(&lines);
    // The same from Python's hashlib: SHA-256 over parts, each after its length in 8 bytes.
    assert_eq!(first, "1a2b17b3ca22522ec155cc2b9086485b5eeea0e541d2f3f6c389caa34053ccd3");
    assert_eq!(first, of(&[lines[2], lines[0], lines[1]]));
    for changed in ["b,1,One.", "a,9,One.", "a,1,One"] {
        assert_ne!(first, of(&[changed, lines[1], lines[2]]), "{changed}");
    }
}

#[test]
fn the_example_newsroom_is_whole() {
    let labels = Path::new(env!("CARGO_MANIFEST_DIR")).join("labels");
    let corpus = read(&[labels], &CorpusOptions::default()).unwrap();
    assert!(corpus.left_out.is_empty(), "left out: {}", corpus.left_out[0]);
    assert!(corpus.doubts.is_empty(), "doubt: {}", corpus.doubts[0]);
    assert_eq!(corpus.articles.len(), 100);
    let facet = |name| corpus.facet(name).unwrap();
    assert_eq!(facet("topic").examples.len(), 100);
    assert_eq!(facet("stance").examples.len(), 77);
    assert!(facet("stance").facet.towards_target && !facet("topic").facet.towards_target);
    assert_eq!(corpus.facets[0].facet.name, "topic");
    assert_eq!(facet("topic").facet.labels[0].iptc.as_deref(), Some("11000000"));
    assert!(facet("topic").counts().iter().all(|count| *count >= 5));
}

#[test]
fn of_two_labels_of_an_article_the_one_in_the_later_file_holds() {
    let line =
        |text: &str, label: &str| format!("{{\"text\": \"{text}\", \"label\": \"{label}\"}}\n");
    let files = folder(&[
        ("a.jsonl", &(line("The bill passed.", "sport") + &line("A goal.", "sport"))),
        ("b.jsonl", &(line("The bill passed.", "law") + &line("A goal.", "sport"))),
    ]);
    let [a, b] = ["a.jsonl", "b.jsonl"].map(|name| files.path().join(name));
    let read_in = |paths: &[PathBuf]| read(paths, &options(&["topic=label"], &[])).unwrap();
    let corpus = read_in(&[a.clone(), b.clone()]);
    assert_eq!(examples(&corpus, "topic").iter().filter(|own| own.ends_with("law")).count(), 1);
    assert_eq!(corpus.doubts.len(), 1);
    let told = corpus.doubts[0].to_string();
    assert!(
        told.ends_with("a.jsonl:1") && told.contains("`law`, which corrects `sport` of"),
        "{told}"
    );
    assert!(matches!(corpus.left_out[0].reason, Reason::Duplicate { .. }), "said again");
    let corpus = read_in(&[b, a]);
    assert!(examples(&corpus, "topic").iter().all(|own| own.ends_with("sport")));
}

#[test]
fn tables_correct_and_add_to_a_labels_folder() {
    let newsroom = folder(&[
        ("seeds/a.txt", "Ilse Harrow won the vote."),
        ("seeds/b.txt", "The match was lost."),
        ("labels/facets.toml", FACETS),
        ("labels/topic.csv", "article,label\nseeds/a.txt,sport\nseeds/b.txt,sport\n"),
        ("labels/mood.csv", "article,label\nseeds/b.txt,calm\n"),
        ("labels/stance.csv", "article,target,label\nseeds/a.txt,Ilse Harrow,critical\n"),
        (
            "corrected.csv",
            "id,text,topic,mood,target,stance\n\
             seeds/a.txt,Ilse Harrow won the vote.,politics,,Ilse Harrow,supportive\n\
             new,The court sat.,politics,glad; calm,,\n\
             odd,Rain fell.,sprot,,,\n\
             none,Snow fell.,,,,\n",
        ),
    ]);
    let at = |name: &str| newsroom.path().join(name);
    let corpus = read(&[at("labels"), at("corrected.csv")], &CorpusOptions::default()).unwrap();
    let topics = ["seeds/a.txt: politics", "seeds/b.txt: sport", "new: politics"];
    assert_eq!(examples(&corpus, "topic"), topics);
    assert_eq!(examples(&corpus, "mood"), ["seeds/b.txt: calm", "new: glad calm"]);
    assert_eq!(examples(&corpus, "stance"), ["seeds/a.txt (Ilse Harrow): supportive"]);
    assert_eq!(corpus.doubts.len(), 2, "topic and stance of the first are corrected");
    let said = left_out(&corpus, newsroom.path());
    assert_eq!(
        said,
        [
            "corrected.csv:4: no label `sprot` of the facet `topic` is declared; is `sport` meant?",
            "corrected.csv:5: no label of the facet `topic`: no field `topic`, `mood`, `stance` holds one",
        ]
    );
}

#[test]
fn the_corpora_beside_the_repository_are_read() {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    let table = [
        ("topic/bbc/train", "topic=label", 5, Choice::One, false),
        ("topic/reuters90/test", "topic=labels", 90, Choice::Any, false),
        ("stance/semeval2016/train", "stance=label", 3, Choice::One, true),
        ("stance/newsmtsc/test", "stance=label", 3, Choice::One, true),
    ];
    for (name, facet, labels, choice, towards_target) in table {
        let path: PathBuf = corpora.join(format!("{name}.jsonl.gz"));
        if !path.exists() {
            println!("skipped: no {}", path.display());
            continue;
        }
        let corpus = read(&[path], &options(&[facet], &[])).unwrap();
        let facet = &corpus.facets[0].facet;
        assert_eq!(facet.labels.len(), labels, "labels of {name}");
        assert_eq!((facet.choice, facet.towards_target), (choice, towards_target), "{name}");
        let repeated = corpus.left_out.iter().all(|left_out| {
            matches!(left_out.reason, Reason::Duplicate { .. } | Reason::Conflict { .. })
        });
        assert!(repeated, "{name}: {}", corpus.left_out[0]);
        assert!(corpus.left_out.len() * 20 < corpus.articles.len(), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_corpus_panics_on_any_file(
        name in prop::sample::select(vec!["facets.toml", "topic.csv", "x.txt", "x.jsonl", "a/x"]),
        start in prop::sample::select(vec!["", "__label__", "[topic", "article,label\n", "{\"text\":"]),
        rest in "[a-c,\"=\\]\\}\n\u{0}é|]{0,40}",
    ) {
        let files = folder(&[
            ("facets.toml", "[topic.labels.a]\n[topic.labels.b]"),
            ("topic.csv", "article,label\n"),
            (name, &format!("{start}{rest}")),
        ]);
        for path in [files.path().to_path_buf(), files.path().join(name)] {
            for options in [CorpusOptions::default(), options(&["topic=label"], &[])] {
                let _ = read(std::slice::from_ref(&path), &options);
            }
        }
    }
}
