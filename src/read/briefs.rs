//! Briefs, as `summarise --format jsonl` writes them.

use serde::Deserialize;

use super::charset::text_of;
use super::error::Error;
use super::lines::Lines;
use super::location::Location;
use super::object::broken;
use super::source::Source;

/// The brief of an article, by whatever wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadBrief {
    /// The article's id.
    pub id: String,
    /// Its sentences.
    pub sentences: Vec<String>,
}

#[derive(Deserialize)]
struct Line {
    id: Id,
    brief: Vec<Sentence>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(serde_json::Number),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Sentence {
    Text(String),
    Object { text: String },
}

/// The briefs of `source`: one JSON object a line, with `id` and `brief`, a list of sentences or of
/// objects with `text`.
///
/// # Errors
/// What keeps the source from being opened or a line from being read.
pub fn briefs(source: Source) -> Result<Vec<ReadBrief>, Error> {
    let lines = Lines::open(source)?;
    let told = |line: &Result<(Location, Vec<u8>), Error>| {
        line.as_ref().map_or(true, |(_, bytes)| !bytes.trim_ascii().is_empty())
    };
    lines
        .filter(told)
        .map(|line| line.and_then(|(location, bytes)| brief(&bytes, location)))
        .collect()
}

fn brief(bytes: &[u8], location: Location) -> Result<ReadBrief, Error> {
    let json = text_of(bytes, &location)?;
    match serde_json::from_str(json) {
        Err(error) => Err(Error::new(location, broken(&error))),
        Ok(Line { id, brief }) => Ok(ReadBrief {
            id: match id {
                Id::Text(id) => id,
                Id::Number(id) => id.to_string(),
            },
            sentences: brief
                .into_iter()
                .map(|sentence| match sentence {
                    Sentence::Text(text) | Sentence::Object { text } => text,
                })
                .collect(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_strings_or_objects() {
        let lines = "{\"id\": 7, \"brief\": [\"A b.\", {\"text\": \"C d.\", \"start\": 9}], \"reason\": null}\n\n{\"id\": \"x\", \"brief\": []}\n";
        let read = briefs(Source::stream("s", lines.as_bytes())).unwrap();
        assert_eq!(
            (read[0].id.as_str(), read[0].sentences.as_slice()),
            ("7", &["A b.".to_owned(), "C d.".to_owned()][..])
        );
        assert_eq!((read[1].id.as_str(), read[1].sentences.len()), ("x", 0));
    }

    #[test]
    fn a_line_that_is_no_brief_is_named() {
        let error = briefs(Source::stream("s", &b"\n{\"id\": 7}\n"[..])).unwrap_err();
        assert_eq!(error.to_string(), "s:2: column 9: missing field `brief`");
    }
}
