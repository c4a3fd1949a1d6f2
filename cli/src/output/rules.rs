//! Rules as they are listed: those of cleaning, then those of sentence splitting.

use nutgraf::raw::clean::Rule;
use nutgraf::raw::text::SplitRule;
use serde::Serialize;

/// Rule of either pass, with what is said of it.
#[derive(Serialize)]
pub(crate) struct ListedRule {
    pub(super) pass: Pass,
    pub(super) name: &'static str,
    /// Kind of what a rule of cleaning finds; what a rule of splitting can decide.
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<&'static str>,
    pub(super) doc: &'static str,
}

/// Pass over a text.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Pass {
    Cleaning,
    Splitting,
}

impl ListedRule {
    /// All rules, in order.
    pub(crate) fn all() -> Vec<Self> {
        let cleaning = Rule::ALL.iter().map(Self::of_cleaning);
        cleaning.chain(SplitRule::ALL.iter().map(Self::of_splitting)).collect()
    }

    fn of_cleaning(rule: &Rule) -> Self {
        Self {
            pass: Pass::Cleaning,
            name: rule.name(),
            kind: rule.kind().name(),
            basis: Some(rule.basis().name()),
            doc: rule.doc(),
        }
    }

    fn of_splitting(rule: &SplitRule) -> Self {
        Self {
            pass: Pass::Splitting,
            name: rule.name(),
            kind: rule.decision().name(),
            basis: None,
            doc: rule.doc(),
        }
    }

    /// Its name and kind, in columns of fixed width.
    pub(super) fn columns(&self) -> String {
        format!("  {:29}  {:11}  ", self.name, self.kind)
    }
}

impl Pass {
    pub(super) const ALL: [Self; 2] = [Self::Cleaning, Self::Splitting];

    /// What its rules say.
    pub(super) const fn heading(self) -> &'static str {
        match self {
            Self::Cleaning => "Cleaning: what a stretch of an article is",
            Self::Splitting => {
                "Splitting: whether a sentence ends at a stop, by the first that decides"
            }
        }
    }
}
