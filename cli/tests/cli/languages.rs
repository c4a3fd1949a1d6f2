//! Articles in languages that the model inside does not know: no tags, in any format, and one brief.

use serde_json::Value;

use crate::harness::Dir;

const GERMAN: &str = "Rat von Wexmoor schließt den Hafen\n\nDer Rat von Wexmoor hat am Montag \
    beschlossen, den alten Hafen zu schließen. Die Arbeiten sollen im Mai beginnen und vier \
    Millionen Kronen kosten. Fischer haben gegen den Sparkurs der Regierung protestiert. Der \
    Bürgermeister Ilja Pell sprach von einer schweren Entscheidung. Im Sommer soll der neue Hafen \
    fertig sein, sagte Pell.\n";
const FRENCH: &str = "Wexmoor ferme son vieux port\n\nLe conseil de Wexmoor a décidé lundi de fermer \
    le vieux port. Les travaux doivent commencer en mai et coûter quatre millions de couronnes. Des \
    pêcheurs ont protesté contre la décision du gouvernement. La maire Ilse Harrow a parlé d'un \
    choix difficile. Le nouveau port doit être prêt cet été, a dit Mme Harrow.\n";

fn dir() -> Dir {
    let dir = Dir::new();
    dir.file("de.txt", GERMAN);
    dir.file("fr.txt", FRENCH);
    dir
}

#[test]
fn no_format_shows_a_tag() {
    let dir = dir();
    for (file, language, code) in [("de.txt", "German", "de"), ("fr.txt", "French", "fr")] {
        let said = format!("no tags: the model does not know {language}");
        let text = dir.run(&["classify", file]).code(1).stdout();
        assert_eq!(text.matches(&said).count(), 1, "{text}");
        assert_eq!(text.lines().count(), 3, "{text}");
        let html = dir.run(&["classify", file, "-f", "html"]).code(1).stdout();
        assert!(html.contains(&said) && !html.contains("<meter"), "{html}");
        let line = &dir.run(&["classify", file, "-f", "jsonl"]).code(1).json()[0];
        assert_eq!(line["tags"], Value::Array(Vec::new()), "{line}");
        assert_eq!((&line["abstained"], &line["language"]), (&"language".into(), &code.into()));
        let csv = dir.run(&["classify", file, "-f", "csv"]).code(1).stdout();
        let row = csv.lines().nth(1).unwrap();
        assert!(row.starts_with(&format!("{file},")), "{csv}");
        assert!(row.contains(&format!(",,,,,,,,,,,,,,,,{code},0.0000,{said}")), "{csv}");
    }
}

#[test]
fn both_commands_write_the_same_brief() {
    let dir = dir();
    for file in ["de.txt", "fr.txt"] {
        let tagged = &dir.run(&["classify", "--brief", file, "-f", "jsonl"]).code(0).json()[0];
        let alone = &dir.run(&["summarise", file, "-f", "jsonl"]).code(0).json()[0];
        assert_eq!(tagged["brief"].as_array().unwrap().len(), 3, "{tagged}");
        for field in ["brief", "method", "reason"] {
            assert_eq!(tagged[field], alone[field], "{field}");
        }
    }
}

#[test]
fn a_language_that_is_named_overrides() {
    let dir = dir();
    // Read as English it is no English news.
    let line =
        &dir.run(&["classify", "de.txt", "-f", "jsonl", "--language", "en"]).code(1).json()[0];
    assert_eq!(line["abstained"], "not_news", "{line}");
    assert_eq!(line["language"], "en");
}
