//! A list of names in one piece of memory.

/// Names in order, each a slice of one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    text: String,
    ends: Vec<u32>,
}

impl Names {
    /// No name yet, and room for `names` of `bytes` in all.
    #[must_use]
    pub fn with_capacity(names: usize, bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), ends: Vec::with_capacity(names) }
    }

    /// Number of names.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The name at `index`.
    #[must_use]
    pub fn get(&self, index: usize) -> &str {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.text[start..self.ends[index] as usize]
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.get(index))
    }

    /// Adds a name.
    pub(super) fn push(&mut self, name: &str) {
        self.text.push_str(name);
        self.ends.push(self.text.len() as u32);
    }

    /// Adds a name that starts with the first `shared` bytes of the last one; `None`, and nothing
    /// added, where that would cut a character in two.
    pub fn push_shared(&mut self, shared: usize, rest: &str) -> Option<()> {
        let start = match self.len().checked_sub(1) {
            None => 0,
            Some(last) => self.text.len() - self.get(last).len(),
        };
        let prefix = start..start.checked_add(shared)?;
        self.text.get(prefix.clone())?;
        self.text.extend_from_within(prefix);
        self.text.push_str(rest);
        self.ends.push(u32::try_from(self.text.len()).ok()?);
        Some(())
    }
}

impl<S: AsRef<str>> FromIterator<S> for Names {
    fn from_iter<I: IntoIterator<Item = S>>(names: I) -> Self {
        let mut all = Self::default();
        names.into_iter().for_each(|name| all.push(name.as_ref()));
        all
    }
}

/// Bytes that two names have in common at their start, in whole characters.
#[must_use]
pub fn shared_prefix(a: &str, b: &str) -> usize {
    let same = |((_, x), (_, y)): &((usize, char), (usize, char))| x == y;
    a.char_indices().zip(b.char_indices()).take_while(same).map(|((_, c), _)| c.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_start_is_taken_from_the_last_name() {
        let mut names = Names::default();
        names.push_shared(0, "peac deal").unwrap();
        names.push_shared(5, "envoy").unwrap();
        names.push_shared(0, "überfall").unwrap();
        assert_eq!(names.iter().collect::<Vec<_>>(), ["peac deal", "peac envoy", "überfall"]);
        assert_eq!(names.push_shared(1, "x"), None, "half of ü");
        assert_eq!(names.push_shared(99, "x"), None);
        assert_eq!(names.len(), 3);
    }

    #[test]
    fn shared_prefixes_end_between_characters() {
        assert_eq!(shared_prefix("peac deal", "peac envoy"), 5);
        assert_eq!(shared_prefix("für", "fün"), 3);
        assert_eq!(shared_prefix("é", "è"), 0);
    }
}
