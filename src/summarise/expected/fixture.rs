//! A small model for the tests, of the example newsroom and briefs by rule.

use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use super::model::BriefModel;
use super::train::BriefModelTrainer;
use crate::analysis::Analyser;
use crate::text::{Article, Language};

/// The first and the third sentence of every article are its brief.
fn brief(sentences: &[&str]) -> String {
    [sentences[0], sentences[2]].join(" ")
}

/// A trainer that has read the newsroom.
pub(crate) fn trainer() -> BriefModelTrainer {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    paths.sort();
    let mut analyser = Analyser::new(Language::English);
    let mut trainer = BriefModelTrainer::new(Language::English);
    for path in paths.iter().filter(|path| path.extension().is_some_and(|e| e == "txt")) {
        let text = fs::read_to_string(path).unwrap();
        let sentences: Vec<&str> = text.split_inclusive(['.', '?']).map(str::trim).collect();
        if sentences.len() > 3 {
            let article = Article::from_sentences("a", &sentences);
            let reference = analyser.tokens(&brief(&sentences));
            trainer.add(&analyser.analyse(&article), &reference, 1.0);
        }
    }
    trainer
}

/// The model of that trainer.
pub(crate) fn model() -> Arc<BriefModel> {
    static MODEL: LazyLock<Arc<BriefModel>> = LazyLock::new(|| Arc::new(trainer().fit().unwrap()));
    MODEL.clone()
}
