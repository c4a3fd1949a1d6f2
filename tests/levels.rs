//! A facet with levels: anybody's own two-level scheme, from a labels folder to tags.

#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use nutgraf::raw::corpus::{Corpus, CorpusOptions, Doubt, read};
use nutgraf::raw::evaluate::Report;
use nutgraf::raw::label::Choice;
use nutgraf::raw::model::{Model, WhyNot};
use nutgraf::raw::pipeline::{Evaluation, FacetTags, LabelSelection, Pipeline, Trainer};
use nutgraf::raw::text::{Article, Language};
use proptest::prelude::*;

const FACETS: &str = r#"
[section]
choice = "any"
[section.labels.games]
iptc = "15000000"
[section.labels.harvest]

[beat]
choice = "any"
parent = "section"
[beat.labels.rowing]
parent = "games"
iptc = "20001070"
[beat.labels.chess]
parent = "games"
definition = "Chess: queen, rook, bishop, checkmate and the openings of grandmasters."
[beat.labels.darts]
parent = "games"
[beat.labels.apples]
parent = "harvest"
[beat.labels.hops]
parent = "harvest"
[beat.retired]
sculling = "rowing"
"20009999" = { label = "hops", since = "2021-09-30" }
"#;

/// Words of each beat, of its section, and of every article.
const WORDS: [(&str, &[&str]); 7] = [
    ("rowing", &["oar", "crew", "boat", "stroke", "cox", "eight"]),
    ("chess", &["queen", "rook", "bishop", "checkmate", "opening", "grandmaster"]),
    ("apples", &["orchard", "apple", "cider", "russet", "ladder", "crate"]),
    ("hops", &["hop", "bine", "kiln", "brewer", "pocket", "trellis"]),
    ("games", &["match", "club", "winner", "final", "season", "coach"]),
    ("harvest", &["farm", "field", "picker", "crop", "weather", "barn"]),
    ("all", &["town", "week", "people", "Monday", "council", "street", "old", "new"]),
];

fn words(of: &str) -> &'static [&'static str] {
    WORDS.iter().find(|(name, _)| *name == of).unwrap().1
}

/// An invented article of one section, and of one of its beats if it has one.
fn text(number: usize, section: &str, beat: Option<&str>) -> String {
    let mut text = String::new();
    for sentence in 0..4 {
        let at =
            |words: &[&'static str], step: usize| words[(number * step + sentence) % words.len()];
        let own = beat.map_or(at(words(section), 5), |beat| at(words(beat), 5));
        let (section, one, two) =
            (at(words(section), 7), at(words("all"), 3), at(words("all"), 11));
        let _ = write!(
            text,
            "The {own} was seen by the {section} in the {one} {two} of day {number}. "
        );
    }
    text
}

/// A newsroom: per beat so many articles, and as many that are labelled with their section alone.
fn newsroom(folder: &Path, beats: &[(&str, &str, usize)]) {
    let (mut section_rows, mut beat_rows) = (String::new(), String::new());
    for (place, &(section, beat, articles)) in beats.iter().enumerate() {
        for n in 0..articles {
            for (kind, named) in [("beat", Some(beat)), ("section", None)] {
                let name = format!("{section}-{beat}-{n}-{kind}.txt");
                let number = n + 100 * place + if named.is_some() { 0 } else { 50 };
                // No beat of its own words, where none are invented for it.
                let told = named.filter(|beat| WORDS.iter().any(|own| own.0 == *beat));
                fs::write(folder.join(&name), text(number, section, told)).unwrap();
                let _ = writeln!(section_rows, "{name},{section}");
                if let Some(beat) = named {
                    let _ = writeln!(beat_rows, "{name},{beat}");
                }
            }
        }
    }
    let labels = folder.join("labels");
    fs::create_dir_all(&labels).unwrap();
    fs::write(labels.join("facets.toml"), FACETS).unwrap();
    fs::write(labels.join("section.csv"), format!("article,label\n{section_rows}")).unwrap();
    fs::write(labels.join("beat.csv"), format!("article,label\n{beat_rows}")).unwrap();
}

const BEATS: [(&str, &str, usize); 5] = [
    ("games", "rowing", 14),
    ("games", "chess", 3),
    ("games", "darts", 2),
    ("harvest", "apples", 12),
    ("harvest", "hops", 12),
];

fn corpus(beats: &[(&str, &str, usize)]) -> Corpus {
    let folder = tempfile::tempdir().unwrap();
    newsroom(folder.path(), beats);
    read(&[folder.path().join("labels")], &CorpusOptions::default()).unwrap()
}

fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| Trainer::default().train(corpus(&BEATS), &|_| ()).unwrap())
}

/// What the levels say of a text, the lower one last.
fn levels(text: &str, labels: LabelSelection) -> [FacetTags; 2] {
    let article = Article::new("", text);
    let mut pipeline = Pipeline::tagging(model().clone()).language(Language::English);
    pipeline = pipeline.labels(labels);
    pipeline.read(&article).tags.unwrap().facets.try_into().unwrap()
}

/// Panics where a label of the lower level comes without its parent, or is surer than it.
fn assert_stands_under([section, beat]: &[FacetTags; 2]) {
    for tag in &beat.tags {
        assert_eq!(tag.path[1], tag.label);
        let above = section.tags.iter().find(|own| own.label == tag.path[0]);
        let above = above.unwrap_or_else(|| panic!("{tag:?} comes without its parent"));
        assert!(tag.probability <= above.probability, "{tag:?} is surer than {above:?}");
        assert!(!tag.given || above.given, "{tag:?} is given without {above:?}");
        assert!(!tag.sure || above.sure || !tag.given, "{tag:?} is sure without {above:?}");
    }
}

#[test]
fn both_levels_are_learnt_from_what_is_labelled_on_each() {
    let [section, beat] = &model().facets[..] else { panic!("two facets") };
    assert_eq!((&*section.facet.name, section.facet.choice), ("section", Choice::Any));
    assert_eq!(beat.facet.parent.as_deref(), Some("section"));
    let of = |facet: usize, label: &str| {
        let counts = &model().card.facets[facet].labels;
        counts.iter().find(|count| count.label == label).map(|count| count.articles)
    };
    assert_eq!((of(0, "games"), of(1, "rowing")), (Some(2 * 19), Some(14)));
    let [section, beat] = levels(&text(90, "harvest", Some("hops")), LabelSelection::Given);
    assert_eq!(section.tags[0].label, "harvest");
    assert_eq!(
        (&*beat.tags[0].label, &beat.tags[0].path[..]),
        ("hops", &["harvest".to_owned(), "hops".to_owned()][..])
    );
    let [_, rowing] = levels(&text(91, "games", Some("rowing")), LabelSelection::Given);
    assert_eq!(rowing.tags[0].iptc.as_deref(), Some("20001070"));
}

#[test]
fn a_thin_label_leans_on_its_definition_or_is_not_offered() {
    let card = &model().card.facets[1];
    let defined: Vec<_> = card.labels.iter().filter(|own| own.defined).collect();
    assert_eq!(defined.iter().map(|own| &*own.label).collect::<Vec<_>>(), ["chess"]);
    let [lacking] = &card.not_offered[..] else { panic!("{:?}", card.not_offered) };
    assert_eq!((&*lacking.label, lacking.articles, lacking.why), ("darts", 2, WhyNot::FewExamples));
    let all = levels(&text(3, "games", None), LabelSelection::All);
    assert!(all[1].tags.iter().all(|tag| tag.label != "darts"));
}

#[test]
fn the_file_says_what_stands_under_what() {
    let bytes = model().to_bytes();
    assert_eq!(model().format_version(), 3);
    let opened = Model::from_bytes(&bytes).unwrap();
    assert!(opened.to_bytes() == bytes);
    let article = Article::new("", text(5, "games", Some("chess")));
    let tags = |model: Model| Pipeline::tagging(model).explain_tags(true).read(&article).tags;
    assert_eq!(tags(opened), tags(model().clone()));
    let mut older = bytes;
    let format = b"\\\"format\\\":";
    let at = older.windows(format.len()).position(|own| own == format).unwrap() + format.len();
    assert_eq!(older[at], b'3');
    for version in [b'1', b'2'] {
        older[at] = version;
        assert!(Model::from_bytes(&older).is_err(), "a file that says it is older is altered");
    }
}

#[test]
fn one_level_is_told_alone_on_demand() {
    let article = Article::new("", text(8, "harvest", Some("apples")));
    let told = |facets: &[&str]| {
        let mut pipeline = Pipeline::tagging(model().clone()).facets(facets.iter().copied());
        pipeline.read(&article).tags.unwrap().facets
    };
    let both = told(&[]);
    assert_eq!(told(&["section"]), both[..1]);
    assert_eq!(told(&["beat"]), both[1..]);
}

#[test]
fn each_level_is_judged_on_what_is_labelled_there() {
    let test = corpus(&[("games", "rowing", 9), ("harvest", "apples", 9)]);
    let report = Evaluation::default().of_model(model(), &test, None).unwrap();
    assert_levels(&report, [36, 18]);
    let folds =
        Evaluation::default().of_folds(&Trainer::default(), &corpus(&BEATS), 3, &|_| ()).unwrap();
    assert_levels(&folds, [86, 43]);
}

fn assert_levels(report: &Report, articles: [usize; 2]) {
    let [section, beat] = &report.facets[..] else { panic!("two facets") };
    assert_eq!([section.articles, beat.articles], articles);
    assert!(section.micro_f1.value > 0.8, "{:?}", section.micro_f1);
    assert!(beat.micro_f1.value > 0.7, "{:?}", beat.micro_f1);
}

#[test]
fn retired_labels_are_read_as_what_took_their_place() {
    let folder = tempfile::tempdir().unwrap();
    newsroom(folder.path(), &BEATS);
    let path = folder.path().join("labels/beat.csv");
    let rows = fs::read_to_string(&path).unwrap();
    let old = rows.replace(",rowing", ",sculling").replace(",hops", ",medtop:20009999");
    fs::write(&path, old).unwrap();
    let found = read(&[folder.path().join("labels")], &CorpusOptions::default()).unwrap();
    assert!(found.left_out.is_empty(), "{:?}", found.left_out);
    assert_eq!(found.facets, corpus_at(folder.path(), &rows).facets);
    let told: Vec<_> = found.doubts.iter().map(ToString::to_string).collect();
    let expected = [
        "`medtop:20009999` of the facet `beat`, retired since 2021-09-30: read as `hops`, 12 times",
        "`sculling` of the facet `beat`, retired: read as `rowing`, 14 times",
    ];
    assert_eq!(told, expected);
    assert!(matches!(found.doubts[0], Doubt::Retired { times: 12, .. }));
}

/// The corpus of a newsroom with other rows for the lower level.
fn corpus_at(folder: &Path, rows: &str) -> Corpus {
    fs::write(folder.join("labels/beat.csv"), rows).unwrap();
    read(&[folder.join("labels")], &CorpusOptions::default()).unwrap()
}

#[test]
fn what_lacks_its_upper_level_is_not_learnt() {
    let mut corpus = corpus(&BEATS);
    corpus.facets.remove(0);
    let error = Trainer::default().train(corpus, &|_| ()).unwrap_err();
    assert!(error.to_string().contains("`beat` stands under `section`"), "{error}");
}

/// Facets of which each article has exactly one label, on both levels.
#[test]
fn one_label_a_level_is_given_under_the_one_above() {
    let mut one = corpus(&BEATS);
    for labelled in &mut one.facets {
        labelled.facet.choice = Choice::One;
    }
    let model = Trainer::default().train(one, &|_| ()).unwrap();
    for (n, (section, beat)) in
        [("games", "rowing"), ("harvest", "hops"), ("harvest", "apples")].into_iter().enumerate()
    {
        let article = Article::new("", text(40 + n, section, Some(beat)));
        let tags = Pipeline::tagging(model.clone()).read(&article).tags.unwrap();
        let levels: [FacetTags; 2] = tags.facets.try_into().unwrap();
        assert_stands_under(&levels);
        let given = levels.map(|own| own.tags[0].label.clone());
        assert_eq!(given, [section, beat]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_label_comes_without_its_parent_nor_surer_than_it(
        picks in proptest::collection::vec((0_usize..WORDS.len(), 0_usize..8), 0..40)
    ) {
        let word = |&(of, at): &(usize, usize)| WORDS[of].1[at % WORDS[of].1.len()];
        let text = picks.iter().map(word).collect::<Vec<_>>().join(" ");
        for labels in [LabelSelection::Given, LabelSelection::Sure, LabelSelection::All] {
            assert_stands_under(&levels(&text, labels));
        }
    }
}
