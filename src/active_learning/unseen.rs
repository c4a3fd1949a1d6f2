//! Labels that nobody has given yet: articles that their definitions fit best.

/// The article that each of some labels fits best, at most `wanted`, none twice. `fits` has of each
/// label how probable it is in each article; `open` says whether an article can be taken.
#[must_use]
pub fn unseen(
    fits: &[Vec<f32>],
    open: impl Fn(usize) -> bool,
    wanted: usize,
) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (label, fits) in fits.iter().enumerate().take(wanted) {
        let taken = |article: usize| found.iter().any(|own| own.1 == article);
        let is_open = |(article, _): &(usize, &f32)| open(*article) && !taken(*article);
        let articles = fits.iter().enumerate().filter(is_open);
        let best = articles.max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0)));
        found.extend(best.map(|(article, _)| (label, article)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Labels wanted, how many picks, and the picks as (label, article).
    type Row = (&'static [bool], usize, &'static [(usize, usize)]);

    #[test]
    fn each_label_gets_the_article_that_it_fits_best() {
        let fits = [vec![0.2, 0.9, 0.4], vec![0.1, 0.8, 0.7], vec![0.9, 0.1, 0.1]];
        let table: [Row; 4] = [
            (&[true; 3], 3, &[(0, 1), (1, 2), (2, 0)]),
            (&[true; 3], 1, &[(0, 1)]),
            (&[true, false, true], 3, &[(0, 2), (1, 0)]),
            (&[false; 3], 3, &[]),
        ];
        for (open, wanted, expected) in table {
            assert_eq!(unseen(&fits, |own| open[own], wanted), expected, "{open:?} {wanted}");
        }
    }
}
