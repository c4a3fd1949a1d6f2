//! `IRaMuTeQ` and Alceste: each text under a line of variables, `**** *source_lemonde
//! *date_2024-03-04`, or with its number for the stars.

use super::lines::text;
use super::shape::{Entry, Mark, Shape};

pub(super) struct Iramuteq;

/// What a line of variables begins with.
const STARS: &str = "****";
/// Figures of the number of a text.
const FIGURES: usize = 4;
/// What a line begins with that names the theme of what follows.
const THEME: &str = "-*";

impl Shape for Iramuteq {
    fn recognises(&self, head: &str) -> bool {
        let first = head.lines().map(str::trim).find(|line| !line.is_empty());
        first.is_some_and(|line| self.mark(line) == Mark::Begins)
    }

    fn mark(&self, line: &str) -> Mark {
        let is_variables = variables(line).is_some_and(|own| own.starts_with('*'));
        if is_variables { Mark::Begins } else { Mark::Within }
    }

    fn entry(&self, lines: &[&str]) -> Entry {
        let mut entry = Entry::default();
        let (first, lines) =
            lines.split_first().map_or(("", lines), |(first, rest)| (*first, rest));
        let variables = variables(first.trim()).unwrap_or(first).split_whitespace();
        for variable in variables.filter_map(|own| own.strip_prefix('*')) {
            let (name, value) = variable.split_once('_').unwrap_or((variable, "true"));
            entry.put(name, value);
        }
        let (themes, lines): (Vec<&str>, Vec<&str>) =
            lines.iter().copied().partition(|line| line.trim().starts_with(THEME));
        for theme in themes {
            entry.put("theme", theme.trim().trim_start_matches(THEME));
        }
        entry.text = text(&lines);
        entry
    }
}

/// What stands in a line behind its stars; or behind its number, if that is all variables.
fn variables(line: &str) -> Option<&str> {
    let starred = line.strip_prefix(STARS).filter(|rest| !rest.trim_start().starts_with("**"));
    let number = line.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = || {
        line[number..].strip_prefix(' ').filter(|own| {
            let are_variables = own.split_whitespace().all(|own| own.starts_with('*'));
            number >= FIGURES && are_variables && own.contains('_')
        })
    };
    starred.or_else(numbered).map(str::trim_start)
}
