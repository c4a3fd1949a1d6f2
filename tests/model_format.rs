//! The model file: sound bytes open, all others say what is wrong with them.

#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use nutgraf::raw::corpus::{CorpusOptions, read};
use nutgraf::raw::model::{BriefFile, Error, FORMAT_VERSION, Model};
use nutgraf::raw::pipeline::{
    EMBEDDED, EMBEDDED_BRIEF, LabelSelection, Pipeline, Trainer, embedded_model,
};
use nutgraf::raw::text::{Article, Target};
use safetensors::tensor::{Dtype, TensorView, serialize};
use serde_json::json;

/// A file of format version 1, never to be written again: see [`freeze`].
const FROZEN: &[u8] = include_bytes!("fixtures/models/format-1.safetensors");
const COMMITTED: &str = "models/news-en.safetensors";
/// What the labels of the example newsroom give: the example of retraining.
const EXAMPLE: &str = "models/newsroom-en.safetensors";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The file with `found` replaced by as long a `put`.
fn altered(bytes: &[u8], found: &str, put: &str) -> Vec<u8> {
    assert_eq!(found.len(), put.len());
    let at = bytes.windows(found.len()).position(|window| window == found.as_bytes()).unwrap();
    let mut altered = bytes.to_vec();
    altered[at..at + put.len()].copy_from_slice(put.as_bytes());
    altered
}

/// What opening the bytes as either kind of model gives, the model left aside.
type Open = fn(&[u8]) -> Result<(), Error>;

/// Both models inside the binary, each with how it is opened.
const EMBEDDED_MODELS: [(&str, &[u8], Open); 2] =
    [("tags", EMBEDDED, open_tags), ("briefs", EMBEDDED_BRIEF, open_briefs)];

fn open_tags(bytes: &[u8]) -> Result<(), Error> {
    Model::from_bytes(bytes).map(drop)
}

fn open_briefs(bytes: &[u8]) -> Result<(), Error> {
    BriefFile::from_bytes(bytes).map(drop)
}

mod a_file_that_is_cut_short {
    use super::*;

    #[test]
    fn is_not_opened_wherever_it_ends() {
        for (kind, whole, open) in EMBEDDED_MODELS {
            let cuts = (0..50).map(|part| whole.len() * part / 50).chain([whole.len() - 1]);
            for end in cuts {
                let error = open(&whole[..end]).unwrap_err();
                assert!(matches!(error, Error::Container(_)), "{kind} cut at {end}: {error:?}");
            }
        }
        for end in 0..FROZEN.len() {
            assert!(open_tags(&FROZEN[..end]).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn nor_is_one_with_more_at_its_end() {
        for (kind, whole, open) in EMBEDDED_MODELS {
            let longer = [whole, b"\0"].concat();
            assert!(matches!(open(&longer), Err(Error::Container(_))), "{kind}");
        }
    }
}

mod a_file_that_was_altered {
    use super::*;

    fn assert_turned_down(open: Open, bytes: &mut [u8], at: usize, mask: u8) {
        bytes[at] ^= mask;
        assert!(open(bytes).is_err(), "byte {at}, bits {mask:#04x}");
        bytes[at] ^= mask;
    }

    /// Length, metadata, table of arrays, arrays: every bit of a small file.
    #[test]
    fn in_any_bit_is_not_opened() {
        let mut bytes = FROZEN.to_vec();
        for at in 0..bytes.len() {
            for bit in 0..8 {
                assert_turned_down(open_tags, &mut bytes, at, 1 << bit);
            }
        }
        assert!(open_tags(&bytes).is_ok(), "the file itself opens");
    }

    #[test]
    fn in_any_byte_of_a_large_one_is_not_opened() {
        const SAMPLES: usize = 200;

        for (kind, whole, open) in EMBEDDED_MODELS {
            let mut bytes = whole.to_vec();
            for sample in 0..SAMPLES {
                let at = bytes.len() * sample / SAMPLES;
                let mask = if sample % 2 == 0 { 0xff } else { 0x01 };
                assert_turned_down(open, &mut bytes, at, mask);
            }
            assert!(open(&bytes).is_ok(), "the model of {kind} itself opens");
        }
    }

    #[test]
    fn says_so() {
        let last = EMBEDDED.len() - 1;
        let mut bytes = EMBEDDED.to_vec();
        bytes[last] ^= 1;
        assert!(matches!(Model::from_bytes(&bytes), Err(Error::Checksum)), "an array");
        let header = altered(EMBEDDED, r#"\"language\":\"en\""#, r#"\"language\":\"de\""#);
        assert!(matches!(Model::from_bytes(&header), Err(Error::Checksum)), "the header");
        let version = altered(EMBEDDED, r#"\"format\":4"#, r#"\"format\":0"#);
        assert!(matches!(Model::from_bytes(&version), Err(Error::Checksum)), "the version");
    }
}

mod a_file_of_another_kind {
    use super::*;

    #[test]
    fn of_a_later_version_asks_for_a_later_nutgraf() {
        let later = altered(EMBEDDED, r#"\"format\":4"#, r#"\"format\":9"#);
        let error = Model::from_bytes(&later).unwrap_err();
        assert!(matches!(error, Error::TooNew { found: 9, known: FORMAT_VERSION }), "{error:?}");
        assert!(error.to_string().contains("newer nutgraf"), "{error}");
    }

    #[test]
    fn of_nutgraf_names_both() {
        for (bytes, open, both) in [
            (EMBEDDED_BRIEF, open_tags as Open, ("briefs", "tags")),
            (EMBEDDED, open_briefs, ("tags", "briefs")),
        ] {
            let error = open(bytes).unwrap_err();
            let Error::Kind { found, wanted } = &error else { panic!("{error:?}") };
            assert_eq!((found.as_str(), wanted.as_str()), both);
        }
    }

    #[test]
    fn of_others_is_foreign() {
        let weights = [0; 8];
        for metadata in [None, Some(HashMap::from([("format".to_owned(), "pt".to_owned())]))] {
            let view = TensorView::new(Dtype::F32, vec![2], &weights).unwrap();
            let bytes = serialize([("embedding", view)], metadata).unwrap();
            assert!(matches!(Model::from_bytes(&bytes), Err(Error::Foreign)));
        }
    }

    #[test]
    fn that_is_no_container_says_so() {
        let long = [0xff; 64];
        for bytes in [b"".as_slice(), b"{}", b"\x1f\x8b\x08", b"article,label\nseeds/1,arts", &long]
        {
            assert!(matches!(Model::from_bytes(bytes), Err(Error::Container(_))), "{bytes:?}");
        }
    }
}

mod a_file_of_format_version_1 {
    use super::*;

    /// Text, label of the one-of facet, labels of the any-of facet, target. Some labels are odd, so
    /// that probabilities are not all one.
    const ARTICLES: [(&str, &str, &[&str], &str); 10] = [
        ("ferries wait at the quay for the high tide", "harbour", &["calm"], "Ferry Board"),
        ("the tide turned and the ferries left the quay", "harbour", &["calm"], "Ferry Board"),
        ("the quay was closed to angry ferries at high tide", "harbour", &["grim"], "Night Court"),
        ("no tide stops the ferries of the old quay", "court", &[], "Night Court"),
        ("the judge read the grim verdict to the jurors", "court", &["grim"], "Ferry Board"),
        ("calm jurors heard the judge and gave a verdict", "court", &["calm"], "Ferry Board"),
        ("an angry verdict for the jurors and the judge", "court", &["grim"], "Night Court"),
        ("the judge thanked the jurors for the verdict", "court", &["calm"], "Night Court"),
        ("the judge and the jurors took the ferries", "harbour", &["calm", "grim"], "Night Court"),
        (
            "a verdict on the tide and the judge at the quay",
            "harbour",
            &["calm", "grim"],
            "Ferry Board",
        ),
    ];

    /// Writes the frozen file, once for each version: `cargo test --test model_format -- --ignored`.
    #[test]
    #[ignore = "it writes a file that must not change"]
    fn freeze() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("records.jsonl");
        let record = |(text, topic, moods, target): (&str, &str, &[&str], &str)| {
            json!({"text": text, "topic": topic, "moods": moods, "target": target}).to_string()
        };
        fs::write(&path, ARTICLES.map(record).join("\n")).unwrap();
        let facets = ["topic=topic", "moods=moods"].map(|facet| facet.parse().unwrap()).to_vec();
        let corpus = read(&[path], &CorpusOptions { facets, ..CorpusOptions::default() }).unwrap();
        let trainer = Trainer { budget: Some(1500), ..Trainer::default() };
        let model = trainer.train(corpus, &|_| ()).unwrap();
        let name = format!("tests/fixtures/models/format-{FORMAT_VERSION}.safetensors");
        fs::write(root().join(name), model.to_bytes()).unwrap();
    }

    #[test]
    fn opens_and_gives_the_same_tags_for_ever() {
        let model = Model::from_bytes(FROZEN).unwrap();
        let target = Target { name: "Night Court".to_owned(), mention: None };
        let article = Article::new("", "A judge and two jurors took the ferries. Grim verdict!")
            .with_target(target);
        let mut pipeline = Pipeline::tagging(model).labels(LabelSelection::All);
        let tags = pipeline.read(&article).tags.unwrap();
        let given = tags.facets.iter().map(|facet| {
            let tags = facet.tags.iter();
            let tags = tags.map(|tag| format!("{} {:.4}", tag.label, tag.probability));
            format!("{}: {}", facet.facet, tags.collect::<Vec<_>>().join(", "))
        });
        assert_eq!(
            given.collect::<Vec<_>>(),
            ["topic: court 0.6945, harbour 0.3055", "moods: calm 0.6085, grim 0.5022"]
        );
    }
}

mod the_committed_model {
    use super::*;

    #[test]
    fn is_the_embedded_one_as_this_nutgraf_writes_it() {
        assert!(fs::read(root().join(COMMITTED)).unwrap() == EMBEDDED);
        assert!(embedded_model().to_bytes() == EMBEDDED);
    }

    #[test]
    fn of_briefs_is_as_this_nutgraf_writes_it() {
        assert!(BriefFile::from_bytes(EMBEDDED_BRIEF).unwrap().to_bytes() == EMBEDDED_BRIEF);
    }

    #[test]
    fn of_the_example_newsroom_is_what_its_labels_give() {
        let corpus = read(&[root().join("labels")], &CorpusOptions::default()).unwrap();
        assert!(corpus.left_out.is_empty(), "{:?}", corpus.left_out);
        let model = Trainer::default().train(corpus, &|_| ()).unwrap();
        assert!(
            model.to_bytes() == fs::read(root().join(EXAMPLE)).unwrap(),
            "labels, seeds or code have changed since {EXAMPLE} was trained: run \
             `nutgraf train -o {EXAMPLE} --force`, look at what it says, and commit the file; if \
             code has, rebuild {COMMITTED} too"
        );
    }
}
