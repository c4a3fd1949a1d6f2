//! Word classes: what a word may be in a name or beside one.

/// A class of words. A word may be of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub(super) enum WordClass {
    /// `President`, `Sen`: what follows is a person's name.
    Title = 1,
    /// `spokesman`: a title in lower case.
    Role = 1 << 1,
    /// `Donald`.
    FirstName = 1 << 2,
    /// `Committee`: the name is an organisation's.
    Organisation = 1 << 3,
    /// `Russian`: no name, but an adjective to one.
    Demonym = 1 << 4,
    /// `Monday`.
    NotName = 1 << 5,
    /// `Meanwhile`: it has its capital from the sentence.
    SentenceOpener = 1 << 6,
    /// `von`: in lower case inside a name.
    Particle = 1 << 7,
    /// `said`: its subject speaks.
    SpeechVerb = 1 << 8,
    /// `Ilse`, `Mrs`: the name is a woman's.
    Female = 1 << 9,
    /// `Donald`, `Mr`: the name is a man's.
    Male = 1 << 10,
    /// `McDonald`: the name ends in a possessive.
    Possessive = 1 << 11,
    /// `make`: an English word that is seldom part of a name.
    Common = 1 << 12,
    /// `Green`: a surname that is also a word of its own.
    SurnameWord = 1 << 13,
    /// `GDP`: in capitals, and nobody.
    Thing = 1 << 14,
    /// `Cup`: the name is an event's.
    Event = 1 << 15,
}

/// A first name with its short forms: `Bob` and `Robert` have one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct FirstNameId(pub(super) u16);

/// The classes of a word, and which first name it is a form of.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WordClasses {
    bits: u16,
    first_name: FirstNameId,
}

impl WordClasses {
    pub(super) const fn is(self, class: WordClass) -> bool {
        self.bits & class as u16 != 0
    }

    /// Whether it is of no class.
    pub(super) const fn is_none(self) -> bool {
        self.bits == 0
    }

    pub(super) const fn add(&mut self, class: WordClass) {
        self.bits |= class as u16;
    }

    /// The first name that it is a form of; none of what is no first name.
    pub(super) const fn first_name(self) -> Option<FirstNameId> {
        if self.is(WordClass::FirstName) { Some(self.first_name) } else { None }
    }

    pub(super) const fn set_first_name(&mut self, id: FirstNameId) {
        self.first_name = id;
    }

    /// All of its classes, in the order in which they are declared.
    #[cfg(test)]
    pub(super) fn iter(self) -> impl Iterator<Item = WordClass> {
        const ALL: [WordClass; 16] = [
            WordClass::Title,
            WordClass::Role,
            WordClass::FirstName,
            WordClass::Organisation,
            WordClass::Demonym,
            WordClass::NotName,
            WordClass::SentenceOpener,
            WordClass::Particle,
            WordClass::SpeechVerb,
            WordClass::Female,
            WordClass::Male,
            WordClass::Possessive,
            WordClass::Common,
            WordClass::SurnameWord,
            WordClass::Thing,
            WordClass::Event,
        ];
        ALL.into_iter().filter(move |&class| self.is(class))
    }
}
