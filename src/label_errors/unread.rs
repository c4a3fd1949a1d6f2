//! Labels that were given and could not be used.

use indexmap::IndexMap;

use super::finding::{Finding, Problem};
use crate::corpus::{Corpus, LeftOut, Reason};

/// What of a corpus was not used, reason by reason, the most frequent first. Copies that agree with
/// the one that is kept are no loss, and are passed over.
pub(super) fn unread(corpus: &Corpus) -> Vec<Finding> {
    let mut reasons: IndexMap<String, (&LeftOut, usize)> = IndexMap::new();
    let lost = |own: &&LeftOut| !matches!(own.reason, Reason::Duplicate { .. });
    for left_out in corpus.left_out.iter().filter(lost) {
        reasons.entry(left_out.reason.to_string()).or_insert((left_out, 0)).1 += 1;
    }
    let finding = |(reason, (first, times)): (String, (&LeftOut, usize))| {
        let location = first.location.to_string();
        Finding::new(gain(&first.reason, times), Problem::Unread { location, reason, times })
    };
    let mut found: Vec<_> = reasons.into_iter().map(finding).collect();
    found.sort_by(|a, b| b.gain.total_cmp(&a.gain));
    found
}

/// Labels to be gained: none of what was left without one.
const fn gain(reason: &Reason, times: usize) -> f64 {
    match reason {
        Reason::NoLabel { .. } | Reason::Answer { .. } => 0.0,
        _ => times as f64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Location;

    #[test]
    fn equal_reasons_are_one_finding_and_agreeing_copies_none() {
        let at = |line| Location { line: Some(line), ..Location::file("topic.csv") };
        let unknown = || Reason::UnknownLabel {
            facet: "topic".to_owned(),
            label: "politcs".to_owned(),
            nearest: Some("politics".to_owned()),
        };
        let missing = || Reason::MissingFile { article: "b.txt".to_owned() };
        let same = Reason::Duplicate { of: at(1) };
        let reasons = [missing(), unknown(), unknown(), same];
        let left_out =
            (2..).zip(reasons).map(|(line, reason)| LeftOut { location: at(line), reason });
        let found = unread(&Corpus { left_out: left_out.collect(), ..Corpus::default() });
        let told: Vec<_> = found
            .iter()
            .map(|own| match &own.problem {
                Problem::Unread { location, reason, times } => {
                    (&**location, reason.len() > 9, *times)
                }
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(told, [("topic.csv:3", true, 2), ("topic.csv:2", true, 1)]);
    }
}
