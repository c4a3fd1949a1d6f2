//! What holds for every article, every model and every number of threads.

#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use ndarray::Array1;
use nutgraf::TrainError;
use nutgraf::raw::analysis::Analysis;
use nutgraf::raw::calibrate::{Calibration, Logistic};
use nutgraf::raw::corpus::{Corpus, CorpusOptions, read};
use nutgraf::raw::entities::{Actors, Attribution};
use nutgraf::raw::label::Choice;
use nutgraf::raw::model::Model;
use nutgraf::raw::pipeline::{
    ArticleBrief, LabelSelection, Pipeline, Reading, Tag, Tags, TextPart, Trainer, embedded_model,
};
use nutgraf::raw::select::Algorithm;
use nutgraf::raw::text::{Article, Language, Target, Tokeniser, normalise};
use nutgraf::{FacetTags, Span};
use proptest::prelude::*;
use serde_json::json;

/// The articles of the example newsroom.
static SEEDS: LazyLock<Vec<Article>> = LazyLock::new(|| {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(root().join("seeds")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| Article::new("", fs::read_to_string(path).unwrap())).collect()
});

/// The synthetic corpus, learnt.
static SYNTHETIC: LazyLock<Arc<Model>> =
    LazyLock::new(|| Arc::new(train(&synthetic(), Algorithm::default())));

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn newsroom() -> Corpus {
    read(&[root().join("labels")], &CorpusOptions::default()).unwrap()
}

fn train(corpus: &Corpus, algorithm: Algorithm) -> Model {
    Trainer { algorithm, ..Trainer::default() }.train(corpus.clone(), &|_| ()).unwrap()
}

/// The corpus of these records, the labels of each facet in a field of its name.
fn corpus_of(records: &[serde_json::Value], facets: &[&str]) -> Corpus {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("records.jsonl");
    let mut lines = String::new();
    for record in records {
        writeln!(lines, "{record}").unwrap();
    }
    fs::write(&path, lines).unwrap();
    let facets = facets.iter().map(|facet| format!("{facet}={facet}").parse().unwrap()).collect();
    read(&[path], &CorpusOptions { facets, ..CorpusOptions::default() }).unwrap()
}

/// More articles than one thread gets at a time, so short that their characters count, on three
/// subjects, with any of three tones, towards one of two targets.
fn synthetic() -> Corpus {
    const SUBJECTS: [(&str, [&str; 4]); 3] = [
        ("harbour", ["quay", "ferries", "tide", "dockers"]),
        ("court", ["judge", "verdict", "appeals", "jurors"]),
        ("pitch", ["striker", "goals", "referee", "cup"]),
    ];
    const TONES: [(&str, &str); 3] = [("glad", "cheered"), ("grim", "mourned"), ("calm", "noted")];
    let record = |n: usize| {
        let (subject, words) = SUBJECTS[n % 3];
        let tones: Vec<_> =
            TONES.iter().enumerate().filter(|(bit, _)| (n / 3) >> bit & 1 == 1).collect();
        let mut text = format!("On day {n} the {} and the {}", words[n % 4], words[n / 4 % 4]);
        for (_, (_, word)) in &tones {
            write!(text, " were {word}, ").unwrap();
        }
        let tones: Vec<_> = tones.iter().map(|(_, (tone, _))| *tone).collect();
        let target = if n.is_multiple_of(2) { "Port Tax" } else { "Free Lunch" };
        json!({"text": text, "subject": subject, "tones": tones, "target": target})
    };
    corpus_of(&(0..300).map(record).collect::<Vec<_>>(), &["subject", "tones"])
}

/// An article of so many words of the newsroom.
fn article_of(words: usize) -> Article {
    let all = SEEDS.iter().flat_map(|article| article.text.split_whitespace());
    let words: Vec<_> = all.cycle().take(words).collect();
    Article::new("", words.join(" "))
}

/// Every label of every facet, with the words for and against it.
fn all_tags(model: &Arc<Model>, article: &Article) -> Tags {
    let pipeline = Pipeline::tagging(Arc::clone(model)).language(Language::English);
    let mut pipeline = pipeline.labels(LabelSelection::All).explain_tags(true);
    pipeline.read(article).tags.unwrap()
}

/// The first label of the first facet, with its probability.
fn first_tag(model: Model, text: &str) -> (String, f64) {
    let mut pipeline = Pipeline::tagging(model).language(Language::English);
    let article = Article::new("", text);
    let tags = pipeline.read(&article).tags.unwrap();
    (tags.facets[0].tags[0].label.clone(), tags.facets[0].tags[0].probability)
}

mod probabilities {
    use super::*;

    fn assert_is_distribution(scores: &Array1<f32>, probabilities: &[f64]) {
        let sum: f64 = probabilities.iter().sum();
        assert!((sum - 1.0).abs() < 1e-9, "{probabilities:?} sum to {sum}");
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
        let falling = order.is_sorted_by(|&a, &b| probabilities[a] >= probabilities[b]);
        assert!(falling, "{probabilities:?} do not fall as {scores} do");
    }

    #[test]
    fn sum_to_one_and_fall_with_the_scores_at_any_length() {
        let multinomial = Arc::new(train(&newsroom(), Algorithm::Multinomial));
        let target = Target { name: "Ilse Harrow".to_owned(), mention: None };
        for words in [0, 1, 7, 300, 10_000, 100_000] {
            let article = article_of(words).with_target(target.clone());
            for model in [embedded_model(), Arc::clone(&multinomial)] {
                let tags = all_tags(&model, &article);
                assert_eq!(tags.facets.len(), model.facets.len());
                for facet in tags.facets.iter().filter(|facet| facet.abstained.is_none()) {
                    let own = &model.facet(&facet.facet).unwrap().facet;
                    let mut ranked: Vec<_> = facet.tags.iter().collect();
                    assert!(ranked.is_sorted_by(|a, b| a.probability >= b.probability));
                    ranked.sort_by_key(|tag| own.label(&tag.label));
                    let score = |tag: &&Tag| tag.explanation.as_ref().unwrap().score;
                    let scores: Array1<f32> = ranked.iter().map(score).collect();
                    let ranked: Vec<f64> = ranked.iter().map(|tag| tag.probability).collect();
                    match own.choice {
                        Choice::One => assert_is_distribution(&scores, &ranked),
                        // Each label is a question of its own.
                        Choice::Any => assert!(ranked.iter().all(|p| (0.0..=1.0).contains(p))),
                    }
                }
            }
        }
    }

    proptest! {
        #[test]
        fn sum_to_one_and_fall_with_any_scores(
            scores in prop::collection::vec(-1e6_f32..1e6, 1..60),
            scale in prop_oneof![Just(1e-9_f32), Just(1e-3), Just(1.0), Just(1e30)],
            inverse_temperature in 0.05..30.0,
            offset in -20.0..20.0,
            slope in -3.0..3.0,
        ) {
            let confidence = Logistic { offset, slope };
            let scores = Array1::from(scores) * scale;
            let calibration = Calibration::OneOf { inverse_temperature, confidence };
            assert_is_distribution(&scores, &calibration.probabilities(scores.view()));
        }
    }
}

mod files {
    use super::*;

    fn models() -> [Arc<Model>; 2] {
        [embedded_model(), Arc::clone(&SYNTHETIC)]
    }

    #[test]
    fn saving_what_was_loaded_gives_the_same_bytes() {
        for model in models() {
            let saved = model.to_bytes();
            assert!(Model::from_bytes(&saved).unwrap().to_bytes() == saved);
        }
    }

    #[test]
    fn a_loaded_model_predicts_exactly_as_the_trained_one() {
        let trained = train(&newsroom(), Algorithm::Complement);
        let loaded = Model::from_bytes(&trained.to_bytes()).unwrap();
        let (trained, loaded) = (Arc::new(trained), Arc::new(loaded));
        for article in SEEDS.iter() {
            assert_eq!(all_tags(&trained, article), all_tags(&loaded, article));
        }
    }

    #[test]
    fn training_on_one_thread_or_eight_gives_the_same_bytes() {
        for corpus in [newsroom(), synthetic()] {
            let [one, eight] = [1, 8].map(|threads| {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
                pool.install(|| train(&corpus, Algorithm::default())).to_bytes()
            });
            assert!(one == eight, "{} facets", corpus.facets.len());
        }
    }
}

mod any_text {
    use super::*;

    /// What a scraped page may hold: control characters, text from right to left, marks that
    /// combine, pictures made of several characters, boilerplate, glued sentences, anything.
    fn any_text() -> impl Strategy<Value = String> {
        let odd = prop::sample::select(vec![
            "\0",
            "\u{1b}[31m",
            "\r\n",
            "\u{85}",
            "\u{2028}",
            "\u{feff}",
            "\u{200d}",
            "\u{ad}",
            "\u{202e}",
            "\u{2066}שלום\u{2069}",
            "العربية، نعم؟",
            "e\u{301}\u{323}",
            "\u{301}",
            "👩\u{200d}👩\u{200d}👧",
            "🇺🇳",
            "\u{1f1e6}",
            "ﬀ",
            "İ",
            "ẞ",
            "한국어",
            "中文。",
            "ภาษาไทย",
            "हिन्दी।",
            "¿Qué?",
            "„so“",
            "“",
            "”.",
            "(",
            "...",
            "…",
            "?!",
            "--",
            "—",
        ]);
        let news = prop::sample::select(vec![
            "Harrow",
            "Ilse Harrow said",
            "the board",
            "U.S.",
            "Mr. ",
            "No. 4",
            "3.5",
            "call.Why",
            "\n\n",
            "\n",
            ". ",
            " ",
            ", ",
            "Comments",
            "By Ann Lee",
            "Read more:",
            "• item",
            "https://a.example/b?c=d",
            "@desk",
            "#tag",
            "$6bn",
            "the the the the",
            "(Reuters) - ",
        ]);
        let any = prop::collection::vec(any::<char>(), 1..6).prop_map(String::from_iter);
        let piece = prop_oneof![
            2 => odd.prop_map(str::to_owned),
            3 => news.prop_map(str::to_owned),
            1 => any,
        ];
        prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
    }

    fn assert_tokens_rebuild_the_text(analysis: &Analysis<'_>) {
        let text = &analysis.article().text;
        let mut rebuilt = String::new();
        for token in analysis.tokens() {
            rebuilt.push_str(&text[rebuilt.len()..token.span.start]);
            assert!(!token.span.is_empty(), "an empty token in {text:?}");
            rebuilt.push_str(token.span.of(text));
        }
        rebuilt.push_str(&text[rebuilt.len()..]);
        assert_eq!(&rebuilt, text);
    }

    fn assert_brief_is_of_the_sentences(reading: &Reading<'_>) {
        let sentences = reading.analysis().sentences();
        let ArticleBrief { sentences: brief, edits, .. } = reading.brief.as_ref().unwrap();
        assert_eq!(brief.len(), sentences.len().min(3));
        assert!(brief.is_sorted_by(|a, b| a.index < b.index));
        for chosen in brief {
            let whole = sentences[chosen.index].span;
            let cut = Span::new(whole.start, chosen.span.start);
            assert_eq!(chosen.span.end, whole.end);
            assert!(cut.is_empty() || edits.iter().any(|edit| edit.span == cut), "{edits:?}");
        }
        let apart = sentences.is_sorted_by(|a, b| a.span.end <= b.span.start);
        assert!(apart, "sentences of {:?} overlap", reading.article().text);
    }

    /// Edits stand between characters, in order and apart, each in a sentence of the brief or cut from
    /// before it; without them the original is what is printed.
    fn assert_edits_are_sound(reading: &Reading<'_>) {
        let (text, brief) = (&reading.article().text, reading.brief.as_ref().unwrap());
        assert!(brief.edits.is_sorted_by(|a, b| a.span.end <= b.span.start), "{:?}", brief.edits);
        for edit in &brief.edits {
            let bounds = [edit.span.start, edit.span.end];
            assert!(bounds.iter().all(|&bound| text.is_char_boundary(bound)), "{edit:?}");
        }
        for chosen in &brief.sentences {
            let own = brief.edits.iter().rev().filter(|edit| chosen.span.contains(edit.span));
            let mut expected = text[..chosen.span.end].to_owned();
            own.for_each(|edit| {
                expected.replace_range(edit.span.start..edit.span.end, &edit.inserted);
            });
            assert_eq!(brief.printed(text, chosen), &expected[chosen.span.start..]);
        }
    }

    fn assert_verbatim_is_verbatim(article: &Article) {
        let mut pipeline = Pipeline::new().language(Language::English).verbatim(true);
        let reading = pipeline.read(article);
        let brief = reading.brief.as_ref().unwrap();
        assert!(brief.edits.is_empty());
        let spans = brief.sentences.iter().map(|chosen| chosen.span.of(&article.text));
        assert!(spans.eq(reading.sentences()));
    }

    fn assert_tags_are_sound(tags: &Tags) {
        assert!((0.0..=1.0).contains(&tags.known_words));
        for facet in &tags.facets {
            assert_ne!(facet.tags.is_empty(), facet.abstained.is_none());
            for tag in &facet.tags {
                assert!((0.0..=1.0).contains(&tag.probability), "{tag:?}");
            }
        }
    }

    /// Mentions stand in their sentence, in order, and an excerpt of it is that sentence.
    fn assert_actors_stand_where_they_say(analysis: &Analysis<'_>) {
        let actors = Actors::of(analysis);
        let asked = analysis.article().target.as_ref().and_then(|t| actors.named(&t.name));
        for actor in actors.all().iter().chain(&asked) {
            assert!((0.0..=1.0).contains(&actor.share), "{actor:?}");
            assert!(actor.mentions.is_sorted_by(|a, b| a.words.start < b.words.start));
            for mention in &actor.mentions {
                let (words, passage) = (&mention.words, &mention.context);
                assert!(
                    passage.start <= words.start && words.end <= passage.end && !words.is_empty()
                );
                let excerpt = analysis.excerpt(&passage.clone().collect::<Vec<_>>());
                assert_eq!(excerpt.words(), &analysis.words()[passage.clone()]);
                assert_eq!(excerpt.word(0), analysis.word(passage.start));
                let at = analysis.words()[words.start].span.start;
                let in_text = words.start >= analysis.title().len();
                let quoted = analysis.quotations().iter().any(|q| q.start <= at && at < q.end);
                assert!(
                    !(in_text && quoted)
                        || Attribution::of(analysis, mention) == Attribution::Quoted
                );
            }
        }
    }

    fn assert_is_read_soundly(article: &Article) {
        let mut pipeline = Pipeline::new().language(Language::English).labels(LabelSelection::All);
        let reading = pipeline.read(article);
        assert_tokens_rebuild_the_text(reading.analysis());
        assert_brief_is_of_the_sentences(&reading);
        assert_edits_are_sound(&reading);
        assert_verbatim_is_verbatim(article);
        assert_tags_are_sound(reading.tags.as_ref().unwrap());
        assert_actors_stand_where_they_say(reading.analysis());
    }

    #[test]
    fn of_the_newsroom_is_read_soundly() {
        for article in SEEDS.iter() {
            assert_is_read_soundly(article);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn is_read_without_panic(
            title in prop::option::of(any_text()),
            text in any_text(),
            target in prop::option::of(any_text()),
        ) {
            let target = target.map(|name| Target { name, mention: None });
            assert_is_read_soundly(&Article { title, target, ..Article::new("", text) });
        }
    }
}

mod explanations {
    use super::*;

    fn assert_sums_to_score(article: &Article, model: &Arc<Model>) {
        for tag in all_tags(model, article).facets.iter().flat_map(|facet| &facet.tags) {
            let why = tag.explanation.as_ref().unwrap();
            let sum: f32 = why.contributions.iter().map(|own| own.share).sum();
            let size: f32 = why.contributions.iter().map(|own| own.share.abs()).sum();
            let off = (why.intercept + sum - why.score).abs();
            assert!(off <= 1e-4 * size.max(1.0), "{} is off by {off}", tag.label);
        }
    }

    #[test]
    fn sum_to_the_score() {
        for article in &SEEDS[..20] {
            let title = article.text.lines().next().unwrap();
            assert_sums_to_score(&article.clone().with_title(title), &embedded_model());
        }
        let target = Target { name: "Port Tax".to_owned(), mention: None };
        let article = Article::new("", "The ferries were cheered on the quay, the judge mourned.");
        assert_sums_to_score(&article.with_target(target), &SYNTHETIC);
    }

    #[test]
    fn name_the_words_where_they_stand() {
        let mut pipeline = Pipeline::tagging(embedded_model()).explain_tags(true);
        for article in &SEEDS[..20] {
            let tags = pipeline.read(article).tags.unwrap();
            for (facet, tag) in
                tags.facets.iter().flat_map(|own| own.tags.iter().map(move |tag| (own, tag)))
            {
                let why = &tag.explanation.as_ref().unwrap().contributions;
                assert!(why.is_sorted_by(|a, b| a.share.abs() >= b.share.abs()));
                // A stance is explained by cues, which are called by what they mean.
                if facet.stance.is_some() {
                    continue;
                }
                for own in why.iter().filter(|own| own.part == Some(TextPart::Text)) {
                    let spans = own.spans.iter().map(|span| span.of(&article.text));
                    let words: Vec<_> = spans.flat_map(words_of).collect();
                    for occurrence in words.chunks(own.text.split(' ').count()) {
                        assert_eq!(occurrence.join(" "), own.text);
                    }
                }
            }
        }
    }

    /// The words of `text` in their normal form.
    fn words_of(text: &str) -> Vec<String> {
        let mut normal = String::new();
        let words = Tokeniser::new(text).map(|(span, _)| {
            normalise(span.of(text), &mut normal);
            normal.clone()
        });
        words.collect()
    }
}

mod corners {
    use super::*;

    const TEXTS: [(&str, &str); 6] = [
        ("The ferries left the quay and the tide was high.", "harbour"),
        ("At the quay the ferries waited for the tide.", "harbour"),
        ("High tide, and no ferries at the quay.", "harbour"),
        ("The judge read the verdict to the jurors.", "court"),
        ("A verdict of the jurors, said the judge.", "court"),
        ("The jurors and the judge heard the verdict.", "court"),
    ];

    fn records(field: &str, value: impl Fn(&str) -> serde_json::Value) -> Vec<serde_json::Value> {
        TEXTS.map(|(text, label)| json!({"text": text, field: value(label)})).to_vec()
    }

    #[test]
    fn an_article_without_words_or_without_known_ones_is_never_sure() {
        let texts = ["", " \n ", "…", "Zxqv brlk mnwt, fjgh pqzz xkcd vrbl.", "東京 の 天気"];
        for text in texts {
            let article = Article::new("", text)
                .with_target(Target { name: "Ilse Harrow".to_owned(), mention: None });
            let pipeline = Pipeline::new().language(Language::English).precision(0.0);
            let tags = pipeline.clone().read(&article).tags.unwrap();
            let silent = |own: &FacetTags| own.facet == "stance" && own.abstained.is_some();
            assert!(tags.facets.iter().any(silent), "nobody is mentioned in {text:?}");
            assert!(tags.known_words < 0.5, "{text:?}");
            for tag in tags.facets.iter().flat_map(|facet| &facet.tags) {
                assert!(!tag.sure && tag.probability.is_finite(), "{tag:?} of {text:?}");
            }
        }
    }

    #[test]
    fn a_facet_of_one_label_is_an_error_that_says_so() {
        let corpus = corpus_of(&records("topic", |_| json!("news")), &["topic"]);
        for algorithm in [Algorithm::Discriminative, Algorithm::Multinomial, Algorithm::Complement]
        {
            let trained =
                Trainer { algorithm, ..Trainer::default() }.train(corpus.clone(), &|_| ());
            let error = trained.unwrap_err();
            let Some(TrainError::OneLabel { facet, label }) = error.get_ref().downcast_ref() else {
                panic!("{algorithm:?}: {error:?}");
            };
            assert_eq!((facet.as_str(), label.as_str()), ("topic", "news"));
        }
    }

    #[test]
    fn one_label_that_an_article_has_or_has_not_is_learnt() {
        let value = |label: &str| if label == "court" { json!(["court"]) } else { json!([]) };
        let corpus = corpus_of(&records("topic", value), &["topic"]);
        assert_eq!(corpus.facets[0].facet.choice, Choice::Any);
        let model = train(&corpus, Algorithm::default());
        let probability = |text: &str| first_tag(model.clone(), text).1;
        assert!(probability(TEXTS[3].0) > probability(TEXTS[0].0));
    }

    #[test]
    fn a_label_without_examples_is_not_in_the_model() {
        let folder = tempfile::tempdir().unwrap();
        let labels = folder.path().join("labels");
        fs::create_dir_all(&labels).unwrap();
        fs::create_dir_all(folder.path().join("seeds")).unwrap();
        let facets = "[topic.labels.arts]\n[topic.labels.court]\n[topic.labels.sport]\n\
                      [topic.labels.harbour]\n[topic.labels.weather]\n";
        fs::write(labels.join("facets.toml"), facets).unwrap();
        let mut table = "article,label\n".to_owned();
        for (n, (text, label)) in TEXTS.iter().enumerate() {
            fs::write(folder.path().join(format!("seeds/{n}.txt")), text).unwrap();
            writeln!(table, "seeds/{n}.txt,{label}").unwrap();
        }
        fs::write(labels.join("topic.csv"), table).unwrap();

        let corpus = read(&[labels], &CorpusOptions::default()).unwrap();
        let model = train(&corpus, Algorithm::default());
        let names: Vec<_> = model.facets[0].facet.labels.iter().map(|l| l.name.as_str()).collect();
        assert_eq!(names, ["court", "harbour"]);
        for (text, label) in TEXTS {
            assert_eq!(first_tag(model.clone(), text).0, label, "{text}");
        }
    }

    #[test]
    fn names_of_labels_may_hold_anything() {
        let name = |label: &str| format!("{label}/\"x\\y\"\t\u{202e}é\n{label} 🗞");
        let corpus = corpus_of(&records("to/pic", |label| json!(name(label))), &["to/pic"]);
        let model = train(&corpus, Algorithm::default());
        let model = Model::from_bytes(&model.to_bytes()).unwrap();
        assert_eq!(first_tag(model, TEXTS[0].0).0, name("harbour").trim());
    }

    #[test]
    fn as_few_articles_as_there_can_be_are_learnt_or_turned_down() {
        for count in 1..TEXTS.len() {
            let mut few = records("topic", |label| json!(label));
            few.rotate_left(3);
            few.truncate(count);
            let corpus = corpus_of(&few, &["topic"]);
            let trained = Trainer::default().train(corpus, &|_| ());
            if let Ok(model) = trained {
                let (_, probability) = first_tag(model, TEXTS[0].0);
                assert!(probability.is_finite(), "{count} articles");
            }
        }
    }
}
