//! The page of rules, `docs/rules.md`, against the tables that it is written from.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use nutgraf::raw::clean::{Kind, Rule};
use nutgraf::raw::text::SplitRule;

const HEAD: &str = "\
# Rules

<!-- Written by `UPDATE=1 cargo test --test rules`, from src/clean/rule.rs and
src/text/sentence/split_rule.rs: change those. -->

`nutgraf clean --rules` lists them, too.

## Cleaning

A rule decides what a stretch of an article is. Phrases, by language, are asked first, then the
*shape* of a block, its *neighbours*, and *repetition*; what none of them knows is prose. Paragraphs
are then cut at *seams*, where scraping has glued something to them. Rules marked † are doubtful:
where they would cut more of a text than would be left of it, they are withdrawn, and so is a
headline that does not stand apart. Rules marked ‡ find lines that stand below a story: what looks
like a title under one of them is no part of it.
";

const SPLITTING: &str = "
## Splitting

At each stop, rules are asked in this order. The first that decides does; where none does, the
sentence ends.

| rule | decides | goes by |
|---|---|---|
";

fn page() -> String {
    let mut page = HEAD.to_owned();
    for kind in Kind::ALL {
        let _ = write!(page, "\n### {}\n\n", capital(kind.name()));
        page += "| rule | goes by | finds |\n|---|---|---|\n";
        for rule in Rule::ALL.iter().filter(|rule| rule.kind() == kind) {
            let (name, basis, doc) = (rule.name(), rule.basis().name(), rule.doc());
            let doubtful = if rule.is_doubtful() { " †" } else { "" };
            let closing = if rule.closes_story() { " ‡" } else { "" };
            let _ = writeln!(page, "| {name}{doubtful}{closing} | {basis} | {doc} |");
        }
    }
    page += SPLITTING;
    for rule in SplitRule::ALL {
        let (name, decision, doc) = (rule.name(), rule.decision().name(), rule.doc());
        let _ = writeln!(page, "| {name} | {decision} | {doc} |");
    }
    page
}

fn capital(name: &str) -> String {
    name[..1].to_uppercase() + &name[1..]
}

#[test]
fn the_page_of_rules_is_what_the_tables_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, page()).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap();
    assert!(committed == page(), "docs/rules.md is old: run `UPDATE=1 cargo test --test rules`");
}
