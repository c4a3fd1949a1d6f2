use time::Date;

use super::day::day;

/// Names in an address that are no facet's.
const RESERVED: [&str; 12] = [
    "q", "actor", "outlet", "unsure", "from", "to", "after", "before", "format", "show", "why",
    "said",
];

/// Filter of a list of articles, as the address of a page says it. A name in it that is not reserved
/// is a facet's: `topic=sport&stance=critical&actor=Ada+Marsh`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filter {
    /// Full-text search.
    pub(crate) words: Option<String>,
    /// A facet and the label that it gives.
    pub(crate) labels: Vec<(String, String)>,
    pub(crate) actor: Option<String>,
    pub(crate) outlet: Option<String>,
    /// Only where a facet is not sure.
    pub(crate) unsure: bool,
    pub(crate) from: Option<Date>,
    pub(crate) to: Option<Date>,
}

impl Filter {
    /// The filter that the pairs of an address say. What is empty or cannot be understood says nothing.
    pub(crate) fn of_pairs(pairs: &[(String, String)]) -> Self {
        let mut filter = Self::default();
        for (name, value) in pairs.iter().filter(|(_, value)| !value.trim().is_empty()) {
            filter.take(name, value.trim());
        }
        filter
    }

    fn take(&mut self, name: &str, value: &str) {
        let owned = || Some(value.to_owned());
        match name {
            "q" => self.words = owned(),
            "actor" => self.actor = owned(),
            "outlet" => self.outlet = owned(),
            "unsure" => self.unsure = true,
            "from" => self.from = day(value),
            "to" => self.to = day(value),
            facet if !RESERVED.contains(&facet) => {
                self.labels.push((facet.to_owned(), value.to_owned()));
            }
            _ => {}
        }
    }

    /// The pairs that say it in an address.
    pub(crate) fn pairs(&self) -> Vec<(String, String)> {
        let day = |day: Option<Date>| day.map(|day| day.to_string());
        let unsure = self.unsure.then(|| "1".to_owned());
        let fixed = [
            ("q", self.words.clone()),
            ("actor", self.actor.clone()),
            ("outlet", self.outlet.clone()),
            ("unsure", unsure),
            ("from", day(self.from)),
            ("to", day(self.to)),
        ];
        let fixed = fixed.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        self.labels.iter().cloned().chain(fixed).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_it_was_made_from() {
        let pair = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        let pairs = [
            ("topic", "sport"),
            ("stance", "critical"),
            ("q", "truce OR ceasefire"),
            ("actor", "Ada Marsh"),
            ("unsure", "1"),
            ("from", "2026-11-01"),
        ];
        let pairs: Vec<_> = pairs.into_iter().map(pair).collect();
        assert_eq!(Filter::of_pairs(&pairs).pairs(), pairs);
        let nothing = [("to", "soon"), ("topic", " "), ("after", ".1")].map(pair);
        assert_eq!(Filter::of_pairs(&nothing), Filter::default());
    }
}
