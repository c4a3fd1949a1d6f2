//! What is wrong with labels.

use crate::harness::Dir;

const SPORT: [&str; 4] = [
    "The coach praised the striker after the match.",
    "The league cup final was won.",
    "A late goal decided the game for the team.",
    "The season ended for the injured striker.",
];
const ECONOMY: [&str; 4] = [
    "The bank raised interest rates on loans.",
    "Prices rose and wages fell.",
    "Shares of the company fell on the market.",
    "Exports and trade grew, the bank said.",
];

/// Forty records in which number 7 is labelled wrongly, 9 misspelt, and 30 copies 28 with another label.
fn records() -> String {
    let line = |n: usize| {
        let (texts, label) = [(SPORT, "sport"), (ECONOMY, "economy")][n % 2];
        let label = match n {
            7 => "sport",
            9 => "economi",
            30 => "economy",
            _ => label,
        };
        let of = if n == 30 { 28 } else { n };
        let text = format!("{} {} Report {of}.", texts[of % 4], texts[of / 4 % 4]);
        format!("{{\"id\": \"a{n}\", \"text\": \"{text}\", \"topic\": \"{label}\"}}\n")
    };
    (0..40).map(line).collect()
}

fn dir() -> Dir {
    let dir = Dir::new();
    dir.file("news.jsonl", records());
    dir
}

#[test]
fn a_person_reads_what_is_wrong() {
    let report = dir().run(&["labels", "check", "news.jsonl", "--facet", "topic"]).code(0).stdout();
    assert!(report.starts_with("topic: 40 examples, 3 labels"), "{report}");
    for line in [
        "economi: 1 example, of 5 that it should have at least",
        "a28 [news.jsonl:29] (sport) = a30 [news.jsonl:31] (economy)",
        "economi (1 example) is spelt like economy (19 examples)",
        "sport → economy, p 0.",
        "7 of 7 models say otherwise; for economy: prices, rose",
        "its sum is not the number of errors. Nothing was changed.",
    ] {
        assert!(report.contains(line), "{line} is not in {report}");
    }
}

#[test]
fn a_table_is_edited_and_learnt_from() {
    let dir = dir();
    let args = ["labels", "check", "news.jsonl", "--facet", "topic", "-f", "csv", "-o", "mend.csv"];
    dir.run(&args).code(0).says(&["spelt like others (1)"]);
    let table = String::from_utf8(dir.read("mend.csv")).unwrap();
    assert!(table.starts_with(
        "id,title,text,target,topic,suggested,p_wrong,reason,facet,location,source\n"
    ));
    let row = table.lines().find(|line| line.starts_with("a7,")).unwrap();
    assert!(row.contains(",sport,economy,"), "{row}");
    let mended = table.replace(",sport,economy,", ",economy,economy,");
    dir.file("mend.csv", mended);
    let report =
        dir.run(&["train", "news.jsonl", "mend.csv", "--facet", "topic=topic"]).code(0).stdout();
    assert!(report.contains("`economy`, which corrects `sport` of"), "{report}");
}

#[test]
fn programs_read_lines_and_browsers_a_page() {
    let dir = dir();
    let args = ["labels", "check", "news.jsonl", "--facet", "topic", "-f"];
    let lines = dir.run(&[&args[..], &["jsonl"]].concat()).code(0).stdout();
    let found: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let wrong = found.iter().find(|own| own["kind"] == "wrong_label" && own["id"] == "a7").unwrap();
    assert_eq!(wrong["labels"], serde_json::json!(["sport"]));
    assert_eq!(wrong["suggested"], serde_json::json!(["economy"]));
    assert_eq!(
        wrong["title"],
        "Exports and trade grew, the bank said. Prices rose and wages fell."
    );
    assert_eq!(wrong["source"], "news.jsonl");
    let copies = found.iter().find(|own| own["kind"] == "copies").unwrap();
    assert_eq!(
        (&copies["alike"], &copies["examples"][0]["source"]),
        (&1.0.into(), &"news.jsonl".into())
    );
    let page = dir.run(&[&args[..], &["html"]].concat()).code(0).stdout();
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>"));
    assert!(page.contains("economi (1 example) is spelt like economy"), "{page}");
}

#[test]
fn labels_folders_are_checked_facet_by_facet() {
    let dir = Dir::newsroom();
    let report = dir.run(&["labels", "check", "labels", "--facet", "topic"]).code(0).stdout();
    assert!(report.starts_with("topic: 12 examples, 2 labels"), "{report}");
    assert!(!report.contains("stance"), "{report}");
    dir.run(&["labels", "check", "labels", "--facet", "tone"])
        .code(2)
        .says(&["no facet `tone`; there is `topic`, `stance`"]);
}

#[test]
fn training_refuses_one_label_and_warns_of_what_knows_nothing() {
    let dir = Dir::new();
    let line = |n: usize, label: &str| {
        format!(
            "{{\"id\": {n}, \"text\": \"Report {n} came on day {}.\", \"mood\": \"{label}\"}}\n",
            n * 7
        )
    };
    dir.file("one.jsonl", (0..12).map(|n| line(n, "up")).collect::<String>());
    dir.run(&["train", "one.jsonl", "--facet", "mood=mood"])
        .code(2)
        .says(&["examples of one label alone, `up`"]);
    let label = |n: usize| match n {
        0 => "sideways",
        n if n.is_multiple_of(3) => "down",
        _ => "up",
    };
    dir.file("noise.jsonl", (0..40).map(|n| line(n, label(n))).collect::<String>());
    let report = dir.run(&["train", "noise.jsonl", "--facet", "mood=mood"]).code(0).stdout();
    assert!(report.contains("hardly an example: sideways (1 example)"), "{report}");
}

const LEVELS: &str = r#"
[section]
choice = "any"
[section.labels.games]
[section.labels.harvest]
[beat]
choice = "any"
parent = "section"
[beat.labels.rowing]
parent = "games"
[beat.labels.chess]
parent = "games"
[beat.labels.apples]
parent = "harvest"
[beat.labels.hops]
parent = "harvest"
"#;

/// Words of each beat.
const BEATS: [(&str, &str, [&str; 6]); 4] = [
    ("games", "rowing", ["oar", "crew", "boat", "stroke", "river", "lane"]),
    ("games", "chess", ["queen", "rook", "bishop", "opening", "pawn", "board"]),
    ("harvest", "apples", ["orchard", "cider", "russet", "ladder", "pip", "crate"]),
    ("harvest", "hops", ["bine", "kiln", "brewer", "trellis", "cone", "beer"]),
];

/// Twelve articles a beat, of which the first of rowing has that of hops, the second of chess that of hops
/// too, and the third of hops is a reprint of the fourth with another beat.
fn levels() -> Dir {
    let dir = Dir::new();
    dir.file("labels/facets.toml", LEVELS);
    let [mut sections, mut beats] = ["article,label\n", "article,label\n"].map(str::to_owned);
    for (section, beat, words) in BEATS {
        for n in 0..12 {
            let path = format!("news/{beat}{n}.txt");
            let own = if (beat, n) == ("hops", 2) { 3 } else { n };
            let word = |step: usize| words[(own * step + step) % words.len()];
            let [a, b, c, d] = [1, 2, 3, 5].map(word);
            let added = if own == n { "" } else { " More follows later on." };
            let report: Vec<_> = (0..12).map(|part| format!("r{own}x{part}")).collect();
            let report = report.join(" ");
            let text = format!(
                "The {a} and the {b} of day {own} had a {c}, and then a {d}. A {b} was there with all \
                 that belongs to a {a}, as everybody could see. {report}.{added}\n"
            );
            dir.file(&path, text);
            sections += &format!("{path},{section}\n");
            beats += &match (beat, n) {
                ("rowing", 0) => format!("{path},hops\n"),
                ("chess", 1) => format!("{path},chess|hops\n"),
                ("hops", 2) => format!("{path},apples\n"),
                _ => format!("{path},{beat}\n"),
            };
        }
    }
    dir.file("labels/section.csv", sections);
    dir.file("labels/beat.csv", beats);
    dir
}

#[test]
fn a_parent_without_a_child_is_named_with_the_likeliest() {
    let report = levels().run(&["labels", "check", "--facet", "beat"]).code(0).stdout();
    for line in [
        "Labels without one under them (1)",
        "games and none under it, as 4.2 % of its articles; given hops; likeliest rowing (",
        "news/hops2.txt [labels/beat.csv:40] (apples) ≈ news/hops3.txt [labels/beat.csv:41] (hops): ",
        " % of the wording is the same",
    ] {
        assert!(report.contains(line), "{line} is not in {report}");
    }
}

#[test]
fn additions_and_removals_can_be_seen_alone() {
    let dir = levels();
    let changes = |fault: &str| -> Vec<(String, bool)> {
        let args = ["labels", "check", "--facet", "beat", "-f", "jsonl"];
        let args = [&args[..], &["--least", "0.01", "--only", fault]].concat();
        let lines =
            dir.run(&args).code(0).says(&["--only hides 2 findings of other kinds"]).stdout();
        let found =
            lines.lines().map(|line| -> serde_json::Value { serde_json::from_str(line).unwrap() });
        let size = |own: &serde_json::Value| own.as_array().unwrap().len();
        found
            .map(|own| {
                (
                    own["id"].as_str().unwrap().to_owned(),
                    size(&own["suggested"]) > size(&own["labels"]),
                )
            })
            .collect()
    };
    let missing = changes("missing");
    assert_eq!(missing.first(), Some(&("news/rowing0.txt".to_owned(), true)), "{missing:?}");
    assert!(missing.iter().all(|own| own.1), "{missing:?}");
    let extra = changes("extra");
    assert!(extra.contains(&("news/chess1.txt".to_owned(), false)), "{extra:?}");
    assert!(extra.iter().all(|own| !own.1), "{extra:?}");
}
