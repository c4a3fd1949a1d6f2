use nutgraf::raw::pipeline::{Pick, Sample};

use crate::output::csv::{optional, row, safe};

/// The columns, those that are to be filled in among them.
const COLUMNS: [&str; 7] = ["id", "title", "text", "target", "label", "random", "why"];

/// A table with a row an article, whose column `label` is empty.
pub(super) fn table(sample: &Sample) -> String {
    let head = row(&COLUMNS.map(str::to_owned));
    sample.picks.iter().fold(head, |table, pick| table + &row(&cells(pick)))
}

fn cells(pick: &Pick) -> [String; 7] {
    [
        safe(&pick.id),
        optional(pick.title.as_deref()),
        safe(&pick.text),
        optional(pick.target.as_deref()),
        String::new(),
        pick.random.to_string(),
        pick.why.name().to_owned(),
    ]
}
