//! Articles as directions from their mean.

/// Space of articles: mostly of each the direction, of unit length, in which its embedding lies from
/// the mean of all ([`Space::centred`]). One whose embedding is the mean has none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Space {
    dimensions: usize,
    /// (articles × dimensions)
    rows: Vec<f32>,
}

impl Space {
    /// The space of these embeddings, all of one length.
    #[must_use]
    pub fn centred(embeddings: &[Vec<f32>]) -> Self {
        let dimensions = embeddings.first().map_or(0, Vec::len);
        let mean = mean(embeddings, dimensions);
        let rows = embeddings.iter().flat_map(|embedding| direction(embedding, &mean));
        Self { dimensions, rows: rows.collect() }
    }

    /// The space of these points, all of one length, as they are.
    #[must_use]
    pub fn of(points: &[Vec<f32>]) -> Self {
        let dimensions = points.first().map_or(0, Vec::len);
        Self { dimensions, rows: points.concat() }
    }

    /// Number of articles.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len().checked_div(self.dimensions).unwrap_or_default()
    }

    /// Whether there is no article.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Numbers of a direction.
    #[must_use]
    pub const fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// The direction of an article.
    #[must_use]
    pub fn row(&self, article: usize) -> &[f32] {
        &self.rows[article * self.dimensions..][..self.dimensions]
    }

    /// Cosine of the directions of two articles.
    #[must_use]
    pub fn cosine(&self, a: usize, b: usize) -> f32 {
        dot(self.row(a), self.row(b))
    }
}

/// Inner product of two vectors of one length.
pub(super) fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn mean(embeddings: &[Vec<f32>], dimensions: usize) -> Vec<f32> {
    let mut sums = vec![0.0_f64; dimensions];
    for embedding in embeddings {
        sums.iter_mut().zip(embedding).for_each(|(sum, &value)| *sum += f64::from(value));
    }
    sums.into_iter().map(|sum| (sum / embeddings.len() as f64) as f32).collect()
}

fn direction(embedding: &[f32], mean: &[f32]) -> Vec<f32> {
    let from_mean: Vec<f32> = embedding.iter().zip(mean).map(|(own, mean)| own - mean).collect();
    let length = dot(&from_mean, &from_mean).sqrt();
    let scale = if length > 0.0 { length.recip() } else { 0.0 };
    from_mean.into_iter().map(|value| value * scale).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_are_from_the_mean_and_of_unit_length() {
        let space = Space::centred(&[vec![3.0, 1.0], vec![1.0, 1.0], vec![2.0, 1.0]]);
        assert_eq!(space.len(), 3);
        assert_eq!(
            [space.row(0), space.row(1), space.row(2)],
            [[1.0, 0.0], [-1.0, 0.0], [0.0, 0.0]]
        );
        assert!((space.cosine(0, 1) + 1.0).abs() < 1e-6);
    }

    #[test]
    fn no_article_is_no_space() {
        let space = Space::centred(&[]);
        assert!(space.is_empty());
        assert_eq!(space.len(), 0);
    }
}
