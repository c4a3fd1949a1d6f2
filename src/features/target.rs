//! Features relative to the target of a stance.
//!
//! A category ("Climate change") conditions every word on itself; a mention ("… told *Harrow* …")
//! says of every word on which side of it the word stands, and how far away.

use super::family::FeatureFamily;
use super::mention::{Mention, Mentions};
use super::ngram::each_ngram;
use super::occurrence::{Component, Occurrence, mark};
use super::position::Position;
use super::{polarity, role};
use crate::analysis::Analysis;

/// Words on each side of a mention that count as near it.
const NEAR: usize = 10;
/// Of these, words that count as next to it.
const BESIDE: usize = 5;
/// The position of a mention is told in steps of this many words …
const STEP: usize = 5;
/// … up to this step.
const FURTHEST: usize = 4;

/// The features of `analysis` towards the target of `mentions`, of those families that are about a
/// target.
pub(super) fn features(
    families: &[FeatureFamily],
    analysis: &Analysis<'_>,
    mentions: &Mentions<'_>,
    sink: &mut impl FnMut(&Occurrence<'_, '_>),
) {
    if families.contains(&FeatureFamily::Target) {
        of_category(families, analysis, &mentions.target.name, sink);
    }
    if families.contains(&FeatureFamily::Mention) {
        mentions.iter().for_each(|mention| mention.features(families, sink));
    }
}

fn of_category(
    families: &[FeatureFamily],
    analysis: &Analysis<'_>,
    name: &str,
    sink: &mut impl FnMut(&Occurrence<'_, '_>),
) {
    let mut sink = |family, components: &[Component<'_>]| {
        if families.contains(&family) {
            sink(&Occurrence::new(family, components));
        }
    };
    let name = name.to_lowercase().replace(char::is_whitespace, "_");
    let target = mark(&name);
    sink(FeatureFamily::Target, &[target]);
    let runs = analysis.in_scope().iter();
    for (first, index) in runs.flat_map(|run| run.clone().map(|index| (run.start, index))) {
        sink(FeatureFamily::TargetStem, &[target, Component::Stem(index)]);
        if index > first {
            sink(
                FeatureFamily::TargetPair,
                &[target, Component::Stem(index - 1), Component::Stem(index)],
            );
        }
        if families.contains(&FeatureFamily::TargetNgram) {
            each_ngram(analysis.word(index), |ngram| {
                sink(FeatureFamily::TargetNgram, &[target, Component::Ngram(index, ngram)]);
            });
        }
    }
}

impl Mention<'_> {
    /// The features that `families` look at, family by family.
    fn features(&self, families: &[FeatureFamily], sink: &mut impl FnMut(&Occurrence<'_, '_>)) {
        let is_asked = |family| families.contains(&family);
        if is_asked(FeatureFamily::Side) {
            self.sides(sink);
        }
        if is_asked(FeatureFamily::Window) {
            self.window(sink);
        }
        if is_asked(FeatureFamily::Masked) {
            self.masked(sink);
        }
        if is_asked(FeatureFamily::Clause) {
            self.clause(sink);
        }
        self.mention(sink);
        if is_asked(FeatureFamily::Polarity) {
            polarity::features(self, sink);
        }
        if is_asked(FeatureFamily::Role) {
            role::features(self, sink);
        }
    }

    fn sides(&self, sink: &mut impl FnMut(&Occurrence<'_, '_>)) {
        self.left().for_each(|word| at(Position::Left, word, sink));
        self.right().for_each(|word| at(Position::Right, word, sink));
    }

    fn window(&self, sink: &mut impl FnMut(&Occurrence<'_, '_>)) {
        let left =
            self.left().take(NEAR).enumerate().map(|(far, word)| (LEFT[ring(far)], far, word));
        let right =
            self.right().take(NEAR).enumerate().map(|(far, word)| (RIGHT[ring(far)], far, word));
        for (side, far, word) in left.chain(right) {
            at(side, word, sink);
            at(Position::Near, word, sink);
            if far < BESIDE {
                at(Position::Beside, word, sink);
            }
        }
    }

    fn masked(&self, sink: &mut impl FnMut(&Occurrence<'_, '_>)) {
        for run in self.runs {
            let before = (run.start..run.end.min(self.words.start)).map(Component::Stem);
            let target = self.stands_in(run).then(|| mark("<T>"));
            let after = (run.start.max(self.words.end)..run.end).map(Component::Stem);
            let masked: Vec<_> = before.chain(target).chain(after).collect();
            for components in masked.windows(2).chain(masked.windows(3)) {
                sink(&Occurrence::new(FeatureFamily::Masked, components));
            }
        }
    }

    fn clause(&self, sink: &mut impl FnMut(&Occurrence<'_, '_>)) {
        self.left_clause().for_each(|word| at(Position::Clause, word, sink));
        self.right_clause().for_each(|word| at(Position::Clause, word, sink));
    }

    fn mention(&self, sink: &mut impl FnMut(&Occurrence<'_, '_>)) {
        let mut sink = |components: &[Component<'_>]| {
            sink(&Occurrence::new(FeatureFamily::Mention, components));
        };
        for word in self.words.clone() {
            sink(&[Component::Stem(word)]);
        }
        if self.words.len() > 1 {
            let whole: Vec<_> = self.words.clone().map(Component::Stem).collect();
            sink(&whole);
        }
        sink(&[mark(BEFORE[(self.left().count() / STEP).min(FURTHEST)])]);
        sink(&[mark(AFTER[(self.right().count() / STEP).min(FURTHEST)])]);
    }
}

const LEFT: [Position; 3] = [Position::Left1, Position::Left3, Position::Left6];
const RIGHT: [Position; 3] = [Position::Right1, Position::Right3, Position::Right6];
const BEFORE: [&str; FURTHEST + 1] = ["before0", "before5", "before10", "before15", "before20"];
const AFTER: [&str; FURTHEST + 1] = ["after0", "after5", "after10", "after15", "after20"];

/// How far from the mention, in rings: one or two words away, three to five, six to ten.
const fn ring(far: usize) -> usize {
    match far {
        0..2 => 0,
        2..5 => 1,
        _ => 2,
    }
}

/// Tells `sink` of the word at this position.
fn at(position: Position, word: usize, sink: &mut impl FnMut(&Occurrence<'_, '_>)) {
    let mut told = |components: &[Component<'_>]| {
        sink(&Occurrence {
            position: Some((position, word)),
            ..Occurrence::new(position.family(), components)
        });
    };
    match position.mark() {
        Some(text) => told(&[mark(text), Component::Stem(word)]),
        None => told(&[Component::Stem(word)]),
    }
}

#[cfg(test)]
mod tests {
    use super::super::vectoriser::Vectoriser;
    use super::*;
    use crate::analysis::{Analysers, Scope};
    use crate::span::Span;
    use crate::text::{Article, Language, Target};

    const HARROW: &str = "Critics told Harrow that the plan failed, but she went on.";

    /// The sorted names of the features of `family` towards the target.
    fn names(
        text: &str,
        target: &Target,
        families: &[FeatureFamily],
        family: FeatureFamily,
    ) -> Vec<String> {
        let article = Article::new("", text);
        let analysers = Analysers::of(Language::English).with_scope(Scope::Story);
        let fitted = Vectoriser::fit(&[(&article, Some(target))], &analysers, families, 1, None);
        let Ok((vectoriser, _)) = fitted else { return Vec::new() };
        let vocabulary = vectoriser.vocabulary();
        let range =
            vocabulary.families().iter().find(|own| own.0 == family).map(|own| own.1.clone());
        range.unwrap_or_default().map(|id| vocabulary.names().get(id).to_owned()).collect()
    }

    fn target(name: &str) -> Target {
        Target { name: name.to_owned(), mention: None }
    }

    fn sorted(names: &str) -> Vec<&str> {
        let mut names: Vec<_> = names.split(", ").collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn a_mention_is_seen_from_every_side() {
        let table = [
            (
                FeatureFamily::Side,
                "left critic, left told, right that, right the, right plan, right fail, right but, \
                 right she, right went, right on",
            ),
            (
                FeatureFamily::Window,
                "left1 told, left1 critic, right1 that, right1 the, right3 plan, right3 fail, \
                 right3 but, right6 she, right6 went, right6 on, \
                 near told, near critic, near that, near the, near plan, near fail, near but, \
                 near she, near went, near on, \
                 beside told, beside critic, beside that, beside the, beside plan, beside fail, \
                 beside but",
            ),
            (
                FeatureFamily::Masked,
                "critic told, told <T>, <T> that, that the, the plan, plan fail, fail but, \
                 but she, she went, went on, critic told <T>, told <T> that, <T> that the, \
                 that the plan, the plan fail, plan fail but, fail but she, but she went, \
                 she went on",
            ),
            (FeatureFamily::Clause, "critic, told, that, the, plan, fail"),
            (FeatureFamily::Mention, "harrow, before0, after5"),
        ];
        for (family, expected) in table {
            let found = names(HARROW, &target("Harrow"), FeatureFamily::OF_MENTION, family);
            assert_eq!(found, sorted(expected), "{family:?}");
        }
    }

    #[test]
    fn the_one_mention_that_is_asked_about_counts_alone() {
        let text = "Harrow won. Pell lost to Ilse Harrow again.";
        let second = text.rfind("Ilse Harrow").unwrap();
        let mention = Some(Span::new(second, second + "Ilse Harrow".len()));
        let target = Target { mention, ..target("Ilse Harrow") };
        let found = names(text, &target, FeatureFamily::OF_MENTION, FeatureFamily::Mention);
        assert_eq!(found, sorted("ils, harrow, ils harrow, before5, after0"));
        let found = names(text, &target, FeatureFamily::OF_MENTION, FeatureFamily::Clause);
        assert_eq!(found, sorted("pell, lost, to, again"));
    }

    #[test]
    fn without_a_place_every_mention_counts() {
        let found = names(
            "Pell, Harrow. Pell.",
            &target("Pell"),
            FeatureFamily::OF_MENTION,
            FeatureFamily::Side,
        );
        assert_eq!(found, sorted("left pell, left harrow, right harrow, right pell"));
        assert!(
            names(HARROW, &target("Pell"), FeatureFamily::OF_MENTION, FeatureFamily::Side)
                .is_empty()
        );
    }

    #[test]
    fn what_is_out_of_scope_stands_on_no_side_and_parts_what_it_stands_between() {
        let text = "Critics told Harrow on Monday that the plan for the roof failed.\n\n\
            Read more: Harrow and the harbour\n\nShe went on, and Pell was not asked.";
        let of = |family| names(text, &target("Harrow"), FeatureFamily::OF_MENTION, family);
        assert!(!of(FeatureFamily::Side).iter().any(|name| name.ends_with("harbour")));
        assert!(of(FeatureFamily::Side).contains(&"right pell".to_owned()));
        assert!(!of(FeatureFamily::Masked).contains(&"fail she".to_owned()));
        assert!(of(FeatureFamily::Masked).contains(&"told <T>".to_owned()));
        assert_eq!(of(FeatureFamily::Mention), sorted("harrow, before0, after15"));
    }

    #[test]
    fn a_name_inside_a_word_stands_in_its_clause() {
        for (text, expected) in [
            ("Harrowgate won, she said.", "harrowg, won"),
            ("She said, Harrowgate won.", "harrowg, won"),
            ("Harrowgate", "harrowg"),
        ] {
            let found =
                names(text, &target("Harrow"), FeatureFamily::OF_MENTION, FeatureFamily::Clause);
            assert_eq!(found, sorted(expected), "{text}");
        }
    }

    #[test]
    fn a_category_conditions_every_word_on_itself() {
        let table = [
            (FeatureFamily::Target, "climate_change"),
            (FeatureFamily::TargetStem, "climate_change no, climate_change plan"),
            (FeatureFamily::TargetPair, "climate_change no plan"),
            (
                FeatureFamily::TargetNgram,
                "climate_change <no, climate_change no>, climate_change <no>, \
                 climate_change <pl, climate_change pla, climate_change lan, climate_change an>, \
                 climate_change <pla, climate_change plan, climate_change lan>, \
                 climate_change <plan, climate_change plan>",
            ),
        ];
        for (family, expected) in table {
            let target = target("Climate change");
            let found = names("No plan", &target, FeatureFamily::OF_CATEGORY, family);
            assert_eq!(found, sorted(expected), "{family:?}");
        }
    }
}
