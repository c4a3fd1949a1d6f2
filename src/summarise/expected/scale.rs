//! How the values of a feature are cut into bins, and features into rows of bins.

/// Bins of a shape function: one lookup table has this many weights.
pub(crate) const BINS: usize = 64;

const LAST: u8 = BINS as u8 - 1;

/// Bins of whole numbers on [`Scale::Log`], as many as news has sentences, or a sentence words: four
/// an octave, and the two bits behind the first say which.
const LOGS: [u8; 128] = {
    let mut bins = [0; 128];
    let mut count = 1_usize;
    while count < bins.len() {
        let octave = count.ilog2() as usize;
        bins[count] = (4 * octave + ((4 * count) >> octave) - 3) as u8;
        count += 1;
    }
    bins
};

/// Cells of the grid of two features, whose bins are taken four at a time.
pub(crate) const CELLS: usize = 256;

/// How the values of a feature are cut into [`BINS`] bins.
///
/// Each is a shift or a multiplication, so that a feature costs as little to bin as to compute,
/// and the bins are the same on every machine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Scale {
    /// Whole numbers from 0, each its own; those from 15 on share the last.
    Level,
    /// Four bins an octave from 1 on, read off the exponent and the first two bits of the
    /// fraction; what is below 1 has bin 0. Reaches to 2^15.
    Log,
    /// Equal steps from the first value to the second; what is outside counts as the nearest.
    Range(f32, f32),
}

impl Scale {
    /// The bin of `value`; bin 0 for what is no number.
    #[inline]
    pub(crate) fn bin(self, value: f32) -> u8 {
        match self {
            Self::Level => (value as u8).min(LAST / 4) * 4,
            // 0.875 is one step of these bits below 1, and stands for all that is less than 1.
            Self::Log => {
                let quarters = (value.max(0.875).to_bits() - 0.875_f32.to_bits()) >> 21;
                quarters.min(u32::from(LAST)) as u8
            }
            Self::Range(low, high) => {
                (((value - low) * (BINS as f32 / (high - low))) as u8).min(LAST)
            }
        }
    }

    /// The bin of a whole number: that of [`Scale::bin`], looked up or counted.
    #[inline]
    pub(crate) fn bin_of(self, count: u32) -> u8 {
        match (self, LOGS.get(count as usize)) {
            (Self::Level, _) => count.min(u32::from(LAST / 4)) as u8 * 4,
            (Self::Log, Some(&bin)) => bin,
            _ => self.bin(count as f32),
        }
    }

    /// The smallest value of `bin`.
    pub(crate) fn floor(self, bin: usize) -> f32 {
        match self {
            Self::Level => (bin / 4) as f32,
            Self::Log if bin == 0 => 0.0,
            Self::Log => f32::from_bits(1.0_f32.to_bits() + ((bin as u32 - 1) << 21)),
            Self::Range(low, high) => low + (high - low) * bin as f32 / BINS as f32,
        }
    }
}

/// The grid cell of two bins.
#[inline]
pub(crate) const fn cell(a: u8, b: u8) -> u8 {
    grid_row(a) | grid_column(b)
}

/// The first cell of the grid's row for a bin of the first feature.
#[inline]
pub(crate) const fn grid_row(bin: u8) -> u8 {
    (bin >> 2) << 4
}

/// The column of the grid for a bin of the second feature.
#[inline]
pub(crate) const fn grid_column(bin: u8) -> u8 {
    bin >> 2
}

/// Declares the features of a model: an enum of them, their names and scales, and the pairs of
/// them that are weighed together.
macro_rules! features {
    (
        $(#[$doc:meta])* $vis:vis enum $Feature:ident;
        $($(#[doc = $what:literal])* $name:ident $scale:expr),* ;
        pairs $(($a:ident, $b:ident)),* $(,)?
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $vis enum $Feature { $($(#[doc = $what])* $name,)* }

        impl $Feature {
            /// All of them, in the order of a row.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$name),*];
            /// How many there are.
            pub(crate) const COUNT: usize = Self::ALL.len();
            /// Pairs that have a grid of their own beside their shape functions.
            pub(crate) const PAIRS: &'static [(usize, usize); [$(stringify!($a)),*].len()] =
                &[$((Self::$a as usize, Self::$b as usize)),*];

            /// How its values are cut into bins.
            #[inline(always)]
            pub(crate) const fn scale(self) -> $crate::summarise::expected::scale::Scale {
                match self { $(Self::$name => $scale),* }
            }

            /// Its name in drawings and files.
            pub(crate) const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),* }
            }

            /// What it is, in a sentence.
            pub(crate) const fn about(self) -> &'static str {
                match self { $(Self::$name => concat!($($what),*).trim_ascii()),* }
            }

            /// Puts `value` into `row`.
            #[inline(always)]
            pub(crate) fn put(self, row: &mut [u8; Self::COUNT], value: f32) {
                row[self as usize] = self.scale().bin(value);
            }

            /// Puts a whole number into `row`.
            #[inline(always)]
            pub(crate) fn put_count(self, row: &mut [u8; Self::COUNT], count: u32) {
                row[self as usize] = self.scale().bin_of(count);
            }

            /// Puts a bin that is known already into `row`.
            #[inline(always)]
            pub(crate) fn put_bin(self, row: &mut [u8; Self::COUNT], bin: u8) {
                row[self as usize] = bin;
            }
        }
    };
}
pub(crate) use features;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_rise_with_values_and_their_floors_lead_back() {
        for scale in [Scale::Level, Scale::Log, Scale::Range(-2.0, 6.0)] {
            let mut before = 0;
            for step in 0_u16..4000 {
                let bin = scale.bin(f32::from(step) / 100.0 - 3.0);
                assert!(bin >= before && usize::from(bin) < BINS);
                before = bin;
            }
            for bin in (0..BINS).step_by(4) {
                assert_eq!(usize::from(scale.bin(scale.floor(bin))), bin, "{scale:?}");
            }
        }
    }

    #[test]
    fn whole_numbers_have_the_bins_of_their_values() {
        for scale in [Scale::Level, Scale::Log, Scale::Range(0.0, 64.0)] {
            for count in (0..1000).chain([1 << 15, 1 << 24, u32::MAX]) {
                assert_eq!(scale.bin_of(count), scale.bin(count as f32), "{scale:?} of {count}");
            }
        }
    }

    #[test]
    fn nothing_falls_outside() {
        for scale in [Scale::Level, Scale::Log, Scale::Range(0.0, 1.0)] {
            for value in [f32::NAN, f32::NEG_INFINITY, f32::INFINITY, f32::MAX, -0.0] {
                assert!(usize::from(scale.bin(value)) < BINS, "{scale:?} of {value}");
            }
        }
    }
}
