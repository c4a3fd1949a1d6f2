//! Targets in the spellings that people and pages use.

#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use nutgraf::raw::analysis::{Analyser, Analysis};
use nutgraf::raw::entities::{Actors, Attribution, Mention};
use nutgraf::raw::pipeline::{Pipeline, embedded_model};
use nutgraf::raw::read::{Input, ReadOptions, read};
use nutgraf::raw::text::{Article, Language};

/// The articles of a fixture, by id.
fn fixture(name: &str) -> BTreeMap<String, Article> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/names").join(name);
    let read = read(vec![Input::Path(path)], &ReadOptions::default());
    let articles = read.map(|pending| pending.unwrap().decode().unwrap().article);
    articles.map(|article| (article.id.clone(), article)).collect()
}

fn analysis(article: &Article) -> Analysis<'_> {
    Analyser::new(Language::English).analyse(article)
}

/// Where the article names or stands a word for the actor called `name`.
fn mentions(article: &Article, name: &str) -> Vec<Mention> {
    let analysis = analysis(article);
    Actors::of(&analysis).named(name).map(|actor| actor.mentions).unwrap_or_default()
}

fn names(text: &str) -> Vec<String> {
    let article = Article::new("", text);
    let analysis = analysis(&article);
    let actors = Actors::of(&analysis);
    actors.all().iter().map(|actor| actor.name.clone()).collect()
}

#[test]
fn a_target_is_found_in_any_spelling() {
    for (id, article) in fixture("spellings.jsonl") {
        let target = article.target.clone().unwrap().name;
        let sentences: BTreeSet<_> =
            mentions(&article, &target).iter().map(|own| own.context.start).collect();
        assert_eq!(sentences.len(), 4, "{id}: {target}");
    }
}

#[test]
fn names_with_apostrophes_and_tails_are_whole() {
    let table: [(&str, &str, &str, usize); 12] = [
        (
            "McDonald's was condemned. The court said McDonald's lied. The McDonald's boss left.",
            "McDonald's",
            "McDonald's",
            3,
        ),
        (
            "Kim Jong-un was condemned. The UN said Kim Jong-un lied. Kim's rule is cruel.",
            "Kim Jong Un",
            "Kim Jong-un",
            3,
        ),
        (
            "Chiang Kai\u{2011}shek left. They said Chiang Kai\u{2011}shek lied.",
            "Chiang Kai-shek",
            "Chiang Kai-shek",
            2,
        ),
        ("Moon Jae-in spoke. Later Moon left.", "Moon", "Moon Jae-in", 2),
        ("He flew to Xi’an. The mayor of Xi’an wept.", "Xi'an", "Xi’an", 2),
        ("In Côte d’Ivoire rain fell. Rain left Côte d’Ivoire.", "Ivory Coast", "Côte d’Ivoire", 2),
        ("Ta'Rhonda Jones sang. Nobody heard Ta'Rhonda Jones.", "Jones", "Ta'Rhonda Jones", 2),
        ("Jeanne d'Arc won. They burnt Jeanne d'Arc.", "d'Arc", "Jeanne d'Arc", 2),
        (
            "James Van Der Beek left. Nobody saw Van Der Beek go.",
            "Van Der Beek",
            "James Van Der Beek",
            2,
        ),
        ("Mary O'Neill spoke. Later O'Neill left.", "O'Neill", "Mary O'Neill", 2),
        ("Mary O'Neill spoke. Later O'Neill left.", "Neill", "Mary O'Neill", 0),
        (
            "Anna\u{a0}Tel\u{200b}ler spoke. Later Anna\u{2009}Teller left.",
            "Anna Teller",
            "Anna Teller",
            2,
        ),
    ];
    for (text, target, name, count) in table {
        assert_eq!(mentions(&Article::new("", text), target).len(), count, "{target}: {text}");
        assert!(names(text).contains(&name.to_owned()), "{name}: {:?}", names(text));
    }
}

#[test]
fn bearers_of_one_name_are_told_apart() {
    let articles = fixture("bearers.jsonl");
    let table = [
        ("same-surname", "Joe Lund", 3),
        ("same-surname", "Mark Lund", 2),
        ("same-surname-bare", "Joe Lund", 2),
        ("same-surname-bare", "Mark Lund", 3),
        ("couple", "Ann Hale", 2),
        ("couple", "Tom Hale", 3),
        ("place-person", "Lincoln Reed", 2),
        ("party", "Mr Green", 2),
        ("initials", "John F. Kennedy", 3),
        ("initials", "JFK", 3),
        ("un", "UN", 3),
        ("eu-adj", "European Union", 3),
        ("lowercase-e", "eBay", 2),
        ("digits", "3M", 2),
        ("de-gaulle", "Charles de Gaulle", 4),
        ("bin", "Osama bin Laden", 3),
        ("xi", "Xi Jinping", 3),
    ];
    for (id, target, count) in table {
        assert_eq!(mentions(&articles[id], target).len(), count, "{id}: {target}");
    }
    let relatives = [
        (
            "Ms Jane Frost spoke. Mr Frost, her son, was booed. Mr Frost left. Sam Frost wept.",
            "Jane Frost",
            1,
        ),
        ("Paris Geller flew to Paris. In Paris, Geller sang.", "Paris Geller", 2),
        ("Young voters left. Ian Young lost. Young said no.", "Ian Young", 2),
    ];
    for (text, target, count) in relatives {
        let named =
            mentions(&Article::new("", text), target).iter().filter(|own| own.named).count();
        assert_eq!(named, count, "{target}: {text}");
    }
}

#[test]
fn quotations_of_all_styles_are_somebodys_words() {
    let articles = fixture("quotations.jsonl");
    let table = [
        ("multi-par-quote", 3),
        ("multi-par-quote-curly", 3),
        ("single-quotes-uk", 2),
        ("guillemets", 2),
        ("german-quotes", 2),
        ("double-backtick", 2),
        ("swapped-curly", 2),
        ("blockquote-said", 2),
        ("apostrophe-open", 0),
        ("unclosed", 0),
        ("inch-marks", 0),
    ];
    for (id, count) in table {
        let article = &articles[id];
        let analysis = analysis(article);
        let target = article.target.clone().unwrap().name;
        let actor = Actors::of(&analysis).named(&target).unwrap();
        let attributions = actor.mentions.iter().map(|own| Attribution::of(&analysis, own));
        let quoted = attributions.filter(|own| *own == Attribution::Quoted).count();
        assert_eq!(quoted, count, "{id}");
    }
}

/// Texts that read as the first does, whatever is typeset between their letters and words.
const ALIKE: [&str; 16] = [
    "nfc",
    "nfd",
    "shy",
    "zwsp-in",
    "zwnj-in",
    "zwj-in",
    "wj",
    "bom-in",
    "nbsp",
    "thin",
    "nnbsp",
    "ideographic",
    "lig",
    "curly",
    "bidi",
    "lrm",
];

#[test]
fn what_is_not_read_changes_no_name() {
    let articles = fixture("invisible.jsonl");
    let expected = names(&articles["nfc"].text);
    assert!(expected.contains(&"Zoë Müller".to_owned()));
    for id in ALIKE {
        assert_eq!(names(&articles[id].text), expected, "{id}");
    }
}

#[test]
fn what_is_not_read_changes_no_tag() {
    let articles = fixture("invisible.jsonl");
    let mut pipeline = Pipeline::tagging(embedded_model());
    let mut topics = |id: &str| -> Vec<String> {
        let tags = pipeline.read(&articles[id]).tags.unwrap();
        let topics = tags.facets.iter().filter(|facet| facet.facet == "topic");
        let tags = topics.flat_map(|facet| &facet.tags);
        tags.map(|tag| format!("{} {:.3}", tag.label, tag.probability)).collect()
    };
    let expected = topics("nfc");
    assert!(!expected.is_empty());
    for id in ["shy", "zwsp-in", "zwnj-in", "zwj-in", "wj", "bom-in", "lrm"] {
        assert_eq!(topics(id), expected, "{id}");
    }
}

#[test]
fn nobody_is_invented() {
    let table = [
        "Latest figures were bad. The Latest came on Monday.",
        "Press Ctrl and wait. Then press Ctrl again.",
        "It cost Rs 500. Nobody paid Rs 500.",
        "This was KIND OF SCARY. It was KIND OF SCARY again.",
        "The General left. The General was gone.",
        "GDP fell. Then GDP rose.",
    ];
    for text in table {
        assert!(names(text).is_empty(), "{text}: {:?}", names(text));
    }
    let named = |text: &str| names(text);
    assert_eq!(named("Make Trump pay, he said. On Tuesday Trump left."), ["Trump"]);
    assert_eq!(named("He left North Korea. Rain fell in North Korea."), ["North Korea"]);
    assert_eq!(named("The Islamic State left. They fear the Islamic State."), ["Islamic State"]);
    assert_eq!(named("US-Iran talks failed. The US-Iran talks are over."), ["US", "Iran"]);
    assert_eq!(named("On Friday Apple fell. It hurt Apple."), ["Apple"]);
}

#[test]
fn an_actor_has_one_name_in_all_articles() {
    let table = [
        ("MBS left. Then MBS slept.", "MBS", "Mohammed bin Salman"),
        ("Trump left. Nobody saw Trump.", "Trump", "Donald Trump"),
        ("Eric Trump left. Nobody saw Trump.", "Eric Trump", "Eric Trump"),
        ("Volodymyr Zelenskyy left. Zelenskyy slept.", "Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("The Fed waits. Nobody hurries the Fed.", "Fed", "Federal Reserve"),
        (
            "Robert F. Kennedy Jr. spoke. Then RFK Jr. left.",
            "Robert F. Kennedy Jr.",
            "Robert F. Kennedy Jr.",
        ),
        ("Ilse Harrow left. Nobody saw Harrow.", "Ilse Harrow", "Ilse Harrow"),
    ];
    for (text, name, canonical) in table {
        let article = Article::new("", text);
        let analysis = analysis(&article);
        let actors = Actors::of(&analysis);
        let actor = &actors.all()[0];
        assert_eq!((actor.name.as_str(), actor.canonical.as_str()), (name, canonical), "{text}");
    }
}
