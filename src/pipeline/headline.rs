//! The headline of an article.

use crate::analysis::Analysis;
use crate::clean;

/// The headline of an article that was taken apart: its own title, or the one above its story.
pub(super) fn headline<'a>(analysis: &Analysis<'a>) -> Option<&'a str> {
    let article = analysis.article();
    let in_text = || Some(clean::headline(&article.text, analysis.segments())?.of(&article.text));
    article.title.as_deref().or_else(in_text)
}
