//! ISO 20022: statements (camt.053), reports of the day (camt.052), notifications (camt.054), of any
//! version.

use super::xml::{Document, Element};
use super::{Builder, NewLine, iso_day, money, no_statement};
use crate::amount::Currency;
use crate::error::{Error, ErrorCode, Expected, Result, Show};
use crate::warning::FileNotice;
use alloc::string::String;
use alloc::vec::Vec;

/// The messages and what each calls its statements.
const MESSAGES: [(&str, &str); 3] =
    [("BkToCstmrStmt", "Stmt"), ("BkToCstmrAcctRpt", "Rpt"), ("BkToCstmrDbtCdtNtfctn", "Ntfctn")];

pub(super) fn read(document: &Document, builder: &mut Builder) -> Result<()> {
    let root = document.root().ok_or_else(no_statement)?;
    let found = MESSAGES.iter().find_map(|&(message, statement)| {
        let at = if root.name() == message { Some(root) } else { root.find(message) };
        at.map(|at| (at, statement))
    });
    let (message, name) = found.ok_or_else(no_statement)?;
    for statement in message.all(name) {
        read_statement(statement, builder);
    }
    Ok(())
}

fn read_statement(statement: Element, builder: &mut Builder) {
    let account = ["Acct/Id/IBAN", "Acct/Id/Othr/Id", "Acct/Id/PrtryAcct/Id"];
    builder.part.account = account.iter().find_map(|way| statement.text_at(way)).map(String::from);
    let balances: Vec<Element> = statement.all("Bal").collect();
    let entries = || statement.all("Ntry");
    let code = statement
        .text_at("Acct/Ccy")
        .or_else(|| balances.iter().copied().find_map(currency_of))
        .or_else(|| entries().find_map(currency_of));
    builder.part.currency = match (code, entries().next()) {
        (None, None) => None,
        _ => builder.currency(code).ok(),
    };
    // The booked balance before the first entry, and after the last: where the bank names none so,
    // what it closed with the time before, and what it has booked so far.
    builder.part.opening = balance(&balances, &["OPBD", "PRCD"], false, builder);
    builder.part.closing = balance(&balances, &["CLBD", "ITBD"], true, builder);
    for entry in entries() {
        if let Err(error) = read_entry(entry, builder) {
            builder.reject(entry.line(), error);
        }
    }
    builder.end_part();
}

/// The first or the last balance of the first of these kinds that there is, if it is in the
/// currency of the account.
fn balance(balances: &[Element], kinds: &[&str], last: bool, builder: &mut Builder) -> Option<i64> {
    let of = |kind: &str| {
        let is = |balance: &Element| balance.text_at("Tp/CdOrPrtry/Cd") == Some(kind);
        let mut found = balances.iter().copied().filter(is);
        if last { found.next_back() } else { found.next() }
    };
    let balance = kinds.iter().find_map(|kind| of(kind))?;
    let amount = balance.find("Amt")?;
    let currency = builder.part.currency?;
    if amount.attribute("Ccy").is_some_and(|code| code != currency.code()) {
        builder.made.warnings.push(FileNotice::StatementBalanceCurrency.into());
        return None;
    }
    match builder.amount(amount.text(), currency) {
        Ok(minor) if is_debit(balance) => Some(minor.saturating_neg()),
        Ok(minor) => Some(minor),
        Err(error) => {
            builder.reject(balance.line(), error);
            None
        }
    }
}

/// The currency that the amount of an element states.
fn currency_of(element: Element<'_>) -> Option<&str> {
    element.find("Amt")?.attribute("Ccy")
}

fn is_debit(element: Element) -> bool {
    element.text_at("CdtDbtInd") == Some("DBIT")
}

/// The amount of an element in its minor units, with its sign. That of an entry that takes another
/// back is stated, too: a credit that is reversed is a debit.
fn signed(element: Element, amount: Element, builder: &mut Builder) -> Result<(i64, Currency)> {
    let currency = match (amount.attribute("Ccy"), builder.part.currency) {
        (None, Some(currency)) => currency,
        (code, _) => builder.currency(code)?,
    };
    let minor = builder.amount(amount.text(), currency)?;
    Ok((if is_debit(element) { minor.saturating_neg() } else { minor }, currency))
}

fn read_entry(entry: Element, builder: &mut Builder) -> Result<()> {
    let state = entry.text_at("Sts/Cd").or_else(|| entry.text_at("Sts"));
    if state.is_some_and(|state| state != "BOOK") {
        builder.pending = builder.pending.saturating_add(1);
        return Ok(());
    }
    let missing = || Error::new(ErrorCode::AmountInvalid, Expected::Plain);
    let amount = entry.find("Amt").ok_or_else(missing)?;
    let (total, currency) = signed(entry, amount, builder)?;
    let details: Vec<Element> =
        entry.all("NtryDtls").flat_map(|details| details.all("TxDtls")).collect();
    match batch(entry, &details, currency, builder) {
        Some(amounts) if amounts.iter().sum::<i128>() == i128::from(total) => {
            for (&detail, amount) in details.iter().zip(amounts) {
                let amount = i64::try_from(amount).unwrap_or(0);
                add(entry, &[detail], amount, currency, builder);
            }
        }
        parts => {
            if let Some(amounts) = parts {
                let (computed, stated) =
                    (money(amounts.iter().sum(), currency), money(total.into(), currency));
                let line = builder.made.lines.len().shown();
                let notice = FileNotice::StatementBatch(computed, stated);
                builder.warn(notice, &["lines", &line, "amount"]);
            }
            add(entry, &details, total, currency, builder);
        }
    }
    Ok(())
}

/// The amounts of several payments that are booked as one, if all are stated in its currency.
fn batch(
    entry: Element,
    details: &[Element],
    currency: Currency,
    builder: &mut Builder,
) -> Option<Vec<i128>> {
    if details.len() < 2 {
        return None;
    }
    let mut amounts = Vec::with_capacity(details.len());
    for detail in details {
        let ways = ["Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt"];
        let amount = ways.iter().find_map(|way| detail.find(way))?;
        let of = if detail.find("CdtDbtInd").is_some() { *detail } else { entry };
        let (minor, _) = signed(of, amount, builder).ok().filter(|&(_, own)| own == currency)?;
        amounts.push(i128::from(minor));
    }
    Some(amounts)
}

fn add(
    entry: Element,
    details: &[Element],
    amount: i64,
    currency: Currency,
    builder: &mut Builder,
) {
    let one = match details {
        [one] => Some(*one),
        _ => None,
    };
    let day = |way: &str| {
        let day = entry.find(way)?;
        day.text_at("Dt").or_else(|| day.text_at("DtTm")).and_then(iso_day)
    };
    // Who paid stands as the debtor. Where a payment is taken back, the parties are those of the
    // payment that it takes back.
    let reversed = matches!(entry.text_at("RvslInd"), Some("true" | "1"));
    let incoming = (amount >= 0) != reversed;
    let (parties, account) = match incoming {
        true => (["Dbtr", "UltmtDbtr"], "RltdPties/DbtrAcct/Id"),
        false => (["Cdtr", "UltmtCdtr"], "RltdPties/CdtrAcct/Id"),
    };
    let counterparty = one.and_then(|one| {
        let all = one.find("RltdPties")?;
        let mut named = parties.iter().filter_map(|party| all.find(party));
        named.find_map(|party| party.text_at("Pty/Nm").or_else(|| party.text_at("Nm")))
    });
    let account = one
        .and_then(|one| one.find(account))
        .and_then(|account| account.text_at("IBAN").or_else(|| account.text_at("Othr/Id")));
    let mut references = Vec::new();
    let mut texts = Vec::new();
    for detail in details {
        read_references(*detail, &mut references);
        read_texts(*detail, &mut texts);
    }
    texts.extend(entry.text_at("AddtlNtryInf"));
    // The first is what the payer refers to; what is left is part of what they say.
    let mut references = references.into_iter();
    let reference = references.next();
    texts.extend(references);
    let own = ["Refs/AcctSvcrRef", "Refs/TxId"];
    let id = one
        .and_then(|one| own.iter().find_map(|way| one.text_at(way)))
        .or_else(|| entry.text_at("AcctSvcrRef"))
        .or_else(|| entry.text_at("NtryRef"));
    let line = NewLine {
        line: entry.line(),
        date: day("BookgDt"),
        value_date: day("ValDt"),
        counterparty,
        counterparty_account: account,
        reference,
        text: &texts.join(" "),
        id,
    };
    builder.add(&line, amount, currency);
}

/// The creditor's reference, the numbers of the documents that are paid, the end-to-end reference.
fn read_references<'a>(detail: Element<'a>, references: &mut Vec<&'a str>) {
    let structured = || detail.all("RmtInf").flat_map(|info| info.all("Strd"));
    let mut add = |text: Option<&'a str>| {
        let said = text.filter(|&text| text != "NOTPROVIDED" && !references.contains(&text));
        references.extend(said);
    };
    for info in structured() {
        add(info.text_at("CdtrRefInf/Ref").or_else(|| info.text_at("CdtrRefInf/CdtrRef")));
    }
    for document in structured().flat_map(|info| info.all("RfrdDocInf")) {
        add(document.text_at("Nb").or_else(|| document.text_at("RfrdDocNb")));
    }
    add(detail.text_at("Refs/EndToEndId"));
}

fn read_texts<'a>(detail: Element<'a>, texts: &mut Vec<&'a str>) {
    for info in detail.all("RmtInf") {
        texts.extend(info.all("Ustrd").map(Element::text));
        texts.extend(info.all("Strd").filter_map(|strd| strd.text_at("AddtlRmtInf")));
    }
    texts.extend(detail.text_at("AddtlTxInf"));
}
