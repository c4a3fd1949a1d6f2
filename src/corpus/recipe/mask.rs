//! Names that must not be learnt: outlets, agencies and their programmes.

use std::path::Path;

use aho_corasick::{AhoCorasick, MatchKind};

use super::super::error::Error;
use super::super::text_file;
use crate::text::Article;

/// What starts a line that is a comment.
const COMMENT: char = '#';

/// Takes names out of articles, whatever their case, where they stand as whole words.
#[derive(Debug, Default)]
pub(super) struct Mask(Option<AhoCorasick>);

impl Mask {
    /// The names in the file at `path`, one a line.
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        let list = text_file::read(path)?;
        Self::new(&list).map_err(|source| Error::Mask { path: path.to_path_buf(), source })
    }

    fn new(list: &str) -> Result<Self, aho_corasick::BuildError> {
        let names = list.lines().map(str::trim);
        let names = names.filter(|name| !name.is_empty() && !name.starts_with(COMMENT));
        let mut builder = AhoCorasick::builder();
        // Of `CNN` and `CNN Business`, the longer.
        let builder = builder.ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest);
        builder.build(names).map(|names| Self(Some(names)))
    }

    /// The article without the names.
    pub(super) fn apply(&self, article: Article) -> Article {
        let Some(names) = &self.0 else { return article };
        let (title, text) = (article.title.as_deref(), &article.text);
        Article {
            title: title.map(|title| without(names, title)),
            text: without(names, text),
            // They were counted in the text as it came, and nothing that is learnt asks for them.
            sentences: None,
            marks: Vec::new(),
            left_out: Vec::new(),
            ..article
        }
    }
}

fn without(names: &AhoCorasick, text: &str) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut from = 0;
    for found in names.find_iter(text) {
        if is_whole(text, found.start(), found.end()) {
            rest.push_str(&text[from..found.start()]);
            from = found.end();
        }
    }
    rest + &text[from..]
}

/// Whether no letter or digit touches `start..end` of `text`.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    ![before, after].into_iter().flatten().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_names_go_and_all_else_stays() {
        let mask = Mask::new("# outlets\nCNN\nCNN Business\n\nThe Post\n").unwrap();
        let table = [
            ("( cnn ) -- talks", "(  ) -- talks"),
            ("CNN Business says so, CNN too", " says so,  too"),
            ("The postman rang; the Post did not", "The postman rang;  did not"),
            ("É CNNÉ", "É CNNÉ"),
        ];
        for (text, expected) in table {
            assert_eq!(mask.apply(Article::new("", text)).text, expected);
        }
    }
}
