//! What the benches read.

use std::{fs, path::Path};

use nutgraf::raw::text::Article;

/// The articles of the example newsroom, in order of their names.
pub(crate) fn newsroom() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let files = fs::read_dir(folder).expect("the seeds stand beside the benches");
    let mut paths: Vec<_> = files.filter_map(|file| Some(file.ok()?.path())).collect();
    paths.sort();
    let texts = paths.iter().map(|path| fs::read_to_string(path).expect("seeds are UTF-8"));
    texts.map(|text| Article::new("", text)).collect()
}
