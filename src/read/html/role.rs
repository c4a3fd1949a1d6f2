//! Roles of elements in a page, by the names that its makers give to them.

use std::sync::LazyLock;

use dom_query::NodeRef;

use super::hidden::is_unseen;
use super::names::{Names, OwnNames};

static CHROME: LazyLock<Names> = LazyLock::new(|| Names::read(include_str!("chrome.txt")));
static FOREIGN: LazyLock<Names> = LazyLock::new(|| Names::read(include_str!("foreign.txt")));
static POST: LazyLock<Names> = LazyLock::new(|| Names::read(POSTS));
static QUOTE: LazyLock<Names> = LazyLock::new(|| Names::read(QUOTES));
static LEAD: LazyLock<Names> = LazyLock::new(|| Names::read(include_str!("lead.txt")));
static STORY: LazyLock<Vec<Names>> =
    LazyLock::new(|| include_str!("story.txt").split("---\n").map(Names::read).collect());

/// Names for what quotes: a pull quote, as a rule.
const QUOTES: &str = "*pull-quote*\n*pull_quote*\n*pullquote*\nquote";

/// Names for posts whose words are there before a script draws them.
const POSTS: &str = "*twitter-tweet*\n*twitter-video*";

/// What an element is in its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It holds the story: the lower the number, the less else.
    Story(usize),
    /// It leads into the story.
    Lead,
    /// It belongs to the page, and not to the story.
    Chrome,
    /// It holds words that are not the story's, whatever their share: what readers say of it, a post
    /// from elsewhere that a script draws.
    Foreign,
    /// It is not seen.
    Unseen,
    /// It says what a picture shows.
    Caption,
    /// It quotes, the story itself or others.
    Quote,
    /// It shows a post from elsewhere.
    Post,
}

/// How sure `<article>` and `<main>` are, among what only names tell.
pub(super) const ARTICLE: usize = 1;
const MAIN: usize = 4;

/// Roles there are of [`Role::Story`].
pub(super) const STORIES: usize = 5;

/// The roles of `node`, an element called `name`; it may have several. Inside a sentence, an element
/// is a part of it: the name of a person, linked, is no tag of the page.
pub(super) fn roles(
    node: &NodeRef<'_>,
    name: &str,
    in_sentence: bool,
) -> impl Iterator<Item = Role> {
    let names = OwnNames::of(node);
    let is_part = !matches!(name, "article" | "body" | "html" | "main") && !is_entry(node);
    let own = || is_part && !is_inline(name) && !(in_sentence && name == "span");
    let named = [
        (Role::Foreign, is_part && FOREIGN.name(&names)),
        (Role::Unseen, is_part && is_unseen(node)),
        (Role::Caption, matches!(name, "caption" | "figcaption")),
        (Role::Chrome, own() && CHROME.name(&names)),
        (Role::Lead, own() && LEAD.name(&names)),
        (Role::Post, is_part && POST.name(&names)),
        (Role::Quote, name == "blockquote" || is_part && QUOTE.name(&names)),
    ];
    let named = named.into_iter().filter(|(_, is)| *is).map(|(role, _)| role);
    story(node, name, &names).map(Role::Story).into_iter().chain(named)
}

/// Whether an element is a whole post, whose classes are its tags as well.
fn is_entry(node: &NodeRef<'_>) -> bool {
    let is_entry = |name: &str| matches!(name, "hentry" | "type-page" | "type-post");
    node.class().is_some_and(|class| class.split_whitespace().any(is_entry))
}

/// Whether an element is a word or some of a sentence, as a rule.
fn is_inline(name: &str) -> bool {
    matches!(name, "a" | "abbr" | "b" | "em" | "i" | "mark" | "q" | "strong" | "u")
}

fn story(node: &NodeRef<'_>, name: &str, own: &OwnNames) -> Option<usize> {
    if !matches!(name, "article" | "div" | "main" | "section" | "td") {
        return None;
    }
    let is = |attribute, value: &str| node.attr(attribute).is_some_and(|found| &*found == value);
    let named = || STORY.iter().position(|names| names.name(own));
    match name {
        _ if is("itemprop", "articleBody") => Some(0),
        "article" => Some(named().unwrap_or(ARTICLE).min(ARTICLE)),
        "main" => Some(named().unwrap_or(MAIN)),
        _ if is("role", "article") => Some(ARTICLE),
        _ if is("role", "main") => Some(MAIN),
        _ => named(),
    }
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;

    #[test]
    fn the_tables_can_be_searched() {
        assert!(CHROME.can_be_searched() && FOREIGN.can_be_searched() && LEAD.can_be_searched());
        assert!(STORY.len() == STORIES && STORY.iter().all(Names::can_be_searched));
    }

    #[test]
    fn names_tell_roles() {
        let table: [(&str, &str, &[Role]); 11] = [
            ("div", "class='town-tags'", &[Role::Chrome]),
            ("a", "id='auto-tag_jane-doe'", &[]),
            ("article", "class='post tag-town'", &[Role::Story(ARTICLE)]),
            ("div", "class='entry-content'", &[Role::Story(0)]),
            ("div", "itemprop=articleBody", &[Role::Story(0)]),
            ("div", "id=disqus_thread", &[Role::Foreign]),
            (
                "div",
                "class='Comment-List' style='display: none'",
                &[Role::Foreign, Role::Unseen, Role::Chrome],
            ),
            ("figcaption", "", &[Role::Caption]),
            ("p", "class='article-teaser'", &[Role::Chrome, Role::Lead]),
            ("main", "", &[Role::Story(MAIN)]),
            ("div", "class='hentry tag-town'", &[]),
        ];
        for (name, attributes, expected) in table {
            let tree = Document::from(format!("<body><{name} {attributes}>x</{name}></body>"));
            let node = tree.select_single(name).nodes()[0];
            assert_eq!(
                roles(&node, name, false).collect::<Vec<_>>(),
                expected,
                "{name} {attributes}"
            );
        }
    }
}
