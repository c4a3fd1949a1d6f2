use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread;
use std::time::SystemTime;

use rusqlite::OptionalExtension;

use super::edition::Edition;
use super::training::{Picks, Suspicion, Training};
use super::versions::{FacetScores, Versions};
use crate::args::EngineArgs;
use crate::config::set_up;
use crate::corrections::{FolderLabels, LabelsFolder};
use crate::listing::{Filter, Listing, Store};
use crate::serve::Active;

/// Newsroom: what all pages are made from.
pub(super) struct Newsroom {
    pub(super) store: Store,
    pub(super) folder: LabelsFolder,
    pub(super) versions: Versions,
    pub(super) training: Training,
    pub(super) engine: EngineArgs,
    /// What the API reads with.
    api: Active,
    /// What shows a form to be this desk's.
    pub(super) csrf: String,
    /// How good the model in use was found to be on the labels, under its fingerprint.
    pub(super) tested: Mutex<Option<(String, Vec<FacetScores>)>>,
    edition: RwLock<Arc<Edition>>,
    /// Labels that looked wrong when they were last checked.
    suspicions: Mutex<Arc<Vec<Suspicion>>>,
    /// What was picked last to be labelled.
    picks: Mutex<Option<Arc<Picks>>>,
    labels: Mutex<(Stamp, Arc<FolderLabels>)>,
}

type Stamp = Vec<Option<(SystemTime, u64)>>;

impl Newsroom {
    pub(super) fn new(
        store: Store,
        folder: LabelsFolder,
        edition: Edition,
        engine: EngineArgs,
        api: Active,
    ) -> Self {
        let edition = Arc::new(edition);
        warm(&edition);
        Self {
            versions: Versions::of(folder.root()),
            store,
            folder,
            training: Training::default(),
            engine,
            api,
            csrf: token(),
            tested: Mutex::default(),
            edition: RwLock::new(edition),
            suspicions: Mutex::default(),
            picks: Mutex::default(),
            labels: Mutex::default(),
        }
    }

    /// The edition in use.
    pub(super) fn edition(&self) -> Arc<Edition> {
        Arc::clone(&self.edition.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Uses another edition from now on, on pages and in the API.
    pub(super) fn switch(&self, edition: Edition) -> anyhow::Result<Arc<Edition>> {
        let edition = Arc::new(edition);
        warm(&edition);
        self.api.switch(set_up(&self.engine, Arc::clone(&edition.model), edition.id.clone())?);
        let mut now = self.edition.write().unwrap_or_else(PoisonError::into_inner);
        *now = Arc::clone(&edition);
        Ok(edition)
    }

    /// What the labels folder says, read anew where it has changed.
    pub(super) fn labels(&self) -> anyhow::Result<Arc<FolderLabels>> {
        let stamp = self.folder.stamp();
        let mut known = self.labels.lock().unwrap_or_else(PoisonError::into_inner);
        if known.0 != stamp {
            *known = (stamp, Arc::new(self.folder.labels()?));
        }
        Ok(Arc::clone(&known.1))
    }

    /// Keeps which labels look wrong.
    pub(super) fn suspect(&self, suspicions: Arc<Vec<Suspicion>>) {
        *self.suspicions.lock().unwrap_or_else(PoisonError::into_inner) = suspicions;
    }

    /// The labels that looked wrong when they were last checked, but for those that were changed since.
    pub(super) fn suspicions(&self) -> anyhow::Result<Vec<Suspicion>> {
        let labels = self.labels()?;
        let all = Arc::clone(&self.suspicions.lock().unwrap_or_else(PoisonError::into_inner));
        let stands = |own: &&Suspicion| {
            let said = self.folder.said(&labels, &own.article);
            said.iter().any(|(subject, labels)| *subject == own.subject && *labels == own.given)
        };
        Ok(all.iter().filter(stands).cloned().collect())
    }

    /// Keeps what is to be labelled next.
    pub(super) fn keep_picks(&self, picks: Arc<Picks>) {
        *self.picks.lock().unwrap_or_else(PoisonError::into_inner) = Some(picks);
    }

    /// What was picked last to be labelled, if anything was.
    pub(super) fn picks(&self) -> Option<Arc<Picks>> {
        self.picks.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The articles of the archive of which the labels folder says anything.
    pub(super) fn labelled(&self) -> anyhow::Result<HashSet<i64>> {
        let labels = self.labels()?;
        let entries = self.folder.entries()?;
        let given = entries.iter().filter(|own| labels.has(&own.article));
        let ids = labels.articles().chain(given.filter_map(|entry| entry.id.as_deref()));
        self.store.ask(|connection| {
            let mut statement =
                connection.prepare_cached("SELECT article FROM articles WHERE id = ?")?;
            let mut keys = HashSet::new();
            for id in ids {
                keys.extend(statement.query_row([id], |row| row.get::<_, i64>(0)).optional()?);
            }
            Ok(keys)
        })
    }

    /// The places of the articles that a filter lets pass, and whether its search is understood.
    pub(super) fn select(
        &self,
        listing: &Listing,
        filter: &Filter,
    ) -> anyhow::Result<(Vec<usize>, bool)> {
        let found = self.store.search(filter.words.as_deref())?;
        let is_understood = found.is_understood();
        Ok((listing.select(filter, found.into_articles().as_ref()), is_understood))
    }
}

/// Finds in the background what the page of a model takes long to find.
fn warm(edition: &Arc<Edition>) {
    let edition = Arc::clone(edition);
    thread::spawn(move || {
        edition.words();
    });
}

/// Letters that nobody can guess: the keys that the standard library draws for its maps.
fn token() -> String {
    (0..4).map(|part| format!("{:016x}", RandomState::new().hash_one(part))).collect()
}
