use std::collections::{BTreeMap, BTreeSet};

use super::correction::Subject;
use super::journal::Entry;

/// Agreement of two readers on one facet.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Agreement {
    pub(crate) facet: String,
    /// What both have answered.
    pub(crate) both: usize,
    pub(crate) agreed: usize,
    /// Cohen's kappa ("A Coefficient of Agreement for Nominal Scales", 1960): agreement beyond
    /// chance; none where chance alone explains all.
    pub(crate) kappa: Option<f64>,
}

/// Difference between two readers that nobody has settled.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Difference {
    /// Id of the article in an archive.
    pub(crate) id: String,
    pub(crate) subject: Subject,
    pub(crate) first: Vec<String>,
    pub(crate) second: Vec<String>,
}

/// What a question was answered: the article, the facet and the target.
type Question<'e> = (&'e str, &'e Subject);
type Answers<'e> = BTreeMap<Question<'e>, &'e Entry>;

/// Everybody who has said anything, in the order of their names.
pub(crate) fn readers(entries: &[Entry]) -> Vec<String> {
    let names: BTreeSet<&String> = entries.iter().map(|entry| &entry.by).collect();
    names.into_iter().cloned().collect()
}

/// How far two readers agree, facet by facet, and where they do not.
pub(crate) fn compare(
    entries: &[Entry],
    first: &str,
    second: &str,
) -> (Vec<Agreement>, Vec<Difference>) {
    let (a, b) = (answers(entries, first), answers(entries, second));
    let mut pairs: BTreeMap<&str, Vec<(String, String)>> = BTreeMap::new();
    let mut differences = Vec::new();
    for (question, own) in &a {
        let Some(other) = b.get(question) else { continue };
        let (said, against) = (sorted(&own.after), sorted(&other.after));
        if said != against && !is_settled(entries, *question) {
            differences.push(Difference {
                id: own.id.clone().unwrap_or_else(|| own.article.clone()),
                subject: own.subject.clone(),
                first: said.clone(),
                second: against.clone(),
            });
        }
        pairs.entry(&own.subject.facet).or_default().push((said.join("|"), against.join("|")));
    }
    (pairs.into_iter().map(|(facet, pairs)| agreement(facet, &pairs)).collect(), differences)
}

/// What a reader last answered and did not take back; what settles is nobody's own opinion.
fn answers<'e>(entries: &'e [Entry], reader: &str) -> Answers<'e> {
    let mut answers = Answers::new();
    for entry in entries.iter().filter(|entry| entry.by == reader && !entry.settles) {
        let question = (entry.article.as_str(), &entry.subject);
        // An undone answer leaves what was there before, which is the reader's own where one is known.
        let is_anothers =
            entry.undoes.is_some() && !answers.values().any(|own| own.after == entry.after);
        if entry.after.is_empty() || is_anothers {
            answers.remove(&question);
        } else {
            answers.insert(question, entry);
        }
    }
    answers
}

fn is_settled(entries: &[Entry], (article, subject): Question<'_>) -> bool {
    let about = |entry: &&Entry| entry.article == article && entry.subject == *subject;
    entries.iter().rfind(about).is_some_and(|last| last.settles)
}

fn sorted(labels: &[String]) -> Vec<String> {
    let mut labels = labels.to_vec();
    labels.sort();
    labels
}

fn agreement(facet: &str, pairs: &[(String, String)]) -> Agreement {
    let (both, agreed) = (pairs.len(), pairs.iter().filter(|(a, b)| a == b).count());
    Agreement { facet: facet.to_owned(), both, agreed, kappa: kappa(pairs) }
}

fn kappa(pairs: &[(String, String)]) -> Option<f64> {
    let all = pairs.len() as f64;
    let share = |count: usize| count as f64 / all;
    let labels: BTreeSet<&String> = pairs.iter().flat_map(|(a, b)| [a, b]).collect();
    let by_chance = |label: &&String| {
        let own = pairs.iter().filter(|(a, _)| a == *label).count();
        let other = pairs.iter().filter(|(_, b)| b == *label).count();
        share(own) * share(other)
    };
    let chance: f64 = labels.iter().map(by_chance).sum();
    let agreed = share(pairs.iter().filter(|(a, b)| a == b).count());
    (chance < 1.0).then(|| (agreed - chance) / (1.0 - chance))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(by: &str, article: &str, after: &str) -> Entry {
        Entry {
            at: String::new(),
            by: by.to_owned(),
            article: article.to_owned(),
            id: None,
            subject: Subject { facet: "topic".to_owned(), target: None },
            before: Vec::new(),
            after: vec![after.to_owned()],
            undoes: None,
            settles: false,
        }
    }

    #[test]
    fn kappa_is_that_of_the_textbook() {
        // Fifty proposals, two readers: 20 both yes, 15 both no, 5 and 10 apart.
        let table = [("yes", "yes", 20), ("yes", "no", 5), ("no", "yes", 10), ("no", "no", 15)];
        let pairs: Vec<_> = table
            .iter()
            .flat_map(|(a, b, n)| vec![((*a).to_owned(), (*b).to_owned()); *n])
            .collect();
        assert!((kappa(&pairs).unwrap() - 0.4).abs() < 1e-12);
        assert_eq!(kappa(&[("a".into(), "a".into())]), None, "chance alone");
    }

    #[test]
    fn a_difference_is_listed_until_it_is_settled() {
        let mut entries = vec![
            entry("ada", "1", "sport"),
            entry("bob", "1", "arts"),
            entry("ada", "2", "arts"),
            entry("bob", "2", "arts"),
            entry("ada", "3", "arts"),
        ];
        let (agreement, differences) = compare(&entries, "ada", "bob");
        assert_eq!((agreement[0].both, agreement[0].agreed), (2, 1));
        assert_eq!((differences.len(), differences[0].id.as_str()), (1, "1"));
        entries.push(Entry { settles: true, ..entry("ada", "1", "arts") });
        let (agreement, differences) = compare(&entries, "ada", "bob");
        assert_eq!((agreement[0].agreed, differences.len()), (1, 0), "she thought otherwise");
        assert_eq!(readers(&entries), ["ada", "bob"]);
    }
}
