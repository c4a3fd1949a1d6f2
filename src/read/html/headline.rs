//! The headline of a page, without the name of its site.

use super::measure::plain;

/// What a page may be called, and by whom it is published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::read) struct Titles {
    /// For those that find the page elsewhere: `og:title`.
    pub(super) shared: Option<String>,
    /// For the window: `<title>`.
    pub(super) window: Option<String>,
    /// The first heading of the highest degree.
    pub(super) heading: Option<String>,
    /// What Readability takes for it, which also reads JSON-LD.
    pub(super) found: Option<String>,
    /// The name of the site.
    pub(super) site: Option<String>,
}

/// What parts a headline from the name of the site. A colon does not: `ARM: the chip that runs it`.
const BEFORE_SITE: [&str; 12] =
    [" | ", " – ", " — ", " - ", " · ", " • ", " » ", " › ", " « ", " ‹ ", " :: ", " / "];
/// The name of a site that says no other place has at most this many words.
const LONGEST_SITE: usize = 3;
/// A headline has at least this many words.
const SHORTEST_HEADLINE: usize = 2;

impl Titles {
    /// The headline.
    pub(super) fn headline(&self) -> Option<String> {
        let Self { shared, window, heading, found, .. } = self;
        let [shared, window, heading, found] =
            [shared, window, heading, found].map(Option::as_deref);
        // Readability cuts a title at its first separator, wherever that stands.
        let is_piece = |found: &str| window.is_some_and(|whole| whole.contains(found));
        let title = match shared {
            Some(shared) => self.without_known(shared),
            None if found.is_none_or(is_piece) => window
                .map(|window| Self::without_guessed(self.without_known(window)))
                .or(heading)?,
            None => self.without_known(found?),
        };
        Some(title.to_owned()).filter(|title| !title.is_empty())
    }

    /// `title` without the site, as far as the page says what that is called: by its name, or by
    /// what else it calls the headline.
    fn without_known<'t>(&self, title: &'t str) -> &'t str {
        let is_site =
            |part: &str| self.site.as_deref().is_some_and(|site| plain(site) == plain(part));
        let mut parted = separators(title).map(|(at, to)| (title[..at].trim(), title[to..].trim()));
        let known = parted.find_map(|(before, after)| {
            let heads = |part: &str| {
                let own = [&self.shared, &self.heading].into_iter().flatten();
                own.into_iter().any(|own| own == part && own != title)
            };
            if is_site(after) || heads(before) {
                Some(before)
            } else {
                (is_site(before) || heads(after)).then_some(after)
            }
        });
        known.filter(|known| !known.is_empty()).unwrap_or(title)
    }

    /// `title` without what stands behind its last separator, if it looks like the name of a site.
    fn without_guessed(title: &str) -> &str {
        let Some((at, to)) = separators(title).last() else { return title };
        let (before, after) = (title[..at].trim(), title[to..].trim());
        let words = |part: &str| part.split_whitespace().count();
        let named = after.split_whitespace().all(|word| !word.starts_with(char::is_lowercase))
            || after.contains('.') && words(after) == 1;
        let is_site = words(after) <= LONGEST_SITE
            && words(before) >= SHORTEST_HEADLINE
            && before.len() > after.len();
        if named && is_site { before } else { title }
    }
}

/// Where separators stand in `title`, in order.
fn separators(title: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut found: Vec<_> = BEFORE_SITE
        .iter()
        .flat_map(|mark| title.match_indices(mark).map(|(at, mark)| (at, at + mark.len())))
        .collect();
    found.sort_unstable();
    found.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_leave_the_site_out() {
        let some = |text: &str| Some(text.to_owned());
        let window = |window| Titles { window: some(window), ..Titles::default() };
        let table = [
            (window("Mayor quits – Courier"), "Mayor quits"),
            (window("Libraries stay open | The Evening Beacon"), "Libraries stay open"),
            (window("Rates rise again » news.example"), "Rates rise again"),
            (window("ARM : the chip that runs the world"), "ARM : the chip that runs the world"),
            (window("Talks resume - what we know"), "Talks resume - what we know"),
            (window("Talks - Beacon"), "Talks - Beacon"),
            (Titles { site: some("Beacon"), ..window("Talks - Beacon") }, "Talks"),
            (
                Titles { site: some("The Beacon"), ..window("The Beacon · Talks fail") },
                "Talks fail",
            ),
            (
                Titles { heading: some("Talks"), ..window("Talks | The Voice of all the Coast") },
                "Talks",
            ),
            (Titles { shared: some("Fox – Hare"), ..window("Fox – Hare – Beacon") }, "Fox – Hare"),
            (
                Titles { found: some("the chip"), ..window("ARM: the chip | Beacon") },
                "ARM: the chip",
            ),
            (Titles { found: some("A chip for all"), ..window("Beacon") }, "A chip for all"),
            (Titles { heading: some("A chip"), ..Titles::default() }, "A chip"),
        ];
        for (titles, expected) in table {
            assert_eq!(titles.headline().as_deref(), Some(expected), "{titles:?}");
        }
        assert_eq!(Titles::default().headline(), None);
    }
}
