//! An article in, tags and brief out, from one analysis.

use super::editor::Edited;
use crate::analysis::{Analyser, Analysis};
use crate::classify::{Classifier, Explanation, Prediction};
use crate::entities::{Actor, Actors, Voice};
use crate::features::Memory;
use crate::label::LabelId;
use crate::model::Model;
use crate::stance::Stance;
use crate::summarise::{Brief, Briefer, Length, Method};
use crate::text::{Article, Target};

/// The precision from which on a tag is called sure, unless another is asked for.
pub const PRECISION: f64 = 0.9;

/// Actors of an article that a stance is told towards, unless another number is asked for.
pub const ACTORS: usize = 3;

/// Reads articles with a model. One belongs to one thread; making one costs little.
pub struct Digester<'m> {
    model: &'m Model,
    analyser: Analyser,
    memories: Vec<Memory>,
    /// Made when a brief is first asked for: tags do not need its model.
    briefer: Option<Briefer>,
    precision: f64,
    actors: usize,
}

/// What nutgraf says about an article.
#[derive(Clone, Debug)]
pub struct Digest<'m> {
    /// The answers to the model's questions.
    pub tags: Tags<'m>,
    /// The sentences that stand for the article.
    pub brief: Brief,
}

/// The tags of an article, facet by facet in the order of the model; of a facet that reads mention
/// by mention, actor by actor.
#[derive(Clone, Debug, Default)]
pub struct Tags<'m> {
    /// The answer of each facet.
    pub facets: Vec<FacetTags<'m>>,
    /// Code of the language the article is written in, where it can be told.
    pub language: Option<&'static str>,
    /// Share of the article's words that the model knows (0 to 1): the largest over its facets.
    pub known_words: f64,
}

/// The tags that one facet gives.
#[derive(Clone, Debug)]
pub struct FacetTags<'m> {
    /// The classifier that gave them.
    pub classifier: &'m Classifier,
    /// Towards whom or what, where the facet asks that.
    pub target: Option<Target>,
    /// The labels given, surest first.
    pub given: Vec<Tag<'m>>,
    /// What the tags were read off.
    pub prediction: Prediction,
    /// The mentions that it was pooled from, where the facet reads mention by mention.
    pub stance: Option<Stance>,
    /// The precision from which on a tag is sure.
    precision: f64,
}

/// A label with how far it can be relied on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tag<'m> {
    /// The label's name.
    pub label: &'m str,
    /// Its place in the facet.
    pub id: LabelId,
    /// Probability that it is right (0 to 1), calibrated on articles the model did not see.
    pub probability: f64,
    /// Whether tags this probable reach the precision asked for.
    pub sure: bool,
}

impl<'m> Digester<'m> {
    /// A reader with `model`, and the default method for briefs.
    #[must_use]
    pub fn new(model: &'m Model) -> Self {
        Self {
            model,
            analyser: Analyser::new(model.language),
            memories: model.facets.iter().map(|_| Memory::default()).collect(),
            briefer: None,
            precision: PRECISION,
            actors: ACTORS,
        }
    }

    /// The same reader, calling a tag sure from another precision on (0 to 1).
    #[must_use]
    pub fn with_precision(mut self, precision: f64) -> Self {
        self.precision = precision;
        self
    }

    /// The same reader, telling stances towards so many actors of an article.
    #[must_use]
    pub fn with_actors(mut self, actors: usize) -> Self {
        self.actors = actors;
        self
    }

    /// The same reader, writing briefs by another method.
    #[must_use]
    pub fn with_briefer(mut self, briefer: Briefer) -> Self {
        self.briefer = Some(briefer);
        self
    }

    /// Tags and brief of three sentences.
    pub fn digest(&mut self, article: &Article) -> Digest<'m> {
        let analysis = self.analyse(article);
        let tags = self.tag(&analysis);
        Digest { tags, brief: self.brief(&analysis, Length::default()) }
    }

    /// Takes an article apart, for everything that is asked about it.
    pub fn analyse<'a>(&mut self, article: &'a Article) -> Analysis<'a> {
        self.analyser.analyse(article)
    }

    /// The sentences that stand for an article.
    pub fn brief(&mut self, analysis: &Analysis<'_>, length: Length) -> Brief {
        self.briefer().brief(analysis, length)
    }

    /// The sentences that stand for an article, beside all that they were chosen from.
    pub fn edit(&mut self, analysis: &Analysis<'_>, length: Length) -> Edited {
        Edited::by(self.briefer(), analysis, length)
    }

    fn briefer(&mut self) -> &mut Briefer {
        self.briefer.get_or_insert_with(|| {
            Briefer::new(Method::default(), Some(super::embedded_brief_model()))
        })
    }

    /// The tags of an article, by every facet of the model. A facet that asks towards a target asks
    /// towards the article's, or else towards its main actor, or actors if it reads mention by
    /// mention; where there is none it says nothing.
    pub fn tag(&mut self, analysis: &Analysis<'_>) -> Tags<'m> {
        let mut facets = Vec::with_capacity(self.model.facets.len());
        let named = Actors::of(analysis);
        for (classifier, memory) in self.model.facets.iter().zip(&mut self.memories) {
            let question =
                Question { classifier, analysis, actors: &named, precision: self.precision };
            facets.extend(question.answers(self.actors, memory));
        }
        let known = facets.iter().map(|facet| facet.prediction.vectorised.known_share());
        Tags {
            known_words: known.fold(0.0, f64::max),
            language: analysis.detect_language(),
            facets,
        }
    }
}

/// A facet asked of an article.
struct Question<'m, 'a> {
    classifier: &'m Classifier,
    analysis: &'a Analysis<'a>,
    actors: &'a Actors<'a, 'a>,
    precision: f64,
}

impl<'m> Question<'m, '_> {
    fn answers(&self, actors: usize, memory: &mut Memory) -> Vec<FacetTags<'m>> {
        let facet = &self.classifier.facet;
        let target = self.analysis.article().target.as_ref();
        match target {
            _ if !facet.towards_target => vec![self.whole(None, memory)],
            Some(target) if facet.by_mention && target.mention.is_none() => {
                let actor = self.actors.named(&target.name);
                actor.map(|actor| self.mentions(vec![actor], memory)).unwrap_or_default()
            }
            Some(target) => vec![self.whole(Some(target.clone()), memory)],
            None if facet.by_mention => {
                self.mentions(self.actors.all().iter().take(actors).cloned().collect(), memory)
            }
            None => {
                let main = self.actors.all().first().map(Actor::target);
                main.map(|target| self.whole(Some(target), memory)).into_iter().collect()
            }
        }
    }

    /// The answer read off the whole article.
    fn whole(&self, target: Option<Target>, memory: &mut Memory) -> FacetTags<'m> {
        let prediction = self.classifier.classify(self.analysis, target.as_ref(), memory);
        FacetTags::new(self.classifier, target, prediction, None, self.precision)
    }

    /// An answer an actor, read off its mentions.
    fn mentions(&self, actors: Vec<Actor>, memory: &mut Memory) -> Vec<FacetTags<'m>> {
        let answer = |actor: Actor| {
            let target = Some(actor.target());
            let stance = Stance::read(self.classifier, self.analysis, actor, memory);
            let prediction = stance.overall(self.classifier);
            FacetTags::new(self.classifier, target, prediction, Some(stance), self.precision)
        };
        actors.into_iter().map(answer).collect()
    }
}

impl<'m> FacetTags<'m> {
    fn new(
        classifier: &'m Classifier,
        target: Option<Target>,
        prediction: Prediction,
        stance: Option<Stance>,
        precision: f64,
    ) -> Self {
        let given = Vec::new();
        let mut tags = Self { classifier, target, given, prediction, stance, precision };
        let given =
            tags.prediction.given.iter().map(|&(id, probability)| tags.tag(id, probability));
        tags.given = given.collect();
        tags
    }

    /// The surest label over the mentions in one voice alone, and how many these are; `None` where
    /// there is none, or the facet does not read mention by mention.
    #[must_use]
    pub fn in_voice(&self, voice: Voice) -> Option<(Tag<'m>, usize)> {
        let (prediction, mentions) = self.stance.as_ref()?.in_voice(self.classifier, voice)?;
        let &(id, probability) = prediction.given.first()?;
        Some((self.tag(id, probability), mentions))
    }

    /// Every label there is, most probable first.
    #[must_use]
    pub fn ranked(&self) -> Vec<Tag<'m>> {
        let ranked = self.classifier.rank(&self.prediction).into_iter();
        ranked.map(|(id, probability)| self.tag(id, probability)).collect()
    }

    fn tag(&self, id: LabelId, probability: f64) -> Tag<'m> {
        let label = &self.classifier.facet.labels[id.index()].name;
        let sure = self.classifier.is_sure(&self.prediction, probability, self.precision);
        Tag { label, id, probability, sure }
    }

    /// Why the facet gives `label` its probability.
    #[must_use]
    pub fn explain(&self, analysis: &Analysis<'_>, label: LabelId) -> Explanation {
        match &self.stance {
            Some(stance) => stance.explain(self.classifier, analysis, label),
            None => {
                self.classifier.explain(analysis, self.target.as_ref(), &self.prediction, label)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::embedded::embedded_model;
    use super::*;
    use crate::analysis::Analyser;

    const STORY: &str = "The bill passed on Monday. Opponents of Ilse Harrow walked out of the \
                         chamber. The vote ended a week in which Harrow had seemed alone, and \
                         Doran Pell had not.";

    fn target_of_stance(article: &Article) -> Option<Target> {
        let tags = Digester::new(embedded_model()).digest(article).tags;
        let stance = tags.facets.into_iter().find(|facet| facet.classifier.facet.name == "stance");
        stance.and_then(|facet| facet.target)
    }

    #[test]
    fn a_stance_is_towards_the_given_target_or_the_main_actor() {
        let article = Article::new("", STORY);
        assert_eq!(target_of_stance(&article).unwrap().name, "Ilse Harrow");
        let target = Target { name: "Doran Pell".to_owned(), mention: None };
        let given = article.with_target(target.clone());
        assert_eq!(target_of_stance(&given), Some(target.clone()));
        let nobody = Article::new("", "The bill passed. Nobody spoke.");
        assert_eq!(target_of_stance(&nobody), None);
        assert_eq!(target_of_stance(&nobody.with_target(target)), None, "he is not in it");
    }

    #[test]
    fn what_is_sure_depends_on_the_precision_asked_for() {
        let article = Article::new("", STORY);
        let analysis = Analyser::new(embedded_model().language).analyse(&article);
        let sure = |precision: f64| {
            let mut digester = Digester::new(embedded_model()).with_precision(precision);
            let tags = digester.tag(&analysis);
            tags.facets.iter().map(|facet| usize::from(facet.given[0].sure)).sum::<usize>()
        };
        let counts = [0.0, 0.5, 0.75, 0.9, 0.99, 1.0].map(sure);
        assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
        assert_eq!((counts[0], counts[5]), (2, 0), "{counts:?}");
    }
}
