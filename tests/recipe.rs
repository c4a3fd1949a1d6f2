//! Recipes: several corpora, in several schemes of labels, as one.

#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

use std::fs;
use std::path::{Path, PathBuf};

use nutgraf::raw::analysis::Scope;
use nutgraf::raw::corpus::{
    Corpus, CorpusOptions, Error, LabelledExample, LabelledFacet, fingerprint, read,
};
use nutgraf::raw::features::FeatureFamily;
use nutgraf::raw::pipeline::Trainer;
use tempfile::TempDir;

const FACETS: &str = "
    [topic]
    choice = 'any'
    labels = { arts = {}, economy = {}, politics = {}, sport = {} }
";
const MAPPING: &str = "
    [desks]
    Business = 'economy, politics?'
    Culture = 'arts, ?'
    Sunday = ''
";
const RECIPE: &str = "
    facets = 'parts/facets.toml'
    mapping = 'parts/mapping.toml'
    mask = 'parts/outlets.txt'
    corpora = 'corpora'

    [learn.topic]
    size = '1.5MB'
    features = ['stem']

    [[source]]
    facet = 'topic'
    name = 'wire'
    corpus = 'wire.jsonl'
    annotations = 'parts/topics.csv'

    [[source]]
    facet = 'topic'
    corpus = 'wire.jsonl'
    label = 'desk'
    mapped = 'desks'
    where = { lang = 'en' }
    trust = 0.25

    [[source]]
    facet = 'topic'
    file = 'parts/written.jsonl'
    label = 'topics'
";
const WIRE: &str = r#"
    {"id": 1, "title": "The Herald: bank fails", "text": "Shares fell.", "desk": "Business", "lang": "en"}
    {"id": 2, "title": "Bank saved", "text": "The Herald says so.", "desk": "Business", "lang": "en"}
    {"id": 3, "text": "A play about the vote.", "desk": "Culture", "lang": "en"}
    {"id": 4, "text": "What is on.", "desk": "Sunday", "lang": "en"}
    {"id": 5, "text": "Eine Bank.", "desk": "Business", "lang": "de"}
    {"id": 6, "text": "A goal.", "desk": "Games", "lang": "en"}
"#;
const ANNOTATIONS: &str = "corpus,id,label\nwire,1,economy|politics\nwire,4,\nother,2,sport\n";
const WRITTEN: &str = r#"{"id": "w", "text": "They scored.", "topics": ["sport"]}"#;

/// A folder with a recipe and its parts, some of them replaced.
fn kitchen(replaced: &[(&str, &str)]) -> TempDir {
    let parts = [
        ("recipe.toml", RECIPE),
        ("parts/facets.toml", FACETS),
        ("parts/mapping.toml", MAPPING),
        ("parts/outlets.txt", "The Herald\n"),
        ("parts/topics.csv", ANNOTATIONS),
        ("parts/written.jsonl", WRITTEN),
        ("corpora/wire.jsonl", WIRE),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (name, contents) in parts.iter().chain(replaced) {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }
    folder
}

fn cook(folder: &Path) -> Result<Corpus, Error> {
    read(&[folder.join("recipe.toml")], &CorpusOptions::default())
}

/// The examples: id, labels, unknown labels with a question mark, weight.
fn examples(corpus: &Corpus) -> Vec<String> {
    let LabelledFacet { facet, examples, .. } = corpus.facet("topic").unwrap();
    let name = |id: &nutgraf::raw::label::LabelId| facet.labels[id.index()].name.clone();
    let line = |example: &LabelledExample| {
        let labels = example.labels.iter().map(name);
        let unknown = example.unknown.iter().map(|id| format!("{}?", name(id)));
        let id = &corpus.articles[example.article].id;
        format!(
            "{id}: {} at {}",
            labels.chain(unknown).collect::<Vec<_>>().join(" "),
            example.weight
        )
    };
    examples.iter().map(line).collect()
}

#[test]
fn sources_are_read_in_order_and_the_first_is_believed() {
    let folder = kitchen(&[]);
    let corpus = cook(folder.path()).unwrap();
    let expected = [
        "1: economy politics at 1",
        "4:  at 1",
        "2: economy politics? at 0.25",
        "3: arts economy? politics? sport? at 0.25",
        "w: sport at 1",
    ];
    assert_eq!(examples(&corpus), expected);
    let left_out: Vec<_> = corpus.left_out.iter().map(ToString::to_string).collect();
    assert_eq!(left_out.len(), 1, "{left_out:?}");
    assert!(
        left_out[0].contains("wire.jsonl:7: the label `Games` has no line in the table `desks`")
    );
}

#[test]
fn names_of_outlets_are_not_learnt() {
    let corpus = cook(kitchen(&[]).path()).unwrap();
    let said = corpus.articles.iter().any(|article| {
        let title = article.title.as_deref().unwrap_or_default();
        format!("{title} {}", article.text).contains("Herald")
    });
    assert!(!said, "{:?}", corpus.articles);
}

#[test]
fn a_recipe_says_how_its_facets_are_learnt() {
    let learning = cook(kitchen(&[]).path()).unwrap().facets.remove(0).learning;
    assert_eq!(learning.size, Some(1_500_000));
    assert_eq!(learning.features, Some(vec![FeatureFamily::Stem]));
}

#[test]
fn a_recipe_says_what_its_model_reads() {
    assert_eq!(cook(kitchen(&[]).path()).unwrap().scope, Scope::Whole);
    let recipe = format!("reads = 'story'\n{RECIPE}");
    let folder = kitchen(&[("recipe.toml", &recipe)]);
    assert_eq!(cook(folder.path()).unwrap().scope, Scope::Story);
}

#[test]
fn most_draws_the_same_articles_wherever_they_stand() {
    let lines: Vec<_> = (0..40)
        .map(|n| format!("{{\"id\": \"a{n}\", \"text\": \"Bank {n}.\", \"desk\": \"Business\"}}"))
        .collect();
    let recipe = "
        facets = 'parts/facets.toml'
        mapping = 'parts/mapping.toml'
        [[source]]
        facet = 'topic'
        file = 'desk.jsonl'
        label = 'desk'
        mapped = 'desks'
        most = 7
    ";
    let drawn = |lines: Vec<String>| {
        let lines = lines.join("\n");
        let folder = kitchen(&[("recipe.toml", recipe), ("desk.jsonl", &lines)]);
        let mut drawn = examples(&cook(folder.path()).unwrap());
        drawn.sort();
        drawn
    };
    let forwards = drawn(lines.clone());
    assert_eq!(forwards.len(), 7);
    assert_eq!(forwards, drawn(lines.into_iter().rev().collect()));
}

#[test]
fn what_is_open_or_doubted_changes_the_fingerprint() {
    let base = fingerprint(&cook(kitchen(&[]).path()).unwrap());
    let certain = MAPPING.replace("politics?", "politics");
    let closed = MAPPING.replace(", politics?", "");
    let trusted = RECIPE.replace("trust = 0.25", "trust = 0.5");
    let table = [
        ("parts/mapping.toml", certain.as_str()),
        ("parts/mapping.toml", closed.as_str()),
        ("recipe.toml", trusted.as_str()),
    ];
    for replaced in table {
        let other = fingerprint(&cook(kitchen(&[replaced]).path()).unwrap());
        assert_ne!(other, base, "{replaced:?}");
    }
}

#[test]
fn what_cannot_be_cooked_says_why() {
    let with = |found: &str, put: &str| RECIPE.replace(found, put);
    let table = [
        (
            with("facet = 'topic'\n    name", "facet = 'topics'\n    name"),
            "`wire` is for the facet `topics`",
        ),
        (with("[learn.topic]", "[learn.mood]"), "`learn` is for the facet `mood`"),
        (with("corpus = 'wire.jsonl'\n    label", "label"), "needs either `corpus` or `file`"),
        (with("    label = 'desk'\n    mapped = 'desks'\n", ""), "needs either `label`"),
        (with("mapped = 'desks'", "mapped = 'desk'"), "has no table `[desk]`"),
        (with("trust = 0.25", "trust = 1.25"), "is not written as it should be"),
        (with("size = '1.5MB'", "size = 'small'"), "is not written as it should be"),
        (with("most", "least") + "least = 3", "is not written as it should be"),
        (with("'corpora'", "'elsewhere'"), "say where they are with `--corpora`"),
    ];
    for (recipe, message) in table {
        let folder = kitchen(&[("recipe.toml", &recipe)]);
        let error = cook(folder.path()).unwrap_err().to_string();
        assert!(error.contains(message), "gave: {error}");
    }
}

#[test]
fn corpora_may_lie_elsewhere() {
    let folder = kitchen(&[("recipe.toml", &RECIPE.replace("'corpora'", "'nowhere'"))]);
    let options =
        CorpusOptions { corpora: Some(folder.path().join("corpora")), ..CorpusOptions::default() };
    let corpus = read(&[folder.path().join("recipe.toml")], &options).unwrap();
    assert_eq!(corpus.articles.len(), 5);
}

/// Articles of two desks, of which one always leaves open whether there is politics in it.
fn desks(trust: f32) -> TempDir {
    let line = |n: usize| {
        let (desk, text) = match n % 4 {
            0 => ("Business", format!("The bank {n} lent money to the market.")),
            1 => ("Culture", format!("The play {n} opened at the theatre.")),
            2 => ("Vote", format!("The party {n} won the vote.")),
            _ => ("Games", format!("The club {n} won the match.")),
        };
        format!("{{\"id\": {n}, \"text\": \"{text}\", \"desk\": \"{desk}\"}}\n")
    };
    let mapping = "
        [desks]
        Business = 'economy, politics?'
        Culture = 'arts'
        Vote = 'politics'
        Games = 'sport'
    ";
    let recipe = format!(
        "
        facets = 'parts/facets.toml'
        mapping = 'parts/mapping.toml'
        [[source]]
        facet = 'topic'
        file = 'read.jsonl'
        label = 'desk'
        mapped = 'desks'
        [[source]]
        facet = 'topic'
        file = 'more.jsonl'
        label = 'desk'
        mapped = 'desks'
        trust = {trust}
        "
    );
    let part = |from: usize, to: usize| (from..to).map(line).collect::<String>();
    kitchen(&[
        ("recipe.toml", &recipe),
        ("parts/mapping.toml", mapping),
        ("read.jsonl", &part(0, 40)),
        ("more.jsonl", &part(40, 120)),
    ])
}

#[test]
fn only_what_has_full_weight_is_held_out() {
    for (trust, held_out) in [(0.5, 40), (1.0, 120)] {
        let corpus = cook(desks(trust).path()).unwrap();
        let model = Trainer::default().train(corpus, &|_| ()).unwrap();
        assert_eq!(model.card.facets[0].held_out, held_out);
        assert_eq!(model.card.articles, 120);
    }
}

/// The recipe of the model in the box reads, where its corpora are there.
#[test]
fn the_recipe_of_the_embedded_model_reads() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if !root.join("../shared/corpora").is_dir() {
        println!("skipped: no corpora in ../shared/corpora");
        return;
    }
    let recipe: PathBuf = root.join("models/news-en/development.toml");
    let corpus = read(&[recipe], &CorpusOptions::default()).unwrap();
    assert_eq!(corpus.articles.len(), 200);
    assert!(corpus.left_out.is_empty(), "{:?}", corpus.left_out);
}

/// Articles that are labelled on two levels are not two, nor in groups of two.
#[test]
fn an_article_of_two_facets_is_one() {
    let facets = format!(
        "{FACETS}\n[subtopic]\nchoice = 'any'\nparent = 'topic'\n\
         labels = {{ film = {{ parent = 'arts' }}, bank = {{ parent = 'economy' }} }}"
    );
    let recipe = format!(
        "{RECIPE}\n[[source]]\nfacet = 'subtopic'\nname = 'wire'\ncorpus = 'wire.jsonl'\n\
         annotations = 'parts/subtopics.csv'"
    );
    let folder = kitchen(&[
        ("parts/facets.toml", &facets),
        ("recipe.toml", &recipe),
        ("parts/subtopics.csv", "corpus,id,label\nwire,1,bank\nwire,4,\n"),
    ]);
    let corpus = read(&[folder.path().join("recipe.toml")], &CorpusOptions::default()).unwrap();
    let topics = corpus.facet("topic").unwrap();
    let subtopics = corpus.facet("subtopic").unwrap();
    for (subtopic, topic) in subtopics.examples.iter().zip(&topics.examples) {
        assert_eq!(subtopic.article, topic.article);
    }
    assert_eq!((subtopics.examples.len(), corpus.articles.len()), (2, corpus.groups.len()));
    assert!(!corpus.article_groups().are_grouped());
}
