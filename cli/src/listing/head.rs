use rusqlite::{Connection, OptionalExtension, Result};

use super::listed::{ListedArticle, ListedTag, Listing};

/// Characters of a text that stand for a brief where there is none.
const TEASER: usize = 220;

/// Head of an article in a list.
#[derive(Debug)]
pub(crate) struct Head {
    pub(crate) article: i64,
    pub(crate) id: String,
    pub(crate) title: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) teaser: String,
    pub(crate) tags: Vec<HeadTag>,
}

/// Tag of an article in a list.
#[derive(Debug)]
pub(crate) struct HeadTag {
    pub(crate) facet: String,
    pub(crate) label: String,
    pub(crate) actor: Option<String>,
    pub(crate) probability: f32,
    pub(crate) sure: bool,
}

/// The heads of the articles at these places of a listing; one that is gone meanwhile is left out.
pub(crate) fn heads(
    connection: &Connection,
    listing: &Listing,
    places: &[usize],
) -> Result<Vec<Head>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, title, date, coalesce(brief, substr(text, 1, ?2))
         FROM articles LEFT JOIN briefs USING (article) WHERE article = ?1",
    )?;
    let mut heads = Vec::with_capacity(places.len());
    for &place in places {
        let own = &listing.articles[place];
        let head = statement.query_row((own.article, TEASER), |row| {
            Ok(Head {
                article: own.article,
                id: row.get(0)?,
                title: row.get(1)?,
                date: row.get(2)?,
                teaser: row.get(3)?,
                outlet: own.outlet.map(|name| listing.names.of(name).to_owned()),
                tags: tags(listing, own),
            })
        });
        heads.extend(head.optional()?);
    }
    Ok(heads)
}

/// The tags of an article, the surest of each facet first.
fn tags(listing: &Listing, article: &ListedArticle) -> Vec<HeadTag> {
    let name = |id| listing.names.of(id).to_owned();
    let tag = |tag: &ListedTag| HeadTag {
        facet: name(tag.facet),
        label: name(tag.label),
        actor: tag.actor.map(name),
        probability: tag.probability,
        sure: tag.sure,
    };
    let mut tags: Vec<HeadTag> = listing.tags(article).iter().map(tag).collect();
    // Questions about the article before those about actors.
    tags.sort_by(|a, b| {
        let key = |tag: &HeadTag| (tag.actor.is_some(), !tag.sure);
        key(a).cmp(&key(b)).then(b.probability.total_cmp(&a.probability))
    });
    tags
}
