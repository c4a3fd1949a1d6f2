//! A methods sheet as what it consists of, whatever it is written in.

/// Headings, paragraphs and tables, in order.
pub(super) type Sheet = Vec<Block>;

/// A block of a sheet.
pub(super) enum Block {
    /// A heading of a degree, from 1.
    Heading(u8, String),
    Paragraph(String),
    /// What others may copy as it stands.
    Citation(String),
    Items(Vec<String>),
    Table(SheetTable),
}

/// A table: the first column and those named read to the left.
pub(super) struct SheetTable {
    pub(super) names: Vec<&'static str>,
    pub(super) rows: Vec<Vec<String>>,
    pub(super) reading: Vec<usize>,
}

impl SheetTable {
    pub(super) fn new(names: &[&'static str]) -> Self {
        Self { names: names.to_vec(), rows: Vec::new(), reading: vec![0] }
    }

    /// The same table, of which `columns` read as the first does.
    pub(super) fn reading(mut self, columns: &[usize]) -> Self {
        self.reading.extend_from_slice(columns);
        self
    }

    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }
}

pub(super) fn heading(degree: u8, text: impl Into<String>) -> Block {
    Block::Heading(degree, text.into())
}

pub(super) fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(text.into())
}
