//! Given names say nothing of what an article is about: to swap them leaves its topics as they are.

#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

use std::path::Path;

use nutgraf::raw::pipeline::{LabelSelection, Pipeline, embedded_model};
use nutgraf::raw::read::{Input, ReadOptions, read};
use nutgraf::raw::text;
use nutgraf::raw::text::Article;

/// Given names that are common among English, Arab, Black American, Mexican and Indian readers of
/// news; each is swapped for that at its place in the next list.
const NAMES: [[&str; 12]; 5] = [
    [
        "John",
        "Michael",
        "David",
        "James",
        "Robert",
        "Richard",
        "Thomas",
        "Paul",
        "Mary",
        "Sarah",
        "Jennifer",
        "Elizabeth",
    ],
    [
        "Mohammed", "Ahmed", "Omar", "Hassan", "Khalid", "Yusuf", "Ibrahim", "Mustafa", "Fatima",
        "Aisha", "Leila", "Zainab",
    ],
    [
        "Jamal", "DeShawn", "Tyrone", "Darnell", "Terrell", "Malik", "Marquis", "Andre", "Latoya",
        "Keisha", "Tanisha", "Ebony",
    ],
    [
        "José",
        "Carlos",
        "Juan",
        "Luis",
        "Miguel",
        "Pedro",
        "Javier",
        "Diego",
        "María",
        "Guadalupe",
        "Carmen",
        "Lucía",
    ],
    [
        "Rahul", "Sanjay", "Amit", "Vijay", "Arjun", "Rajesh", "Suresh", "Anil", "Priya", "Anjali",
        "Deepa", "Sunita",
    ],
];

/// Articles that are read, all of which have such a name.
const ARTICLES: usize = 200;

/// How far a topic's probability may move, in the median of articles over the topic that moves most.
const MOVED: f64 = 0.02;

/// `text` with every given name swapped; nothing where it has none.
fn swapped(text: &str) -> Option<String> {
    let (mut swapped, mut at, mut any) = (String::new(), 0, false);
    for (span, _) in text::Tokeniser::new(text) {
        let places = NAMES.iter().enumerate().flat_map(|(list, names)| {
            names.iter().enumerate().map(move |(place, name)| (list, place, *name))
        });
        for (list, place, _) in places.filter(|found| found.2 == span.of(text)) {
            swapped.push_str(&text[at..span.start]);
            swapped.push_str(NAMES[(list + 1) % NAMES.len()][place]);
            (at, any) = (span.end, true);
        }
    }
    any.then(|| swapped + &text[at..])
}

/// The probability of every topic.
fn topics(pipeline: &mut Pipeline, article: &Article) -> Vec<(String, f64)> {
    let tags = pipeline.read(article).tags.unwrap();
    let topic = tags.facets.into_iter().find(|facet| facet.facet == "topic").unwrap();
    let mut topics: Vec<_> =
        topic.tags.into_iter().map(|tag| (tag.label, tag.probability)).collect();
    topics.sort_by(|a, b| a.0.cmp(&b.0));
    topics
}

#[test]
#[ignore = "needs ../shared/corpora"]
fn swapping_given_names_moves_no_topic() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/corpora/stance/allsides-lean/articles.jsonl.gz");
    let mut pipeline = Pipeline::tagging(embedded_model()).labels(LabelSelection::All);
    let mut moves = Vec::new();
    for pending in read(vec![Input::Path(path)], &ReadOptions::default()) {
        let article = pending.unwrap().decode().unwrap().article;
        let Some(text) = swapped(&article.text) else { continue };
        let other = Article { text, ..article.clone() };
        let both = topics(&mut pipeline, &article).into_iter().zip(topics(&mut pipeline, &other));
        moves.push(both.map(|(one, other)| (one.1 - other.1).abs()).fold(0.0, f64::max));
        if moves.len() == ARTICLES {
            break;
        }
    }
    assert_eq!(moves.len(), ARTICLES);
    moves.sort_by(f64::total_cmp);
    let median = moves[ARTICLES / 2];
    println!(
        "median {median:.4}, nine tenths {:.4}, most {:.4}",
        moves[ARTICLES * 9 / 10],
        moves[ARTICLES - 1]
    );
    assert!(median <= MOVED, "{median}");
}
