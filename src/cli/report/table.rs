//! Columns.

use textwrap::core::display_width;

/// Rows of cells in aligned columns; the first column to the left, the others to the right.
#[derive(Default)]
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new(names: &[&str]) -> Self {
        Self { rows: vec![names.iter().map(|name| (*name).to_owned()).collect()] }
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
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
                let left = column == 0 || cell.starts_with('←');
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
}
