use std::fs;
use std::path::Path;

use anyhow::{Context, anyhow};

use super::correction::Subject;
use crate::sink::Sink;

/// Between the labels of one cell.
const SEPARATOR: &str = "|";
/// What may part the cells of a table.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];
/// The column that marks articles which were drawn at random.
const RANDOM: &str = "random";
/// What spreadsheets write at the top of a file.
const MARK: char = '\u{feff}';

/// Table of the labels of one facet, with all that stands in it.
#[derive(Debug)]
pub(super) struct LabelTable {
    /// What stands above the header.
    preamble: String,
    delimiter: u8,
    line_break: csv::Terminator,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
    columns: Columns,
}

#[derive(Clone, Copy, Debug)]
struct Columns {
    article: usize,
    label: usize,
    target: Option<usize>,
}

impl LabelTable {
    /// The table in the file at `path`; an empty one where there is none.
    pub(super) fn read(path: &Path, towards_target: bool) -> anyhow::Result<Self> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                empty(path, towards_target)
            }
            Err(error) => {
                return Err(error).with_context(|| format!("{} cannot be read", path.display()));
            }
        };
        Self::parse(&text, towards_target)
            .with_context(|| format!("{} cannot be used", path.display()))
    }

    fn parse(text: &str, towards_target: bool) -> anyhow::Result<Self> {
        let (preamble, table) = split_preamble(text);
        let parsed = DELIMITERS.iter().find_map(|&delimiter| {
            let rows = rows(table, delimiter);
            let columns = Columns::of(rows.first()?, towards_target)?;
            Some((delimiter, rows, columns))
        });
        let (delimiter, mut rows, columns) = parsed.ok_or_else(|| {
            let target = if towards_target { "target, " } else { "" };
            anyhow!("its first line must name the columns article, {target}label")
        })?;
        let header = rows.remove(0);
        let line_break = if table.contains("\r\n") {
            csv::Terminator::CRLF
        } else {
            csv::Terminator::Any(b'\n')
        };
        Ok(Self { preamble: preamble.to_owned(), delimiter, line_break, header, rows, columns })
    }

    /// All that it says: an article, towards whom, and the labels.
    pub(super) fn said(&self) -> impl Iterator<Item = (&str, Option<&str>, Vec<String>)> {
        self.rows.iter().map(|row| {
            let target = self.columns.target.map(|place| cell(row, place));
            (cell(row, self.columns.article), target, labels(cell(row, self.columns.label)))
        })
    }

    /// The labels of an article towards somebody, of all rows that say one.
    pub(super) fn labels(&self, article: &str, subject: &Subject) -> Vec<String> {
        let rows = self.rows.iter().filter(|row| self.is_about(row, article, subject));
        rows.flat_map(|row| labels(cell(row, self.columns.label))).collect()
    }

    /// Says that the labels are these; where they are none, nothing.
    pub(super) fn set(&mut self, article: &str, subject: &Subject, labels: &[String]) {
        let columns = self.columns;
        let first = self.rows.iter().position(|row| self.is_about(row, article, subject));
        let mut row = first.map_or_else(Vec::new, |place| self.rows[place].clone());
        row.resize(row.len().max(self.header.len()), String::new());
        article.clone_into(&mut row[columns.article]);
        row[columns.label] = labels.join(SEPARATOR);
        if let Some(place) = columns.target {
            row[place] = subject.target.clone().unwrap_or_default();
        }
        let place = first.unwrap_or(self.rows.len());
        let rows = std::mem::take(&mut self.rows);
        self.rows =
            rows.into_iter().filter(|own| !is_about(columns, own, article, subject)).collect();
        if !labels.is_empty() {
            self.rows.insert(place.min(self.rows.len()), row);
        }
    }

    /// Says that the article was drawn at random to be labelled, in a column of its own.
    pub(super) fn mark_random(&mut self, article: &str, subject: &Subject) {
        let (columns, place) = (self.columns, self.random_column());
        for row in self.rows.iter_mut().filter(|row| is_about(columns, row, article, subject)) {
            "true".clone_into(&mut row[place]);
        }
    }

    /// The place of the column that marks random picks, which is made where there is none.
    fn random_column(&mut self) -> usize {
        let is_it = |name: &String| name.trim().eq_ignore_ascii_case(RANDOM);
        let place = self.header.iter().position(is_it).unwrap_or_else(|| {
            self.header.push(RANDOM.to_owned());
            self.header.len() - 1
        });
        let wide = |row: &mut Vec<String>| row.resize(row.len().max(place + 1), String::new());
        self.rows.iter_mut().for_each(wide);
        place
    }

    /// Puts the table in its place, whole.
    pub(super) fn write(&self, path: &Path) -> anyhow::Result<()> {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(self.delimiter)
            .terminator(self.line_break)
            .flexible(true)
            .from_writer(self.preamble.clone().into_bytes());
        writer.write_record(&self.header)?;
        self.rows.iter().try_for_each(|row| writer.write_record(row))?;
        let bytes = writer.into_inner().map_err(|error| anyhow!("{error}"))?;
        let sink = Sink::create(path, true)?;
        sink.write(&bytes)?;
        sink.finish()
    }

    fn is_about(&self, row: &[String], article: &str, subject: &Subject) -> bool {
        is_about(self.columns, row, article, subject)
    }
}

fn is_about(columns: Columns, row: &[String], article: &str, subject: &Subject) -> bool {
    let target = columns.target.map(|place| cell(row, place));
    cell(row, columns.article).replace('\\', "/") == article
        && target == subject.target.as_deref().filter(|_| columns.target.is_some())
}

impl Columns {
    fn of(header: &[String], towards_target: bool) -> Option<Self> {
        let column =
            |name: &str| header.iter().position(|own| own.trim().eq_ignore_ascii_case(name));
        let target = if towards_target { Some(column("target")?) } else { None };
        Some(Self { article: column("article")?, label: column("label")?, target })
    }
}

/// A byte order mark and the line that names the separator, and the table beneath.
fn split_preamble(text: &str) -> (&str, &str) {
    let bare = text.strip_prefix(MARK).unwrap_or(text);
    let line = bare.split_inclusive('\n').next().filter(|line| line.starts_with("sep="));
    text.split_at(text.len() - bare.len() + line.map_or(0, str::len))
}

fn rows(table: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).delimiter(delimiter);
    let records = reader.from_reader(table.as_bytes()).into_records();
    let cells = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    records.filter_map(Result::ok).map(cells).collect()
}

fn empty(path: &Path, towards_target: bool) -> String {
    let header = if towards_target {
        ["article", "target", "label"].as_slice()
    } else {
        &["article", "label"]
    };
    let tabbed = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("tsv"));
    header.join(if tabbed { "\t" } else { "," }) + "\n"
}

fn cell(row: &[String], place: usize) -> &str {
    row.get(place).map_or("", |cell| cell.trim())
}

fn labels(cell: &str) -> Vec<String> {
    let labels = cell.split(SEPARATOR).map(str::trim).filter(|label| !label.is_empty());
    labels.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(target: Option<&str>) -> Subject {
        Subject { facet: "f".to_owned(), target: target.map(str::to_owned) }
    }

    fn after(text: &str, target: Option<&str>, article: &str, labels: &[&str]) -> String {
        let mut table = LabelTable::parse(text, target.is_some()).unwrap();
        let labels: Vec<_> = labels.iter().map(|&label| label.to_owned()).collect();
        table.set(article, &subject(target), &labels);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("f.csv");
        table.write(&path).unwrap();
        fs::read_to_string(path).unwrap()
    }

    #[test]
    fn one_row_changes_and_the_rest_stays_as_it_was() {
        let plain = "article,label,note\na,x,1\nb,y,\"2, so\"\n";
        let towards = "\u{feff}sep=;\r\nlabel;target;article\r\nx;Ada;a\r\ny;Bob;a\r\n";
        let table = [
            (plain, None, "a", vec!["y"], "article,label,note\na,y,1\nb,y,\"2, so\"\n"),
            (
                plain,
                None,
                "c",
                vec!["x", "y"],
                "article,label,note\na,x,1\nb,y,\"2, so\"\nc,x|y,\n",
            ),
            (plain, None, "a", vec![], "article,label,note\nb,y,\"2, so\"\n"),
            (plain, None, "z", vec![], plain),
            (
                towards,
                Some("Bob"),
                "a",
                vec!["x"],
                "\u{feff}sep=;\r\nlabel;target;article\r\nx;Ada;a\r\nx;Bob;a\r\n",
            ),
            ("article\tlabel\na\tx\na\ty\n", None, "a", vec!["z"], "article\tlabel\na\tz\n"),
        ];
        for (text, target, article, labels, expected) in table {
            assert_eq!(after(text, target, article, &labels), expected, "{article} {labels:?}");
        }
    }

    #[test]
    fn a_random_pick_is_marked_in_a_column_of_its_own() {
        for (text, expected) in [
            ("article,label\na,x\nb,y\n", "article,label,random\na,x,\nb,y,true\n"),
            ("Random,article,label\n,a,x\n,b,y\n", "Random,article,label\n,a,x\ntrue,b,y\n"),
        ] {
            let mut table = LabelTable::parse(text, false).unwrap();
            table.mark_random("b", &subject(None));
            let folder = tempfile::tempdir().unwrap();
            table.write(&folder.path().join("f.csv")).unwrap();
            assert_eq!(fs::read_to_string(folder.path().join("f.csv")).unwrap(), expected);
        }
    }

    #[test]
    fn what_is_no_table_of_labels_is_refused_with_a_remedy() {
        let refused = LabelTable::parse("name,label\n", true).unwrap_err().to_string();
        assert_eq!(refused, "its first line must name the columns article, target, label");
    }
}
