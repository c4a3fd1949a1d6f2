//! A methods sheet as a page of its own.

use maud::{Markup, html};

use super::sheet::{Block, Sheet, SheetTable};
use crate::output::evaluation::STYLE;
use crate::page::standalone;

pub(super) fn page(sheet: &Sheet) -> String {
    standalone("nutgraf: methods", STYLE, &html! { @for own in sheet { (block(own)) } })
}

fn block(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Heading(1, text) => { h1 { (text) } }
            Block::Heading(2, text) => { h2 { (text) } }
            Block::Heading(_, text) => { h3 { (text) } }
            Block::Paragraph(text) => { p { (text) } }
            Block::Citation(text) => { blockquote { p { (text) } } }
            Block::Items(items) => { ul { @for item in items { li { (item) } } } }
            Block::Table(own) => { div .wide { (table(own)) } }
        }
    }
}

fn table(table: &SheetTable) -> Markup {
    let class = |column: usize| table.reading.contains(&column).then_some("reads");
    html! {
        table {
            tr { @for (column, name) in table.names.iter().enumerate() { th class=[class(column)] { (name) } } }
            @for row in &table.rows {
                tr { @for (column, cell) in row.iter().enumerate() { td class=[class(column)] { (cell) } } }
            }
        }
    }
}
