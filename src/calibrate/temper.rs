//! Tempering: shares of labels sharpened or flattened until the first of them is as wanted.

/// The highest power that shares are raised to …
const MOST: f64 = 64.0;
/// … and how often the powers up to it are halved.
const HALVINGS: usize = 40;
/// Steps of Newton's method towards the power, at most; it settles within four …
const STEPS: usize = 8;
/// … which is when a step is no longer than this …
const SETTLED: f64 = 1e-6;
/// … and then it comes nearer than this.
const NEAR: f64 = 1e-8;

/// Sharpens or flattens `shares` (each to the same power, then normalised) until the `first`, which is
/// the largest, is `wanted`: the order stays, the sum stays one. Below an even share there is only
/// evenness.
pub(super) fn temper(shares: &[f64], first: usize, wanted: f64) -> Vec<f64> {
    let log = |share: &f64| libm::log(share.max(1e-300) / shares[first]);
    let powers = Powers { logs: shares.iter().map(log).collect() };
    let power = powers.reaching(wanted, powers.around(wanted));
    let total = powers.sum(power);
    powers.logs.iter().map(|&log| raised(log, power) / total).collect()
}

/// The power of a share whose logarithm is `log`.
fn raised(log: f64, power: f64) -> f64 {
    if log == 0.0 { 1.0 } else { libm::exp(power * log) }
}

/// Powers of shares, each over that of the largest.
struct Powers {
    /// 0 of the largest.
    logs: Vec<f64>,
}

impl Powers {
    fn sum(&self, power: f64) -> f64 {
        self.logs.iter().map(|&log| raised(log, power)).sum()
    }

    /// Whether the largest share is at least as `wanted` at a power.
    fn reach(&self, wanted: f64, power: f64) -> bool {
        1.0 / self.sum(power) >= wanted
    }

    /// The power at which the largest share is `wanted`, found by halving all powers; those outside
    /// `around`, which holds it, need not be asked.
    fn reaching(&self, wanted: f64, around: (f64, f64)) -> f64 {
        let (mut low, mut high) = (0.0, MOST);
        for _ in 0..HALVINGS {
            let middle = 0.5 * (low + high);
            let is_high = middle >= around.1 || (middle > around.0 && self.reach(wanted, middle));
            *(if is_high { &mut high } else { &mut low }) = middle;
        }
        high
    }

    /// Two powers between which the largest share comes to be `wanted`.
    fn around(&self, wanted: f64) -> (f64, f64) {
        let power = self.newton(libm::log(1.0 / wanted - 1.0));
        let (from, to) = (power - NEAR, power + NEAR);
        let holds = !self.reach(wanted, from) && self.reach(wanted, to);
        if holds { (from, to) } else { (0.0, MOST) }
    }

    /// The power at which the logarithm of all powers but the largest is `wanted`: nearly a straight
    /// line, which Newton's method follows in few steps.
    fn newton(&self, wanted: f64) -> f64 {
        let mut power = 1.0;
        for _ in 0..STEPS {
            let (mut sum, mut slope) = (0.0, 0.0);
            for &log in self.logs.iter().filter(|&&log| log != 0.0) {
                let own = raised(log, power);
                sum += own;
                slope += log * own;
            }
            let step = (libm::log(sum) - wanted) * sum / slope;
            power -= step;
            if step.abs() < SETTLED {
                break;
            }
        }
        power
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tempering_reaches_the_wanted_share_and_keeps_the_order() {
        let shares = [0.2, 0.5, 0.27, 0.03];
        for wanted in [0.26, 0.5, 0.9, 0.999] {
            let tempered = temper(&shares, 1, wanted);
            assert!((tempered[1] - wanted).abs() < 1e-6, "{tempered:?}, not {wanted}");
            assert!((tempered.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            assert!(tempered[1] > tempered[2] && tempered[2] > tempered[0]);
            assert!(tempered[0] > tempered[3]);
        }
        let even = temper(&shares, 1, 0.01);
        assert!(even.iter().all(|share| (share - 0.25).abs() < 1e-6), "{even:?}");
    }

    #[test]
    fn halving_where_the_power_is_finds_what_halving_everywhere_does() {
        let all = [
            vec![0.0],
            vec![0.0, 0.0],
            vec![-0.1, 0.0],
            vec![-0.01, -40.0, 0.0, 0.0],
            vec![-3.0, -2.5, 0.0],
            vec![-1e-9, -690.0, 0.0],
            vec![0.0, -0.7, -0.8, -0.9, -7.0],
        ];
        for powers in all.map(|logs| Powers { logs }) {
            for wanted in (1..200).map(|step| f64::from(step) / 200.0).chain([1e-6, 1.0 - 1e-6]) {
                let plain = powers.reaching(wanted, (0.0, MOST));
                let found = powers.reaching(wanted, powers.around(wanted));
                assert_eq!(found.to_bits(), plain.to_bits(), "{:?}, {wanted}", powers.logs);
            }
        }
    }
}
