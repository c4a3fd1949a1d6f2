//! Columns.

use textwrap::core::display_width;

/// Rows of cells in aligned columns; those that read to the left, those that count to the right.
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
    /// The columns that read.
    reading: Vec<usize>,
}

impl Table {
    pub(crate) fn new(names: &[&str]) -> Self {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        Self { rows: vec![names], reading: vec![0] }
    }

    /// The same table, of which `columns` read as the first does.
    pub(crate) fn reading(mut self, columns: &[usize]) -> Self {
        self.reading.extend_from_slice(columns);
        self
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// Whether there is nothing under the names of the columns.
    pub(crate) const fn is_empty(&self) -> bool {
        self.rows.len() < 2
    }
}

impl std::fmt::Display for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            self.rows.iter().filter_map(|row| row.get(column)).map(|c| display_width(c)).max()
        };
        let widths: Vec<_> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
        for row in &self.rows {
            let mut line = String::new();
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let space = " ".repeat(width - display_width(cell));
                line += "  ";
                // Notes behind the numbers read from the left again.
                let left = self.reading.contains(&column) || cell.starts_with('←');
                line += &if left { format!("{cell}{space}") } else { format!("{space}{cell}") };
            }
            writeln!(f, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_under_each_other() {
        let mut table = Table::new(&["label", "articles"]);
        table.row(["naïve".to_owned(), "7".to_owned()]);
        table.row(["a".to_owned(), "1,200".to_owned(), "← chosen".to_owned()]);
        let expected = "  label  articles\n  naïve         7\n  a         1,200  ← chosen\n";
        assert_eq!(table.to_string(), expected);
    }

    #[test]
    fn words_stand_under_each_other() {
        let mut table = Table::new(&["n", "label", "n"]).reading(&[1]);
        assert!(table.is_empty());
        table.row(["1", "a", "12"].map(str::to_owned));
        assert_eq!(table.to_string(), "  n  label   n\n  1  a      12\n");
    }
}
