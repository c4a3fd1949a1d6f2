//! Text that was cleaned, split or compared.

use anstyle::Style;
use nutgraf::raw::clean::{Kind, Segment};
use nutgraf::raw::pipeline::{CleanArticle, SplitArticle};
use nutgraf::raw::read::Note;
use nutgraf::raw::text::{Language, LeftOut};

use super::document::Text;
use super::head::{head, notes};
use crate::output::copies::{Copies, Copy};
use crate::output::format::PlainFormat;
use crate::output::rules::{ListedRule, Pass};
use crate::terminal::{CAREFUL, FAINT, STRONG, one_line, wrapped};

impl PlainFormat for Text {
    fn clean(&self, clean: &CleanArticle<'_>, read: &[Note], explain: bool) -> String {
        let head = notes(self.theme, read)
            + &head(self.theme, &clean.article.id, clean.title())
            + &self.doubt(clean.language);
        if explain || self.theme.width.is_some() {
            return head + &self.kept_and_cut(clean);
        }
        let paragraphs = clean.cleaned.text.split("\n\n").filter(|text| !text.is_empty());
        paragraphs.fold(head, |lines, paragraph| lines + "\n" + &self.lines(paragraph, ""))
    }

    fn sentences(&self, split: &SplitArticle<'_>, read: &[Note]) -> String {
        let mut lines = notes(self.theme, read);
        lines += &head(self.theme, &split.article.id, split.article.title.as_deref());
        lines += &self.doubt(split.language);
        let width = split.sentences.len().to_string().len();
        for (number, span) in (1..).zip(&split.sentences) {
            let sentence = span.of(&split.article.text);
            lines += &self.lines(sentence, &format!("  {number:>width$}  "));
        }
        lines
    }

    fn copies(&self, copies: &Copies<'_>) -> String {
        let count = copies.articles.len();
        let head = self.theme.paint(STRONG, format_args!("{count} articles, nearly the same text"));
        let line = |copy: &Copy<'_>| format!("  {:.2}  {}\n", copy.resemblance, one_line(copy.id));
        format!("{head}\n") + &copies.articles.iter().map(line).collect::<String>()
    }

    fn rules(&self, rules: &[ListedRule]) -> String {
        let of_pass = |pass: Pass| {
            let listed = rules.iter().filter(|rule| rule.pass == pass);
            let line = |rule: &ListedRule| self.lines(rule.doc, &rule.columns());
            let heading = self.theme.paint(STRONG, pass.heading());
            format!("{heading}\n{}", listed.map(line).collect::<String>())
        };
        Pass::ALL.map(of_pass).join("\n")
    }
}

impl Text {
    /// What stays and what goes, in the order of the article.
    fn kept_and_cut(&self, clean: &CleanArticle<'_>) -> String {
        let mut lines = String::new();
        let mut above = None;
        let mut left_out = clean.article.left_out.iter().peekable();
        for segment in &clean.cleaned.segments {
            while let Some(left) = left_out.next_if(|left| left.at <= segment.span.start) {
                lines += if above == Some(true) { "\n" } else { "" };
                lines += &self.left_out(left);
                above = Some(false);
            }
            let said = segment.span.of(&clean.article.text);
            let is_story = segment.kind().is_story();
            if is_story || above != Some(is_story) {
                lines += "\n";
            }
            lines += &if is_story { self.kept(segment, said) } else { self.cut(segment, said) };
            above = Some(is_story);
        }
        left_out.fold(lines, |lines, left| lines + &self.left_out(left))
    }

    fn kept(&self, segment: &Segment, said: &str) -> String {
        match segment.kind() {
            Kind::Heading => wrapped(self.theme, &one_line(said), STRONG, ""),
            Kind::Item => self.lines(said, "  • "),
            Kind::Post => self.lines(said, "  | "),
            _ => self.lines(said, ""),
        }
    }

    /// What the reader has left out, by what the page says of it.
    fn left_out(&self, left: &LeftOut) -> String {
        wrapped(self.theme, &format!("[left out] {}", one_line(&left.text)), FAINT, "  × ")
    }

    /// A stretch that is cut, and why.
    fn cut(&self, segment: &Segment, said: &str) -> String {
        let (kind, reason) = (segment.kind().name(), segment.rule.name());
        let why = if kind == reason { kind.to_owned() } else { format!("{kind}, {reason}") };
        wrapped(self.theme, &format!("[{why}] {}", one_line(said)), FAINT, "  × ")
    }

    /// That the language has no rules of its own, where that is so.
    fn doubt(&self, language: Option<&str>) -> String {
        match language {
            Some(code) if Language::of_code(code) == Language::Other => {
                let doubt = format!("language `{code}`: read by rules for any language");
                wrapped(self.theme, &doubt, CAREFUL, "  ")
            }
            _ => String::new(),
        }
    }

    fn lines(&self, text: &str, first: &str) -> String {
        wrapped(self.theme, &one_line(text), Style::new(), first)
    }
}
