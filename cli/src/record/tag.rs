use serde::{Deserialize, Serialize};

use super::rule::RuleRecord;

/// Tag of a record: a label that a facet gives or ranks, towards an actor where the facet asks that.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct TagRecord {
    pub(crate) facet: String,
    pub(crate) label: String,
    /// The labels from the top level down to this one; none of a facet on no level.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) path: Vec<String>,
    /// Code of the IPTC Media Topic, where the label stands for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) iptc: Option<String>,
    pub(crate) probability: f64,
    pub(crate) sure: bool,
    /// Whether the facet gives the label, or only ranks it.
    #[serde(default = "given", skip_serializing_if = "Clone::clone")]
    pub(crate) given: bool,
    /// The actor, as the article prints the name …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) target: Option<String>,
    /// … and as other articles do, too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) canonical: Option<String>,
    /// The rule that changed it, where one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) rule: Option<RuleRecord>,
    #[serde(flatten)]
    pub(crate) stance: Option<StanceRecord>,
}

/// Mentions that a stance was pooled from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct StanceRecord {
    /// Whether a side is called, and not the neutral label.
    pub(crate) called: bool,
    /// Share of the article's sentences that name the actor.
    pub(crate) share: f64,
    pub(crate) mentions: usize,
    pub(crate) own_voice: Option<VoiceRecord>,
    pub(crate) quoted: Option<VoiceRecord>,
    /// The sentences that mention the actor, from and to.
    pub(crate) sentences: Vec<[usize; 2]>,
    /// Of a side that is called, the sentence that speaks for it most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) strongest: Option<StrongestRecord>,
}

/// The sentence that speaks most for a side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct StrongestRecord {
    /// `title` or `text`.
    pub(crate) r#in: String,
    pub(crate) span: [usize; 2],
    /// Whether the actor stands there in words that are quoted.
    pub(crate) quoted: bool,
}

/// A stance in the words of one side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct VoiceRecord {
    pub(crate) label: String,
    pub(crate) probability: f64,
    pub(crate) mentions: usize,
}

/// What a record says that does not say it: labels are given unless they are only ranked.
const fn given() -> bool {
    true
}

impl TagRecord {
    /// Number of mentions that the stance was pooled from, where it was.
    pub(crate) fn mentions(&self) -> Option<usize> {
        self.stance.as_ref().map(|stance| stance.mentions)
    }

    /// The labels from the top level down, ` › ` between them.
    pub(crate) fn shown_path(&self) -> String {
        if self.path.is_empty() { self.label.clone() } else { self.path.join(" › ") }
    }
}
