//! The rate of each day (spec §4.2).

use super::{
    CustomerKind, DayCount, Jurisdiction, LatePaymentOptions, Rate, RateFixing, RatePoint,
    RateTables,
};
use crate::amount::{Decimal, pow10};
use crate::date::Date;
use crate::law::late_payment::{
    BUSINESS_MARGIN, EU_MARGIN, FLOOR_MULTIPLE, PUBLIC_MARGIN, business_regime_from,
    public_regime_from,
};
use crate::law::rates::{self, ECB_REFINANCING, LEGAL_PROFESSIONAL};
use crate::warning::{Notice, Warning};
use alloc::vec::Vec;

/// A reference rate by half-year.
#[derive(Clone, Debug)]
struct Series {
    /// Ascending days, each with the rate from then on.
    points: Vec<(Date, Decimal)>,
    covered_from: Date,
    covered_to: Date,
}

impl Series {
    fn new(known: rates::Series, given: &[RatePoint]) -> Series {
        let known = known
            .points()
            .map(|point| (point.from, Decimal::hundredths(i128::from(point.hundredths))));
        let mut points: Vec<(Date, Decimal)> = known.collect();
        for point in given {
            match points.binary_search_by_key(&point.from, |&(from, _)| from) {
                Ok(at) => {
                    if let Some(known) = points.get_mut(at) {
                        *known = (point.from, point.percent);
                    }
                }
                Err(at) => points.insert(at, (point.from, point.percent)),
            }
        }
        let first = points.first().map_or(Date::MIN, |&(from, _)| from);
        let last = points.last().map_or(Date::MIN, |&(from, _)| from);
        let start = first.half_year_start();
        Series {
            covered_from: if start == first { first } else { first.next_half_year() },
            covered_to: last.next_half_year().plus(-1),
            points,
        }
    }

    /// The rate of a day; beyond the series the last one, before it none.
    fn rate(&self, day: Date) -> Option<Decimal> {
        if day < self.covered_from {
            return None;
        }
        let after = self.points.partition_point(|&(from, _)| from <= day.half_year_start());
        self.points.get(after.checked_sub(1)?).map(|&(_, percent)| percent)
    }
}

/// The series that a calculation reads, with what the caller added.
#[derive(Clone, Debug)]
pub(super) struct Tables {
    ecb: Series,
    legal: Series,
}

impl Tables {
    pub(super) fn new(given: &RateTables) -> Tables {
        Tables {
            ecb: Series::new(ECB_REFINANCING, &given.ecb_refinancing),
            legal: Series::new(LEGAL_PROFESSIONAL, &given.legal_professional),
        }
    }
}

/// How the rate of each day is found for a kind of debtor.
#[derive(Clone, Copy, Debug)]
pub(super) struct Schedule<'a> {
    /// `rate × times + plus`, or `plus` alone.
    series: Option<&'a Series>,
    times: Decimal,
    plus: Decimal,
    /// The rate of the day after the due date holds throughout.
    fixed: bool,
    former_before: Option<Date>,
    floor: Option<&'a Series>,
}

impl<'a> Schedule<'a> {
    /// `None` for the statutory rate of an EU consumer, which EU law does not set.
    pub(super) fn new(
        options: &LatePaymentOptions,
        debtor: CustomerKind,
        tables: &'a Tables,
    ) -> Option<Schedule<'a>> {
        use CustomerKind::{Business, Consumer, Public};
        use Jurisdiction::{Eu, France};
        let by_option = options.rate_fixing == RateFixing::DueDate;
        let schedule = Schedule {
            series: None,
            times: Decimal::ONE,
            plus: Decimal::ZERO,
            fixed: by_option,
            former_before: None,
            floor: None,
        };
        let ecb = |margin| Schedule {
            series: Some(&tables.ecb),
            plus: Decimal::whole(margin),
            ..schedule
        };
        Some(match options.rate {
            Rate::Contract(percent) => Schedule {
                plus: percent,
                fixed: true,
                floor: ((options.jurisdiction, debtor) == (France, Business))
                    .then_some(&tables.legal),
                ..schedule
            },
            Rate::LegalMultiple(multiple) => {
                Schedule { series: Some(&tables.legal), times: multiple, ..schedule }
            }
            Rate::Statutory => match (options.jurisdiction, debtor) {
                (France, Business) => {
                    Schedule { former_before: Some(business_regime_from()), ..ecb(BUSINESS_MARGIN) }
                }
                (France, Public) => Schedule {
                    former_before: Some(public_regime_from()),
                    fixed: true,
                    ..ecb(PUBLIC_MARGIN)
                },
                (France, Consumer) => Schedule { series: Some(&tables.legal), ..schedule },
                (Eu, Business | Public) => ecb(EU_MARGIN),
                (Eu, Consumer) => return None,
            },
        })
    }

    /// Whether each half-year has a rate of its own.
    pub(super) fn by_half_year(&self) -> bool {
        !self.fixed
    }

    /// The rate of a day on which a debt due on `due` bears interest; `None` before the series.
    pub(super) fn rate(&self, due: Date, day: Date) -> Option<Decimal> {
        let Some(series) = self.series else { return Some(self.plus) };
        let day = if self.fixed { due.plus(1) } else { day };
        Some(series.rate(day)?.times(self.times).plus(self.plus))
    }

    /// The first day that the series covers.
    pub(super) fn covered_from(&self) -> Date {
        self.series.map_or(Date::MIN, |series| series.covered_from)
    }

    /// Decimals that suffice for every rate of the schedule.
    pub(super) fn scale(&self) -> u8 {
        let points = self.series.map_or(&[][..], |series| &series.points);
        let scale = points.iter().map(|&(_, rate)| rate.scale).max().unwrap_or(0);
        scale.wrapping_add(self.times.scale).max(self.plus.scale)
    }

    /// The first day of the run `after` … `to` that lies under a former regime.
    pub(super) fn former(&self, after: Date) -> Option<Date> {
        let first = after.plus(1);
        self.former_before.filter(|&from| first < from).map(|_| first)
    }

    /// The first day of the run `after` … `to` of a debt due on `due` whose rate is the last known
    /// one because the series has ended.
    pub(super) fn assumed(&self, due: Date, after: Date, to: Date) -> Option<Date> {
        let series = self.series?;
        let (first, last) =
            if self.fixed { (due.plus(1), due.plus(1)) } else { (after.plus(1), to) };
        (last > series.covered_to).then(|| first.max(series.covered_to.plus(1)))
    }

    /// The first half-year of the run `after` … `to` in which a contract's rate is below the floor.
    pub(super) fn below_floor(&self, after: Date, to: Date) -> Option<Date> {
        let series = self.floor?;
        let floor = |rate: Decimal| rate.times(Decimal::whole(FLOOR_MULTIPLE));
        let mut half_year = after.plus(1).half_year_start();
        while half_year <= to.min(series.covered_to) {
            if series.rate(half_year).is_some_and(|rate| self.plus < floor(rate)) {
                return Some(half_year);
            }
            half_year = half_year.next_half_year();
        }
        None
    }
}

/// What the reader must know of all runs: the first day of each kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    pub(super) no_notice: bool,
    pub(super) currency: bool,
    former: Option<Date>,
    assumed: Option<Date>,
    below_floor: Option<Date>,
}

impl Seen {
    /// Looks at the days `after` < D ≤ `to` of a debt due on `due`.
    pub(super) fn run(&mut self, schedule: &Schedule, due: Date, after: Date, to: Date) {
        let earliest = |known: &mut Option<Date>, day: Option<Date>| {
            if let Some(day) = day {
                *known = Some(known.map_or(day, |known| known.min(day)));
            }
        };
        earliest(&mut self.former, schedule.former(after));
        earliest(&mut self.assumed, schedule.assumed(due, after, to));
        // A look at each half-year: not where an earlier one is known already.
        if self.below_floor.is_none_or(|known| after < known) {
            earliest(&mut self.below_floor, schedule.below_floor(after, to));
        }
    }

    pub(super) fn warnings(self) -> Vec<Warning> {
        let notices = [
            self.no_notice.then_some(Notice::ConsumerNoNotice),
            self.former.map(Notice::RatesFormerRegime),
            self.assumed.map(Notice::RatesAssumed),
            self.below_floor.map(Notice::RateBelowFloor),
            self.currency.then_some(Notice::IndemnityCurrency),
        ];
        let mut warnings = Vec::new();
        for &notice in notices.iter().flatten() {
            warnings.push(Warning::from(notice));
        }
        warnings
    }
}

/// What a day weighs, so that interest is a sum of whole numbers over one divisor (spec §1.3): 1
/// under actual/365; under actual/actual 366 in a year of 365 days and 365 in one of 366, over
/// 365 × 366.
pub(super) fn day_weight(day_count: DayCount, day: Date) -> i128 {
    match day_count {
        DayCount::Actual365 => 1,
        DayCount::ActualActual => {
            if day.year_days() == 365 {
                366
            } else {
                365
            }
        }
    }
}

/// The divisor that belongs to [`day_weight`] and to percents of `scale` decimals.
pub(super) fn divisor(day_count: DayCount, scale: u8) -> i128 {
    let year_days = match day_count {
        DayCount::Actual365 => 365,
        DayCount::ActualActual => 365 * 366,
    };
    pow10(scale).saturating_mul(100).saturating_mul(year_days)
}
