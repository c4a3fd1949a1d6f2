//! JSON that is not cut into lines: an array of objects, or objects one after the other.

use std::io::{self, BufRead};
use std::path::Path;
use std::sync::Arc;

use serde::de::IgnoredAny;

use super::error::{Error, ErrorKind};
use super::format::{Cut, Format, ReadOptions};
use super::json::Jsonl;
use super::listed::records;
use super::location::Location;
use super::source::{MAX_RECORD, Source};

/// The objects of an array, or of the file itself; one of them may be spread over lines.
#[derive(Debug)]
pub(super) struct Json;

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["json", "ninjs"]
    }

    /// An array, or an object whose first line is no more than its brace. A text may begin with a
    /// word in brackets.
    fn recognises(&self, head: &[u8]) -> bool {
        match head.trim_ascii_start() {
            [b'[', rest @ ..] => match rest.trim_ascii_start() {
                object @ [b'{', ..] => Jsonl.recognises(object),
                _ => is_json(head),
            },
            object @ [b'{', rest @ ..] => {
                let blank = rest.iter().find(|&&b| !matches!(b, b' ' | b'\t' | b'\r'));
                blank == Some(&b'\n') && Jsonl.recognises(object)
            }
            _ => false,
        }
    }

    fn cut(&self, source: Source, options: &Arc<ReadOptions>) -> Cut {
        match Values::open(source) {
            Err(error) => Box::new(std::iter::once(Err(error))),
            Ok(values) => records(values, options),
        }
    }
}

/// Whether a text that begins with `head` can be JSON: `[1, 2` can, `[1] They met` cannot.
fn is_json(head: &[u8]) -> bool {
    let mut values = serde_json::Deserializer::from_slice(head).into_iter::<IgnoredAny>();
    values.all(|value| value.map_or_else(|error| error.is_eof(), |_| true))
}

/// The values of a stream, with an array around them taken away, each with its first line.
///
/// Whether a value is what it should be is asked when it is decoded; here only strings and
/// brackets are followed.
struct Values {
    path: Arc<Path>,
    stream: Box<dyn BufRead + Send>,
    line: u64,
    scan: Scan,
    ended: bool,
}

/// How far a value has been read.
#[derive(Default)]
struct Scan {
    value: Vec<u8>,
    /// Brackets that are open.
    depth: usize,
    in_string: bool,
    escaped: bool,
    /// Whether an array was opened around the values.
    in_array: bool,
}

/// What a byte does to a value.
enum Step {
    /// It belongs to no value.
    Between,
    Within,
    /// It is the last.
    Last,
    /// It stands after the last.
    After,
}

impl Scan {
    fn step(&mut self, byte: u8) -> Step {
        if self.in_string {
            let ends = byte == b'"' && !self.escaped;
            self.escaped = byte == b'\\' && !self.escaped;
            self.in_string = !ends;
            return if ends && self.depth == 0 { Step::Last } else { Step::Within };
        }
        match byte {
            b'[' if self.depth == 0 && self.value.is_empty() && !self.in_array => {
                self.in_array = true;
                Step::Between
            }
            b'"' => {
                self.in_string = true;
                Step::Within
            }
            b'{' | b'[' => {
                self.depth += 1;
                Step::Within
            }
            b'}' | b']' if self.depth > 0 => {
                self.depth -= 1;
                if self.depth == 0 { Step::Last } else { Step::Within }
            }
            b' ' | b'\t' | b'\r' | b'\n' | b',' | b']' if self.depth == 0 => {
                if self.value.is_empty() { Step::Between } else { Step::After }
            }
            _ => Step::Within,
        }
    }

    /// Keeps a byte, and of a value that is too long one more than it may have.
    fn push(&mut self, byte: u8) {
        if !self.is_too_long() {
            self.value.push(byte);
        }
    }

    const fn is_too_long(&self) -> bool {
        self.value.len() as u64 > MAX_RECORD
    }
}

impl Values {
    fn open(source: Source) -> Result<Self, Error> {
        let path = Arc::clone(source.path());
        Ok(Self { path, stream: source.open()?, line: 1, scan: Scan::default(), ended: false })
    }

    /// Reads one value, and tells its first line.
    fn read(&mut self) -> io::Result<u64> {
        let mut first = self.line;
        loop {
            let bytes = self.stream.fill_buf()?;
            if bytes.is_empty() {
                self.ended = true;
                return Ok(first);
            }
            for (at, &byte) in bytes.iter().enumerate() {
                let started = !self.scan.value.is_empty();
                let step = self.scan.step(byte);
                if matches!(step, Step::Within | Step::Last) {
                    first = if started { first } else { self.line };
                    self.scan.push(byte);
                }
                self.line += u64::from(byte == b'\n');
                if matches!(step, Step::Last | Step::After) {
                    self.stream.consume(at + 1);
                    return Ok(first);
                }
            }
            let read = bytes.len();
            self.stream.consume(read);
        }
    }
}

impl Iterator for Values {
    type Item = Result<(Location, Vec<u8>), Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let (path, line) = (Arc::clone(&self.path), self.line);
        let first = match self.read() {
            Ok(first) => first,
            Err(source) => {
                self.ended = true;
                return Some(Err(Error::new(
                    Location::line(path, line),
                    ErrorKind::Read { source },
                )));
            }
        };
        let in_array = self.scan.in_array;
        let too_long = self.scan.is_too_long();
        let Scan { value, .. } =
            std::mem::replace(&mut self.scan, Scan { in_array, ..Scan::default() });
        let location = Location::line(path, first);
        match (value.is_empty(), too_long) {
            (true, _) => None,
            (_, true) => Some(Err(Error::new(location, ErrorKind::TooLong { limit: MAX_RECORD }))),
            _ => Some(Ok((location, value))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(json: &'static str) -> Vec<(u64, String)> {
        let values = Values::open(Source::stream("s", json.as_bytes())).unwrap();
        let value = |(location, value): (Location, Vec<u8>)| {
            (location.line.unwrap(), String::from_utf8(value).unwrap())
        };
        values.map(|found| value(found.unwrap())).collect()
    }

    #[test]
    fn values_are_cut_at_their_brackets() {
        let table: [(&str, &[(u64, &str)]); 9] = [
            (
                "[{\"a\": \"]}\"},\n {\"b\": [1, {}]}\n]\n",
                &[(1, "{\"a\": \"]}\"}"), (2, "{\"b\": [1, {}]}")],
            ),
            ("\n{\n\"a\": 1\n}\n{\"b\": 2}", &[(2, "{\n\"a\": 1\n}"), (5, "{\"b\": 2}")]),
            ("[{\"a\": \"\\\\\\\"}\"}]", &[(1, "{\"a\": \"\\\\\\\"}\"}")]),
            ("[1, \"x]\", null]", &[(1, "1"), (1, "\"x]\""), (1, "null")]),
            ("[[1], [2]]", &[(1, "[1]"), (1, "[2]")]),
            ("[{\"a\": 1}, {\"b\"", &[(1, "{\"a\": 1}"), (1, "{\"b\"")]),
            ("[]", &[]),
            ("", &[]),
            ("{}}{}", &[(1, "{}"), (1, "}{}")]),
        ];
        for (json, found) in table {
            let found: Vec<_> =
                found.iter().map(|(line, value)| (*line, (*value).to_owned())).collect();
            assert_eq!(values(json), found, "{json}");
        }
    }

    #[test]
    fn only_what_the_lines_reader_cannot_read_is_recognised() {
        let table = [
            ("[{", true),
            ("[", true),
            ("[]", true),
            ("[[{\"a\": 1}", true),
            ("[\"a\", 2", true),
            ("[{\"text\": NaN", true),
            ("[Photo] The council met.", false),
            ("[2024-03-04] The council met.", false),
            ("[1] The council met.", false),
            ("[\"No,\" he said] once.", false),
            ("[{sic}] The council", false),
            ("{\n", true),
            ("{\nBoxed text", false),
            (" \n{  \r\n \"a\"", true),
            ("{\"a\": 1}", false),
            ("x", false),
        ];
        for (head, is) in table {
            assert_eq!(Json.recognises(head.as_bytes()), is, "{head}");
        }
    }
}
