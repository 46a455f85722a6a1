//! The lines of the file, in the order and the notation of the norm.

use super::book::{Book, Entry, Kind, Role};
use super::matching::Matched;
use super::{FecOptions, OtherEntry, is_customers};
use crate::amount::{Currency, decimal_text};
use crate::date::Date;
use crate::error::Show;
use crate::import::{Encoding, latin9};
use crate::ledger::Ledger;
use alloc::string::String;
use alloc::vec::Vec;

/// The columns of the norm.
const COLUMNS: [&str; 18] = [
    "JournalCode",
    "JournalLib",
    "EcritureNum",
    "EcritureDate",
    "CompteNum",
    "CompteLib",
    "CompAuxNum",
    "CompAuxLib",
    "PieceRef",
    "PieceDate",
    "EcritureLib",
    "Debit",
    "Credit",
    "EcritureLet",
    "DateLet",
    "ValidDate",
    "Montantdevise",
    "Idevise",
];
const END: &str = "\r\n";

pub(super) struct Written {
    pub(super) bytes: Vec<u8>,
    pub(super) lines: usize,
    pub(super) debit: i128,
    pub(super) credit: i128,
    pub(super) receivables: i128,
    /// How many letters the encoding does not have.
    pub(super) unknown: usize,
}

/// What the norm calls the file: number of the business, day of closing.
pub(super) fn name(options: &FecOptions, last: Option<Date>) -> String {
    let day = options.to.or(last).map(day).unwrap_or_default();
    [options.siren.as_deref().unwrap_or_default(), "FEC", &day, ".txt"].concat()
}

/// All lines, with the header.
pub(super) fn lines(
    ledger: &Ledger,
    options: &FecOptions,
    book: &Book,
    matched: &Matched,
) -> Written {
    let mut file = File {
        ledger,
        options,
        text: COLUMNS.join("\t"),
        lines: 0,
        debit: 0,
        credit: 0,
        receivables: 0,
    };
    file.text.push_str(END);
    for (number, entry) in (options.first_number..).zip(&book.entries) {
        match entry.kind {
            Kind::Other(place) => {
                if let Some(other) = options.entries.get(place) {
                    file.other(other, number);
                }
            }
            _ => file.entry(entry, number, matched),
        }
    }
    let File { text, lines, debit, credit, receivables, .. } = file;
    let (bytes, unknown) = match options.encoding {
        Encoding::Iso885915 => latin9(&text),
        _ => (text.into_bytes(), 0),
    };
    Written { bytes, lines, debit, credit, receivables, unknown }
}

struct File<'a> {
    ledger: &'a Ledger,
    options: &'a FecOptions,
    text: String,
    lines: usize,
    debit: i128,
    credit: i128,
    receivables: i128,
}

/// What the lines of an entry have in common.
struct Head<'a> {
    journal: (&'a str, &'static str),
    number: u64,
    date: Date,
    piece: &'a str,
    label: &'a str,
}

/// What a line has of its own.
struct Own<'a> {
    account: (&'a str, &'a str),
    /// Number and name.
    customer: Option<(&'a str, &'a str)>,
    cents: i128,
    matched: Option<&'a (String, Date)>,
    /// In another currency than the euro.
    foreign: Option<(i128, Currency)>,
}

impl<'a> File<'a> {
    fn entry(&mut self, entry: &Entry, number: u64, matched: &Matched) {
        let id = self.ledger.id_at(entry.row);
        let customers = self.ledger.customers();
        let customer = customers.id(entry.customer);
        let known = customers.get(entry.customer).name.as_deref();
        let name = known.filter(|name| !name.trim().is_empty()).unwrap_or(customer);
        let label = [label(entry), " ", id, " ", name].concat();
        let head = Head {
            journal: self.journal(entry.kind),
            number,
            date: entry.date,
            piece: id,
            label: &label,
        };
        for (at, line) in entry.lines.iter().enumerate() {
            let is_customer = matches!(line.role, Role::Customers | Role::Doubtful);
            let stay = entry.stays.get(at).copied().flatten();
            let is_foreign = entry.currency != Currency::euro();
            let own = Own {
                account: self.account(line.role),
                customer: is_customer.then_some((customer, name)),
                cents: line.cents,
                matched: stay.and_then(|stay| matched.get(stay as usize)?.as_ref()),
                foreign: is_foreign.then_some((line.own, entry.currency)),
            };
            if is_customer {
                self.receivables = self.receivables.saturating_add(line.cents);
            }
            self.line(&head, &own);
        }
    }

    /// An entry of the caller, but for its lines on customer accounts: those are written invoice by
    /// invoice.
    fn other(&mut self, other: &OtherEntry, number: u64) {
        let day = day(other.date);
        let head = Head {
            journal: self.journal(Kind::Other(0)),
            number,
            date: other.date,
            piece: other.piece.as_deref().unwrap_or(&day),
            label: &other.label,
        };
        for line in &other.lines {
            let cents = i128::from(line.debit).saturating_sub(i128::from(line.credit));
            if is_customers(&line.account) || cents == 0 {
                continue;
            }
            let account = (line.account.as_str(), line.name.as_str());
            self.line(&head, &Own { account, customer: None, cents, matched: None, foreign: None });
        }
    }

    fn journal(&self, kind: Kind) -> (&'a str, &'static str) {
        let journals = &self.options.journals;
        match kind {
            Kind::Issued => (&journals.sales, "Ventes"),
            Kind::Paid => (&journals.bank, "Banque"),
            _ => (&journals.other, "Opérations diverses"),
        }
    }

    fn account(&self, role: Role) -> (&'a str, &'static str) {
        let accounts = &self.options.accounts;
        match role {
            Role::Customers => (&accounts.customers, "Clients"),
            Role::Doubtful => (&accounts.doubtful, "Clients douteux ou litigieux"),
            Role::Sales => (&accounts.sales, "Ventes"),
            Role::Vat => (&accounts.vat, "TVA collectée"),
            Role::Bank => (&accounts.bank, "Banque"),
            Role::Losses => (&accounts.losses, "Pertes sur créances irrécouvrables"),
        }
    }

    fn line(&mut self, head: &Head, own: &Own) {
        let (debit, credit) = (own.cents.max(0), own.cents.min(0).saturating_neg());
        self.lines = self.lines.saturating_add(1);
        self.debit = self.debit.saturating_add(debit);
        self.credit = self.credit.saturating_add(credit);
        let (customer, name) = own.customer.unwrap_or_default();
        let (code, matched) = match own.matched {
            Some((code, date)) => (code.as_str(), day(*date)),
            None => ("", String::new()),
        };
        let (amount, currency) = match own.foreign {
            Some((own, currency)) => (decimal(own, currency.digits()), currency.code()),
            None => (String::new(), ""),
        };
        let date = day(head.date);
        let cells = [
            head.journal.0,
            head.journal.1,
            &head.number.shown(),
            &date,
            own.account.0,
            own.account.1,
            customer,
            name,
            head.piece,
            &date,
            head.label,
            &decimal(debit, 2),
            &decimal(credit, 2),
            code,
            &matched,
            &self.options.validated.map(day).unwrap_or_default(),
            &amount,
            currency,
        ];
        for (at, cell) in cells.into_iter().enumerate() {
            if at > 0 {
                self.text.push('\t');
            }
            push_clean(&mut self.text, cell);
        }
        self.text.push_str(END);
    }
}

/// What happened, in the words of an accountant.
fn label(entry: &Entry) -> &'static str {
    let is_debit = entry.lines.first().is_some_and(|line| line.cents > 0);
    match entry.kind {
        Kind::Issued if is_debit => "Facture",
        Kind::Issued => "Avoir",
        Kind::Paid if is_debit => "Remboursement",
        Kind::Paid => "Règlement",
        Kind::Doubtful => "Créance douteuse",
        Kind::Sound => "Créance redevenue saine",
        Kind::WrittenOff | Kind::Other(_) => "Créance irrécouvrable",
    }
}

/// A day as the norm writes it.
fn day(date: Date) -> String {
    let mut text = String::new();
    date.write(&mut text);
    text.retain(|c| c != '-');
    text
}

fn decimal(units: i128, digits: u8) -> String {
    decimal_text(units, digits).replace('.', ",")
}

/// Blanks for what would end a cell or a line.
fn push_clean(out: &mut String, cell: &str) {
    for c in cell.trim().chars() {
        out.push(if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c });
    }
}
