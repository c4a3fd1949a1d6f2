//! Lines of exports: what they say by their form.

/// Letters that a line has if it was broken off for its length, at most.
const MEASURE: usize = 100;

/// What stands between the number of an article and that of all.
const OF: [&str; 6] = ["of", "de", "von", "van", "di", "sur"];

/// Runs of lines without a blank one between.
pub(super) fn paragraphs<'l>(lines: &[&'l str]) -> Vec<Vec<&'l str>> {
    let runs = lines.split(|line| line.trim().is_empty());
    runs.filter(|run| !run.is_empty()).map(<[&str]>::to_vec).collect()
}

/// The text of some lines: paragraphs with a blank line between. Lines that were broken off for their
/// length are joined; longer ones are paragraphs by themselves.
pub(super) fn text(lines: &[&str]) -> String {
    let paragraphs = paragraphs(lines).into_iter().map(|run| {
        let long = run.iter().any(|line| line.trim().chars().count() > MEASURE);
        joined(&run, if long { "\n\n" } else { " " })
    });
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

/// Lines in one, without the spaces around each.
pub(super) fn joined(lines: &[&str], between: &str) -> String {
    lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(between)
}

/// The name and the value of a line such as `BYLINE: Peter Lund`: a word or a few without small
/// letters, or one of `known`.
pub(super) fn named<'l>(line: &'l str, known: &[&str]) -> Option<(String, &'l str)> {
    let (name, value) = line.trim().split_once(':')?;
    let name = name.trim();
    let capital = |letter: char| letter.is_uppercase() || matches!(letter, '-' | ' ' | '(' | ')');
    let is_capitals = name.chars().count() > 2 && name.chars().all(capital);
    let is_known = known.iter().any(|known| known.eq_ignore_ascii_case(name));
    (is_capitals || is_known).then(|| (name.to_lowercase(), value.trim()))
}

/// Whether a line tells a day: it has a year, and no more than a date needs.
pub(super) fn is_date(line: &str) -> bool {
    let words: Vec<_> = line.split(|letter: char| !letter.is_alphanumeric()).collect();
    let is_year =
        |word: &&str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let words = words.into_iter().filter(|word| !word.is_empty());
    let (years, all) = words.fold((0, 0), |(years, all), word| {
        (years + usize::from(is_year(&word) && word.bytes().all(|b| b.is_ascii_digit())), all + 1)
    });
    years == 1 && (2..=9).contains(&all)
}

/// Whether a line is the number of an article: `1 of 200 DOCUMENTS`, `Dokument 1 von 200`.
pub(super) fn is_number(line: &str) -> bool {
    let words: Vec<_> = line.split_whitespace().collect();
    let is_count = |word: &str| word.parse::<u32>().is_ok();
    let is_document = |word: &str| {
        let word = word.to_lowercase();
        word.starts_with("document") || word.starts_with("dokument")
    };
    let [number @ .., last] = words.as_slice() else { return false };
    let [first, count @ ..] = words.as_slice() else { return false };
    let counts = match (is_document(last), is_document(first)) {
        (true, _) => number,
        (_, true) => count,
        _ => return false,
    };
    matches!(counts, [one, of, all] if is_count(one) && OF.contains(&of.to_lowercase().as_str()) && is_count(all))
}

/// Whether a line claims rights.
pub(super) fn is_copyright(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('©')
        || line.starts_with("(c) ")
        || line.to_lowercase().starts_with("copyright")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_say_by_their_form_what_they_are() {
        assert_eq!(named("BYLINE: Peter Lund", &[]), Some(("byline".to_owned(), "Peter Lund")));
        assert_eq!(named("LOAD-DATE: x: y", &[]), Some(("load-date".to_owned(), "x: y")));
        assert_eq!(named("Load-Date: x", &["load-date"]), Some(("load-date".to_owned(), "x")));
        for prose in ["He said: no", "US: Talks", "Teachers vote", "16:30"] {
            assert_eq!(named(prose, &[]), None, "{prose}");
        }
        for date in ["March 4, 2024 Monday", "4 mars 2024", "Économie, lundi 4 mars 2024, p. 7"] {
            assert!(is_date(date), "{date}");
        }
        for other in ["The Marlow Courier", "2024", "Plans for 2024 and 2025 say more", "Page 4"] {
            assert!(!is_date(other), "{other}");
        }
    }

    #[test]
    fn articles_are_numbered_in_several_languages() {
        for number in
            ["1 of 200 DOCUMENTS", "DOCUMENT 1 OF 2", "Dokument 2 von 3", "Document 1 de 2"]
        {
            assert!(is_number(number), "{number}");
        }
        for other in ["1 of 2", "He saw 1 of 2 documents", "Documents", "Document 1", ""] {
            assert!(!is_number(other), "{other}");
        }
    }

    #[test]
    fn broken_lines_are_joined_and_long_ones_are_paragraphs() {
        assert_eq!(text(&["One", "two.", "", " Three."]), "One two.\n\nThree.");
        let long = "x".repeat(101);
        assert_eq!(text(&[&long, "y"]), format!("{long}\n\ny"));
    }
}
