//! A crate as a tree of modules, and which file needs which.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::tokens::tokens;
use crate::uses::{Names, Words};

/// By file, the files it needs, and for the names of what.
pub(crate) type Arrows = BTreeMap<PathBuf, BTreeMap<PathBuf, BTreeSet<String>>>;

/// A crate.
pub(crate) struct Tree {
    /// By the path of the module from the root; the root's is empty.
    modules: BTreeMap<Words, Module>,
}

struct Module {
    file: PathBuf,
    names: Names,
}

/// What a path leads to.
enum Found {
    Module(Words),
    /// An item, by the module that defines it.
    Item(Words),
    /// Something of another crate.
    Foreign,
}

impl Tree {
    /// The crate whose root is the file `root`.
    pub(crate) fn read(root: &Path) -> Self {
        let mut tree = Self { modules: BTreeMap::new() };
        tree.add(Vec::new(), root.to_path_buf());
        tree
    }

    /// Adds the module in `file`, and those inside it.
    fn add(&mut self, module: Words, file: PathBuf) {
        let source = fs::read_to_string(&file)
            .unwrap_or_else(|error| panic!("{} cannot be read: {error}", file.display()));
        let names = Names::of(&tokens(&source));
        let folder = match file.file_stem().and_then(|stem| stem.to_str()) {
            Some("lib" | "main" | "mod") => file.with_file_name(""),
            _ => file.with_extension(""),
        };
        for child in &names.modules {
            let [alone, folder] =
                [format!("{child}.rs"), format!("{child}/mod.rs")].map(|name| folder.join(name));
            let file = if alone.exists() { alone } else { folder };
            self.add([&module[..], std::slice::from_ref(child)].concat(), file);
        }
        self.modules.insert(module, Module { file, names });
    }

    /// Whether a room is called `name`.
    pub(crate) fn has_room(&self, name: &str) -> bool {
        self.modules.contains_key(&[name.to_owned()][..])
    }

    /// Each file with each name that it takes from the root of the crate.
    pub(crate) fn named_rooms(&self) -> impl Iterator<Item = (&Path, String)> {
        self.modules.iter().flat_map(|(module, Module { file, names })| {
            let paths = names.paths.iter().chain(names.imports.values());
            let rooms = paths.filter_map(|words| match above(module, words) {
                (from, [room, ..]) if from.is_empty() && words.len() > 1 => Some(room.clone()),
                _ => None,
            });
            rooms.map(move |room| (file.as_path(), room))
        })
    }

    /// Which file needs which.
    pub(crate) fn arrows(&self) -> Arrows {
        let mut arrows = Arrows::new();
        for (module, Module { file, names }) in &self.modules {
            for words in &names.paths {
                let Found::Item(home) = self.find(module, words) else { continue };
                let needed = &self.modules[&home].file;
                if needed != file {
                    let needs = arrows.entry(file.clone()).or_default();
                    needs.entry(needed.clone()).or_default().insert(words.join("::"));
                }
            }
        }
        arrows
    }

    /// What `words` lead to, as they stand in `module`.
    fn find(&self, module: &[String], words: &[String]) -> Found {
        let (mut at, rest) = above(module, words);
        let rooted = rest.len() < words.len();
        for (place, name) in rest.iter().enumerate() {
            let last = place + 1 == rest.len();
            match self.step(&at, name, last) {
                Found::Module(inner) => at = inner,
                // What a macro has made, we do not see: it is the module's own.
                Found::Foreign if rooted || place > 0 => return Found::Item(at),
                found => return found,
            }
        }
        Found::Module(at)
    }

    /// What `name` is in `module`; the last name of a path may be an item beside a module.
    fn step(&self, module: &[String], name: &str, last: bool) -> Found {
        let names = &self.modules[module].names;
        let inner = [module, &[name.to_owned()]].concat();
        if last && names.items.contains(name) {
            Found::Item(module.to_vec())
        } else if self.modules.contains_key(&inner) {
            Found::Module(inner)
        } else if names.items.contains(name) {
            Found::Item(module.to_vec())
        } else {
            // An import that has the name of a foreign crate would otherwise lead to itself.
            let import = names.imports.get(name).filter(|words| words[0] != name);
            import.map_or(Found::Foreign, |words| self.find(module, words))
        }
    }
}

/// The module that the first words of a path lead up to, and the words after these.
fn above<'m, 'w>(module: &'m [String], words: &'w [String]) -> (Words, &'w [String]) {
    let mut at: &'m [String] = module;
    for (place, word) in words.iter().enumerate() {
        match word.as_str() {
            "crate" => at = &[],
            "self" => {}
            "super" => at = &at[..at.len() - 1],
            _ => return (at.to_vec(), &words[place..]),
        }
    }
    (at.to_vec(), &[])
}
