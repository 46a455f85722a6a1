//! Many runs of a scenario, with delays drawn from those that customers have shown (spec §7.5).

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::forecast::Projection;
use crate::amount::{Decimal, PERCENT, round_ratio};
use crate::ledger::Ledger;
use crate::order;

/// What a simulation is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimulationOptions {
    /// How many runs, 1 … 100 000.
    pub runs: u32,
    /// Where the generator starts: the same seed gives the same figures everywhere.
    pub seed: u64,
    /// Percents 0 … 100, in any order.
    pub quantiles_percent: Vec<Decimal>,
}

/// The quantiles where none are asked, in percent.
pub const DEFAULT_QUANTILES: [u8; 5] = [5, 25, 50, 75, 95];

/// What the runs gave. Amounts are minor units of the report's currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Simulation {
    /// The quantiles of the closing balance of the first period, in the order in which they were
    /// asked; then those of the second, and so on.
    pub closing: Vec<i128>,
    /// By period: the share of the runs that were below the threshold on some day up to its end,
    /// in hundredths of a percent.
    pub below_percent: Vec<i128>,
}

/// The generator xoshiro256** of Blackman and Vigna, started from a seed by `SplitMix64`.
struct Generator([u64; 4]);

impl Generator {
    fn new(seed: u64) -> Generator {
        let mut x = seed;
        Generator([(); 4].map(|()| {
            x = x.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let z = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            z ^ (z >> 31)
        }))
    }

    fn next(&mut self) -> u64 {
        let [s0, s1, s2, s3] = self.0;
        let (s2, s3) = (s2 ^ s0, s3 ^ s1);
        self.0 = [s0 ^ s3, s1 ^ s2, s2 ^ (s1 << 17), s3.rotate_left(45)];
        s1.wrapping_mul(5).rotate_left(7).wrapping_mul(9)
    }

    /// One of the items, each as likely as the others; without any, nothing is drawn.
    fn draw<T: Copy>(&mut self, items: &[T]) -> Option<T> {
        if items.is_empty() {
            return None;
        }
        let place = u128::from(self.next()).wrapping_mul(items.len() as u128) >> 64;
        items.get(usize::try_from(place).ok()?).copied()
    }
}

/// A customer, or [`ALL`], and the delay in days that a payment has shown.
pub(super) type Shown = (u32, i32);

/// All customers together.
pub(super) const ALL: u32 = u32::MAX;

/// Payments from which delays are drawn, at least.
const PAYMENTS_FOR_A_POOL: usize = 5;

/// Where the delays are that are drawn for a customer; `shown` is in order.
fn pool(shown: &[Shown], customer: u32) -> Range<usize> {
    let first = |of: u32| shown.partition_point(|&(customer, _)| customer < of);
    let own = first(customer)..first(customer.saturating_add(1));
    let all = first(ALL)..shown.len();
    [own, all].into_iter().find(|pool| pool.len() >= PAYMENTS_FOR_A_POOL).unwrap_or_default()
}

/// Balances that are kept at once, 32 MB of them: where there are more, the periods are taken some
/// at a time, each time with all the runs.
const MOST_BALANCES: usize = 2_000_000;

/// Runs from one report of progress to the next.
const RUNS_PER_REPORT: usize = 100;

/// Runs a scenario again and again, each time with other delays; `progress` is told now and then
/// how many runs are done.
pub(super) fn simulate(
    ledger: &Ledger,
    mut projection: Projection,
    asked: &SimulationOptions,
    shown: &[Shown],
    progress: &mut dyn FnMut(usize),
) -> Simulation {
    let shown = order::sorted_by_key(shown, |&shown| shown);
    for of in projection.expected.iter_mut().filter(|of| !of.agreed) {
        of.pool = pool(&shown, of.customer);
    }
    let id = |position| projection.expected.get(position as usize).map(|of| ledger.id_at(of.row));
    let in_order = order::positions(projection.expected.len(), &|a, b| id(a).cmp(&id(b)));

    let runs = (asked.runs as usize).max(1);
    let periods = projection.spans.len();
    let at_once = MOST_BALANCES.checked_div(runs).unwrap_or(0).min(periods);
    let mut balances = vec![0; at_once.wrapping_mul(runs)];
    let mut closing = Vec::new();
    let mut below = Vec::new();
    for first in (0..periods).step_by(at_once) {
        let count = at_once.min(periods.wrapping_sub(first));
        let mut generator = Generator::new(asked.seed);
        below = vec![0_i128; periods];
        for run in 0..runs {
            if run.checked_rem(RUNS_PER_REPORT) == Some(0) {
                let done = first.wrapping_mul(runs).wrapping_add(run.wrapping_mul(count));
                progress(done.checked_div(periods).unwrap_or(0));
            }
            for &position in &in_order {
                let Some(of) = projection.expected.get_mut(position as usize) else { continue };
                let pool = shown.get(of.pool.clone()).unwrap_or_default();
                if let Some((_, delay)) = generator.draw(pool) {
                    of.on = projection.options.falls_on(of.due, delay, of.extra);
                }
            }
            let made = projection.run();
            for (period, below) in made.periods.iter().zip(&mut below) {
                if made.first_below.is_some_and(|day| day <= period.end) {
                    *below = below.wrapping_add(1);
                }
            }
            for (period, place) in made.periods.iter().skip(first).zip((run..).step_by(runs)) {
                if let Some(balance) = balances.get_mut(place) {
                    *balance = period.closing;
                }
            }
        }
        for balances in balances.chunks(runs).take(count) {
            quantiles(&mut closing, balances, asked);
        }
    }
    progress(runs);
    let percent = |&below: &i128| round_ratio(&[below, 100, 100], &[runs as i128]);
    Simulation { closing, below_percent: below.iter().map(percent).collect() }
}

/// Appends the quantiles of the balances of all runs.
fn quantiles(out: &mut Vec<i128>, balances: &[i128], asked: &SimulationOptions) {
    let balance = |position: u32| balances.get(position as usize).copied().unwrap_or(0);
    let ascending = order::positions(balances.len(), &|a, b| balance(a).cmp(&balance(b)));
    for percent in &asked.quantiles_percent {
        // At or below the quantile lie so many, rounded up; never less than one.
        let share = percent.units_at(PERCENT.decimals).wrapping_mul(balances.len() as i128);
        let count = share.wrapping_sub(1).max(0) / 100_000_000;
        let place = usize::try_from(count).unwrap_or(0);
        out.push(ascending.get(place).map_or(0, |&position| balance(position)));
    }
}

#[cfg(test)]
mod tests {
    use rand_xoshiro::Xoshiro256StarStar;
    use rand_xoshiro::rand_core::{Rng, SeedableRng};

    use super::*;

    #[test]
    fn the_generator_gives_the_numbers_of_the_spec() {
        let Generator([first, second, ..]) = Generator::new(1_234_567);
        assert_eq!([first, second], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]);
        let mut generator = Generator([1, 2, 3, 4]);
        assert_eq!([(); 3].map(|()| generator.next()), [11_520, 0, 1_509_978_240]);
        let mut generator = Generator::new(42);
        assert_eq!(
            [(); 3].map(|()| generator.next()),
            [1_546_998_764_402_558_742, 6_990_951_692_964_543_102, 12_544_586_762_248_559_009]
        );
    }

    #[test]
    fn the_generator_is_that_of_the_library() {
        for seed in [0, 1, 42, 1 << 32, (1 << 53) - 1, u64::MAX] {
            let mut library = Xoshiro256StarStar::seed_from_u64(seed);
            let mut own = Generator::new(seed);
            for _ in 0..1_000 {
                assert_eq!(own.next(), library.next_u64());
            }
        }
    }

    #[test]
    fn a_draw_takes_the_high_part_of_the_product() {
        // 2^64 × 2/3 and a bit below it, of three.
        let third = u64::MAX / 3;
        for (number, drawn) in [(0, 'a'), (third, 'a'), (third + 1, 'b'), (u64::MAX, 'c')] {
            // The next output is 9 × rotl(5 × s1, 7): s1 is found backwards.
            let inverse = |odd: u64| {
                (0..6).fold(odd, |x, _| x.wrapping_mul(2_u64.wrapping_sub(odd.wrapping_mul(x))))
            };
            let s1 = number.wrapping_mul(inverse(9)).rotate_right(7).wrapping_mul(inverse(5));
            assert_eq!(Generator([1, s1, 1, 1]).draw(&['a', 'b', 'c']), Some(drawn));
        }
        let mut generator = Generator([1, 2, 3, 4]);
        assert_eq!(generator.draw::<char>(&[]), None);
        assert_eq!(generator.next(), 11_520, "nothing was drawn");
    }
}
