use std::cmp::Reverse;

use rusqlite::{Connection, Result};

use super::cursor::Cursor;
use super::day::day;
use super::listed::{ListedArticle, ListedTag, Listing};

/// The listing of an archive, as it stands now.
pub(super) fn listing(connection: &Connection) -> Result<Listing> {
    let mut listing = Listing::default();
    articles(connection, &mut listing)?;
    tags(connection, &mut listing)?;
    listing.articles.iter_mut().for_each(|article| weigh(article, &listing.tags));
    // The newest first.
    listing.articles.sort_unstable_by_key(|own| Reverse(Cursor::of(own)));
    Ok(listing)
}

fn articles(connection: &Connection, listing: &mut Listing) -> Result<()> {
    let mut statement =
        connection.prepare("SELECT article, day, outlet FROM listing ORDER BY article")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let text = |place: usize| -> Result<_> { Ok(row.get_ref(place)?.as_str_or_null()?) };
        let (day, outlet) = (text(1)?.and_then(day), text(2)?);
        let outlet = outlet.map(|name| listing.names.put(name));
        let article = row.get(0)?;
        listing.articles.push(ListedArticle {
            article,
            day,
            outlet,
            tags: 0..0,
            confidence: 1.0,
            unsure: false,
        });
    }
    Ok(())
}

/// Reads all tags, in the order of the articles, and gives each article its own.
fn tags(connection: &Connection, listing: &mut Listing) -> Result<()> {
    let mut statement = connection.prepare(
        "SELECT article, facet, label, probability, sure, canonical
         FROM tags INDEXED BY tags_listed WHERE given ORDER BY article, facet, label",
    )?;
    let mut rows = statement.query([])?;
    let mut place = 0;
    while let Some(row) = rows.next()? {
        let article: i64 = row.get(0)?;
        while listing.articles.get(place).is_some_and(|own| own.article < article) {
            place += 1;
        }
        let Some(own) = listing.articles.get_mut(place) else { break };
        if own.article != article {
            continue;
        }
        let mut name = |place: usize| -> Result<_> {
            let text = row.get_ref(place)?.as_str_or_null()?;
            Ok(text.map(|name| listing.names.put(name)))
        };
        let (Some(facet), Some(label), actor) = (name(1)?, name(2)?, name(5)?) else { continue };
        let at = listing.tags.len() as u32;
        own.tags = if own.tags.is_empty() { at..at + 1 } else { own.tags.start..at + 1 };
        let (probability, sure) = (row.get::<_, f64>(3)? as f32, row.get(4)?);
        listing.tags.push(ListedTag { facet, label, actor, probability, sure });
    }
    Ok(())
}

/// Says how far the tags of an article can be relied on, facet by facet.
fn weigh(article: &mut ListedArticle, tags: &[ListedTag]) {
    let own = &tags[article.tags.start as usize..article.tags.end as usize];
    for facet in own.chunk_by(|a, b| a.facet == b.facet && a.actor.is_none() && b.actor.is_none()) {
        let likeliest = facet.iter().map(|tag| tag.probability).fold(0.0, f32::max);
        article.confidence = article.confidence.min(likeliest);
        article.unsure |= facet.iter().all(|tag| !tag.sure);
    }
}
