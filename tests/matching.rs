//! Bank lines matched with invoices: each reason, what must never happen whatever the book, and how
//! many payments of books made from real ledgers are found.

#![cfg(not(target_arch = "wasm32"))]
#![cfg(feature = "files")]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::panic,
    clippy::unwrap_used,
    reason = "what reads and writes cases may fail, as a test may"
)]

mod real;

use std::collections::BTreeMap;
use std::path::Path;

use encours::amount::Currency;
use encours::date::Date;
use encours::import::csv::{self, CsvOptions};
use encours::import::matching::{Proposal, match_payments};
use encours::import::statement::BankLine;
use encours::language::Language;
use encours::ledger::{Ledger, Payment};
use encours::text;
use proptest::prelude::*;
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::SeedableRng as _;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn line(date: &str, amount: i64, counterparty: &str, text: &str) -> BankLine {
    BankLine {
        date: day(date),
        value_date: None,
        amount,
        currency: Currency::euro(),
        counterparty: Some(counterparty.to_owned()).filter(|name| !name.is_empty()),
        counterparty_account: None,
        reference: None,
        text: text.to_owned(),
        id: None,
        key: String::new(),
    }
}

/// The book "Atelier" of journeys.md.
fn atelier() -> Ledger {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/atelier.csv");
    csv::read(&std::fs::read(path).unwrap(), &CsvOptions::default()).unwrap().ledger
}

fn book(rows: &str) -> Ledger {
    let file = format!("id,customer,customerName,issued,due,amount,paidOn,paid\n{rows}");
    let import = csv::read(file.as_bytes(), &CsvOptions::default()).unwrap();
    assert!(import.rejected.is_empty(), "{:?}", import.rejected);
    import.ledger
}

/// `line reason confidence: id amount, …` of each proposal.
fn told(proposals: &[Proposal]) -> Vec<String> {
    let one = |proposal: &Proposal| {
        let parts: Vec<String> =
            proposal.invoices.iter().map(|(id, minor)| format!("{id} {minor}")).collect();
        let Proposal { line, reason, confidence, .. } = proposal;
        format!("{line} {} {confidence}: {}", reason.as_str(), parts.join(", "))
    };
    proposals.iter().map(one).collect()
}

fn matched(ledger: &Ledger, lines: &[BankLine]) -> Vec<String> {
    told(&match_payments(ledger, lines))
}

/// What a single line of 1 October 2025 is matched with.
fn one(ledger: &Ledger, amount: i64, counterparty: &str, text: &str) -> String {
    matched(ledger, &[line("2025-10-01", amount, counterparty, text)]).join("; ")
}

// ------------------------------------------------------------------------------------- reasons

#[test]
fn the_statement_of_the_journey_pays_two_invoices() {
    let lines = [
        line("2025-10-02", 600_00, "", "VIREMENT RECU"),
        line("2025-10-01", 1_400_00, "ATELIER NORD", "VIR SEPA F-2025-003"),
    ];
    let proposals = match_payments(&atelier(), &lines);
    assert_eq!(
        told(&proposals),
        ["1 reference 99: F-2025-003 140000", "0 amount 60: F-2025-005 60000"]
    );
    assert_eq!(
        text::matching(
            proposals[1].reason,
            &["F-2025-005"],
            proposals[1].difference,
            &proposals[1].customer,
            Language::French
        ),
        "F-2025-005 est la seule facture ouverte de ce montant."
    );
}

#[test]
fn each_reason_has_its_case() {
    let ledger = book(
        "F-2025-001,N,Atelier Nord,2025-01-01,2025-02-01,1000.00,,\n\
         F-2025-002,N,Atelier Nord,2025-01-02,2025-02-02,500.00,,\n\
         F-2025-003,N,Atelier Nord,2025-01-03,2025-02-03,250.00,,\n\
         F-2025-004,B,SARL Bise,2025-01-04,2025-02-04,300.00,,\n\
         F-2025-005,B,SARL Bise,2025-01-05,2025-02-05,300.00,,\n\
         F-2025-006,B,SARL Bise,2025-01-06,2025-02-06,70.00,,\n\
         F-2025-007,C,Cabinet Sud,2025-01-07,2025-02-07,81.00,,\n\
         F-2025-008,D,Domaine Est,2025-01-08,2025-02-08,81.00,,\n\
         F-2025-009,E,Ecole Ouest,2025-01-09,2025-02-09,44.44,,\n",
    );
    let one = |amount, who, what| one(&ledger, amount, who, what);
    for (found, expected) in [
        // Without its prefix a number is quoted in part: the amount must fit.
        (one(1_000_00, "", "fact 2025/1"), "0 reference 90: F-2025-001 100000"),
        (one(900_00, "", "fact 2025/1"), ""),
        (one(1_000_00, "", "F2025 001"), "0 reference 99: F-2025-001 100000"),
        (
            one(1_500_00, "", "F-2025-001 et F-2025-002"),
            "0 references 98: F-2025-001 100000, F-2025-002 50000",
        ),
        (
            one(1_250_00, "", "F-2025-001"),
            "0 referencesAndOthers 84: F-2025-001 100000, F-2025-003 25000",
        ),
        (one(985_00, "", "F-2025-001"), "0 referenceFees 90: F-2025-001 98500"),
        (one(400_00, "", "F-2025-001"), "0 referencePart 85: F-2025-001 40000"),
        (one(1_010_00, "", "F-2025-001"), "0 referenceOver 75: F-2025-001 100000"),
        (one(500_00, "NORD ATELIER", ""), "0 customerAmount 88: F-2025-002 50000"),
        (one(300_00, "BISE", "virement"), "0 customerAmounts 76: F-2025-004 30000"),
        (
            one(1_750_00, "", "VIR ATELIER NORD"),
            "0 customerAll 86: F-2025-001 100000, F-2025-002 50000, F-2025-003 25000",
        ),
        (
            one(750_00, "ATELIER NORD", ""),
            "0 customerSeveral 78: F-2025-002 50000, F-2025-003 25000",
        ),
        (
            one(370_00, "SARL BISE", ""),
            "0 customerSeveralWays 58: F-2025-004 30000, F-2025-006 7000",
        ),
        (one(490_00, "ATELIER NORD", ""), "0 customerFees 64: F-2025-002 49000"),
        (
            one(1_100_00, "ATELIER NORD", ""),
            "0 customerOldest 40: F-2025-001 100000, F-2025-002 10000",
        ),
        (one(44_44, "", "cheque"), "0 amount 60: F-2025-009 4444"),
        (one(81_00, "", "cheque"), "0 amounts 25: F-2025-007 8100"),
        (one(12_34, "", "cheque"), ""),
        (one(12_34, "Inconnu", ""), ""),
    ] {
        assert_eq!(found, expected);
    }
}

#[test]
fn what_goes_out_pays_no_invoice_and_refunds_a_credit_note() {
    let ledger = book(
        "F-1001,N,Atelier Nord,2025-01-01,2025-02-01,100.00,,\n\
         A-1001,N,Atelier Nord,2025-01-05,2025-01-05,-40.00,,\n",
    );
    assert_eq!(one(&ledger, -100_00, "ATELIER NORD", "F-1001"), "");
    assert_eq!(one(&ledger, -40_00, "", "remboursement A-1001"), "0 reference 99: A-1001 -4000");
    assert_eq!(one(&ledger, 40_00, "", "A-1001"), "");
    // An invoice less a credit note.
    assert_eq!(
        one(&ledger, 60_00, "ATELIER NORD", ""),
        "0 customerAll 86: A-1001 -4000, F-1001 10000"
    );
}

#[test]
fn another_currency_a_later_invoice_and_a_written_off_one_are_not_matched_by_amount() {
    let ledger = book("F-1001,N,Atelier Nord,2025-11-01,2025-12-01,100.00,,\n");
    assert_eq!(one(&ledger, 100_00, "ATELIER NORD", ""), "");
    // An advance that quotes it is.
    assert_eq!(one(&ledger, 100_00, "", "F-1001"), "0 reference 99: F-1001 10000");
    let dollars = BankLine {
        currency: Currency::parse("USD").unwrap(),
        ..line("2025-11-02", 100_00, "", "F-1001")
    };
    assert_eq!(matched(&ledger, &[dollars]), [""; 0]);
}

#[test]
fn a_payment_that_the_book_has_already_is_not_proposed_again() {
    let ledger = book("F-1001,N,Atelier Nord,2025-01-01,2025-02-01,100.00,2025-10-01,40.00\n");
    for (who, what) in [("", "F-1001"), ("ATELIER NORD", ""), ("", "")] {
        let twice = [line("2025-10-02", 40_00, who, what), line("2025-10-02", 40_00, who, what)];
        let found = matched(&ledger, &twice);
        assert!(found.len() <= 1 && !found.iter().any(|told| told.starts_with('0')), "{found:?}");
    }
    // Much later it is another one.
    let later = matched(&ledger, &[line("2025-11-02", 40_00, "", "F-1001")]);
    assert_eq!(later, ["0 referencePart 85: F-1001 4000"]);
}

#[test]
fn equal_payments_take_equal_invoices_one_after_the_other() {
    let rows: String = (1..=3)
        .map(|n| format!("F-100{n},N,Atelier Nord,2025-0{n}-01,2025-0{n}-28,50.00,,\n"))
        .collect();
    let lines: Vec<BankLine> = (1..=4)
        .map(|n| line(&format!("2025-09-0{n}"), 50_00, "ATELIER NORD", "abonnement"))
        .collect();
    let found = matched(&book(&rows), &lines);
    assert_eq!(
        found,
        [
            "2 customerAmount 88: F-1003 5000",
            "0 customerAmounts 76: F-1001 5000",
            "1 customerAmounts 76: F-1002 5000"
        ]
    );
}

// ------------------------------------------------------------------------------------- properties

/// A book of a few customers and amounts that often meet, and lines that often fit.
fn world() -> impl Strategy<Value = (Ledger, Vec<BankLine>)> {
    let invoice = (0_usize..4, -30_i64..60, 1_u32..28, 0_i64..3);
    let payment = (0_usize..30, -60_i64..120, 0_usize..6, 1_u32..28);
    (prop::collection::vec(invoice, 0..25), prop::collection::vec(payment, 0..20)).prop_map(
        |(invoices, payments)| {
            let names = ["Atelier Nord", "SARL Bise", "Cabinet Sud", "Nord Est"];
            let rows: String = invoices
                .iter()
                .enumerate()
                .filter(|(_, invoice)| invoice.1 != 0)
                .map(|(n, &(customer, amount, day, paid))| {
                    let paid = if paid == 1 { format!("2025-03-{day:02},{}.00", amount.signum()) } else { ",".into() };
                    format!(
                        "F-2025-{n:03},C{customer},{},2025-01-{day:02},2025-02-{day:02},{amount}0.00,{paid}\n",
                        names[customer]
                    )
                })
                .filter(|row| !row.contains(",-") || row.ends_with(",,\n"))
                .collect();
            let lines = payments
                .iter()
                .map(|&(invoice, amount, form, day)| {
                    let text = match form {
                        0 => format!("F-2025-{invoice:03}"),
                        1 => format!("f2025{invoice:03} F 2025 {:03}", invoice + 1),
                        2 => format!("facture {invoice}"),
                        _ => String::new(),
                    };
                    let who = if form == 3 { names[invoice % 4] } else { "" };
                    line(&format!("2025-03-{day:02}"), amount * 10_00, who, &text)
                })
                .collect();
            (book(&rows), lines)
        },
    )
}

proptest! {
    #[test]
    fn no_euro_is_proposed_twice((ledger, lines) in world()) {
        let proposals = match_payments(&ledger, &lines);
        let mut taken: BTreeMap<&str, i64> = BTreeMap::new();
        let mut used = Vec::new();
        for proposal in &proposals {
            prop_assert!(!used.contains(&proposal.line));
            used.push(proposal.line);
            prop_assert!(proposal.confidence <= 100 && !proposal.invoices.is_empty());
            let amount = lines[proposal.line].amount;
            let sum: i64 = proposal.invoices.iter().map(|(_, part)| part).sum();
            prop_assert_eq!(sum.signum(), amount.signum());
            prop_assert!(sum.abs() <= amount.abs());
            for (id, part) in &proposal.invoices {
                *taken.entry(id).or_default() += part;
            }
        }
        for (id, taken) in taken {
            let open = i64::try_from(ledger.find(id).unwrap().balance(Date::MAX)).unwrap();
            prop_assert!(taken != 0 && taken.signum() == open.signum() && taken.abs() <= open.abs());
        }
        let sorted = proposals.is_sorted_by_key(|one| (100 - one.confidence, one.line));
        prop_assert!(sorted);
        prop_assert_eq!(match_payments(&ledger, &lines), proposals);
    }

    /// What is accepted and recorded is never proposed again, whatever the rest is.
    #[test]
    fn what_is_recorded_is_not_proposed_again((ledger, lines) in world()) {
        let mut ledger = ledger;
        let proposals = match_payments(&ledger, &lines);
        let Some(best) = proposals.first().filter(|best| best.invoices.len() == 1) else {
            return Ok(());
        };
        let line = &lines[best.line];
        let (id, amount) = &best.invoices[0];
        prop_assume!(*amount == line.amount && best.confidence > 90);
        ledger.pay(id, Payment { date: line.date, amount: *amount }).unwrap();
        let again = match_payments(&ledger, std::slice::from_ref(line));
        prop_assert!(again.is_empty(), "{again:?}");
    }
}

// ------------------------------------------------------------------------------------- real ledgers

/// Bank lines made from invoices of a real ledger, each with the invoices that it truly pays.
fn payments(ledger: &Ledger, seed: u64, count: usize) -> Vec<(BankLine, Vec<String>)> {
    let mut draw = Xoshiro256PlusPlus::seed_from_u64(seed);
    let mut below = move |n: usize| usize::try_from(draw.next_u64() % n as u64).unwrap();
    let open: Vec<_> =
        ledger.present_invoices().filter(|invoice| invoice.balance(Date::MAX) > 0).collect();
    let mut by_customer: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, invoice) in open.iter().enumerate() {
        by_customer.entry(invoice.customer).or_default().push(at);
    }
    let mut taken = vec![false; open.len()];
    let mut made = Vec::new();
    while made.len() < count {
        let at = below(open.len());
        if std::mem::replace(&mut taken[at], true) {
            continue;
        }
        let form = below(100);
        let mut paid = vec![at];
        // One in five pays several at once.
        if form % 5 == 0 {
            let others = by_customer[&open[at].customer].iter().filter(|&&other| !taken[other]);
            paid.extend(others.take(1 + below(2)).copied().collect::<Vec<_>>());
        }
        paid.iter().for_each(|&at| taken[at] = true);
        let ids: Vec<String> = paid.iter().map(|&at| ledger.id(&open[at]).to_owned()).collect();
        let total: i64 = paid.iter().map(|&at| open[at].balance(Date::MAX) as i64).sum();
        let amount = match form % 20 {
            // Charges, a part.
            7 => total - (total / 25).min(15_00),
            13 => total / 2 + 1,
            _ => total,
        };
        let code = open[at].customer;
        let customers = ledger.customers();
        let name = customers.get(code).name.as_deref().unwrap_or_else(|| customers.id(code));
        let damaged = |id: &String| match form % 4 {
            0 => id.clone(),
            1 => id.trim_start_matches('0').to_owned(),
            2 => format!("FACT.{id}"),
            _ => id.chars().flat_map(|c| if c == '3' { vec![c, ' '] } else { vec![c] }).collect(),
        };
        let quoted = ids.iter().map(damaged).collect::<Vec<_>>().join(" ");
        let (who, text) = match form / 10 {
            // Six in ten quote, three name the payer alone, one says nothing.
            0..=3 => (name.to_uppercase(), format!("VIR SEPA {quoted}")),
            4..=5 => (String::new(), format!("VIREMENT {quoted} MERCI")),
            6..=8 => (name.to_uppercase(), "VIREMENT SEPA".to_owned()),
            _ => (String::new(), "REMISE CHEQUE".to_owned()),
        };
        let mut line = line("2025-12-31", amount, &who, &text);
        line.currency = open[at].currency;
        made.push((line, ids));
    }
    made
}

#[test]
fn most_payments_of_books_made_from_real_ledgers_are_found() {
    let Some(folder) = real::folder(2) else { return };
    // The book; the shares in percent that at least must be right, of what is proposed with 80 and
    // more, and found, of all.
    for (file, rounded, right, found) in [
        ("ibm/WA_Fn-UseC_-Accounts-Receivable.csv", false, 95, 70),
        ("highradius/highradius_open_usd.csv", true, 95, 70),
    ] {
        let bytes = std::fs::read(folder.join("ar-ledgers").join(file)).unwrap();
        let mut options = CsvOptions { round_amounts: rounded, ..CsvOptions::default() };
        let names = [(0, "doc_id"), (1, "cust_number"), (2, "name_customer"), (4, "posting_date")];
        if rounded {
            for (field, name) in names {
                options.columns[field] = Some(name.to_owned());
            }
        } else {
            // All of it is settled: as if nothing were.
            options.columns[9] = None;
        }
        let mut ledger = csv::read(&bytes, &options).unwrap().ledger;
        if !rounded {
            ledger = unpaid(&ledger);
        }
        let made = payments(&ledger, 7, 400);
        let lines: Vec<BankLine> = made.iter().map(|(line, _)| line.clone()).collect();
        let proposals = match_payments(&ledger, &lines);
        let is_right = |proposal: &&Proposal| {
            let mut ids: Vec<&String> = proposal.invoices.iter().map(|(id, _)| id).collect();
            let mut true_ids: Vec<&String> = made[proposal.line].1.iter().collect();
            ids.sort();
            true_ids.sort();
            ids == true_ids
        };
        let sure: Vec<_> = proposals.iter().filter(|proposal| proposal.confidence >= 80).collect();
        let sure_right = sure.iter().copied().filter(is_right).count();
        let all_right = proposals.iter().filter(is_right).count();
        let precision = 100 * sure_right / sure.len();
        let recall = 100 * all_right / made.len();
        println!(
            "{file}: {} lines, {} proposals of which {all_right} right ({recall} % found); of {} with \
             80 and more {sure_right} right ({precision} %)",
            made.len(),
            proposals.len(),
            sure.len(),
        );
        for proposal in sure.iter().filter(|proposal| !is_right(proposal)).take(5) {
            println!(
                "  {:?}\n    {:?} {}",
                proposal, made[proposal.line].1, made[proposal.line].0.text
            );
        }
        assert!(
            precision >= right && recall >= found,
            "{file}: {precision} % right, {recall} % found"
        );
    }
}

/// The same ledger without its payments.
fn unpaid(ledger: &Ledger) -> Ledger {
    let customers = ledger.customers();
    let rows: String = ledger
        .present_invoices()
        .map(|invoice| {
            format!(
                "{},{},,{},{},{}.{:02},,\n",
                ledger.id(&invoice),
                customers.id(invoice.customer),
                invoice.issued,
                invoice.due,
                invoice.amount / 100,
                invoice.amount % 100
            )
        })
        .collect();
    book(&rows)
}
