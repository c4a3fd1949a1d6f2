//! A methods sheet in Markdown.

use super::sheet::{Block, Sheet, SheetTable};
use crate::terminal::one_line;

pub(super) fn markdown(sheet: &Sheet) -> String {
    sheet.iter().map(block).collect::<Vec<_>>().join("\n\n") + "\n"
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(degree, text) => {
            format!("{} {}", "#".repeat(usize::from(*degree)), escaped(text))
        }
        Block::Paragraph(text) => escaped(text),
        Block::Citation(text) => format!("> {}", escaped(text)),
        Block::Items(items) => {
            items.iter().map(|item| format!("- {}", escaped(item))).collect::<Vec<_>>().join("\n")
        }
        Block::Table(table) => self::table(table),
    }
}

fn table(table: &SheetTable) -> String {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let marks = (0..table.names.len())
        .map(|column| if table.reading.contains(&column) { ":---" } else { "---:" }.to_owned());
    let names = table.names.iter().map(|name| escaped(name));
    let rows = table.rows.iter().map(|cells| row(cells.iter().map(|cell| escaped(cell)).collect()));
    let head = [row(names.collect()), row(marks.collect())];
    head.into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

/// Text as it reads: names and articles come from strangers.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for character in one_line(text).chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
