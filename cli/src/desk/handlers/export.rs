use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::response::Response;

use super::blocking::blocking;
use crate::archive::exported;
use crate::args::FormatName;
use crate::desk::refused::Refused;
use crate::desk::visit::Visit;
use crate::listing::Filter;

/// Formats by the names they are asked for: the format, whether it has a row a tag, what it is and
/// how its file ends.
const FORMATS: [(&str, FormatName, bool, &str, &str); 4] = [
    ("jsonl", FormatName::Jsonl, false, "application/jsonl", "jsonl"),
    ("csv", FormatName::Csv, false, "text/csv; charset=utf-8", "csv"),
    ("long", FormatName::Csv, true, "text/csv; charset=utf-8", "csv"),
    ("ninjs", FormatName::Ninjs, false, "application/jsonl", "jsonl"),
];

/// The articles that a filter lets pass, in a format.
pub(crate) async fn export(visit: Visit) -> Result<Response, Refused> {
    blocking(move || {
        let asked = visit.value("format").unwrap_or("jsonl");
        let found = FORMATS.iter().find(|(name, ..)| *name == asked);
        let unknown = || Refused::new(StatusCode::BAD_REQUEST, "there is no such format");
        let &(_, format, long, kind, ending) = found.ok_or_else(unknown)?;
        let room = &visit.room;
        let listing = room.store.listing()?;
        let (selected, _) = room.select(&listing, &Filter::of_pairs(&visit.pairs))?;
        let articles: Vec<i64> =
            selected.iter().map(|&place| listing.articles()[place].article).collect();
        let text = room.store.ask(|connection| exported(connection, &articles, format, long))?;
        let name = format!("attachment; filename=\"articles.{ending}\"");
        let response = Response::builder()
            .header(header::CONTENT_TYPE, kind)
            .header(header::CONTENT_DISPOSITION, name)
            .body(Body::from(text));
        response.map_err(|error| Refused::from(anyhow::Error::from(error)))
    })
    .await
}
