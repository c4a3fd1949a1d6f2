//! Tags of articles that the model did not see, and how much they say.

/// A tag of an article that the model did not see.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeldOutTag {
    /// Its probability.
    pub probability: f64,
    /// Whether the article has the label.
    pub right: bool,
    /// What tags share that are right or wrong together: the article, its copies, outlet or target.
    pub cluster: u64,
}

/// How much the tags of one cluster agree: their intraclass correlation, by which many tags of few
/// clusters say as little as few tags (Donner and Klar, "Design and Analysis of Cluster Randomization
/// Trials in Health Research", 2000, chapter 1; Rao and Scott, "A Simple Method for the Analysis of
/// Clustered Binary Data", Biometrics 48, 1992).
#[derive(Clone, Copy, Debug)]
pub(super) struct Agreement(f64);

impl Agreement {
    /// That of `tags`, between 0 and 1.
    pub(super) fn of(tags: &[HeldOutTag]) -> Self {
        let count = tags.len() as f64;
        let share = tags.iter().filter(|tag| tag.right).count() as f64 / count.max(1.0);
        let (mut squares, mut pairs) = (0.0, 0.0);
        for cluster in clusters(tags) {
            let hits = cluster.iter().filter(|tag| tag.right).count() as f64;
            let size = cluster.len() as f64;
            squares += (hits - share * size) * (hits - share * size);
            pairs += size * (size - 1.0);
        }
        let variance = share * (1.0 - share);
        let known = pairs > 0.0 && variance > 0.0;
        Self(if known { ((squares / variance - count) / pairs).clamp(0.0, 1.0) } else { 0.0 })
    }

    /// Design effect: by how many tags one counts as one, of `tags` that agree so.
    pub(super) fn design_effect(self, tags: &[HeldOutTag]) -> f64 {
        let pairs: usize = clusters(tags).iter().map(|own| own.len() * (own.len() - 1)).sum();
        1.0 + self.0 * pairs as f64 / tags.len().max(1) as f64
    }
}

/// The tags of each cluster.
fn clusters(tags: &[HeldOutTag]) -> Vec<Vec<HeldOutTag>> {
    let mut sorted = tags.to_vec();
    sorted.sort_by_key(|tag| tag.cluster);
    sorted.chunk_by(|a, b| a.cluster == b.cluster).map(<[HeldOutTag]>::to_vec).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(rights: &[bool], cluster: impl Fn(usize) -> u64) -> Vec<HeldOutTag> {
        let tag = |(n, &right): (usize, &bool)| HeldOutTag {
            probability: 0.5,
            right,
            cluster: cluster(n),
        };
        rights.iter().enumerate().map(tag).collect()
    }

    /// What a case is called, the cluster of each tag, and as how many tags one counts.
    type Row = (&'static str, fn(usize) -> u64, f64);

    #[test]
    fn tags_that_are_right_together_count_as_one() {
        let rights = [true, true, true, true, false, false, false, false];
        let table: [Row; 3] = [
            ("each for itself", |n| n as u64, 1.0),
            ("in fours that agree", |n| (n / 4) as u64, 4.0),
            ("in pairs that do not", |n| (n % 4) as u64, 1.0),
        ];
        for (name, cluster, expected) in table {
            let tags = tags(&rights, cluster);
            let found = Agreement::of(&tags).design_effect(&tags);
            assert!((found - expected).abs() < 1e-9, "{name}: {found}");
        }
    }

    #[test]
    fn nothing_and_what_is_always_right_agree_in_nothing_known() {
        for tags in [tags(&[], |_| 0), tags(&[true; 5], |_| 0)] {
            assert!((Agreement::of(&tags).design_effect(&tags) - 1.0).abs() < 1e-12);
        }
    }
}
