//! A methods sheet as a page that needs nothing but itself.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::sheet::{Block, Sheet, SheetTable};
use crate::output::evaluation::STYLE;
use crate::terminal::visible;

pub(super) fn page(sheet: &Sheet) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "nutgraf: methods" }
                style { (PreEscaped(STYLE)) }
            }
            body { @for own in sheet { (block(own)) } }
        }
    };
    visible(&page.into_string()).into_owned()
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
