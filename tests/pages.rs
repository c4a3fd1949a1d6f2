//! Pages as people have them: what of each is the story, its headline, and what is told of the rest.

#![cfg(feature = "web")]
#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

use nutgraf::raw::pipeline::Pipeline;
use nutgraf::raw::read::{Input, ReadOptions, Record, format_named, read};

const LEAD: &str = "The port authority of Marlow Quay will close two of its five berths in April, \
                    officials said on Monday.";
const REST: [&str; 4] = [
    "Engineers had found cracks in the concrete piles during a routine survey in the autumn of last \
     year.",
    "The repairs are expected to cost 14 million pounds and to last until October, according to the \
     plan.",
    "Ferries to the outer islands will use the northern pier meanwhile, and fishing boats must \
     queue.",
    "The union of the fishing crews wants the council to pay for the days that its members will \
     lose.",
];
const MENU: &str =
    "<nav><ul><li><a href='/'>Home</a></li><li><a href='/s'>Sport</a></li></ul></nav>";
const FOOT: &str = "<footer><p>About us</p><p>Contact</p></footer>";

fn record(html: &str) -> Record {
    let options = ReadOptions { format: format_named("html"), ..ReadOptions::default() };
    let input = Input::stream("page", std::io::Cursor::new(html.to_owned()));
    read([input], &options).next().unwrap().unwrap().decode().unwrap()
}

fn text(html: &str) -> String {
    Pipeline::cleaning().clean(&record(html).article).cleaned.text
}

fn prose(html: &str) -> String {
    let record = record(html);
    let split = Pipeline::cleaning().sentences(&record.article, true).sentences;
    split.iter().map(|span| span.of(&record.article.text)).collect::<Vec<_>>().join(" ")
}

fn paragraphs(paragraphs: &[&str]) -> String {
    paragraphs.iter().flat_map(|paragraph| ["<p>", paragraph, "</p>"]).collect()
}

/// A page with `part` behind the first paragraph of its story.
fn with(part: &str) -> String {
    let rest = paragraphs(&REST);
    format!(
        "<!DOCTYPE html><html lang='en'><head><title>Two berths to close at Marlow Quay | Courier\
         </title></head><body>{MENU}<main><article><h1>Two berths to close</h1><p>{LEAD}</p>{part}\
         {rest}</article></main>{FOOT}</body></html>"
    )
}

/// A page with `part` beneath its story.
fn over(part: &str) -> String {
    with("").replace("</article>", &format!("</article>{part}"))
}

fn titled(head: &str, heading: &str) -> String {
    let rest = paragraphs(&REST);
    format!(
        "<!DOCTYPE html><html><head>{head}</head><body>{MENU}<article>{heading}<p>{LEAD}</p>{rest}\
         </article>{FOOT}</body></html>"
    )
}

fn story() -> String {
    [&[LEAD], &REST[..]].concat().join("\n\n")
}

#[test]
fn paragraphs_that_are_links_stay() {
    let linked =
        "On Friday, three of the crew, aged 51, 48 and 33, denied the charge of smuggling.";
    for part in [
        format!("<div class='markup'><p><a href='/live'><strong>{linked}</strong></a></p></div>"),
        format!("<p><strong><a href='/l2'>{linked}</a></strong></p>"),
        format!("<div><a href='/l3'>{linked}</a></div>"),
    ] {
        assert!(text(&with(&part)).contains(linked), "{part}");
    }
}

#[test]
fn what_is_left_out_of_the_story_is_told() {
    for (part, words) in [
        ("<p><a href='/x'>Who voted how in the council</a></p>", "Who voted how in the council"),
        ("<div class='newsletter'>Our letter, every Friday.</div>", "Our letter, every Friday."),
        (
            "<p style='display:none'>You have read three articles.</p>",
            "You have read three articles.",
        ),
    ] {
        let article = record(&with(part)).article;
        assert!(!article.text.contains(words), "{part}");
        let told: Vec<_> = article.left_out.iter().map(|left| (left.at, &*left.text)).collect();
        assert!(told.contains(&(LEAD.len(), words)), "{told:?}");
    }
}

#[test]
fn a_pull_quote_beside_its_words_is_left_out() {
    let quote = "We would rather close than lose a ship";
    let said = format!("<p>\"{quote}. That is all,\" said the harbour master on Monday.</p>");
    for pull in [
        format!("<blockquote class='pullquote'><p>{quote}.</p></blockquote>"),
        format!("<div class='article-pull-quote'>“{quote}”</div>"),
        format!("<blockquote>{quote}</blockquote>"),
    ] {
        let found = text(&with(&format!("{pull}{said}")));
        assert_eq!(found.matches(quote).count(), 1, "{found}");
        // A quotation whose words stand nowhere else is part of the story.
        assert!(text(&with(&pull)).contains(quote), "{pull}");
    }
}

#[test]
fn what_a_browser_hides_is_no_story() {
    let words = "You have read all of your three free articles this month, subscribe to go on.";
    for hidden in [
        format!("<p style='display:none'>{words}</p>"),
        format!("<p hidden>{words}</p>"),
        format!("<span class='visually-hidden'>{words}</span>"),
        format!("<p style='visibility: hidden;'>{words}</p>"),
        format!("<div class='sr-only'>{words}</div>"),
        format!("<p aria-hidden='true'>{words}</p>"),
        format!("<template><p>{words}</p></template>"),
    ] {
        assert_eq!(text(&with(&hidden)), story(), "{hidden}");
    }
}

#[test]
fn marks_of_notes_are_no_words() {
    for (html, words) in [
        ("engineers found<sup><a href='#fn1'>1</a></sup>, to 900", "engineers found, to 900"),
        ("engineers found<a href='#fn1'><sup>[12]</sup></a>, to 900", "engineers found, to 900"),
        ("CO<sub>2</sub> over 5 km<sup>2</sup> rose", "CO2 over 5 km2 rose"),
    ] {
        let found =
            text(&with(&format!("<p>The level in the hall that {html} within an hour.</p>")));
        assert!(found.contains(words), "{found}");
    }
}

#[test]
fn comments_of_readers_are_no_story() {
    let said = "I told you so last year, and nobody in this town wanted to listen to me at all.";
    let comment = |who: usize| {
        format!(
            "<div class='post-body'><span>user{who}</span> <span>{who} hours ago</span><p>{said}</p>\
             <a href='#'>Reply</a> <a href='#'>Report</a></div>"
        )
    };
    let comments: String = (1..6).map(comment).collect();
    for part in [
        format!("<section id='disqus_thread'><h3>6 responses</h3>{comments}</section>"),
        format!("<section class='talk'>{comments}</section>"),
        format!("<ol class='commentlist'><li>{said}</li><li>{said}</li></ol>"),
        format!("<div>{}</div>", comments.replace("Reply", "Antworten").replace(" hours ago", "")),
    ] {
        assert_eq!(text(&over(&part)), story(), "{part}");
        let article = record(&over(&part)).article;
        let told = article.left_out.iter().filter(|left| left.text == said);
        let places: Vec<_> = told.map(|left| left.at).collect();
        assert_eq!(places, vec![article.text.len(); part.matches(said).count()], "{part}");
    }
}

#[test]
fn captions_are_told_and_are_the_story_of_a_gallery() {
    let shown =
        |words: &str| format!("<figure><img src=x><figcaption>{words}</figcaption></figure>");
    let caption = "The eastern berth at Marlow Quay, where the cracks were found in the autumn.";
    let page = with(&shown(caption));
    assert_eq!(text(&page), story());
    let told = record(&page).article.left_out;
    assert!(told.iter().any(|left| left.at == LEAD.len() && left.text == caption), "{told:?}");
    let pictures: String = REST.map(shown).concat();
    for gallery in [
        format!("<article><h1>Two berths to close</h1><p>{LEAD}</p>{pictures}</article>"),
        format!("<main><h1>Two berths to close</h1><p>{LEAD}</p><div>{pictures}</div></main>"),
        format!(
            "<h1>Two berths to close</h1><p>{LEAD}</p><ul>{}</ul>",
            pictures.replace("figure>", "li>")
        ),
    ] {
        let found = text(&format!(
            "<html><head><title>Two berths to close</title></head><body>{MENU}{gallery}{FOOT}</body></html>"
        ));
        assert_eq!(found, story(), "{gallery}");
    }
}

#[test]
fn posts_that_a_story_shows_are_not_its_narration() {
    let words = "Big crowd here at the hall. More to come.";
    let tweet = |class: &str| {
        format!(
            "<blockquote class='{class}'><p lang='en'>{words} <a href='x'>pic.twitter.com/abc</a></p>\
             &mdash; Lee Kim (@leekim) <a href='x'>March 4, 2024</a></blockquote>"
        )
    };
    for class in ["twitter-tweet", "twitter-tweet tw-align-center", "twitter-video"] {
        let page = with(&tweet(class));
        assert!(!text(&page).contains("pic.twitter"), "{class}");
        assert!(
            !prose(&page).contains("Big crowd") && !prose(&page).contains("Lee Kim"),
            "{class}"
        );
    }
    let other = "<blockquote class='instagram-media'>View this post on Instagram<p>A post shared by \
                 Lee Kim (@leekim)</p></blockquote>";
    assert_eq!(text(&with(other)), story());
}

#[test]
fn of_a_story_that_stands_twice_the_first_copy_stays() {
    let copy = format!(
        "<article><h1>Two berths to close</h1>{}</article>",
        paragraphs(&[LEAD, REST[0], REST[1]])
    );
    for page in [
        format!("<main><div class='mobile'>{copy}</div><div class='desktop'>{copy}</div></main>"),
        format!("<main>{copy}{copy}</main>"),
        format!("<div>{copy}</div><div>{copy}{copy}</div>"),
    ] {
        let found = text(&format!(
            "<html><head><title>Two berths to close at Marlow Quay | Courier</title>\
                          </head><body>{MENU}{page}{FOOT}</body></html>"
        ));
        assert_eq!(found, [LEAD, REST[0], REST[1]].join("\n\n"), "{page}");
    }
}

#[test]
fn headlines_are_whole_and_without_the_site() {
    let site = "<meta property='og:site_name' content='The Courier'>";
    for (head, heading, expected) in [
        ("<title>Mayor quits – Courier</title>", "", "Mayor quits"),
        ("<title>Mayor quits over berths » Marlow Courier</title>", "", "Mayor quits over berths"),
        (
            "<title>ARM : the chip that runs the world</title>",
            "",
            "ARM : the chip that runs the world",
        ),
        (
            "<title>Zurich: the town that never sleeps | Courier</title>",
            "",
            "Zurich: the town that never sleeps",
        ),
        (&format!("<title>The Courier - Quits</title>{site}"), "", "Quits"),
        (
            "<title>Who pays? - what we know - Courier</title>",
            "<h1>Who pays? - what we know</h1>",
            "Who pays? - what we know",
        ),
    ] {
        let title = record(&titled(head, heading)).article.title;
        assert_eq!(title.as_deref(), Some(expected), "{head}");
    }
}

#[test]
fn headings_and_lists_stand_in_their_places() {
    let part = "<h2>What it costs</h2><p>The works will be paid for by the county, it was said.</p>\
                <ul><li>North berth</li><li>South berth</li></ul><h2>Related</h2><h3>What comes next</h3>";
    let page = with(part);
    let found = text(&page);
    let places = [
        LEAD,
        "What it costs",
        "paid for by the county",
        "North berth",
        "South berth",
        "What comes next",
        REST[0],
    ];
    let at: Vec<_> = places
        .iter()
        .map(|words| found.find(words).unwrap_or_else(|| panic!("{words}: {found}")))
        .collect();
    assert!(at.is_sorted(), "{found}");
    for words in ["What it costs", "North berth", "What comes next"] {
        assert!(!prose(&page).contains(words), "{words}");
    }
}

#[test]
fn a_story_in_sections_is_one() {
    let [one, two, three, four] = REST;
    for page in [
        format!(
            "<article><header><h1>Two berths to close</h1><p class='teaser'>{LEAD}</p></header>\
                 <div class='text'>{}</div><div class='text'>{}</div></article>",
            paragraphs(&[one, two]),
            paragraphs(&[three, four])
        ),
        format!(
            "<main><h1>Two berths to close</h1><div class='intro'>{LEAD}</div><section class='post-content'>{}</section></main>",
            paragraphs(&REST)
        ),
    ] {
        let found = text(&format!(
            "<html><head><title>Two berths to close</title></head><body>{MENU}{page}{FOOT}</body></html>"
        ));
        assert_eq!(found, story(), "{page}");
    }
}

#[test]
fn a_page_that_shows_no_story_may_tell_one() {
    let body = story().replace('\n', "\\n");
    let told = format!(
        "<script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"articleBody\": \"{body}\"}}</script>"
    );
    let unshown = format!(
        "<html><head><title>Two berths</title>{told}</head><body><p>Please log in.</p></body></html>"
    );
    assert_eq!(text(&unshown), story());
    let noscript = format!(
        "<html><head><title>Two berths</title></head><body><div id='app'></div><noscript>{}</noscript></body></html>",
        paragraphs(&[LEAD, REST[0], REST[1]])
    );
    assert_eq!(text(&noscript), [LEAD, REST[0], REST[1]].join("\n\n"));
}
