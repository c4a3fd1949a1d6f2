//! Excerpts of articles, by which a person tells what an example is about.

use nutgraf::raw::text::Article;

use crate::terminal::one_line;

/// Letters of an excerpt.
const LETTERS: usize = 150;
/// Letters of it that stand before a target.
const BEFORE: usize = 60;

/// The headline and the beginning of an article, or its words around the first mention of a target.
pub(super) fn excerpt(article: &Article, target: Option<&str>) -> String {
    let around = target.and_then(|target| article.text.find(target));
    let start = around.map_or(0, |place| before(&article.text[..place]));
    let rest: Vec<char> = article.text[start..].chars().take(LETTERS + 1).collect();
    let cut: String = rest.iter().take(LETTERS).collect();
    let opening = if start > 0 { "… " } else { "" };
    let closing = if rest.len() > LETTERS { " …" } else { "" };
    let title = article.title.as_ref().filter(|_| around.is_none());
    let title = title.map(|title| format!("{title} | ")).unwrap_or_default();
    one_line(&format!("{title}{opening}{cut}{closing}"))
}

/// Where an excerpt begins that has some letters of `text` before it: at a word.
fn before(text: &str) -> usize {
    let start = text.char_indices().rev().nth(BEFORE).map_or(0, |(place, _)| place);
    let space = text[start..].find(' ').filter(|_| start > 0);
    space.map_or(start, |space| start + space + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_begins_with_the_article_or_near_its_target() {
        let article =
            Article::new("a", format!("Öl floss. {}Ilse Harrow ärgert sich.", "Wort ".repeat(40)));
        assert!(excerpt(&article, None).starts_with("Öl floss. Wort"));
        assert!(excerpt(&article, None).ends_with(" …"));
        let near = excerpt(&article, Some("Ilse Harrow"));
        assert!(near.starts_with("… Wort") && near.ends_with("Ilse Harrow ärgert sich."), "{near}");
        let titled = Article::new("b", "Text.").with_title("Head");
        assert_eq!(excerpt(&titled, Some("nobody")), "Head | Text.");
    }
}
