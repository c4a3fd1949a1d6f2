//! Markdown, for editors: headings and lists with their marks, everything else escaped.

use nutgraf::raw::clean::{Kind, Segment};
use nutgraf::raw::pipeline::{CleanArticle, SplitArticle};
use nutgraf::raw::read::Note;
use nutgraf::raw::text::Layout;

use super::copies::Copies;
use super::format::{DocumentLayout, PlainFormat};
use super::rules::{ListedRule, Pass};
use crate::terminal::one_line;

/// Markdown. The headline is a heading of the first degree.
pub(super) struct Markdown;

/// The degree of a heading whose source does not say it, and the highest there is below the headline.
const SUBHEADING: usize = 2;

impl DocumentLayout for Markdown {
    fn between(&self) -> String {
        "\n---\n\n".to_owned()
    }
}

impl PlainFormat for Markdown {
    fn clean(&self, clean: &CleanArticle<'_>, notes: &[Note], explain: bool) -> String {
        let title = clean.title().map(|title| format!("# {}", escaped(title)));
        let said = notes.iter().map(|note| comment(&format!("note: {note}")));
        let mut written: Vec<String> = said.chain(title).collect();
        let mut left_out = clean.article.left_out.iter().peekable();
        let mut in_list = false;
        for segment in &clean.cleaned.segments {
            while let Some(left) = left_out.next_if(|left| left.at <= segment.span.start) {
                written.extend(explain.then(|| comment(&format!("[left out] {}", left.text))));
            }
            let Some(line) = block(clean, segment, explain) else { continue };
            let is_item = segment.kind() == Kind::Item;
            match written.last_mut() {
                // The items of a list are one block.
                Some(list) if in_list && is_item => *list += &format!("\n{line}"),
                _ => written.push(line),
            }
            in_list = is_item;
        }
        written.join("\n\n") + "\n"
    }

    fn sentences(&self, split: &SplitArticle<'_>, notes: &[Note]) -> String {
        let title = split.article.title.as_deref().map(|title| format!("# {}\n", escaped(title)));
        let notes = notes.iter().map(|note| comment(&format!("note: {note}")) + "\n");
        let spans = (1..).zip(&split.sentences);
        let sentence = |(number, span): (usize, &nutgraf::Span)| {
            format!("{number}. {}\n", escaped(span.of(&split.article.text)))
        };
        notes.chain(title).chain(spans.map(sentence)).collect()
    }

    fn copies(&self, copies: &Copies<'_>) -> String {
        let line =
            |copy: &super::Copy<'_>| format!("- {:.2} {}\n", copy.resemblance, escaped(copy.id));
        copies.articles.iter().map(line).collect()
    }

    fn rules(&self, rules: &[ListedRule]) -> String {
        let of_pass = |pass: Pass| {
            let listed = rules.iter().filter(|rule| rule.pass == pass);
            let line = |rule: &ListedRule| format!("- **{}**: {}\n", rule.name, rule.doc);
            format!("## {}\n\n{}", pass.heading(), listed.map(line).collect::<String>())
        };
        Pass::ALL.map(of_pass).join("\n")
    }
}

/// A stretch of the story with its marks; what is cut is a comment, where that was asked for.
fn block(clean: &CleanArticle<'_>, segment: &Segment, explain: bool) -> Option<String> {
    let said = segment.span.of(&clean.article.text);
    match segment.kind() {
        Kind::Prose => Some(escaped(said)),
        Kind::Post => Some(format!("> {}", escaped(said))),
        Kind::Item => Some(format!("- {}", escaped(said))),
        Kind::Heading => Some(format!("{} {}", "#".repeat(degree(clean, segment)), escaped(said))),
        _ => explain.then(|| comment(&format!("[{}] {said}", segment.rule))),
    }
}

/// The degree of a heading, as its source has it.
fn degree(clean: &CleanArticle<'_>, heading: &Segment) -> usize {
    let mark = clean.article.marks.iter().find(|mark| mark.span == heading.span);
    match mark.map(|mark| mark.layout) {
        Some(Layout::Heading(degree)) => usize::from(degree).max(SUBHEADING),
        _ => SUBHEADING,
    }
}

/// `text` in one line, with a backslash before what would be a mark.
fn escaped(text: &str) -> String {
    let line = one_line(text);
    let number = line.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &line[number..];
    let is_numbered = number > 0 && (behind.starts_with(". ") || behind.starts_with(") "));
    let mut escaped = String::with_capacity(line.len());
    for (at, c) in line.char_indices() {
        let opens = at == 0 && matches!(c, '#' | '-' | '+' | '>' | '=' | '~' | '|');
        let numbers = is_numbered && at == number;
        if opens || numbers || matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// What no reader of the document sees.
fn comment(said: &str) -> String {
    format!("<!-- {} -->", one_line(said).replace("--", "–"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_a_text_are_escaped() {
        let table = [
            ("# 1 is no heading", "\\# 1 is no heading"),
            ("- Ok, he said", "\\- Ok, he said"),
            ("1. FC Köln won", "1\\. FC Köln won"),
            ("1,5 *stars* [sic]", "1,5 \\*stars\\* \\[sic\\]"),
            ("a # b - c", "a # b - c"),
        ];
        for (text, expected) in table {
            assert_eq!(escaped(text), expected);
        }
        assert_eq!(comment("a --> b"), "<!-- a –> b -->");
    }
}
