//! Rules of cleaning, as a table: each is an id, with what it decides and why.

use std::fmt;

use super::kind::Kind;

/// Basis that a rule goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Basis {
    /// No rule speaks against it.
    Default,
    /// The source of the article says so.
    Source,
    /// Phrases, by language.
    Phrases,
    /// Length, letters and marks of a block, and where it stands.
    Shape,
    /// What the blocks above and below are.
    Neighbours,
    /// The same words elsewhere in the text.
    Repetition,
    /// A seam within a paragraph, where scraping has glued two things.
    Seam,
}

impl Basis {
    /// Its name in outputs: `phrases`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Source => "source",
            Self::Phrases => "phrases",
            Self::Shape => "shape",
            Self::Neighbours => "neighbours",
            Self::Repetition => "repetition",
            Self::Seam => "seam",
        }
    }
}

/// What else holds of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trait {
    /// Shape alone does not make sure.
    Doubtful,
    /// Such lines stand below a story.
    Closing,
}

/// A row of the table of rules.
struct Row {
    kind: Kind,
    name: &'static str,
    basis: Basis,
    traits: &'static [Trait],
    doc: &'static str,
}

macro_rules! rules {
    ($(#[doc = $doc:literal] $rule:ident: $kind:ident $name:literal by $basis:ident $(+ $trait:ident)*;)+) => {
        /// Rule that decides what a stretch of an article is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Rule {
            $(#[doc = $doc] $rule,)+
        }

        impl Rule {
            /// All rules, kind by kind.
            pub const ALL: &[Self] = &[$(Self::$rule),+];
        }

        const ROWS: &[Row] = &[$(Row {
            kind: Kind::$kind,
            name: $name,
            basis: Basis::$basis,
            traits: &[$(Trait::$trait),*],
            doc: $doc.trim_ascii(),
        }),+];
    };
}

rules! {
    /// Sentences of the story: no rule speaks against them.
    Paragraph: Prose "paragraph" by Default;
    /// Sentences that a scrape has glued to the sentence before them.
    Unglued: Prose "glued to the sentence before" by Seam;
    /// A sentence of an article that came split into sentences.
    Given: Prose "given as a sentence" by Source;

    /// The first line that is more than a name and does not end as a sentence of the story does.
    Headline: Headline "headline" by Shape;
    /// A line of few words between the headline and the story.
    Standfirst: Headline "line under the headline" by Shape + Doubtful;
    /// The headline once more.
    RepeatedHeadline: Headline "repeated" by Repetition;
    /// The headline once more, with the first sentence glued to it.
    FusedHeadline: Headline "fused with the first sentence" by Seam;

    /// A short question above the paragraph that answers it.
    Question: Heading "question as heading" by Shape + Doubtful;
    /// A line of few words, without a stop, between paragraphs.
    Subheading: Heading "subheading" by Shape + Doubtful;
    /// A heading by the tags of its page.
    MarkedHeading: Heading "marked as heading" by Source;

    /// An item of a list or a cell of a table by the tags of its page, without a stop.
    MarkedItem: Item "marked as item" by Source;

    /// A post from elsewhere, by the tags of its page.
    MarkedPost: Post "marked as post" by Source;

    /// Who wrote the article: `By Nora Quist, Political Editor`.
    Byline: Byline "byline" by Phrases;
    /// Who else worked on it: `Ana Rowntree contributed to this report.`
    Contributors: Byline "contributors" by Phrases;
    /// When it was published, or how long it takes to read: `Updated 11:26, 2 December`.
    Publication: Byline "date line" by Phrases;
    /// A few words above the story, without a stop: an outlet, a section, a writer.
    NameLine: Byline "name line" by Shape + Doubtful;
    /// Where, when and by which agency, before the first word: `KYIV, Nov 3 (Agency) —`.
    Dateline: Byline "dateline" by Seam;
    /// What a page has above the story, glued to its first word: `Beacon 4 min read`.
    PageHead: Byline "page head" by Seam;
    /// An agency that signs at the end of a paragraph: `– Reuters`.
    AgencyMark: Byline "agency mark" by Seam;

    /// Words under a picture, with a credit at their end: `Photograph: Sal Venn/Beacon`.
    Credit: Caption "credit" by Phrases;
    /// Words under a picture, with two names in brackets at their end: `(Ledger/P. Aldous)`.
    CreditInBrackets: Caption "credit in brackets" by Shape;
    /// Words under a picture, with two names at their end: `Ana Rowntree / AFP`.
    CreditWithSlash: Caption "credit with a slash" by Shape;
    /// Words under a picture, with the first sentence glued to them.
    FusedCaption: Caption "fused with the first sentence" by Seam;

    /// The name of a logo: `beacon logo`.
    Logo: Boilerplate "logo" by Phrases;
    /// Buttons to share, print, save and follow: `Share on Facebook Tweet Email`.
    ShareBar: Boilerplate "share bar" by Phrases + Closing;
    /// A way to other stories: `Read more: Who voted how`.
    Teaser: Boilerplate "teaser" by Phrases + Closing;
    /// An offer of letters and subscriptions, or a form for one: `Sign up for our newsletter`.
    Newsletter: Boilerplate "newsletter" by Phrases + Closing;
    /// A comment form, or a line of one: `Leave a reply`.
    CommentForm: Boilerplate "comment form" by Phrases + Closing;
    /// How to reach the newsroom: `Email us at newsdesk@ledger.example`.
    Contact: Boilerplate "contact" by Phrases + Closing;
    /// Notices about the page: advertising, rights, cookies, corrections, tags.
    Notice: Boilerplate "notice" by Phrases;
    /// The name of a section: `World news`.
    SectionName: Boilerplate "section name" by Phrases;
    /// What a writer does for the outlet: `Ana Rowntree is a reporter in Quillon.`
    AboutTheAuthor: Boilerplate "about the author" by Phrases;
    /// Marks and figures alone: `★★★★★`.
    NoWords: Boilerplate "no words" by Shape;
    /// One long word in small letters: `harrowpelltransportbudget`.
    TagList: Boilerplate "tag list" by Shape;
    /// An address alone: of a page, or for mail.
    Address: Boilerplate "address" by Shape;
    /// A line in capitals among paragraphs that are not: `CLICK HERE FOR MORE`.
    LineInCapitals: Boilerplate "line in capitals" by Shape;
    /// A line of few words, without a stop, below the last paragraph.
    LineAfterStory: Boilerplate "line after the story" by Shape + Doubtful + Closing;
    /// A heading by the tags of its page, under which nothing of the story is left.
    EmptyHeading: Boilerplate "heading of nothing" by Neighbours;
    /// The title of another story, under a teaser without one.
    TitleUnderTeaser: Boilerplate "title under a teaser" by Neighbours;
    /// What the text holds twice, or opens and breaks off: a teaser of the story itself.
    Repeated: Boilerplate "repeated" by Repetition;
    /// Links that a page shows over a name, and a scrape puts behind it.
    LinksOfName: Boilerplate "links of a name" by Seam;
    /// The title of another story, in capitals between two sentences.
    LinkInCapitals: Boilerplate "link in capitals" by Seam;
}

impl Rule {
    const fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }

    /// Its name in outputs: `share bar`. Two rules share a name where kinds tell them apart.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// Kind of what it decides on.
    #[must_use]
    pub const fn kind(self) -> Kind {
        self.row().kind
    }

    /// Basis that it goes by: phrases, shape, what stands around.
    #[must_use]
    pub const fn basis(self) -> Basis {
        self.row().basis
    }

    /// What it finds, in one line.
    #[must_use]
    pub const fn doc(self) -> &'static str {
        self.row().doc
    }

    /// Whether it is withdrawn from a text that would lose more to such rules than it kept.
    #[must_use]
    pub fn is_doubtful(self) -> bool {
        self.row().traits.contains(&Trait::Doubtful)
    }

    /// Whether such lines stand below a story, so that a title beneath one is of another story.
    #[must_use]
    pub fn closes_story(self) -> bool {
        self.row().traits.contains(&Trait::Closing)
    }

    /// The rule called `name` that finds `kind` by phrases.
    pub(super) fn of_phrases(kind: Kind, name: &str) -> Option<Self> {
        Self::by_phrases(kind).find(|rule| rule.name() == name)
    }

    /// Rules that find `kind` by phrases.
    pub(super) fn by_phrases(kind: Kind) -> impl Iterator<Item = Self> {
        let all = Self::ALL.iter().copied();
        all.filter(move |rule| rule.kind() == kind && rule.basis() == Basis::Phrases)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_kind_and_a_name_are_one_rule() {
        let named: HashSet<_> = Rule::ALL.iter().map(|rule| (rule.kind(), rule.name())).collect();
        assert_eq!(named.len(), Rule::ALL.len());
    }

    #[test]
    fn every_rule_says_in_a_line_what_it_finds() {
        for rule in Rule::ALL {
            let doc = rule.doc();
            assert!(doc.len() > 20 && doc.ends_with(['.', '`']) && !doc.contains('\n'), "{rule}");
        }
    }
}
