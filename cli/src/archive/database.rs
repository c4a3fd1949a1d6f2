use std::path::Path;
use std::time::Duration;

use anyhow::{Context, ensure};
use rusqlite::{Connection, OpenFlags};

use super::KnownVersions;
use super::migrate::{migrate, version};

/// How long another program that writes into the archive is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// An open archive.
pub(crate) struct Archive {
    pub(super) connection: Connection,
}

impl Archive {
    /// The archive in the file at `path`, which is made where there is none, in the present schema.
    pub(crate) fn open(path: &Path) -> anyhow::Result<Self> {
        let open = || {
            let mut connection = Connection::open(path)?;
            connection.busy_timeout(PATIENCE)?;
            connection.pragma_update(None, "foreign_keys", true)?;
            migrate(&mut connection)?;
            Ok::<_, anyhow::Error>(Self { connection })
        };
        open().with_context(|| format!("the archive {} cannot be used", path.display()))
    }

    /// The archive in the file at `path`, to be looked at.
    pub(crate) fn look(path: &Path) -> anyhow::Result<Self> {
        let open = || {
            ensure!(path.is_file(), "there is no such file");
            let writable = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE);
            let read_only = || Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY);
            // Where it may be written, a run that was killed in a transaction is undone.
            let mut connection = writable.or_else(|_| read_only())?;
            connection.busy_timeout(PATIENCE)?;
            let taken = version(&connection)?;
            ensure!(taken > 0, "it is no archive of nutgraf");
            migrate(&mut connection)?;
            Ok::<_, anyhow::Error>(Self { connection })
        };
        open().with_context(|| format!("the archive {} cannot be used", path.display()))
    }

    /// The connection, for queries of one's own.
    #[cfg(feature = "desk")]
    pub(crate) fn into_connection(self) -> Connection {
        self.connection
    }

    /// The versions that are not to be read again.
    pub(crate) fn known(&self) -> anyhow::Result<KnownVersions> {
        KnownVersions::read(&self.connection)
    }
}
