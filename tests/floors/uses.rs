//! What a file defines, and the paths that it names.

use std::collections::{BTreeMap, BTreeSet};

/// Words before the name of an item.
const KEYWORDS: [&str; 9] =
    ["fn", "struct", "enum", "trait", "type", "const", "static", "union", "macro_rules"];

/// A path as written, word by word.
pub(crate) type Words = Vec<String>;

/// What a file says of names.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Names {
    /// Its modules that lie in files of their own.
    pub(crate) modules: Vec<String>,
    /// The items it defines.
    pub(crate) items: BTreeSet<String>,
    /// The paths it imports, by the name that each has here.
    pub(crate) imports: BTreeMap<String, Words>,
    /// All paths it names, imported or in line, but those it only hands on.
    pub(crate) paths: BTreeSet<Words>,
}

impl Names {
    /// The names of a file of these tokens. A file without items only hands on what it imports.
    pub(crate) fn of(tokens: &[&str]) -> Self {
        let mut names = Self::default();
        let (mut at, mut depth) = (0, 0);
        while at < tokens.len() {
            let next = tokens.get(at + 1).copied().unwrap_or_default();
            match tokens[at] {
                "{" => depth += 1,
                "}" => depth -= 1,
                "use" if next != "<" => at += names.import(&tokens[at + 1..]),
                "mod" if depth == 0 && tokens.get(at + 2) == Some(&";") => {
                    names.modules.push(next.to_owned());
                }
                keyword if depth == 0 && KEYWORDS.contains(&keyword) => {
                    names.items.insert(name(&tokens[at + 1..]).to_owned());
                }
                _ if next == "::" && (at == 0 || tokens[at - 1] != "::") => {
                    names.paths.insert(path(&tokens[at..]));
                }
                _ => {}
            }
            at += 1;
        }
        if !names.items.is_empty() {
            names.paths.extend(names.imports.values().cloned());
        }
        names
    }

    /// Takes the tree after `use`; returns how many tokens it has.
    fn import(&mut self, tokens: &[&str]) -> usize {
        let length = tokens.iter().position(|token| *token == ";").unwrap_or(tokens.len());
        leaves(&tokens[..length], &[], &mut |name, words| {
            self.imports.insert(name, words);
        });
        length
    }
}

/// The name of an item, after its keyword and what else may stand between.
fn name<'t>(tokens: &[&'t str]) -> &'t str {
    let between = ["mut", "fn", "unsafe", "!"];
    tokens.iter().find(|token| !between.contains(token)).copied().unwrap_or_default()
}

/// The words joined by `::` at the start of these tokens.
fn path(tokens: &[&str]) -> Words {
    let mut words = vec![tokens[0].to_owned()];
    for pair in tokens[1..].chunks(2) {
        match pair {
            ["::", word] if word.starts_with(is_of_word) => words.push((*word).to_owned()),
            _ => break,
        }
    }
    words
}

fn is_of_word(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

/// Tells each path of a tree of imports, with the name it has here.
fn leaves(tree: &[&str], above: &[String], tell: &mut impl FnMut(String, Words)) {
    let Some(&first) = tree.first() else { return };
    let own = path(tree);
    let rest = &tree[2 * own.len() - 1..];
    let words = [above, &own].concat();
    match rest {
        _ if first == "{" => {
            for branch in branches(&tree[1..tree.len() - 1]) {
                leaves(branch, above, tell);
            }
        }
        ["::", "*"] => tell("*".to_owned(), words),
        ["::", branches @ ..] => leaves(branches, &words, tell),
        ["as", name] => tell((*name).to_owned(), whole(words)),
        _ => {
            let words = whole(words);
            tell(words.last().cloned().unwrap_or_default(), words);
        }
    }
}

/// A path to what it leads to: `a::b` for `a::b::self`.
fn whole(mut words: Words) -> Words {
    if words.len() > 1 {
        words.pop_if(|word| word == "self");
    }
    words
}

/// What stands between the commas of a group, groups inside it left whole.
fn branches<'t, 's>(group: &'t [&'s str]) -> impl Iterator<Item = &'t [&'s str]> {
    let mut depth = 0;
    let parts = group.split(move |token| {
        match *token {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ => {}
        }
        depth == 0 && *token == ","
    });
    parts.filter(|branch| !branch.is_empty())
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::tokens::tokens;

    #[test]
    fn items_imports_and_paths_are_told() {
        let source = "
            mod child;
            use crate::{a::{self, B}, c as d};
            pub(crate) struct E(super::f::G);
            impl E { fn inner(&self) { child::h(self.i::<B>()) } }
            const fn j() {}
            mod here { fn k() {} }
        ";
        let names = Names::of(&tokens(source));
        assert_eq!(names.modules, ["child"]);
        assert_eq!(names.items, ["E", "j"].map(str::to_owned).into());
        let told = |words: &Vec<String>| words.join("::");
        let imports: Vec<_> =
            names.imports.iter().map(|(k, v)| format!("{k}={}", told(v))).collect();
        assert_eq!(imports, ["B=crate::a::B", "a=crate::a", "d=crate::c"]);
        let paths: Vec<_> = names.paths.iter().map(told).collect();
        assert_eq!(paths, ["child::h", "crate::a", "crate::a::B", "crate::c", "i", "super::f::G"]);
    }
}
