//! The classic Porter stemmer as NLTK runs it, since published ROUGE figures rest on it.
//!
//! M. F. Porter, "An algorithm for suffix stripping", Program 14.3 (1980), with the amendments of
//! NLTK's `PorterStemmer` in its default mode. The Snowball stemmers of the text floor are another
//! algorithm. Works on ASCII lower-case letters and digits only.

/// A suffix, what takes its place, and the smallest measure of the stem that allows it.
type Rule = (&'static str, &'static str, usize);

/// Words that NLTK stems by heart.
const IRREGULAR: &[(&str, &str)] = &[
    ("sky", "sky"),
    ("skies", "sky"),
    ("dying", "die"),
    ("lying", "lie"),
    ("tying", "tie"),
    ("news", "news"),
    ("innings", "inning"),
    ("inning", "inning"),
    ("outings", "outing"),
    ("outing", "outing"),
    ("cannings", "canning"),
    ("canning", "canning"),
    ("howe", "howe"),
    ("proceed", "proceed"),
    ("exceed", "exceed"),
    ("succeed", "succeed"),
];

const STEP_1A: &[Rule] = &[("sses", "ss", 0), ("ies", "i", 0), ("ss", "ss", 0), ("s", "", 0)];

const STEP_2: &[Rule] = &[
    ("ational", "ate", 1),
    ("tional", "tion", 1),
    ("enci", "ence", 1),
    ("anci", "ance", 1),
    ("izer", "ize", 1),
    ("bli", "ble", 1),
    ("alli", "al", 1),
    ("entli", "ent", 1),
    ("eli", "e", 1),
    ("ousli", "ous", 1),
    ("ization", "ize", 1),
    ("ation", "ate", 1),
    ("ator", "ate", 1),
    ("alism", "al", 1),
    ("iveness", "ive", 1),
    ("fulness", "ful", 1),
    ("ousness", "ous", 1),
    ("aliti", "al", 1),
    ("iviti", "ive", 1),
    ("biliti", "ble", 1),
    ("fulli", "ful", 1),
];

const STEP_3: &[Rule] = &[
    ("icate", "ic", 1),
    ("ative", "", 1),
    ("alize", "al", 1),
    ("iciti", "ic", 1),
    ("ical", "ic", 1),
    ("ful", "", 1),
    ("ness", "", 1),
];

const STEP_4_BEFORE_ION: &[Rule] = &[
    ("al", "", 2),
    ("ance", "", 2),
    ("ence", "", 2),
    ("er", "", 2),
    ("ic", "", 2),
    ("able", "", 2),
    ("ible", "", 2),
    ("ant", "", 2),
    ("ement", "", 2),
    ("ment", "", 2),
    ("ent", "", 2),
];

const STEP_4_AFTER_ION: &[Rule] = &[
    ("ou", "", 2),
    ("ism", "", 2),
    ("ate", "", 2),
    ("iti", "", 2),
    ("ous", "", 2),
    ("ive", "", 2),
    ("ize", "", 2),
];

/// The stem of `word`, which holds ASCII lower-case letters and digits.
pub(crate) fn stem(word: &str) -> String {
    if let Some((_, stem)) = IRREGULAR.iter().find(|(irregular, _)| *irregular == word) {
        return (*stem).to_owned();
    }
    let mut stem = word.to_owned();
    if stem.len() > 2 {
        for step in [step_1a, step_1b, step_1c, step_2, step_3, step_4, step_5a, step_5b] {
            step(&mut stem);
        }
    }
    stem
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// For each letter whether it is a consonant: `y` is one where no consonant precedes it.
fn consonants(word: &str) -> impl Iterator<Item = bool> {
    word.bytes().scan(false, |before, letter| {
        *before = !is_vowel(letter) && (letter != b'y' || !*before);
        Some(*before)
    })
}

/// How often a vowel is followed by a consonant: `m` in the paper.
fn measure(stem: &str) -> usize {
    let mut vowel_before = false;
    consonants(stem)
        .filter(|&consonant| {
            let turn = vowel_before && consonant;
            vowel_before = !consonant;
            turn
        })
        .count()
}

fn has_vowel(stem: &str) -> bool {
    consonants(stem).any(|consonant| !consonant)
}

fn ends_in_consonant(stem: &str) -> bool {
    consonants(stem).last().unwrap_or(false)
}

fn ends_in_double_consonant(stem: &str) -> bool {
    let letters = stem.as_bytes();
    letters.len() >= 2
        && letters[letters.len() - 1] == letters[letters.len() - 2]
        && ends_in_consonant(stem)
}

/// `*o` of the paper; NLTK adds words of a vowel and a consonant.
fn ends_cvc(stem: &str) -> bool {
    let shape: Vec<bool> = consonants(stem).collect();
    match shape[..] {
        [.., true, false, true] => !stem.ends_with(['w', 'x', 'y']),
        [false, true] => true,
        _ => false,
    }
}

/// Cuts `suffix` where the measure of what is left reaches `least`; whether the suffix was there.
fn replace(word: &mut String, &(suffix, replacement, least): &Rule) -> bool {
    let Some(stem) = word.strip_suffix(suffix) else { return false };
    if measure(stem) >= least {
        word.truncate(stem.len());
        word.push_str(replacement);
    }
    true
}

/// The first rule whose suffix is there decides, whether its condition holds or not.
fn apply(word: &mut String, rules: &[Rule]) -> bool {
    rules.iter().any(|rule| replace(word, rule))
}

fn step_1a(word: &mut String) {
    if word.len() == 4 && word.ends_with("ies") {
        word.truncate(3);
    } else {
        apply(word, STEP_1A);
    }
}

fn step_1b(word: &mut String) {
    if word.ends_with("ied") {
        word.truncate(if word.len() == 4 { 3 } else { word.len() - 2 });
    } else if !replace(word, &("eed", "ee", 1)) {
        let cut = ["ed", "ing"].iter().find_map(|suffix| {
            word.strip_suffix(suffix).filter(|stem| has_vowel(stem)).map(str::len)
        });
        if let Some(length) = cut {
            word.truncate(length);
            mend(word);
        }
    }
}

/// Gives back the `e`, or takes the doubled letter, that a cut `-ed` or `-ing` had changed.
fn mend(word: &mut String) {
    if ["at", "bl", "iz"].iter().any(|end| word.ends_with(end)) {
        word.push('e');
    } else if ends_in_double_consonant(word) {
        if !word.ends_with(['l', 's', 'z']) {
            word.pop();
        }
    } else if measure(word) == 1 && ends_cvc(word) {
        word.push('e');
    }
}

fn step_1c(word: &mut String) {
    if let Some(stem) = word.strip_suffix('y')
        && stem.len() > 1
        && ends_in_consonant(stem)
    {
        word.pop();
        word.push('i');
    }
}

fn step_2(word: &mut String) {
    if word.strip_suffix("alli").is_some_and(|stem| measure(stem) > 0) {
        word.truncate(word.len() - 2);
        step_2(word);
    } else if !apply(word, STEP_2)
        && word.strip_suffix("logi").is_some_and(|_| measure(&word[..word.len() - 3]) > 0)
    {
        word.pop();
    }
}

fn step_3(word: &mut String) {
    apply(word, STEP_3);
}

fn step_4(word: &mut String) {
    if apply(word, STEP_4_BEFORE_ION) {
        return;
    }
    if let Some(stem) = word.strip_suffix("ion") {
        if stem.ends_with(['s', 't']) && measure(stem) > 1 {
            word.truncate(stem.len());
        }
    } else {
        apply(word, STEP_4_AFTER_ION);
    }
}

fn step_5a(word: &mut String) {
    if let Some(stem) = word.strip_suffix('e')
        && (measure(stem) > 1 || (measure(stem) == 1 && !ends_cvc(stem)))
    {
        word.pop();
    }
}

fn step_5b(word: &mut String) {
    if word.ends_with("ll") && measure(&word[..word.len() - 1]) > 1 {
        word.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Written by `tests/fixtures/rouge.py` with NLTK.
    const STEMS: &str = include_str!("../../tests/fixtures/porter_stems.txt");

    #[test]
    fn stems_as_nltk_does() {
        for line in STEMS.lines() {
            let (word, expected) = line.split_once(' ').unwrap();
            assert_eq!(stem(word), expected, "stem of {word}");
        }
    }

    #[test]
    fn measures_as_the_paper_counts() {
        let table = [
            (0, ["tr", "ee", "tree", "y", "by"].as_slice()),
            (1, &["trouble", "oats", "trees", "ivy"]),
            (2, &["troubles", "private", "oaten", "orrery"]),
        ];
        for (expected, words) in table {
            for word in words {
                assert_eq!(measure(word), expected, "measure of {word}");
            }
        }
    }
}
