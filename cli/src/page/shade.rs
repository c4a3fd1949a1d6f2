/// Words with less than this part of the largest weight stay unmarked.
const NOTABLE: f32 = 0.15;
/// Shades of a mark, from 1 on.
pub(crate) const SHADES: u8 = 5;

/// The shade of a word that has this part of the largest weight (−1 to 1); none where it is too little
/// to be marked.
pub(crate) fn shade(weight: f32) -> Option<u8> {
    let shades = f32::from(SHADES);
    (weight.abs() >= NOTABLE).then(|| (weight.abs() * shades).ceil().clamp(1.0, shades) as u8)
}

/// A share of a score with its sign.
pub(crate) fn signed(share: f32) -> String {
    let sign = if share > 0.0 { '+' } else { '−' };
    format!("{sign}{:.3}", share.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weightier_words_are_darker_and_light_ones_are_unmarked() {
        let weights = [0.0, -0.14, 0.15, -0.2, 0.21, -0.9, 1.0];
        let shades = weights.map(shade);
        assert_eq!(shades, [None, None, Some(1), Some(1), Some(2), Some(5), Some(5)]);
        assert_eq!(signed(-0.25), "−0.250");
    }
}
