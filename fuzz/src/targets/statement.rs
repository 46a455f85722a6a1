//! Bank statements: refused, or lines that the statements count, each with a key of its own; the same
//! a second time. What they pay is never more than is open.

use std::collections::BTreeSet;

use encours::date::Date;
use encours::import::csv::{DateFormat, DecimalMark};
use encours::import::matching::match_payments;
use encours::import::statement::{StatementOptions, read};
use encours::language::Language;
use encours::ledger::Ledger;
use encours::wire::{self, Value};
use serde_json::Value as Json;

use super::{book, head};

/// A book whose numbers, names and amounts lines may well hit.
const BOOK: &str = "id,customer,issued,due,amount,paidOn,paid\n\
    F-1,Nord,2010-01-01,2010-02-01,100.00,,\nF-2,Nord,2010-01-02,2010-02-02,50.00,2013-12-09,1.00\n\
    12,Sud,2010-01-03,2010-02-03,100.00,,\nA-1,Sud,2010-01-04,2010-01-04,-7.00,,\n\
    1601,Est,2010-01-05,2010-02-05,8.85,,\n";

pub(crate) fn judge(data: &[u8]) {
    let ([choice], file) = head::<1>(data);
    let options = StatementOptions {
        decimal: (choice & 1 > 0).then_some(DecimalMark::Comma),
        date_format: (choice & 2 > 0).then_some(DateFormat::DayMonthYear),
        round_amounts: choice & 4 > 0,
        ..StatementOptions::default()
    };
    let told = wire::read_statement(file, &Value::Absent, Language::French);
    if let Ok(told) = &told {
        serde_json::from_str::<Json>(told).expect("what it says is JSON");
    }
    let statement = match read(file, &options) {
        Ok(statement) => statement,
        Err(error) => {
            book::refusal_of_a_caller(&error);
            return;
        }
    };
    assert_eq!(read(file, &options).as_ref(), Ok(&statement));
    let counted: usize = statement.statements.iter().map(|part| part.lines).sum();
    assert_eq!(counted, statement.lines.len());
    let keys: BTreeSet<&str> = statement.lines.iter().map(|line| line.key.as_str()).collect();
    assert_eq!(keys.len(), statement.lines.len());

    let ledger = ledger();
    let mut taken = std::collections::BTreeMap::<String, i128>::new();
    for proposal in match_payments(&ledger, &statement.lines) {
        let amount = i128::from(statement.lines[proposal.line].amount);
        let sum: i128 = proposal.invoices.iter().map(|(_, part)| i128::from(*part)).sum();
        assert!(sum.signum() == amount.signum() && sum.abs() <= amount.abs());
        for (id, part) in proposal.invoices {
            *taken.entry(id).or_default() += i128::from(part);
        }
    }
    for (id, taken) in taken {
        let open = ledger.find(&id).expect("an invoice of the book").balance(Date::MAX);
        assert!(taken.signum() == open.signum() && taken.abs() <= open.abs(), "{id}");
    }
}

fn ledger() -> Ledger {
    let options = encours::import::csv::CsvOptions::default();
    encours::import::csv::read(BOOK.as_bytes(), &options).expect("a book").ledger
}
