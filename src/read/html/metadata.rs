//! What a page says of its article: when, by whom, where, in which language.

use dom_query::Document;
use dom_smoothie::Article as Readable;

use super::headline::Titles;

/// What a page says of its article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::read) struct Metadata {
    /// What it may be called.
    pub(in crate::read) titles: Titles,
    /// As the page has it, in ISO 8601 if its makers kept to the standards.
    pub(in crate::read) date: Option<String>,
    pub(in crate::read) author: Option<String>,
    pub(in crate::read) site: Option<String>,
    /// Code of the language, as `en-GB`.
    pub(in crate::read) language: Option<String>,
    pub(in crate::read) url: Option<String>,
}

/// Where a page may say it, surest first: elements, and the attribute that holds the value; its
/// text where none is named.
type Places = &'static [(&'static str, &'static str)];

const SHARED: Places = &[("meta[property='og:title']", "content")];
const WINDOW: Places = &[("head title", ""), ("title", "")];
const HEADING: Places = &[("h1", "")];
const DATE: Places = &[
    ("meta[property='article:published_time']", "content"),
    ("meta[itemprop='datePublished']", "content"),
    ("meta[name='parsely-pub-date']", "content"),
    ("meta[name='DC.date.issued']", "content"),
    ("meta[name='pubdate']", "content"),
    ("meta[name='date']", "content"),
    ("[itemprop='datePublished'][datetime]", "datetime"),
    ("article time[datetime]", "datetime"),
    ("time[datetime]", "datetime"),
];
const AUTHOR: Places = &[
    ("meta[name='author']", "content"),
    ("meta[name='parsely-author']", "content"),
    ("meta[name='byl']", "content"),
    ("[itemprop='author'] [itemprop='name']", ""),
    ("[rel='author']", ""),
];
const SITE: Places =
    &[("meta[property='og:site_name']", "content"), ("meta[name='application-name']", "content")];
const LANGUAGE: Places = &[
    ("html[lang]", "lang"),
    ("meta[http-equiv='content-language']", "content"),
    ("meta[property='og:locale']", "content"),
];
const URL: Places = &[("link[rel='canonical']", "href"), ("meta[property='og:url']", "content")];

impl Metadata {
    /// What stands in the elements that are made for it.
    pub(super) fn of(tree: &Document) -> Self {
        let first = |places: Places| places.iter().find_map(|place| value(tree, *place));
        let site = first(SITE);
        Self {
            titles: Titles {
                shared: first(SHARED),
                window: first(WINDOW),
                heading: first(HEADING),
                found: None,
                site: site.clone(),
            },
            date: first(DATE),
            author: first(AUTHOR),
            site,
            language: first(LANGUAGE).map(|code| code.replace('_', "-")),
            url: first(URL),
        }
    }

    /// Fills in what Readability has found: it also reads JSON-LD, and bylines in the text.
    pub(super) fn fill(&mut self, readable: &Readable) {
        let better = |found: &Option<String>, own: &mut Option<String>| {
            let found = found.as_deref().map(str::trim).filter(|found| !found.is_empty());
            if let Some(found) = found {
                *own = Some(found.to_owned());
            }
        };
        better(&readable.published_time, &mut self.date);
        better(&readable.site_name, &mut self.site);
        better(&Some(readable.title.clone()), &mut self.titles.found);
        self.titles.site.clone_from(&self.site);
        better(&readable.byline, &mut self.author);
        self.author = self.author.take().map(|author| without_by(&author));
    }

    /// The values there are, by name.
    pub(in crate::read) fn named(self) -> impl Iterator<Item = (&'static str, String)> {
        let Self { date, author, site, language, url, .. } = self;
        [("date", date), ("author", author), ("site", site), ("language", language), ("url", url)]
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
    }
}

fn value(tree: &Document, (elements, attribute): (&str, &str)) -> Option<String> {
    let found = tree.select_single(elements);
    let value = if attribute.is_empty() { Some(found.text()) } else { found.attr(attribute) };
    let value = value?.split_whitespace().collect::<Vec<_>>().join(" ");
    (!value.is_empty()).then_some(value)
}

/// A byline without the word that makes it one, and in one line.
fn without_by(author: &str) -> String {
    let author = author.split_whitespace().collect::<Vec<_>>().join(" ");
    let by = author.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "));
    if by { author[3..].to_owned() } else { author }
}
