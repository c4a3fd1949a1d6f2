use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use nutgraf::raw::corpus::LabelledFacet;
use nutgraf::raw::evaluate::{Answer, ArticlePrediction, Headline};
use nutgraf::raw::text::iso_day;
use serde::Serialize;

use nutgraf::raw::record::source;

/// Months that can be told one by one; of more, years are.
const MONTHS: usize = 24;
/// Letters of a day that name its year, and its month.
const YEAR: usize = 4;
const MONTH: usize = 7;
/// Slices that are told, the largest.
const SLICES: usize = 24;

/// The figures of a part of the articles.
#[derive(Serialize)]
pub(crate) struct Slice {
    pub(crate) name: String,
    pub(crate) figures: Headline,
}

/// When and by whom examples were printed, as far as that is known.
#[derive(Serialize)]
pub(crate) struct Sources {
    /// The day of each example.
    #[serde(skip)]
    pub(crate) days: Vec<Option<String>>,
    /// The outlet of each.
    #[serde(skip)]
    pub(crate) outlets: Vec<Option<String>>,
    /// The first day and the last.
    pub(crate) between: Option<(String, String)>,
    /// Letters of a day that name its period.
    #[serde(skip)]
    period: usize,
}

impl Sources {
    pub(super) fn of(labelled: &LabelledFacet) -> Self {
        let examples = &labelled.examples;
        let day = |own: &_| source::date(|name| field(own, name)).and_then(|date| iso_day(&date));
        let days: Vec<Option<String>> = examples.iter().map(day).collect();
        let outlet = |own: &_| source::outlet(|name| field(own, name));
        let outlets = examples.iter().map(outlet).collect();
        let known: BTreeSet<&str> = days.iter().flatten().map(String::as_str).collect();
        let between = known.first().zip(known.last());
        let between = between.map(|(&first, &last)| (first.to_owned(), last.to_owned()));
        let months: BTreeSet<&str> = known.iter().map(|day| &day[..MONTH]).collect();
        let period = if months.len() > MONTHS { YEAR } else { MONTH };
        Self { days, outlets, between, period }
    }

    /// The period in which an example was printed.
    pub(super) fn period(&self, example: usize) -> Option<&str> {
        self.days[example].as_deref().map(|day| &day[..self.period])
    }

    /// The outlets with the number of their articles, those with most first.
    pub(crate) fn by_outlet(&self) -> Vec<(&str, usize)> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        self.outlets.iter().flatten().for_each(|own| *counts.entry(own).or_default() += 1);
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|&(name, count)| (Reverse(count), name));
        counts
    }
}

fn field<'e>(
    example: &'e nutgraf::raw::corpus::LabelledExample,
    name: &str,
) -> Option<&'e serde_json::Value> {
    example.field(name)
}

/// The figures of `predictions` in the parts that `part` names, the largest of them in the order of
/// their names; nothing where there is one part.
pub(super) fn slices<'p>(
    predictions: &'p [&ArticlePrediction],
    part: impl Fn(usize) -> Option<&'p str>,
) -> Vec<Slice> {
    let mut parts: BTreeMap<&str, Vec<Answer<'_>>> = BTreeMap::new();
    for own in predictions {
        if let Some(name) = part(own.example) {
            parts.entry(name).or_default().push(own.answer());
        }
    }
    if parts.len() < 2 {
        return Vec::new();
    }
    let mut largest: Vec<_> = parts.into_iter().collect();
    largest.sort_by_key(|(_, answers)| Reverse(answers.len()));
    largest.truncate(SLICES);
    largest.sort_by_key(|own| own.0);
    let slice = |(name, answers): (&str, Vec<Answer<'_>>)| Slice {
        name: name.to_owned(),
        figures: Headline::of(&answers),
    };
    largest.into_iter().map(slice).collect()
}
