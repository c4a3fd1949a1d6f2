//! Models in files.

use std::io::{self, Write};
use std::path::Path;
use std::{fs, result};

use tempfile::NamedTempFile;

use super::Model;
use super::error::FileError;

type Result<T> = result::Result<T, crate::error::Error>;

impl Model {
    /// The model in the file at `path`.
    ///
    /// # Errors
    /// [`ErrorKind::Model`](crate::error::ErrorKind::Model) when the file cannot be read, or holds no model
    /// that this nutgraf can use.
    pub fn load(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let bytes =
            fs::read(path).map_err(|source| FileError::Read { path: path.into(), source })?;
        Self::from_bytes(&bytes)
            .map_err(|source| FileError::Use { path: path.into(), source }.into())
    }

    /// Writes the model to the file at `path`, whole or not at all; a file that is there already is
    /// replaced.
    ///
    /// # Errors
    /// [`ErrorKind::Model`](crate::error::ErrorKind::Model) when the file cannot be written.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<()> {
        let path = path.as_ref();
        write_whole(path, &self.to_bytes())
            .map_err(|source| FileError::Write { path: path.into(), source }.into())
    }
}

fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut file = NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
    file.write_all(bytes)?;
    file.persist(path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FROZEN: &[u8] = include_bytes!("../../tests/fixtures/models/format-1.safetensors");

    #[test]
    fn a_model_comes_back_from_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.safetensors");
        let model = Model::from_bytes(FROZEN).unwrap();
        model.save(&path).unwrap();
        assert_eq!(Model::load(&path).unwrap().to_bytes(), model.to_bytes());
    }

    #[test]
    fn a_file_that_cannot_be_used_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.safetensors");
        let absent = Model::load(&path).unwrap_err();
        assert!(absent.to_string().contains("desk.safetensors cannot be read"), "{absent}");
        fs::write(&path, "no model").unwrap();
        let broken = Model::load(&path).unwrap_err();
        assert!(broken.to_string().contains("desk.safetensors cannot be used"), "{broken}");
    }
}
