//! Which label of a facet comes first.

use super::tags::{FacetTags, Tag};
use crate::label::Facet;

/// Puts first, of each facet, the label under which another is given that leads ([`Label::leads`]): of
/// several that of the surest. A facet whose labels nobody asked for leads nothing. `named` has the
/// facet of a name.
///
/// [`Label::leads`]: crate::label::Label::leads
pub(super) fn lead<'f>(facets: &mut [FacetTags], named: impl Fn(&str) -> Option<&'f Facet>) {
    for place in (0..facets.len()).rev() {
        let own = &facets[place];
        let Some((parent, label)) = named(&own.facet).and_then(|facet| led(own, facet)) else {
            continue;
        };
        if let Some(above) = facets.iter_mut().find(|own| own.facet == parent) {
            put_first(&mut above.tags, label);
        }
    }
}

/// The facet and the label that come first by what is given under them.
fn led<'f>(own: &FacetTags, facet: &'f Facet) -> Option<(&'f str, &'f str)> {
    let given = own.tags.iter().filter(|tag| tag.given);
    let mut labels = given.filter_map(|tag| Some(&facet.labels[facet.label(&tag.label)?.index()]));
    let leading = labels.find(|label| label.leads)?;
    Some((facet.parent.as_deref()?, leading.parent.as_deref()?))
}

fn put_first(tags: &mut [Tag], label: &str) {
    if let Some(place) = tags.iter().position(|tag| tag.given && tag.label == label) {
        tags[..=place].rotate_right(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::Label;

    /// What a facet says: labels, the surest first, those in brackets only ranked.
    fn said(facet: &str, labels: &[&str]) -> FacetTags {
        let tag = |label: &&str| Tag {
            label: label.trim_matches(['(', ')']).to_owned(),
            path: Vec::new(),
            iptc: None,
            probability: 0.5,
            sure: false,
            given: !label.starts_with('('),
            rule: None,
            explanation: None,
        };
        let tags = labels.iter().map(tag).collect();
        let facet = facet.to_owned();
        FacetTags { facet, target: None, canonical: None, tags, abstained: None, stance: None }
    }

    #[test]
    fn a_label_that_leads_puts_the_one_above_it_first() {
        let label = |name: &str, parent: &str, leads| Label {
            parent: Some(parent.to_owned()),
            leads,
            ..Label::new(name)
        };
        let topic = Facet { name: "topic".to_owned(), ..Facet::default() };
        let subtopic = Facet {
            name: "subtopic".to_owned(),
            parent: Some("topic".to_owned()),
            labels: vec![
                label("peace", "conflict", true),
                label("storm", "weather", true),
                label("vote", "politics", false),
            ],
            ..Facet::default()
        };
        let table: [(&[&str], &[&str], &str); 5] = [
            (&["politics", "crime", "conflict"], &["vote", "peace"], "conflict politics crime"),
            (&["politics", "conflict"], &["vote", "(peace)"], "politics conflict"),
            (&["politics", "(conflict)"], &["peace"], "politics conflict"),
            (
                &["politics", "weather", "conflict"],
                &["peace", "storm"],
                "conflict politics weather",
            ),
            (&["politics"], &["peace"], "politics"),
        ];
        for (topics, subtopics, expected) in table {
            let mut facets = [said("topic", topics), said("subtopic", subtopics)];
            lead(&mut facets, |name| [&topic, &subtopic].into_iter().find(|own| own.name == name));
            let order: Vec<_> = facets[0].tags.iter().map(|tag| &*tag.label).collect();
            assert_eq!(order.join(" "), expected, "{subtopics:?}");
        }
    }
}
