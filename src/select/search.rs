//! Search: which settings are tried, and which of them is chosen.

use super::candidate::{Candidate, best, choose};
use super::model_selection::ModelSelection;
use super::setting::{Algorithm, Setting};
use crate::naive_bayes::Error;

/// Strengths that are tried, weakest first; two falls in a row end the search.
const COSTS: [f32; 5] = [0.1, 0.3, 1.0, 3.0, 10.0];
/// The strength of the prior mean while the cost is searched …
const PRIOR: f32 = 0.1;
/// … and those tried afterwards at the best cost.
const OTHER_PRIORS: [f32; 2] = [0.0, 0.3];
/// Smoothings that are tried for the generative models.
const ALPHAS: [f64; 4] = [0.01, 0.03, 0.1, 0.3];
/// Scales of the dense features that are tried at the best cost and prior, weakest first ("Words with
/// meaning" in `benches/README.md`).
const SCALES: [f32; 3] = [0.2, 0.35, 0.7];
/// Of few articles: scale and cost that need no evidence …
const USUAL: (f32, f32) = (1.0, 0.1);
/// … and those that do ("Few labels" in `benches/README.md`).
const UNUSUAL: [(f32, f32); 5] = [(0.35, 0.3), (0.35, 3.0), (0.0, 0.1), (0.0, 1.0), (0.0, 10.0)];
/// Standard errors by which a setting must be better than the one that needs no evidence …
const MUCH_EVIDENCE: f64 = 2.0;
/// … and by which it must where articles are neither few nor many, or other settings are as good.
const SOME_EVIDENCE: f64 = 1.0;
/// Articles of a label, up to which articles are few …
pub(crate) const FEW: usize = 200;
/// … and from which on some evidence is enough among few.
const SOME: usize = 50;

/// Search over an algorithm's settings.
pub(super) struct Search<'s> {
    selection: &'s ModelSelection<'s>,
    /// Tries a setting on held-out articles.
    attempt: &'s dyn Fn(Setting) -> Result<Candidate, Error>,
    /// What was tried, in order.
    pub(super) candidates: Vec<Candidate>,
}

/// The setting that needs no evidence, where words have meanings and articles are few.
pub(super) const fn usual_setting() -> Setting {
    at(USUAL)
}

const fn at((dense, cost): (f32, f32)) -> Setting {
    Setting::Margin { cost, prior: PRIOR, dense }
}

impl<'s> Search<'s> {
    /// A search that has tried nothing.
    pub(super) const fn new(
        selection: &'s ModelSelection<'s>,
        attempt: &'s dyn Fn(Setting) -> Result<Candidate, Error>,
    ) -> Self {
        Self { selection, attempt, candidates: Vec::new() }
    }

    /// The setting that is chosen of those that are tried.
    pub(super) fn run(&mut self) -> Result<Option<Setting>, Error> {
        let embeds = self.selection.vectors.dense_features() > 0;
        if embeds && self.selection.most_examples <= FEW {
            self.among_few().map(Some)
        } else {
            let chosen = self.climb()?;
            if embeds { self.with_meaning(chosen) } else { Ok(chosen) }
        }
    }

    /// Candidates of rising strength until two have fallen behind the one before, then priors at
    /// the best: all without dense features.
    fn climb(&mut self) -> Result<Option<Setting>, Error> {
        for setting in self.strengths() {
            self.attempt(setting)?;
            let falls = self.candidates.windows(2).filter(|pair| pair[1].falls_behind(&pair[0]));
            if falls.count() == 2 {
                break;
            }
        }
        if let Some(Setting::Margin { cost, .. }) = choose(&self.candidates) {
            for prior in OTHER_PRIORS {
                self.attempt(Setting::Margin { cost, prior, dense: 0.0 })?;
            }
        }
        Ok(choose(&self.candidates))
    }

    /// Dense features beside the sparse ones at the setting `chosen`, if there is evidence for them:
    /// of scales that are as good, the weakest.
    fn with_meaning(&mut self, chosen: Option<Setting>) -> Result<Option<Setting>, Error> {
        let Some(Setting::Margin { cost, prior, .. }) = chosen else { return Ok(chosen) };
        let first = self.candidates.len();
        for dense in SCALES {
            self.attempt(Setting::Margin { cost, prior, dense })?;
        }
        let (sparse, dense) = self.candidates.split_at(first);
        let sparse = sparse.iter().find(|own| Some(own.result.setting) == chosen);
        let better = best(dense)
            .zip(sparse)
            .filter(|(best, sparse)| best.is_better_than(sparse, MUCH_EVIDENCE));
        let weakest = better.and_then(|(best, _)| {
            dense.iter().find(|own| !best.is_better_than(own, SOME_EVIDENCE))
        });
        Ok(weakest.map_or(chosen, |own| Some(own.result.setting)))
    }

    /// Of few articles: the usual setting, unless there is evidence for another.
    fn among_few(&mut self) -> Result<Setting, Error> {
        self.attempt(usual_setting())?;
        for unusual in UNUSUAL {
            self.attempt(at(unusual))?;
        }
        let (usual, others) = (&self.candidates[0], &self.candidates[1..]);
        let few = self.selection.most_examples < SOME;
        let evidence = if few { MUCH_EVIDENCE } else { SOME_EVIDENCE };
        let better = best(others).filter(|other| other.is_better_than(usual, evidence));
        Ok(better.unwrap_or(usual).result.setting)
    }

    fn attempt(&mut self, setting: Setting) -> Result<(), Error> {
        self.candidates.push((self.attempt)(setting)?);
        Ok(())
    }

    fn strengths(&self) -> Vec<Setting> {
        match self.selection.algorithm {
            Algorithm::Discriminative if self.selection.groups.is_some() => {
                COSTS.map(|cost| Setting::Plain { cost }).to_vec()
            }
            Algorithm::Discriminative => COSTS.map(|cost| at((0.0, cost))).to_vec(),
            Algorithm::Multinomial | Algorithm::Complement => {
                ALPHAS.map(|alpha| Setting::Smoothing { alpha }).to_vec()
            }
        }
    }
}
