//! Introductions: the given name of a surname that stands alone, `[Ilse] Harrow`.

use super::known::Known;
use crate::summarise::edit::{Edit, EditKind};
use crate::summarise::editorial::given::Given;
use crate::summarise::editorial::name_run::{NameRun, name_runs};
use crate::summarise::editorial::names::Names;
use crate::summarise::editorial::roles::Roles;
use crate::summarise::editorial::sentence_words::SentenceWord;

/// The introductions in a sentence of these words, of whom the brief does not know.
pub(super) fn introductions(
    text: &str,
    words: &[SentenceWord<'_>],
    names: &Names,
    known: &mut Known,
) -> Vec<Edit> {
    let runs = name_runs(words).filter_map(|run| run.trimmed(words));
    runs.filter_map(|run| introduction(text, words, run, names, known)).collect()
}

fn introduction(
    text: &str,
    words: &[SentenceWord<'_>],
    run: NameRun,
    names: &Names,
    known: &mut Known,
) -> Option<Edit> {
    let last = &words[run.end - 1];
    let place = names.place(last)?;
    let name = &names.all[place];
    let new = known.add(place) && lacks_given(words, run) && name.may_be_introduced();
    let given = name.given.one().filter(|_| new)?;
    let inserted = format!("[{}] ", given.span.of(text).trim_end());
    Some(Edit::insertion(EditKind::Introduced, last.token.span.start, inserted))
}

/// Whether a surname has nothing before it, or a title: no part of a longer name (`Fifty Shades of
/// Grey`, `Jack "Ace" Daniel`), and no attribute (`the Romney campaign`).
fn lacks_given(words: &[SentenceWord<'_>], run: NameRun) -> bool {
    let titles = &words[run.start..run.end - 1];
    // Not a quotation before who spoke it: that ends in a comma.
    let behind_nickname = matches!(words[run.end - 1].before, "\" " | "” " | "’ " | "' ");
    Given::of(words, run) == Given::Unknown
        && titles.iter().all(|word| word.roles.any(Roles::TITLE))
        && !behind_nickname
        && !is_part(&words[..run.start])
}

/// Whether what follows these words is a part of the phrase that they end in.
fn is_part(before: &[SentenceWord<'_>]) -> bool {
    match before {
        [.., name, of] if of.text == "of" => name.capital,
        [.., last] => last.is_particle() || ["the", "The", "a", "an"].contains(&last.text),
        [] => false,
    }
}
