//! Page heads: what a scrape has glued before the first word of a story.

use super::block::opens_sentence;

/// The longest page head, in bytes: headlines of the day, a standfirst and a byline.
const LONGEST: usize = 3000;
/// What stands above links to shares, and is glued to the first sentence without a stop.
const IN_THIS_ARTICLE: &str = "In this article ";
/// How a line ends that tells how long an article takes to read: `4 min read `.
const MIN_READ: &str = " min read ";
/// How the head of a page ends by itself.
const ENDS: [&str; 2] = ["Please refresh your browser to be logged in ", "(Mainichi Japan) "];
/// How a byline starts that links stand behind …
const BY: &str = "By — ";
/// … how the hour at their end does, and what an earlier hour may stand behind.
const CLOCKS: [&str; 4] = [" AM EDT ", " PM EDT ", " AM EST ", " PM EST "];
const PUBLISHED: &str = "— Published on ";
/// What a page may say behind it.
const NOTES: [&str; 3] = ["Lire en français ", "Subscribers only ", "Japanese version "];

/// How many bytes of the start of `paragraph`, the first of a story, are the head of its page.
pub(super) fn length<'p>(paragraph: &'p str) -> Option<usize> {
    let head = &paragraph[..paragraph.floor_char_boundary(LONGEST)];
    let ends = [end_of_label, own_end, end_of_byline, end_of_clock];
    let end = ends.iter().find_map(|end| end(head))?;
    let bare = |rest: &'p str, note| rest.strip_prefix(note).unwrap_or(rest).trim_start();
    let rest = NOTES.iter().fold(paragraph[end..].trim_start(), bare);
    // A dateline may follow: `(Meridian) -- The pier …`.
    let opens = opens_sentence(rest) || rest.starts_with('(');
    (opens && !rest.starts_with("I ")).then(|| paragraph.len() - rest.len())
}

fn end_of_label(head: &str) -> Option<usize> {
    head.starts_with(IN_THIS_ARTICLE).then_some(IN_THIS_ARTICLE.len())
}

fn own_end(head: &str) -> Option<usize> {
    ENDS.iter().find_map(|end| Some(head.find(end)? + end.len()))
}

fn end_of_byline(head: &str) -> Option<usize> {
    let at = head.find(MIN_READ)?;
    let is_counted = head[..at].ends_with(|c: char| c.is_ascii_digit());
    is_counted.then_some(at + MIN_READ.len())
}

/// Behind the clock under a byline and its links: `By — Ilse Harrow Share Jul 1, 2025 7:47 PM EDT `.
fn end_of_clock(head: &str) -> Option<usize> {
    let clock = |from: usize| {
        let ends = CLOCKS.iter().filter_map(|clock| Some(head[from..].find(clock)? + clock.len()));
        ends.min().map(|end| from + end)
    };
    let end = if head.starts_with(BY) { clock(0)? } else { return None };
    if head[end..].starts_with(PUBLISHED) { clock(end) } else { Some(end) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_pages_end_where_the_story_starts() {
        let table = [
            ("In this article |Shares of the Wexmoor tram company fell on Monday.", true),
            ("The pier falls. By Ilse Harrow 4 min read |The old pier fell on Monday.", true),
            ("Meridian 12 min read Subscribers only |The old pier fell.", true),
            ("3 min read Lire en français Subscribers only |“No,” she said.", true),
            ("Log in. Please refresh your browser to be logged in |The old pier fell.", true),
            ("Daily since 1922 May 2 (Mainichi Japan) \r |TARN -- The old pier fell.", true),
            ("Daily (Mainichi Japan) |(AP) -- The old pier fell.", true),
            ("Daily (Mainichi Japan) Japanese version |TARN -- The old pier fell.", true),
            (
                "By — Ilse Harrow Leave your feedback Share The pier falls Updated on May 2, 2025 3:36 \
                 PM EDT — Published on May 2, 2025 11:34 AM EDT |TARN (AP) — The old pier fell.",
                true,
            ),
            ("By — Ilse Harrow Share The pier falls May 2, 2025 3:36 PM EST |It fell.", true),
            ("The pier fell at 3:36 PM EST on Monday.", false),
            ("In this article, we tell how the pier fell.", false),
            ("In this article I tell how the pier fell.", false),
            ("In this article we tell how the pier fell.", false),
            ("It is a 4 min read that tells how the pier fell.", false),
            ("Of all the min read The Pier is the best.", false),
        ];
        for (marked, has) in table {
            let text = marked.replace('|', "");
            assert_eq!(length(&text), marked.find('|').filter(|_| has), "{marked}");
        }
    }
}
