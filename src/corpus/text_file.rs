//! Files that describe a corpus: facets, recipes, mappings, names.

use std::fs;
use std::path::Path;

use super::error::Error;
use crate::read::{Location, text_of};

/// The text of the file at `path`, without a byte order mark. What is not UTF-8 is an error and no
/// guess: the names in it would become labels.
pub(super) fn read(path: &Path) -> Result<String, Error> {
    let bytes =
        fs::read(path).map_err(|source| Error::Open { path: path.to_path_buf(), source })?;
    let text = text_of(&bytes, &Location::file(path)).map_err(Error::Text)?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_utf_8_and_has_no_mark() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("facets.toml");
        let read = |bytes: &[u8]| {
            fs::write(&path, bytes).unwrap();
            super::read(&path).map_err(|error| error.to_string())
        };
        assert_eq!(read("\u{feff}café".as_bytes()).as_deref(), Ok("café"));
        for (bytes, place) in
            [(&b"caf\xe9"[..], "byte 3 (0xe9)"), (b"\xff\xfea\0", "byte 0 (0xff)")]
        {
            let error = read(bytes).unwrap_err();
            assert!(error.contains("facets.toml") && error.contains(place), "{error}");
            assert!(error.contains("iconv"), "{error}");
        }
    }
}
