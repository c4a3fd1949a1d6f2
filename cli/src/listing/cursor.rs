use std::fmt;
use std::str::FromStr;

use time::Date;

use super::listed::ListedArticle;

/// Cursor: the place of an article in a listing, whatever comes into it. Newer articles have larger
/// ones; those without a date the smallest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cursor {
    day: Option<Date>,
    article: i64,
}

impl Cursor {
    pub(crate) const fn of(article: &ListedArticle) -> Self {
        Self { day: article.day, article: article.article }
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.day.map(|day| day.to_string()).unwrap_or_default();
        write!(f, "{day}.{}", self.article)
    }
}

impl FromStr for Cursor {
    type Err = ();

    fn from_str(written: &str) -> Result<Self, ()> {
        let (day, article) = written.split_once('.').ok_or(())?;
        let article = article.parse().map_err(|_| ())?;
        match day {
            "" => Ok(Self { day: None, article }),
            day => Ok(Self { day: Some(super::day::day(day).ok_or(())?), article }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_as_it_is_written() {
        for written in ["2026-11-28.17", ".3"] {
            assert_eq!(written.parse::<Cursor>().unwrap().to_string(), written);
        }
        for wrong in ["", "17", "2026-13-01.1", "today.1", "2026-11-28.x"] {
            assert_eq!(wrong.parse::<Cursor>(), Err(()), "{wrong}");
        }
    }
}
