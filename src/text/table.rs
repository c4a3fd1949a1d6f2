//! Tables of words and phrases that are built in: an entry a line, and comments that start with `#`.

/// The entries of a `table`, each with the number of its line from 1.
pub(crate) fn numbered_entries(table: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(table.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// The entries of a `table`.
pub(crate) fn entries(table: &str) -> impl Iterator<Item = &str> {
    numbered_entries(table).map(|(_, entry)| entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_blank_lines_are_no_entries() {
        let table = "# Ports, one a line.\nTarn\n\nWend # two\n";
        assert_eq!(numbered_entries(table).collect::<Vec<_>>(), [(2, "Tarn"), (4, "Wend # two")]);
        assert_eq!(entries(table).collect::<Vec<_>>(), ["Tarn", "Wend # two"]);
    }
}
