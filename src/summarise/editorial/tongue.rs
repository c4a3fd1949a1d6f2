//! Tongues: what is known of the words of a language.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::roles::RoleTable;
use crate::text::Language;

/// Tongue: what the words of a language do in a sentence, and what stands in lines of its pages.
#[derive(Debug)]
pub(super) struct Tongue {
    pub(super) roles: RoleTable,
    avoided: AhoCorasick,
}

/// The files of a tongue, and what is made of them when it is first asked for.
struct Files {
    language: Language,
    path: &'static str,
    roles: &'static str,
    avoided: &'static str,
    tongue: OnceLock<Tongue>,
}

macro_rules! files {
    ($language:ident $code:literal) => {
        Files {
            language: Language::$language,
            path: concat!("src/summarise/editorial/data/", $code, ".txt"),
            roles: include_str!(concat!("data/", $code, ".txt")),
            avoided: include_str!(concat!("data/", $code, ".avoided.txt")),
            tongue: OnceLock::new(),
        }
    };
}

static TONGUES: [Files; 7] = [
    files!(English "en"),
    files!(German "de"),
    files!(French "fr"),
    files!(Spanish "es"),
    files!(Italian "it"),
    files!(Portuguese "pt"),
    files!(Dutch "nl"),
];

impl Tongue {
    /// The tongue of `language`, where it is known.
    pub(super) fn of(language: Language) -> Option<&'static Self> {
        let files = TONGUES.iter().find(|files| files.language == language)?;
        Some(files.tongue.get_or_init(|| Self::read(files)))
    }

    /// The tongue of `language`, or that of English where it is not known.
    pub(super) fn nearest(language: Language) -> &'static Self {
        let own = Self::of(language).or_else(|| Self::of(Language::English));
        own.expect("the tongue of English is known")
    }

    fn read(files: &Files) -> Self {
        let roles = RoleTable::parse(files.path, files.roles).expect("a test parses every table");
        let lines = files.avoided.lines();
        let phrases = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        let avoided = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .ascii_case_insensitive(true)
            .build(phrases);
        Self { roles, avoided: avoided.expect("a hundred short phrases make an automaton") }
    }

    /// Whether `text` has what stands in lines of a page and not in sentences of a story.
    pub(super) fn avoids(&self, text: &str) -> bool {
        self.avoided.is_match(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::summarise::editorial::roles::Roles;

    #[test]
    fn every_table_parses() {
        for files in &TONGUES {
            assert!(Tongue::of(files.language).is_some(), "{}", files.path);
        }
        assert!(Tongue::of(Language::Russian).is_none());
    }

    #[test]
    fn openers_point_back_in_every_tongue_and_articles_do_not() {
        let table = [
            (Language::German, "Er sagte", "Das Unternehmen sagte"),
            (Language::German, "Doch der Rat", "Der Rat"),
            (Language::French, "Cette décision", "En France"),
            (Language::French, "D'autre part", "Le maire"),
            (Language::Spanish, "Sin embargo", "Los pescadores"),
            (Language::Italian, "Quest'ultimo disse", "Gli Stati Uniti"),
            (Language::Italian, "Si tratta di un vecchio molo", "Si vota lunedì"),
            (Language::Italian, "D'altro canto il molo", "D'Annunzio"),
            (Language::Portuguese, "No entanto", "No Porto"),
            (Language::Dutch, "Daarom stemde", "Het kabinet"),
            (Language::Dutch, "Op zijn beurt zei", "Op maandag"),
            (Language::Dutch, "Geen van beiden", "Geen enkele haven"),
        ];
        let leans = Roles::CONJUNCTION.and(Roles::POINTER);
        for (language, back, plain) in table {
            let opener = |text: &str| {
                let tokens = Analyser::new(language).tokens(text);
                let surfaces = tokens.iter().map(|token| token.surface);
                Tongue::of(language).unwrap().roles.opener(&surfaces)
            };
            assert!(opener(back).any(leans), "{back}");
            assert!(!opener(plain).any(leans), "{plain}");
        }
    }

    #[test]
    fn lines_of_pages_are_avoided() {
        let table = [
            (Language::German, "Lesen Sie auch: Hafen wird geschlossen."),
            (Language::French, "Lire aussi : le vieux port va fermer."),
            (Language::Spanish, "Lea también: el puerto cierra."),
            (Language::Italian, "Leggi anche: il porto chiude."),
            (Language::Portuguese, "Leia também: o porto fecha."),
            (Language::Dutch, "Lees ook: de haven gaat dicht."),
        ];
        for (language, line) in table {
            assert!(Tongue::of(language).unwrap().avoids(line), "{line}");
        }
    }
}
