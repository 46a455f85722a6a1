//! What holds for every score.

mod book;

use book::{book, book_abroad, day, ledger_of, scope, shuffled};
use encours::amount::{Currency, Decimal};
use encours::calc::*;
use encours::date::Date;
use encours::error::Path;
use encours::ledger::{Customer, Ledger, Payment};
use num_bigint::BigInt;
use proptest::prelude::*;

fn row_of<'a>(report: &'a ScoreReport, ledger: &Ledger, id: &str) -> Option<&'a Score> {
    let code = ledger.customers().code(id)?;
    report.rows.iter().find(|(of, _)| *of == code).map(|(_, score)| score)
}

/// Rows by id, which does not depend on the order in which customers came.
fn by_id(report: &ScoreReport, ledger: &Ledger) -> Vec<(String, Score)> {
    let id = |code: u32| ledger.customers().id(code).to_owned();
    report.rows.iter().map(|(code, score)| (id(*code), score.clone())).collect()
}

/// A fraction whose denominator is above 0.
#[derive(Clone, Debug)]
struct Fraction(BigInt, BigInt);

impl Fraction {
    fn new(n: impl Into<BigInt>, d: impl Into<BigInt>) -> Fraction {
        Fraction(n.into(), d.into())
    }

    fn minus(&self, other: &Fraction) -> Fraction {
        Fraction(&self.0 * &other.1 - &other.0 * &self.1, &self.1 * &other.1)
    }

    fn between(&self, low: i32, high: i32) -> Fraction {
        let whole = |n: i32| Fraction::new(n, 1);
        if self.0 < low * &self.1 {
            whole(low)
        } else if self.0 > high * &self.1 {
            whole(high)
        } else {
            self.clone()
        }
    }

    /// Times a whole number, rounded half away from zero.
    fn rounded(&self, times: i32) -> BigInt {
        let doubled: BigInt = &self.0 * times * 2;
        let (n, d) = (doubled.magnitude() + self.1.magnitude(), self.1.magnitude() * 2_u32);
        let size = BigInt::from(n / d);
        if doubled < BigInt::ZERO { -size } else { size }
    }
}

/// Spec §13 word by word: points and value of each part of one customer; `None` for a new one.
fn by_the_book(ledger: &Ledger, scope: &Scope, customer: u32) -> Option<Vec<(BigInt, BigInt)>> {
    let as_of = scope.as_of;
    let (mut payments, mut disputes) = (Vec::new(), 0);
    let (mut open, mut overdue) = (0, 0);
    for invoice in ledger.invoices() {
        if invoice.customer != customer || invoice.issued > as_of {
            continue;
        }
        let convert = |minor| scope.convert(minor, invoice.currency).unwrap();
        let within = |date: Date| (0..730).contains(&date.until(as_of));
        for payment in invoice.payments.iter() {
            let amount = convert(i128::from(payment.amount));
            if invoice.amount > 0 && amount > 0 && within(payment.date) {
                payments.push((payment.date, amount, invoice.due.until(payment.date)));
            }
        }
        if invoice.open(as_of) > 0 {
            open += convert(invoice.open(as_of));
            if invoice.late(as_of) > 0 {
                overdue += convert(invoice.open(as_of));
            }
        }
        let days = (0..730).map(|ago| as_of.plus(-ago));
        let in_dispute = |day: Date| invoice.disputed().is_some_and(|span| span.contains(day));
        disputes += i32::from(days.into_iter().any(in_dispute));
    }
    if payments.len() < 3 {
        return None;
    }
    let average = |of: &dyn Fn(Date) -> bool| {
        let of = payments.iter().filter(|(date, ..)| of(*date));
        let sum = |(a, b): (BigInt, BigInt), &(_, p, days): &(Date, i128, i32)| {
            (a + p * i128::from(days), b + p)
        };
        let (days, amount) = of.fold((BigInt::ZERO, BigInt::ZERO), sum);
        (amount > BigInt::ZERO).then_some(Fraction(days, amount))
    };
    let one = Fraction::new(1, 1);
    // 40 × (1 − min(max(averageDaysLate, 0), 60) / 60).
    let late = average(&|_| true).unwrap();
    let part = |of: i32, lost: &Fraction| one.minus(lost).rounded(of);
    let over = |x: &Fraction, most: i32| {
        let cut = x.between(0, most);
        Fraction(cut.0, cut.1 * most)
    };
    let all: i128 = payments.iter().map(|(_, amount, _)| amount).sum();
    let on_time: i128 =
        payments.iter().filter(|(.., days)| *days <= 0).map(|(_, amount, _)| amount).sum();
    let on_time = Fraction::new(on_time, all);
    let recent = average(&|date| date.until(as_of) < 180);
    let before = average(&|date| date.until(as_of) >= 180);
    let rise = match (recent, before) {
        (Some(recent), Some(before)) => recent.minus(&before),
        _ => Fraction::new(0, 1),
    };
    let share = Fraction::new(overdue, open.max(1));
    Some(vec![
        (part(40, &over(&late, 60)), late.rounded(100)),
        (on_time.rounded(20), on_time.rounded(100_00)),
        (part(15, &over(&rise, 30)), rise.rounded(100)),
        (part(15, &share), share.rounded(100_00)),
        (BigInt::from(if disputes == 0 { 10 } else { 0 }), BigInt::from(disputes)),
    ])
}

proptest! {
    #[test]
    fn each_part_is_what_the_spec_says_of_it(book in book_abroad(), as_of in day()) {
        let ledger = ledger_of(&book);
        let scope = scope(as_of);
        for (code, score) in scores(&ledger, &scope).unwrap().rows {
            let parts = score.parts.iter();
            let parts = parts.map(|part| (part.points.into(), part.value.units.into())).collect();
            let given = (!score.parts.is_empty()).then_some(parts);
            prop_assert_eq!(given, by_the_book(&ledger, &scope, code));
        }
    }

    #[test]
    fn the_parts_add_up_to_the_score_within_their_bounds(book in book_abroad(), as_of in day()) {
        let ledger = ledger_of(&book);
        let most = [("punctuality", 40), ("onTime", 20), ("trend", 15), ("overdue", 15), ("disputes", 10)];
        for (_, score) in scores(&ledger, &scope(as_of)).unwrap().rows {
            prop_assert!((0..=100).contains(&score.score));
            if score.grade == Grade::New {
                prop_assert!(score.parts.is_empty() && score.suggested_limit.is_none());
                prop_assert!(score.score <= 50);
                continue;
            }
            let of: Vec<_> = score.parts.iter().map(|part| (part.id, part.of)).collect();
            prop_assert_eq!(of, most);
            prop_assert!(score.parts.iter().all(|part| (0..=part.of).contains(&part.points)));
            prop_assert_eq!(score.parts.iter().map(|part| part.points).sum::<i32>(), score.score);
            let grade = match score.score {
                85.. => Grade::A,
                70.. => Grade::B,
                50.. => Grade::C,
                30.. => Grade::D,
                _ => Grade::E,
            };
            prop_assert_eq!(score.grade, grade);
            let limit = score.suggested_limit.unwrap();
            prop_assert!(limit >= 0 && limit % 100 == 0);
            prop_assert!(grade != Grade::E || limit == 0);
        }
    }

    #[test]
    fn the_suggested_limit_grows_with_sales_delay_and_grade(book in book(), as_of in day()) {
        let ledger = ledger_of(&book);
        let options = |days| KpiOptions { scope: scope(as_of), days };
        for (code, score) in scores(&ledger, &scope(as_of)).unwrap().rows {
            let Some(limit) = score.suggested_limit else { continue };
            let of = |days| {
                let options = options(days);
                let scope = options.scope.clone().for_customers(&[code]);
                kpis(&ledger, &KpiOptions { scope, ..options }).unwrap()
            };
            let quarters = match score.grade {
                Grade::A => 6,
                Grade::B => 5,
                Grade::C => 4,
                Grade::D => 2,
                Grade::E | Grade::New => 0,
            };
            // The average of the indicators is rounded to hundredths of a day.
            let days = of(730).average_days_late.hundredths().unwrap().max(0);
            let sales = of(365).sales.max(0);
            let at = |days: i128| sales * (30_00 + days) * quarters / (12 * 30_00 * 4);
            prop_assert!(limit + 50 >= at(days - 1) && limit - 50 <= at(days + 1) + 1);
        }
    }

    #[test]
    fn exposure_is_all_that_is_open(
        book in book_abroad(), as_of in day(), limit in 0_i128..100_000_000, scale in 0_u8..=3
    ) {
        let mut ledger = ledger_of(&book);
        let credit_limit = Some(Decimal { units: limit, scale }.plus(Decimal::ZERO));
        let customer = Customer { credit_limit, ..Customer::default() };
        let mut batch = Ledger::new();
        batch.add_customer("C3", customer, &Path::ROOT).unwrap();
        ledger.put(batch).unwrap();
        let report = scores(&ledger, &scope(as_of)).unwrap();
        let exposure: i128 = report.rows.iter().map(|(_, score)| score.exposure).sum();
        let days = DEFAULT_DAYS;
        let kpis = kpis(&ledger, &KpiOptions { scope: scope(as_of), days }).unwrap();
        prop_assert_eq!(exposure, kpis.receivables);
        for (code, score) in &report.rows {
            let limited = ledger.customers().id(*code) == "C3";
            prop_assert_eq!(score.credit_limit.is_some(), limited);
            let exceeds = score.exposure * 1_000 > limit * 10_i128.pow(5 - u32::from(scale));
            prop_assert_eq!(score.over_limit, limited && exceeds);
        }
    }

    #[test]
    fn neither_the_order_of_input_nor_what_comes_later_changes_a_score(
        book in book_abroad(), as_of in day(), seed in any::<u64>(),
        which in any::<prop::sample::Index>(), later in 1_i32..900
    ) {
        prop_assume!(!book.is_empty());
        let mut other = shuffled(&book, seed);
        let paid = which.index(other.len());
        other[paid].payments.push(Payment { date: as_of.plus(later), amount: 12_345 });
        let (one, two) = (ledger_of(&book), ledger_of(&other));
        let report = |ledger: &Ledger| by_id(&scores(ledger, &scope(as_of)).unwrap(), ledger);
        prop_assert_eq!(report(&one), report(&two));
        prop_assert!(report(&one).is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn a_customer_is_scored_by_its_own_invoices_alone(book in book_abroad(), as_of in day()) {
        let ledger = ledger_of(&book);
        let all = scores(&ledger, &scope(as_of)).unwrap();
        let code = ledger.customers().code("C1").unwrap();
        let narrowed = scores(&ledger, &scope(as_of).for_customers(&[code])).unwrap();
        prop_assert_eq!(narrowed.rows.len(), 1);
        prop_assert_eq!(row_of(&narrowed, &ledger, "C1"), row_of(&all, &ledger, "C1"));
        let own: Vec<_> = book.iter().filter(|made| made.customer == "C1").cloned().collect();
        let alone = ledger_of(&own);
        let report = scores(&alone, &scope(as_of)).unwrap();
        prop_assert_eq!(row_of(&report, &alone, "C1"), row_of(&all, &ledger, "C1"));
    }
}

#[test]
fn a_tie_in_the_trend_is_judged_on_the_exact_value() {
    // Amounts of 10^15 at a rate of 10^6: the products of their sums leave 128 bits.
    let euro = Currency::euro();
    let yen = Currency::parse("JPY").unwrap();
    let as_of = Date::parse("2025-06-30").unwrap();
    let day = |days: i32| as_of.plus(-days);
    let (most, none) = (1_000_000_000_000_000_i64, Ledger::new());
    let mut ledger = Ledger::new();
    for (id, due, paid) in [("A", 400, 400), ("B", 300, 300), ("C", 40, 1), ("D", 40, 40)] {
        let payment = Payment { date: day(paid), amount: most };
        let invoice = encours::ledger::NewInvoice {
            id,
            customer: "K",
            issued: day(500),
            due: Some(day(due)),
            terms: None,
            amount: most,
            vat: None,
            currency: yen,
            payments: &[payment],
            disputed: None,
            doubtful: None,
            written_off: None,
        };
        ledger.add(&invoice, &none, &Path::ROOT).unwrap();
    }
    let scope = Scope::on(as_of).in_currency(euro).with_rate(yen, Decimal::whole(1_000_000));
    let report = scores(&ledger, &scope).unwrap();
    // On average 19.5 days more than before: 15 × (1 − 19.5 / 30) = 5.25.
    let trend = report.rows[0].1.parts[2];
    assert_eq!((trend.points, trend.value.units), (5, 19_50));
}
