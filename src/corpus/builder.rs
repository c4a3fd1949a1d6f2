//! A corpus in the making: what every shape of corpus has in common.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use super::error::Error;
use super::facets::DeclaredFacet;
use super::joined_labels;
use super::labelled::{Corpus, LabelledExample, LabelledFacet, Learning};
use super::left_out::{Doubt, LeftOut, Reason};
use super::retired::{self, RetiredLabels};
use crate::label::{Choice, Facet, Label, LabelId};
use crate::text::{Article, Target, TermHash};

/// The most labels that a [`LabelId`] can count.
const MOST_LABELS: usize = 1 << 16;

/// How alike (Jaro–Winkler, 0 to 1) an unknown label must be to a known one to be taken for a slip.
const ALIKE: f64 = 0.7;

/// Collects articles and examples, and leaves out what was there before.
#[derive(Default)]
pub(super) struct Builder {
    corpus: Corpus,
    drafts: Vec<Draft>,
    /// The text of each article, as a hash.
    texts: Vec<u64>,
    /// The first article of each text.
    by_text: HashMap<u64, usize>,
    /// Whether an example may say again what another has said.
    pub(super) keep_repeats: bool,
    /// Whether of two labels of one article that of the later file holds, and corrects the other.
    pub(super) later_holds: bool,
}

/// A facet whose examples are being collected.
struct Draft {
    facet: Facet,
    learning: Learning,
    /// Whether labels and target were declared, or are told by what occurs.
    declared: bool,
    ids: HashMap<String, LabelId>,
    retired: RetiredLabels,
    /// How often each retired label was given.
    met: RefCell<BTreeMap<String, usize>>,
    examples: Vec<LabelledExample>,
    /// The example of each article and target, by hash.
    seen: HashMap<u64, usize>,
}

/// A facet of a builder.
#[derive(Clone, Copy)]
pub(super) struct Slot(usize);

impl Builder {
    /// A facet whose labels are declared.
    pub(super) fn declared(&mut self, declared: DeclaredFacet, learning: Learning) -> Slot {
        let DeclaredFacet { facet, retired } = declared;
        let labels = || (0..).map(LabelId).zip(&facet.labels);
        let codes = labels().filter_map(|(id, label)| Some((label.iptc.clone()?, id)));
        let names = labels().map(|(id, label)| (label.name.nfc().collect(), id));
        // What is both is a name.
        let ids = codes.chain(names).collect();
        let slot = self.draft(facet, learning, ids, true);
        self.drafts[slot.0].retired = retired;
        slot
    }

    /// A facet whose labels are those that occur.
    pub(super) fn open(&mut self, name: &str) -> Slot {
        let (choice, labels) = (Choice::One, Vec::new());
        let facet = Facet {
            name: name.to_owned(),
            choice,
            towards_target: false,
            by_mention: false,
            pooling: None,
            context: None,
            parent: None,
            labels,
        };
        self.draft(facet, Learning::default(), HashMap::new(), false)
    }

    fn draft(
        &mut self,
        facet: Facet,
        learning: Learning,
        ids: HashMap<String, LabelId>,
        declared: bool,
    ) -> Slot {
        let (retired, met) = (RetiredLabels::default(), RefCell::default());
        let (examples, seen) = (Vec::new(), HashMap::new());
        self.drafts.push(Draft { facet, learning, declared, ids, retired, met, examples, seen });
        Slot(self.drafts.len() - 1)
    }

    pub(super) fn facet(&self, slot: Slot) -> &Facet {
        &self.drafts[slot.0].facet
    }

    /// Lets the facet give more than one label to an article.
    pub(super) fn any_of(&mut self, slot: Slot) {
        self.drafts[slot.0].facet.choice = Choice::Any;
    }

    /// The id of a declared label, by its name, its code, or what it was called once.
    pub(super) fn label(&self, slot: Slot, name: &str) -> Result<LabelId, Reason> {
        let draft = &self.drafts[slot.0];
        let composed: String = name.nfc().collect();
        draft.known(&composed).or_else(|| draft.successor(&composed)).ok_or_else(|| {
            Reason::UnknownLabel {
                facet: draft.facet.name.clone(),
                label: name.to_owned(),
                nearest: nearest(name, &draft.facet.labels),
            }
        })
    }

    /// The id of a label that may be new.
    pub(super) fn occurring(&mut self, slot: Slot, name: &str) -> Result<LabelId, Error> {
        let Draft { facet, ids, .. } = &mut self.drafts[slot.0];
        if let Some(&id) = ids.get(name) {
            return Ok(id);
        }
        let id = u16::try_from(facet.labels.len())
            .map(LabelId)
            .map_err(|_| Error::ManyLabels { facet: facet.name.clone(), most: MOST_LABELS })?;
        facet.labels.push(Label::new(name));
        ids.insert(name.to_owned(), id);
        Ok(id)
    }

    /// Takes an article, to be referred to by the index that is returned.
    pub(super) fn article(&mut self, article: Article) -> usize {
        let (text, place) = (hash_of(&article), self.texts.len());
        self.by_text.entry(text).or_insert(place);
        self.texts.push(text);
        self.corpus.articles.push(article);
        place
    }

    /// The place of the same article where another facet has an example of it, and this one none: an
    /// article that is labelled on two levels is one.
    pub(super) fn of_another_facet(&self, slot: Slot, article: &Article) -> Option<usize> {
        let text = hash_of(article);
        let known = *self.by_text.get(&text)?;
        let own = self.drafts[slot.0].seen.contains_key(&text);
        let same = &self.corpus.articles[known];
        (!own && same.title == article.title && same.text == article.text).then_some(known)
    }

    /// The article of the same id and text, or else a new one.
    pub(super) fn known_or_new(&mut self, article: Article) -> usize {
        let mut known = self.corpus.articles.iter();
        let same = |own: &Article| own.id == article.id && own.text == article.text;
        known.position(same).unwrap_or_else(|| self.article(article))
    }

    /// The group of the article that was taken last.
    pub(super) fn group(&mut self, group: u64) {
        self.corpus.groups.push(group);
    }

    pub(super) fn articles(&self) -> &[Article] {
        &self.corpus.articles
    }

    pub(super) fn leave_out(&mut self, left_out: impl Into<LeftOut>) {
        self.corpus.left_out.push(left_out.into());
    }

    pub(super) fn doubt(&mut self, doubt: Doubt) {
        self.corpus.doubts.push(doubt);
    }

    /// Takes an example, unless the same article is an example already and repeats are not kept.
    pub(super) fn example(&mut self, slot: Slot, mut example: LabelledExample) {
        example.labels.sort_unstable();
        example.labels.dedup();
        match self.before(slot, &example) {
            None => {
                let key = self.key(&example);
                let draft = &mut self.drafts[slot.0];
                draft.seen.entry(key).or_insert(draft.examples.len());
                draft.examples.push(example);
            }
            // Whoever weighs less adds nothing, and contradicts nobody.
            Some(before) if example.weight < before.weight => {}
            Some(before) if self.corrects(&example, before) => self.correct(slot, example),
            Some(before) => {
                let reason = self.repeated(slot, before, &example);
                self.leave_out(LeftOut::new(example.location, reason));
            }
        }
    }

    /// Whether an example says of an article what a later file corrects.
    fn corrects(&self, example: &LabelledExample, before: &LabelledExample) -> bool {
        let is_later = example.location.path != before.location.path;
        self.later_holds && is_later && example.labels != before.labels
    }

    /// Puts an example in the place of the one before it, and says so.
    fn correct(&mut self, slot: Slot, example: LabelledExample) {
        let key = self.key(&example);
        let Draft { facet, seen, examples, .. } = &mut self.drafts[slot.0];
        let before = &mut examples[seen[&key]];
        let [was, is] = [&*before, &example].map(|own| names(facet, &own.labels));
        let (location, of) = (example.location.clone(), before.location.clone());
        self.corpus.doubts.push(Doubt::Corrected { location, of, was, is });
        before.labels = example.labels;
        before.location = example.location;
    }

    fn key(&self, example: &LabelledExample) -> u64 {
        let text = TermHash(self.texts[example.article]);
        let target = example.target.as_ref();
        target.map_or(text, |target| text.then(key_of_target(target))).0
    }

    /// The example of the same title and text towards the same target.
    fn before(&self, slot: Slot, example: &LabelledExample) -> Option<&LabelledExample> {
        if self.keep_repeats {
            return None;
        }
        let draft = &self.drafts[slot.0];
        let before = &draft.examples[*draft.seen.get(&self.key(example))?];
        let [old, new] = [before, example].map(|example| &self.corpus.articles[example.article]);
        let same =
            old.text == new.text && old.title == new.title && before.target == example.target;
        same.then_some(before)
    }

    fn repeated(&self, slot: Slot, before: &LabelledExample, again: &LabelledExample) -> Reason {
        let of = before.location.clone();
        if before.labels == again.labels {
            return Reason::Duplicate { of };
        }
        let facet = &self.drafts[slot.0].facet;
        let [kept, given] = [before, again].map(|example| names(facet, &example.labels));
        Reason::Conflict { of, kept, given }
    }

    /// The corpus, without articles that nothing was said about.
    pub(super) fn finish(mut self, path: &Path) -> Result<Corpus, Error> {
        for draft in self.drafts {
            self.corpus.doubts.extend(draft.retired_labels());
            let labelled = draft.finish(&mut self.corpus.left_out);
            self.corpus.facets.push(labelled);
        }
        let teaches = |own: &LabelledFacet| !own.examples.is_empty() || own.facet.is_defined();
        if !self.corpus.facets.iter().any(teaches) {
            let first = self.corpus.left_out.into_iter().next().map(Box::new);
            return Err(Error::NoExample { path: path.to_path_buf(), first });
        }
        drop_unused(&mut self.corpus);
        Ok(self.corpus)
    }
}

impl Draft {
    /// The id of a label, by its name or its code.
    fn known(&self, name: &str) -> Option<LabelId> {
        self.ids.get(name).or_else(|| self.ids.get(retired::code(name))).copied()
    }

    /// The id of what took the place of a label, which is noted.
    fn successor(&self, name: &str) -> Option<LabelId> {
        let id = self.known(&self.retired.successor(name)?.label)?;
        *self.met.borrow_mut().entry(name.to_owned()).or_default() += 1;
        Some(id)
    }

    /// The retired labels that were given.
    fn retired_labels(&self) -> Vec<Doubt> {
        let met = self.met.borrow();
        let doubt = |(label, &times): (&String, &usize)| {
            let successor = self.retired.successor(label)?.clone();
            let (facet, label) = (self.facet.name.clone(), label.clone());
            let (successor, since) = (successor.label, successor.since);
            Some(Doubt::Retired { facet, label, successor, since, times })
        };
        met.iter().filter_map(doubt).collect()
    }

    fn finish(mut self, left_out: &mut Vec<LeftOut>) -> LabelledFacet {
        if !self.declared {
            self.part_joined_labels();
            self.sort_labels();
            self.settle_targets(left_out);
        }
        // Labels that were noted while articles were read lie between them in memory; a copy lies
        // by itself, so that articles leave large gaps when they go.
        let examples = self.examples.clone();
        LabelledFacet { facet: self.facet, learning: self.learning, examples }
    }

    /// Gives an example whose label is several joined into one these labels, any of which may fit.
    fn part_joined_labels(&mut self) {
        let Some((facet, parted)) = joined_labels::parted(&self.facet) else { return };
        self.facet = Facet { choice: Choice::Any, ..facet };
        for example in &mut self.examples {
            let labels = example.labels.iter().flat_map(|label| parted[label.index()].clone());
            example.labels = labels.collect();
        }
    }

    /// Puts the labels that occurred in the order of their names.
    fn sort_labels(&mut self) {
        let mut order: Vec<usize> = (0..self.facet.labels.len()).collect();
        order.sort_by(|&a, &b| self.facet.labels[a].name.cmp(&self.facet.labels[b].name));
        let mut ids = vec![LabelId(0); order.len()];
        for (id, &old) in (0..).map(LabelId).zip(&order) {
            ids[old] = id;
        }
        self.facet.labels.sort_by(|a, b| a.name.cmp(&b.name));
        for example in &mut self.examples {
            example.labels.iter_mut().for_each(|label| *label = ids[label.index()]);
            example.labels.sort_unstable();
        }
    }

    /// The facet is asked towards a target if most examples have one; the others are left out.
    /// If few have one, it is none that the labels are about.
    fn settle_targets(&mut self, left_out: &mut Vec<LeftOut>) {
        let targets = self.examples.iter().filter(|example| example.target.is_some()).count();
        self.facet.towards_target = 2 * targets > self.examples.len();
        if self.facet.towards_target {
            let lacking = self.examples.extract_if(.., |example| example.target.is_none());
            let reason = Reason::NoTarget { facet: self.facet.name.clone() };
            left_out.extend(lacking.map(|lack| LeftOut::new(lack.location, reason.clone())));
        } else {
            self.examples.iter_mut().for_each(|example| example.target = None);
        }
    }
}

fn hash_of(article: &Article) -> u64 {
    let title = article.title.as_deref().unwrap_or_default();
    TermHash::of(title).then(TermHash::of(&article.text)).0
}

fn key_of_target(target: &Target) -> TermHash {
    let mention = target.mention.unwrap_or_default();
    TermHash::of(&target.name)
        .then(TermHash(mention.start as u64))
        .then(TermHash(mention.end as u64))
}

fn names(facet: &Facet, labels: &[LabelId]) -> String {
    let names: Vec<_> = labels.iter().map(|id| facet.labels[id.index()].name.as_str()).collect();
    format!("`{}`", names.join("`, `"))
}

/// The label that is spelled most like `name`, if any is enough alike.
pub(super) fn nearest(name: &str, labels: &[Label]) -> Option<String> {
    let name = name.to_lowercase();
    let alike = |label: &Label| strsim::jaro_winkler(&name, &label.name.to_lowercase());
    let scored = labels.iter().map(|label| (alike(label), label));
    let (score, label) = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (score > ALIKE).then(|| label.name.clone())
}

/// Drops the articles without an example, and counts the others anew.
fn drop_unused(corpus: &mut Corpus) {
    let mut used = vec![false; corpus.articles.len()];
    for example in corpus.facets.iter().flat_map(|labelled| &labelled.examples) {
        used[example.article] = true;
    }
    let mut places = Vec::with_capacity(used.len());
    let mut count = 0;
    for &used in &used {
        places.push(count);
        count += usize::from(used);
    }
    retain(&mut corpus.articles, &used);
    retain(&mut corpus.groups, &used);
    for example in corpus.facets.iter_mut().flat_map(|labelled| &mut labelled.examples) {
        example.article = places[example.article];
    }
}

fn retain<T>(items: &mut Vec<T>, used: &[bool]) {
    let mut used = used.iter();
    items.retain(|_| used.next().is_some_and(|&used| used));
}
