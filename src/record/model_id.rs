//! Identity of a model, by which a record names it.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Hexadecimal digits of a fingerprint: enough that no two models of one house share it.
const DIGITS: usize = 16;

/// Model identity: what a record says of the model that made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelId {
    /// Name of its file without the ending: `news-en`.
    pub name: String,
    /// The first sixteen digits of what `sha256sum` says of its file.
    pub fingerprint: String,
}

impl ModelId {
    /// The identity of a model in a file of these bytes.
    #[must_use]
    pub fn new(name: impl Into<String>, file: &[u8]) -> Self {
        let mut fingerprint = format!("{:x}", Sha256::digest(file));
        fingerprint.truncate(DIGITS);
        Self { name: name.into(), fingerprint }
    }
}

impl fmt::Display for ModelId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.name, self.fingerprint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_what_sha256sum_begins_with() {
        assert_eq!(ModelId::new("empty", b"").fingerprint, "e3b0c44298fc1c14");
    }
}
