//! Exports of newspaper databases, and files that only look like one.

#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

use std::io::Cursor;
use std::path::Path;

use nutgraf::raw::read::{Fields, Input, Keep, ReadOptions, Record, format_named, read};
use proptest::prelude::*;

/// The records of an input, with all their fields.
fn records(input: Input, format: Option<&str>) -> (Vec<Record>, u64) {
    let fields = Fields { keep: Keep::Rest, ..Fields::default() };
    let format = format.map(|name| format_named(name).unwrap());
    let options = ReadOptions { fields, format, ..ReadOptions::default() };
    let found = read([input], &options).map(|pending| pending.unwrap().decode().unwrap()).collect();
    (found, options.passed_over.records())
}

fn fixture(name: &str) -> Input {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/exports");
    Input::from(folder.join(name))
}

fn stream(text: &str) -> Input {
    Input::stream("in", Cursor::new(text.as_bytes().to_vec()))
}

/// What a record is: id or line, title, first and last words, number of paragraphs, fields.
fn told(record: &Record) -> String {
    let Record { article, fields, location, .. } = record;
    let id = Some(article.id.as_str()).filter(|id| !id.contains("fixtures"));
    let line = location.line.unwrap().to_string();
    let words: Vec<_> = article.text.split_whitespace().collect();
    let fields: Vec<_> = fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
    format!(
        "{} | {} | {} {} … {} ({}) | {}",
        id.unwrap_or(&line),
        article.title.as_deref().unwrap_or("-"),
        words[0],
        words[1],
        words[words.len() - 1],
        article.text.split("\n\n").count(),
        fields.join(" ").replace('"', "'"),
    )
}

/// Each fixture, how many of its records hold no article, and what its articles are.
const EXPORTS: [(&str, u64, &[&str]); 8] = [
    (
        "lexis.txt",
        0,
        &[
            "4 | Two berths to close at Marlow Quay | The port … days. (3) | \
             source='The Marlow Courier' date='March 4, 2024 Monday' edition='Final Edition' \
             byline='Peter Lund' section='NEWS; Pg. 7' length='96 words' \
             load-date='March 5, 2024' language='ENGLISH' publication-type='Newspaper' \
             copyright='Copyright 2024 The Marlow Courier Ltd. All Rights Reserved'",
            "44 | Teachers vote for three days of strikes | Teachers in … 2009. (3) | \
             source='Eastshire Gazette' date='March 5, 2024 Tuesday' edition='Final Edition' \
             byline='Mona Hale, Education Editor' section='LOCAL; Pg. 7' length='88 words' \
             load-date='March 5, 2024' language='ENGLISH' publication-type='Newspaper' \
             copyright='Copyright 2024 Eastshire Gazette Ltd. All Rights Reserved'",
        ],
    ),
    (
        "nexis_uni.txt",
        0,
        &[
            "1 | Two berths to close at Marlow Quay | The port … meanwhile. (2) | \
             source='The Marlow Courier' date='March 4, 2024 Monday' edition='Final Edition' \
             copyright='Copyright 2024 The Marlow Courier Ltd. All Rights Reserved' \
             section='NEWS; Pg. 7' length='96 words' byline='Peter Lund' \
             load-date='March 5, 2024'",
            "27 | Teachers vote for three days of strikes | Teachers in … said. (1) | \
             source='Eastshire Gazette' date='March 5, 2024 Tuesday' \
             copyright='Copyright 2024 Eastshire Gazette Ltd. All Rights Reserved' \
             section='LOCAL; Pg. 7' length='88 words' language='ENGLISH' \
             publication-type='Newspaper'",
        ],
    ),
    (
        "factiva.txt",
        1,
        &[
            "MRLC000020240304ek3400001 | Two berths to close at Marlow Quay | \
             The port … October. (2) | byline='By Peter Lund' length='96 words' \
             date='4 March 2024' time='09:12' source='The Marlow Courier' source-code='MRLC' \
             language='English' copyright='Copyright 2024, The Marlow Courier Ltd.'",
            "EGAZ000020240305ek3500002 | Teachers vote for three days of strikes | \
             Teachers in … said. (1) | length='88 words' date='5 March 2024' \
             source='Eastshire Gazette' source-code='EGAZ' language='English' \
             copyright='(c) 2024 Eastshire Gazette Ltd.'",
        ],
    ),
    (
        "factiva_codes.txt",
        0,
        &[
            "MRLC000020240304ek3400001 | Two berths to close at Marlow Quay | \
             The port … October. (2) | byline='Peter Lund' length='96 words' \
             date='4 March 2024' source='The Marlow Courier' source-code='MRLC' \
             language='English' copyright='Copyright 2024, The Marlow Courier Ltd.' \
             re='uk : United Kingdom'",
            "EGAZ000020240305ek3500002 | Teachers vote for three days of strikes | \
             Teachers in … said. (1) | length='88 words' date='5 March 2024' \
             source='Eastshire Gazette'",
        ],
    ),
    (
        "europresse.txt",
        0,
        &[
            "news·20240304·CM·0123 | Deux postes d'amarrage ferment à Marlow | \
             Le port … octobre. (2) | copyright='© 2024 SA Le Courrier de Marlow. Tous droits \
             réservés.' source='Le Courrier de Marlow' date='Économie, lundi 4 mars 2024, p. 7' \
             byline='Pierre Lund'",
            "news·20240305·GE·0456 | Les enseignants votent trois jours de grève | \
             Les enseignants … vote. (1) | copyright='© 2024 La Gazette de l'Est. Tous droits \
             réservés.' source='La Gazette de l'Est' date='Société, mardi 5 mars 2024, p. 2'",
        ],
    ),
    (
        "iramuteq.txt",
        0,
        &[
            "1 | - | Le port … d'euros. (1) | source='courrier' date='2024-03-04' an='2024' \
             theme='travaux'",
            "6 | - | Les enseignants … grève. (1) | source='gazette' date='2024-03-05' \
             local='true'",
        ],
    ),
    (
        "alceste.txt",
        0,
        &[
            "1 | - | Le port … avril. (1) | source='courrier' date='2024-03-04'",
            "4 | - | Les enseignants … grève. (1) | source='gazette' local='true'",
        ],
    ),
    (
        "proquest.txt",
        3,
        &[
            "2934567890 | Two berths to close at Marlow Quay | The port … October. (3) | \
             byline='Lund, Peter' publication-info='The Marlow Courier ; Marlow Quay [Marlow \
             Quay]. 04 Mar 2024: A.7.' abstract='The port authority will close two berths.' \
             subject='Ports; Repairs' location='Marlow Quay' source='The Marlow Courier' \
             page='A.7' year='2024' date='Mar 4, 2024' language='English' \
             document-type='News' copyright='Copyright Marlow Courier Ltd. Mar 4, 2024'",
            "2934567891 | Teachers vote for three days of strikes | Teachers in … said. (1) | \
             publication-info='Eastshire Gazette ; Eastshire. 05 Mar 2024: 2.' \
             source='Eastshire Gazette' date='Mar 5, 2024'",
        ],
    ),
];

#[test]
fn each_article_of_an_export_is_one_with_its_head_lines_as_fields() {
    for (name, passed_over, expected) in EXPORTS {
        let (found, others) = records(fixture(name), None);
        assert_eq!(found.iter().map(told).collect::<Vec<_>>(), expected, "{name}");
        assert_eq!(others, passed_over, "{name}");
    }
}

#[test]
fn an_export_has_the_words_of_its_articles() {
    let (found, _) = records(fixture("lexis.txt"), None);
    assert!(found[0].article.text.starts_with(
        "The port authority of Marlow Quay will close two of its five berths in April after engineers"
    ));
    assert!(found[1].article.text.contains("stay open.\n\nA mediator"));
}

#[test]
fn other_languages_and_forms_of_the_first_line_are_known() {
    for mark in ["1 of 2 DOCUMENTS", "Document 1 de 2", "Dokument 1 von 2", "   1 von 2 DOKUMENTEN"]
    {
        let second = mark.replace('1', "2");
        let text = format!(
            "Your search\n\n{mark}\n\n    The Post\n\n    4. März 2024\n\nHEADLINE: One\n\nFirst text.\n\
             \n{second}\n\n    The Post\n\n    5. März 2024\n\nTwo\n\nSecond text, which goes on.\n"
        );
        let (found, passed_over) = records(stream(&text), None);
        let titles: Vec<_> = found.iter().map(|own| own.article.title.as_deref()).collect();
        assert_eq!(titles, [Some("One"), Some("Two")], "{mark}");
        let texts: Vec<_> = found.iter().map(|own| own.article.text.as_str()).collect();
        assert_eq!(texts, ["First text.", "Second text, which goes on."], "{mark}");
        assert_eq!(passed_over, 1, "the line of the search");
    }
}

#[test]
fn an_export_need_not_set_its_lines_in_the_middle() {
    let text = "1 of 1 DOCUMENTS\n\nThe Post\n\n4 March 2024\n\nOne\n\nFirst text.\n\nCopyright 2024 Post\n";
    let (found, _) = records(stream(text), None);
    assert_eq!(
        told(&found[0]),
        "in:1 | One | First text. … text. (1) | source='The Post' date='4 March 2024' \
         copyright='Copyright 2024 Post'"
    );
    let text = "Document 1 de 2\n\nLe Monde\nlundi 4 mars 2024, p. 7\n\nTitre\n\nUn texte.\n\n© 2024 Le Monde\n\
        \nnews·20240304·LM·0123\n";
    let (found, _) = records(stream(text), None);
    assert_eq!(found[0].article.title.as_deref(), Some("Titre"));
    assert_eq!(found[0].article.text, "Un texte.");
}

#[test]
fn text_that_only_speaks_of_documents_is_one_article() {
    for text in [
        "Leak\n\nThe paper saw 1 of 2 documents. End of Document, it says there.\n",
        "The end\n\nEnd of Document\n\nThat was the last line of the memo.\n",
        "Notes\n\nDocument MRLC000020240304ek3400001 was found.\n",
        "Stars\n\n**** out of five\n",
        "The number news·20240304·LM·0123 stands in a sentence.\n",
        "96 words\n\nThat is all.\n",
        "1984 *a footnote\n\nThat is all of it.\n",
        "Blanks\n\n____________________\n\nFull text: to be filled in.\n",
    ] {
        let (found, _) = records(stream(text), None);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].article.text, text);
    }
    let (found, _) = records(fixture("lexis.txt"), Some("text"));
    assert_eq!(found.len(), 1, "whoever says so has one article a file");
}

#[test]
fn what_is_no_export_is_an_error_if_it_is_called_one() {
    let options = ReadOptions { format: format_named("export"), ..ReadOptions::default() };
    let found: Vec<_> = read([stream("A story.\n")], &options).collect();
    let [Err(error)] = &found[..] else { panic!("{found:?}") };
    assert!(error.to_string().contains("no export of a newspaper database"), "{error}");
}

proptest! {
    /// Whatever lines stand in whatever order, no reader panics.
    #[test]
    fn no_order_of_lines_is_too_strange(
        lines in prop::collection::vec(
            prop::sample::select(vec![
                "1 of 2 DOCUMENTS", "   The Post", "   4 March 2024", "HEADLINE: One", "LENGTH: 9 words",
                "Words that go on.", "", "LOAD-DATE: March 5, 2024", "Copyright 2024 Post", "Body",
                "About LexisNexis", "End of Document", "9 words", "By Ann", "HD  One", "LP", "TD  Two",
                "Document GOOD000020240304ek3400001", "Nom de la source", "**** *source_x *y", "-*theme",
                "news·20240304·LM·0123", "©", "____________________________________________________________", "ProQuest document ID: 29",
                "Full text: Words.", "Subject: Ports", "0001 *source_x", "AN  Document GOOD000020240304ek3400001", "\u{a0}", "é: à",
            ]),
            0..40,
        ),
    ) {
        let options = ReadOptions::default();
        for record in read([stream(&lines.join("\n"))], &options).flatten() {
            if let Ok(record) = record.decode() {
                prop_assert!(!record.article.text.is_empty() || record.article.title.is_some());
            }
        }
    }
}
