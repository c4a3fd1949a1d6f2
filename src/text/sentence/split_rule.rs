//! Rules of sentence splitting, as a table: each is an id, with what it can decide and why.

use std::fmt;

/// Decision that a rule can come to at a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Decision {
    /// The sentence ends.
    End,
    /// The sentence goes on.
    NoEnd,
    /// One or the other, by the words around the stop.
    Either,
}

impl Decision {
    /// Its name in outputs: `no end`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::End => "end",
            Self::NoEnd => "no end",
            Self::Either => "either",
        }
    }

    /// Whether it leaves open that the sentence `ends`, or that it does not.
    pub(super) const fn allows(self, ends: bool) -> bool {
        match self {
            Self::End => ends,
            Self::NoEnd => !ends,
            Self::Either => true,
        }
    }
}

macro_rules! rules {
    ($(#[doc = $doc:literal] $rule:ident: $decision:ident $name:literal;)+) => {
        /// Rule that decides whether a sentence ends at a stop.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum SplitRule {
            $(#[doc = $doc] $rule,)+
        }

        impl SplitRule {
            /// All rules, in the order in which they are asked; where none decides, the sentence ends.
            pub const ALL: &[Self] = &[$(Self::$rule),+];

            /// Its name in outputs: `list marker`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$rule => $name,)+ }
            }

            /// What it can decide.
            #[must_use]
            pub const fn decision(self) -> Decision {
                match self { $(Self::$rule => Decision::$decision,)+ }
            }

            /// What it goes by, in one line.
            #[must_use]
            pub const fn doc(self) -> &'static str {
                match self { $(Self::$rule => $doc.trim_ascii(),)+ }
            }
        }
    };
}

rules! {
    /// What a sentence goes on with behind a quotation: `“走吧。”他说。`, `“Who pays?” Hale asked.`
    SpeechWithinSentence: NoEnd "speech within sentence";
    /// A stop that its script uses for nothing else: `。`, `।`, `؟`.
    UnambiguousStop: End "unambiguous stop";
    /// A stop in Thai or Lao, which only shorten words with one.
    ScriptWithoutStops: NoEnd "script without stops";
    /// A comma, colon or bracket right after the stop: `etc., and`.
    MarkRunsOn: NoEnd "mark runs on";
    /// A stop without a space within an address, a file name, a decimal or a code: `BRK.A`.
    Glued: NoEnd "glued";
    /// A number or letter that only counts an item: `1. The first item`.
    ListMarker: NoEnd "list marker";
    /// Three dots with a space before them, or in brackets, which leave words out.
    Omission: NoEnd "omission";
    /// An abbreviation of the language, by its class: `Dr.` hardly ends a sentence, `p.m.` may.
    Abbreviation: Either "abbreviation";
    /// Single letters, `U.S.`: an end only before a word that starts sentences.
    Initials: Either "initials";
    /// A number before a capital, where the language writes ordinals so: `am 3. Mai`.
    Ordinal: Either "ordinal";
    /// A small letter after the stop, in a text that has no capitals at all.
    UncasedText: End "uncased text";
    /// A small letter after a full word or a question mark: somebody spares the capitals.
    CarelessWriter: End "careless writer";
    /// A small letter after any other stop: `Yahoo! in the`; an end only before an address.
    LowerCaseFollows: Either "lower case follows";
}

impl fmt::Display for SplitRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
