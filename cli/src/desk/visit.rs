use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::COOKIE;
use axum::http::request::Parts;

use super::newsroom::Newsroom;
use super::pages::{Nav, Shell, address};

/// The cookie that holds a reader's name.
pub(super) const READER: &str = "nutgraf-reader";
/// What somebody is called who has not said.
const NOBODY: &str = "desk";
/// What pages say of what was just done, by the word that stands in their address.
const NOTICES: [(&str, &str); 6] = [
    ("set", "It is in the labels folder."),
    ("undone", "Your last correction is undone."),
    ("nothing", "There is nothing of yours to undo."),
    ("kept", "The model in use stays; the new version is kept."),
    ("switched", "The model is switched; the archive is being read again."),
    ("busy", "Something is being done already; try again when it has ended."),
];

/// Visit of a page: who asks for it, and what stands in its address.
pub(super) struct Visit {
    pub(super) room: Arc<Newsroom>,
    pub(super) reader: String,
    pub(super) pairs: Vec<(String, String)>,
    path: String,
}

impl Visit {
    /// The value of a name in the address.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        let found = self.pairs.iter().find(|(own, value)| own == name && !value.is_empty());
        found.map(|(_, value)| value.as_str())
    }

    /// What stands around the page.
    pub(super) fn shell(&self, nav: Nav) -> Shell {
        let pairs: Vec<_> = self.pairs.iter().filter(|(name, _)| name != "said").cloned().collect();
        let said = self.value("said");
        let notice = NOTICES.iter().find(|(word, _)| Some(*word) == said);
        Shell {
            nav,
            reader: self.reader.clone(),
            csrf: self.room.csrf.clone(),
            here: address(&self.path, &pairs),
            notice: notice.map(|(_, notice)| (*notice).to_owned()),
        }
    }
}

impl FromRequestParts<Arc<Newsroom>> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        room: &Arc<Newsroom>,
    ) -> Result<Self, Infallible> {
        let query = parts.uri.query().unwrap_or_default();
        let pairs = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let (room, path) = (Arc::clone(room), parts.uri.path().to_owned());
        Ok(Self { room, reader: reader(parts), pairs, path })
    }
}

/// Who reads, as the cookie says.
fn reader(parts: &Parts) -> String {
    let cookies = parts.headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut cookies = cookies.flat_map(|value| value.split("; "));
    let own = cookies.find_map(|cookie| cookie.strip_prefix(READER)?.strip_prefix('='));
    let name = own.and_then(|own| form_urlencoded::parse(own.as_bytes()).next());
    name.map(|(name, _)| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .unwrap_or(NOBODY.to_owned())
}
