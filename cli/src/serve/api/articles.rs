use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;

use super::asked::Asked;
use crate::archive;
use crate::listing::{Cursor, Filter, Page, Store, page};
use crate::record::ArticleRecord;
use crate::serve::problem::Problem;
use crate::serve::state::{Server, State as ServerState};

/// Names of what is asked of the page, and not of its articles.
const AFTER: &str = "after";
const TEXT: &str = "text";

/// Page of the articles that a filter lets pass, the newest first.
#[derive(Debug, Serialize)]
pub(super) struct ArticlePage {
    /// How many it lets pass.
    total: usize,
    articles: Vec<ArticleRecord>,
    /// What `after` asks the next page with, if there is one.
    next: Option<String>,
}

/// What is asked for, in the names and values of a query.
type Pairs = Vec<(String, String)>;

/// Shows articles of the archive.
pub(super) async fn articles(
    State(server): State<Server>,
    Asked(pairs): Asked<Pairs>,
) -> Result<Json<ArticlePage>, Problem> {
    let own = Server::clone(&server);
    own.workers.wait_for(move || find(&server, &pairs)).await?.map(Json)
}

fn find(server: &ServerState, pairs: &Pairs) -> Result<ArticlePage, Problem> {
    let archive = server
        .archive
        .as_ref()
        .ok_or_else(|| Problem::not_found("no archive is shown; start with --archive ARCHIVE"))?;
    let (of_page, filtering): (Pairs, Pairs) =
        pairs.iter().cloned().partition(|(name, _)| [AFTER, TEXT].contains(&name.as_str()));
    let of_page = |name: &str| of_page.iter().rfind(|pair| pair.0 == name).map(|pair| &*pair.1);
    let after = of_page(AFTER).map(cursor).transpose()?;
    let filter = filter(&filtering)?;
    let with_text = of_page(TEXT).is_some_and(|text| text == "true");
    let found = archive.search(filter.words.as_deref())?;
    if !found.is_understood() {
        return Err(not_understood("q", filter.words.as_deref().unwrap_or_default()));
    }
    let listing = archive.listing()?;
    let selected = listing.select(&filter, found.into_articles().as_ref());
    let Page { places, older, .. } = page(&listing, &selected, after, None);
    let keys: Vec<_> = places.iter().map(|&place| listing.articles()[place].article).collect();
    Ok(ArticlePage {
        total: selected.len(),
        articles: records(archive, &keys, with_text)?,
        next: older.map(|cursor| cursor.to_string()),
    })
}

fn records(archive: &Store, keys: &[i64], with_text: bool) -> anyhow::Result<Vec<ArticleRecord>> {
    archive.ask(|connection| {
        let record = |&key: &i64| {
            let record = archive::record(connection, key)?;
            Ok(ArticleRecord { text: record.text.filter(|_| with_text), ..record })
        };
        keys.iter().map(record).collect()
    })
}

/// The filter that all of the pairs say.
fn filter(pairs: &Pairs) -> Result<Filter, Problem> {
    let filter = Filter::of_pairs(pairs);
    let said = filter.pairs();
    match pairs.iter().find(|pair| !said.contains(pair)) {
        Some((name, value)) => Err(not_understood(name, value)),
        None => Ok(filter),
    }
}

fn cursor(written: &str) -> Result<Cursor, Problem> {
    written.parse().map_err(|()| not_understood(AFTER, written))
}

fn not_understood(name: &str, value: &str) -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, format!("`{name}={value}` cannot be understood"))
}
