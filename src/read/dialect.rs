//! How a table is written: what parts its cells, and what stands before a quote that is a letter.

use ::csv::{ByteRecord, ReaderBuilder};
use memchr::{memchr, memchr_iter};

/// What parts cells where the name of the file does not say so: the comma of countries that write
/// decimals with a point, the semicolon of others, tabs and bars of databases.
const DELIMITERS: [u8; 3] = [b';', b'\t', b'|'];
/// The first line by which a spreadsheet tells what parts its cells.
const TOLD: &[u8] = b"sep=";
/// Lines that a cell must have in the shape of rows to be taken for rows; a tab stands in no text.
const SWALLOWED: usize = 3;

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dialect {
    delimiter: u8,
    /// Whether `\"` is a quote within a quoted cell, as programs write it that do not double it.
    escaped: bool,
    /// Bytes of the line before the names of the columns, with its end.
    pub(super) preamble: u64,
}

impl Dialect {
    /// The dialect of a table that begins with `head`, whose file is named as if `named` parted its
    /// cells.
    pub(super) fn of(head: &[u8], named: u8) -> Self {
        let first = head.split(|&byte| byte == b'\n').next().unwrap_or(head);
        let told = match first.trim_ascii_end().strip_prefix(TOLD) {
            Some(&[delimiter]) => Some(delimiter),
            _ => None,
        };
        let others = DELIMITERS.into_iter();
        let mut likely = [named].into_iter().chain(others).filter(|part| first.contains(part));
        let delimiter = told.or_else(|| likely.next()).unwrap_or(named);
        let preamble = told.map_or(0, |_| first.len() as u64 + 1);
        Self { delimiter, escaped: is_escaped(head, delimiter), preamble }
    }

    /// A parser of such tables.
    pub(super) fn parser(self) -> ReaderBuilder {
        let mut parser = ReaderBuilder::new();
        parser.delimiter(self.delimiter).escape(self.escaped.then_some(b'\\'));
        parser
    }

    /// How many rows of a table of `columns` columns a cell of `row` has swallowed because its quote
    /// is left open.
    pub(super) fn swallowed(self, row: &ByteRecord, columns: usize) -> Option<usize> {
        let least = if self.delimiter == b'\t' { 1 } else { SWALLOWED };
        let is_row = |line: &[u8]| memchr_iter(self.delimiter, line).count() + 1 == columns;
        let rows = |cell: &[u8]| {
            let (_, rest) = cell.split_at(memchr(b'\n', cell)? + 1);
            let mut lines = rest.trim_ascii_end().split(|&byte| byte == b'\n');
            let rows = lines.try_fold(0, |rows, line| is_row(line).then_some(rows + 1))?;
            (rows >= least).then_some(rows)
        };
        let in_table = columns > usize::from(self.delimiter != b'\t') + 1;
        if in_table { row.iter().find_map(rows) } else { None }
    }
}

/// Whether a `\"` stands where a quote that closes its cell cannot.
fn is_escaped(head: &[u8], delimiter: u8) -> bool {
    head.windows(3).any(|part| {
        part.starts_with(b"\\\"") && ![delimiter, b'"', b'\r', b'\n'].contains(&part[2])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dialect(head: &str, named: u8) -> (char, bool, u64) {
        let Dialect { delimiter, escaped, preamble } = Dialect::of(head.as_bytes(), named);
        (char::from(delimiter), escaped, preamble)
    }

    #[test]
    fn the_first_lines_tell_the_dialect() {
        for (head, told) in [
            ("id,text\n1,a;b\n", (',', false, 0)),
            ("id;text\n1;a,b\n", (';', false, 0)),
            ("id|text\n1|a\n", ('|', false, 0)),
            ("sep=;\r\nid;text\r\n", (';', false, 7)),
            ("sep=|\nid|a;b\n", ('|', false, 6)),
            ("separator,text\n", (',', false, 0)),
            ("id,text\n1,\"He said \\\"no\\\", and\"\n", (',', true, 0)),
            ("id,path,text\n1,\"C:\\\",\"a\"\n", (',', false, 0)),
            ("text\n", (',', false, 0)),
        ] {
            assert_eq!(dialect(head, b','), told, "{head}");
        }
        assert_eq!(dialect("id\ttext, mostly\n", b'\t').0, '\t');
    }

    #[test]
    fn a_cell_of_rows_has_swallowed_them() {
        let rows = |text: &str, named: u8, columns: usize| {
            let dialect = Dialect { delimiter: named, escaped: false, preamble: 0 };
            dialect.swallowed(&ByteRecord::from(vec!["3", text]), columns)
        };
        assert_eq!(rows("Open.\n4\tT4\tB.\n5\tT5\tC.\n", b'\t', 3), Some(2));
        assert_eq!(rows("Open.\n4,T4,B.\n5,T5,C.\n6,T6,D.", b',', 3), Some(3));
        // A story has paragraphs, and commas in them.
        assert_eq!(rows("One, two, three.\nFour, five, six.\n\nSeven.", b',', 3), None);
        assert_eq!(rows("One.\nTwo, three.\nFour, five.\nSix, seven.", b',', 2), None);
        assert_eq!(rows("One.\nTwo.", b'\t', 3), None);
    }
}
