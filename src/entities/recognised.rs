//! Recognised names: names with all that is known of them where they stand.

use std::sync::Arc;

use super::context::Context;
use super::kind_evidence::{KindEvidence, is_place_preposition};
use super::name::Name;
use super::name_form::NameForm;
use super::name_forms::NameForms;
use super::recogniser::names;
use super::subject::owns_or_says;
use super::written::Written;
use crate::analysis::Analysis;

/// A name with what is known of it.
#[derive(Clone, Debug)]
pub(super) struct RecognisedName {
    /// The number of the context it stands in.
    pub(super) context: usize,
    pub(super) name: Name,
    pub(super) form: Arc<NameForm>,
    pub(super) evidence: KindEvidence,
}

impl RecognisedName {
    pub(super) fn of(
        forms: &mut NameForms<'_>,
        number: usize,
        context: &Context,
        name: Name,
    ) -> Self {
        Self {
            context: number,
            form: forms.form(&name),
            evidence: KindEvidence::of(forms.analysis, context, &name),
            name,
        }
    }

    /// Whether the name has several words but no first name and opens its sentence: the first of
    /// them may be none of its words.
    pub(super) fn may_be_shortened(&self) -> bool {
        self.name.opens && self.form.is_full() && !self.form.has_first_name()
    }

    /// Whether it is one word that stands where places do: `in Lincoln`, but not `in Lincoln's`.
    pub(super) fn stands_as_place(&self, analysis: &Analysis<'_>, contexts: &[Context]) -> bool {
        let first = self.name.words.start;
        self.name.words.len() == 1
            && first > contexts[self.context].words.start
            && is_place_preposition(analysis.word(first - 1))
            && !owns_or_says(analysis, first)
    }

    /// The name without its first word.
    pub(super) fn shortened(&self, forms: &mut NameForms<'_>) -> Self {
        let name = self.name.without_first();
        Self { form: forms.form(&name), name, ..self.clone() }
    }
}

/// The names of all contexts in which capitals tell, in order.
pub(super) fn recognise(
    written: &Written<'_>,
    contexts: &[Context],
    forms: &mut NameForms<'_>,
) -> Vec<RecognisedName> {
    let telling = contexts.iter().enumerate().filter(|(_, context)| !context.all_capitals);
    let mut recognised = Vec::new();
    for (number, context) in telling {
        let names = names(written, context).into_iter();
        recognised.extend(names.map(|name| RecognisedName::of(forms, number, context, name)));
    }
    recognised
}
