use std::path::{Component, Path, PathBuf};

use sha2::{Digest, Sha256};

/// Folder within the labels folder that holds articles which lie nowhere else in the newsroom.
const ARTICLES: &str = "articles";
/// Hexadecimal digits by which such an article is called.
const DIGITS: usize = 24;

/// Naming of articles in the tables of a labels folder: from the folder that holds it.
#[derive(Clone, Debug)]
pub(super) struct Naming {
    root: PathBuf,
    /// Name of the labels folder itself.
    folder: String,
}

impl Naming {
    /// The naming of a labels folder that is there.
    pub(super) fn new(folder: &Path) -> std::io::Result<Self> {
        let folder = folder.canonicalize()?;
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let root = folder.parent().unwrap_or(&folder).to_path_buf();
        Ok(Self { root, folder: name })
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// The name of an article of the archive, if it is a file of the newsroom.
    pub(super) fn filed(&self, id: &str) -> Option<String> {
        let path = Path::new(id);
        let is_plain = path.components().all(|part| matches!(part, Component::Normal(_)));
        if is_plain && self.root.join(path).is_file() {
            return Some(id.to_owned());
        }
        let within = path.canonicalize().ok()?.strip_prefix(&self.root).ok()?.to_path_buf();
        self.root.join(&within).is_file().then(|| within.to_string_lossy().into_owned())
    }

    /// The name of any other article: nothing of its id is part of a path.
    pub(super) fn given(&self, id: &str) -> String {
        let mut digits = format!("{:x}", Sha256::digest(id));
        digits.truncate(DIGITS);
        format!("{}/{ARTICLES}/{digits}.txt", self.folder)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn an_id_is_a_path_only_within_the_newsroom() {
        let room = tempfile::tempdir().unwrap();
        fs::create_dir_all(room.path().join("house/labels")).unwrap();
        fs::create_dir_all(room.path().join("house/news")).unwrap();
        fs::write(room.path().join("house/news/a.txt"), "A.").unwrap();
        fs::write(room.path().join("secret.txt"), "S.").unwrap();
        let naming = Naming::new(&room.path().join("house/labels")).unwrap();
        assert_eq!(naming.filed("news/a.txt").as_deref(), Some("news/a.txt"));
        let whole = room.path().join("house/news/a.txt");
        assert_eq!(naming.filed(whole.to_str().unwrap()).as_deref(), Some("news/a.txt"));
        let secret = room.path().join("secret.txt");
        for other in ["../secret.txt", "news/b.txt", "", "news", secret.to_str().unwrap()] {
            assert_eq!(naming.filed(other), None, "{other}");
        }
        assert!(naming.given("../../etc/passwd").starts_with("labels/articles/"));
        assert_ne!(naming.given("a"), naming.given("b"));
    }
}
