use nutgraf::raw::text::Article;
use sha2::{Digest, Sha256};

/// Version of an article: the same for the same text, read in the same way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Version(u128);

impl Version {
    /// The version of an article that is read with these settings, which stand in JSON, and printed on
    /// `date` where what is said of it depends on that.
    pub(crate) fn new(article: &Article, date: Option<&str>, settings: &str) -> Self {
        let Article { id, title, text, target, .. } = article;
        let title = title.as_deref().unwrap_or_default();
        let target = target.as_ref().map_or("", |target| &target.name);
        let mut digest = Sha256::new();
        for part in [settings, id, title, text, target].into_iter().chain(date) {
            // With their lengths, so that no part can pass for the end of another.
            digest.update((part.len() as u64).to_le_bytes());
            digest.update(part);
        }
        let digest: [u8; 32] = digest.finalize().into();
        Self(digest[..16].iter().fold(0, |number, &byte| number << 8 | u128::from(byte)))
    }

    /// The version that 32 hexadecimal digits stand for.
    pub(super) fn from_hex(digits: &str) -> Option<Self> {
        u128::from_str_radix(digits, 16).ok().map(Self)
    }

    pub(super) fn to_hex(self) -> String {
        format!("{:032x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_a_version_counts() {
        let article = |id: &str, title: &str, text: &str| Article::new(id, text).with_title(title);
        let first = Version::new(&article("a", "b", "c"), None, "{}");
        assert_eq!(first, Version::new(&article("a", "b", "c"), None, "{}"));
        assert_eq!(Version::from_hex(&first.to_hex()), Some(first));
        for other in [article("x", "b", "c"), article("ab", "", "c"), article("a", "bc", "")] {
            assert_ne!(first, Version::new(&other, None, "{}"), "{other:?}");
        }
        for (date, settings) in
            [(None, "{\"brief\":true}"), (Some("2026-03-01"), "{}"), (Some(""), "{}")]
        {
            assert_ne!(first, Version::new(&article("a", "b", "c"), date, settings));
        }
    }
}
