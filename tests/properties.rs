//! What holds for every ledger, not only for those of the vectors.

mod book;

use book::{book, book_abroad, day, ledger_of, scope, shuffled};
use encours::amount::Currency;
use encours::calc::*;
use encours::date::Date;
use encours::ledger::{Ledger, Payment};
use proptest::prelude::*;

fn aged(ledger: &Ledger, as_of: Date) -> AgingReport {
    aging(ledger, &AgingOptions::new(Scope::on(as_of))).unwrap()
}

fn indicators(ledger: &Ledger, as_of: Date) -> KpiReport {
    kpis(ledger, &KpiOptions { scope: Scope::on(as_of), days: 90 }).unwrap()
}

fn claims(ledger: &Ledger, as_of: Date, options: &LatePaymentOptions) -> LatePaymentReport {
    let scope = Scope::on(as_of);
    let options = options.clone();
    let asked =
        LatePaymentReportOptions { scope, debtor: CustomerKind::Business, options, limit: None };
    late_payments(ledger, &asked).unwrap()
}

fn reckonings() -> impl Strategy<Value = LatePaymentOptions> {
    let percent = |p: i128| encours::amount::Decimal::hundredths(p);
    (
        prop_oneof![
            Just(Rate::Statutory),
            (1_i128..4000).prop_map(move |p| Rate::Contract(percent(p))),
            (1_i128..900).prop_map(move |p| Rate::LegalMultiple(percent(p))),
        ],
        any::<[bool; 4]>(),
        prop::option::of(day()),
    )
        .prop_map(|(rate, [due, actual, interest, eu], formal_notice)| LatePaymentOptions {
            jurisdiction: if eu { Jurisdiction::Eu } else { Jurisdiction::France },
            rate,
            rate_fixing: if due { RateFixing::DueDate } else { RateFixing::Semester },
            day_count: if actual { DayCount::ActualActual } else { DayCount::Actual365 },
            imputation: if interest {
                Imputation::InterestFirst
            } else {
                Imputation::PrincipalFirst
            },
            formal_notice,
            ..LatePaymentOptions::default()
        })
}

/// What a portfolio says, without the positions that depend on the order of input.
fn by_id(ledger: &Ledger, report: &LatePaymentReport) -> Vec<(String, [i128; 5], i32)> {
    let row = |row: &LatePaymentRow| {
        let amounts = [row.open, row.interest, row.indemnity, row.interest_settled, row.claim];
        (ledger.id_at(row.invoice).to_owned(), amounts, row.days_late)
    };
    report.rows.iter().map(row).collect()
}

proptest! {
    #[test]
    fn each_open_amount_is_in_exactly_one_place_and_the_parts_add_up(
        book in book(), as_of in day()
    ) {
        let ledger = ledger_of(&book);
        let report = aged(&ledger, as_of);
        let open: Vec<i128> = ledger.invoices().map(|invoice| invoice.open(as_of)).collect();
        prop_assert_eq!(report.total.total(), open.iter().sum::<i128>());
        prop_assert_eq!(report.total.invoices as usize, open.iter().filter(|o| **o != 0).count());
        let positive = report.total.not_due + report.total.buckets.iter().sum::<i128>();
        prop_assert_eq!(positive, open.iter().filter(|o| **o > 0).sum::<i128>());
        prop_assert_eq!(report.total.credits, open.iter().filter(|o| **o < 0).sum::<i128>());
        prop_assert_eq!(report.total.overdue, report.total.buckets.iter().sum::<i128>());
        let of_rows = |f: fn(&Aged) -> i128| report.rows.iter().map(|(_, row)| f(row)).sum::<i128>();
        prop_assert_eq!(of_rows(Aged::total), report.total.total());
        prop_assert_eq!(of_rows(|row| row.overdue), report.total.overdue);

        let kpis = indicators(&ledger, as_of);
        prop_assert_eq!(kpis.receivables, report.total.total());
        prop_assert_eq!(kpis.overdue, report.total.overdue);
        prop_assert_eq!(kpis.not_due, report.total.not_due);
    }

    #[test]
    fn later_payments_never_change_a_past_situation(
        book in book(), as_of in day(), which in any::<prop::sample::Index>(),
        amount in 1_i64..100_000, later in 1_i32..900, reckoning in reckonings()
    ) {
        prop_assume!(!book.is_empty());
        let mut ledger = ledger_of(&book);
        let before = (aged(&ledger, as_of), claims(&ledger, as_of, &reckoning));
        let kpis_before = format!("{:?}", indicators(&ledger, as_of));
        let id = &book[which.index(book.len())].id;
        ledger.pay(id, Payment { date: as_of.plus(later), amount }).unwrap();
        let after = (aged(&ledger, as_of), claims(&ledger, as_of, &reckoning));
        prop_assert_eq!(before.0.rows, after.0.rows);
        prop_assert_eq!(before.1.rows, after.1.rows);
        prop_assert_eq!(before.1.warnings, after.1.warnings);
        prop_assert_eq!(kpis_before, format!("{:?}", indicators(&ledger, as_of)));
    }

    #[test]
    fn the_order_of_input_never_matters(
        book in book(), as_of in day(), reckoning in reckonings(),
        seed in any::<u64>()
    ) {
        let other = shuffled(&book, seed);
        let (one, two) = (ledger_of(&book), ledger_of(&other));
        let rows = |ledger: &Ledger| {
            let named = |(code, aged): (u32, Aged)| (ledger.customers().id(code).to_owned(), aged);
            aged(ledger, as_of).rows.into_iter().map(named).collect::<Vec<_>>()
        };
        prop_assert_eq!(rows(&one), rows(&two));
        let claims = |ledger: &Ledger| {
            let report = claims(ledger, as_of, &reckoning);
            (by_id(ledger, &report), report.warnings, report.claim)
        };
        prop_assert_eq!(claims(&one), claims(&two));
        let kpis = |ledger: &Ledger| format!("{:?}", indicators(ledger, as_of));
        prop_assert_eq!(kpis(&one), kpis(&two));
    }

    #[test]
    fn segments_add_up_to_the_interest_and_a_row_is_the_single_case(
        book in book(), as_of in day(), reckoning in reckonings()
    ) {
        let ledger = ledger_of(&book);
        let report = claims(&ledger, as_of, &reckoning);
        let mut rows = report.rows.iter();
        let mut expected = Vec::new();
        for invoice in ledger.invoices() {
            let kind = ledger.customers().get(invoice.customer).kind.unwrap_or_default();
            if invoice.amount < 0 || invoice.issued > as_of || invoice.is_written_off(as_of) {
                continue;
            }
            let single = late_payment(&LatePaymentInput {
                amount: invoice.amount,
                due: invoice.due,
                payments: invoice.payments.iter().collect(),
                as_of,
                currency: Currency::euro(),
                debtor: kind,
                options: reckoning.clone(),
            });
            let Ok(single) = single else { continue };
            let parts: i128 = single.segments.iter().map(|segment| segment.interest).sum();
            prop_assert_eq!(parts, single.interest);
            for pair in single.segments.windows(2) {
                prop_assert!(pair[0].to < pair[1].from);
            }
            for segment in &single.segments {
                prop_assert_eq!(segment.days, segment.from.until(segment.to) + 1);
                prop_assert!(segment.days > 0 && segment.principal > 0);
                prop_assert!(segment.from > invoice.due && segment.to <= as_of);
            }
            prop_assert_eq!(single.total_due, single.open + single.claim);
            prop_assert_eq!(
                single.claim, single.interest + single.indemnity - single.interest_settled
            );
            if single.claim > 0 {
                let amounts = [
                    single.open, single.interest, single.indemnity, single.interest_settled,
                    single.claim,
                ];
                expected.push((ledger.id(&invoice).to_owned(), amounts, single.days_late));
            }
        }
        expected.sort_by(|a, b| b.1[4].cmp(&a.1[4]).then_with(|| a.0.cmp(&b.0)));
        prop_assert_eq!(by_id(&ledger, &report), expected);
        prop_assert_eq!(report.count, report.rows.len());
        prop_assert_eq!(report.claim, rows.by_ref().map(|row| row.claim).sum::<i128>());
    }

    #[test]
    fn a_row_explains_itself_in_the_currency_of_its_invoice(
        book in book_abroad(), as_of in day(), reckoning in reckonings()
    ) {
        let ledger = ledger_of(&book);
        let scope = scope(as_of);
        let asked = LatePaymentReportOptions {
            scope: scope.clone(),
            debtor: CustomerKind::Public,
            options: reckoning,
            limit: None,
        };
        for row in late_payments(&ledger, &asked).unwrap().rows {
            let invoice = ledger.invoice(row.invoice).unwrap();
            let single = explain(&ledger, ledger.id_at(row.invoice), &asked).unwrap();
            prop_assert_eq!(single.currency, invoice.currency);
            let own = [single.open, single.interest, single.indemnity, single.interest_settled];
            let converted = own.map(|amount| scope.convert(amount, single.currency).unwrap());
            prop_assert_eq!(
                converted, [row.open, row.interest, row.indemnity, row.interest_settled]
            );
            prop_assert_eq!(row.claim, converted[1] + converted[2] - converted[3]);
            prop_assert_eq!(single.days_late, row.days_late);
            prop_assert!(single.explanation.steps.last().is_some_and(|step| step.id == "totalDue"));
        }
    }

    #[test]
    fn a_limit_keeps_the_first_rows_and_all_sums(
        book in book(), as_of in day(), limit in 0_usize..30
    ) {
        let ledger = ledger_of(&book);
        let all = claims(&ledger, as_of, &LatePaymentOptions::default());
        let asked = LatePaymentReportOptions {
            scope: Scope::on(as_of),
            debtor: CustomerKind::Business,
            options: LatePaymentOptions::default(),
            limit: Some(limit),
        };
        let some = late_payments(&ledger, &asked).unwrap();
        prop_assert_eq!(&some.rows[..], &all.rows[..limit.min(all.rows.len())]);
        prop_assert_eq!((some.count, some.claim), (all.count, all.claim));
    }
}
