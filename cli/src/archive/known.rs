use std::collections::HashSet;

use rusqlite::Connection;

use super::Version;

/// Versions of articles that an archive has or had.
///
/// Those it had count, too: where one input holds an article twice, in an older and a newer form, a
/// second run of it must change nothing.
#[derive(Debug, Default)]
pub(crate) struct KnownVersions(HashSet<Version>);

impl KnownVersions {
    pub(super) fn read(connection: &Connection) -> anyhow::Result<Self> {
        let versions = "SELECT version FROM articles UNION ALL SELECT version FROM history";
        let mut statement = connection.prepare(versions)?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        let known = rows.filter_map(|row| row.map(|hex| Version::from_hex(&hex)).transpose());
        Ok(Self(known.collect::<Result<_, _>>()?))
    }

    pub(crate) fn has(&self, version: Version) -> bool {
        self.0.contains(&version)
    }
}
