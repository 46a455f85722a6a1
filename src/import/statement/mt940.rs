//! SWIFT: statements (MT940) and reports of the day (MT942), with or without their envelope, as
//! banks write them.

use super::{Builder, NewLine, money, no_statement};
use crate::amount::Currency;
use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected, FileExpected, Result, Show};
use crate::warning::FileNotice;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// The fields of both messages. No other word between two colons begins a field: lines of text are
/// wrapped anywhere, also before a time of day.
const TAGS: &[&str] = &[
    "20", "21", "25", "25P", "28", "28C", "13", "13D", "34F", "60F", "60M", "61", "62F", "62M",
    "64", "65", "86", "90C", "90D", "NS",
];

/// What stands for the end of a message among the tags.
const END: &str = "-";

/// The tag of a field and what follows it.
fn tag(line: &str) -> Option<(&'static str, &str)> {
    let line = line.trim_start();
    let line = line.split_once("{4:").map_or(line, |(_, rest)| rest);
    let (name, rest) = line.strip_prefix(':')?.split_once(':')?;
    let known = TAGS.iter().find(|&&known| known == name)?;
    Some((known, rest))
}

/// A field: its tag, its lines, and the number of the first.
struct Field<'a> {
    tag: &'static str,
    lines: Vec<&'a str>,
    number: usize,
}

pub(super) fn read(text: &str, builder: &mut Builder) -> Result<()> {
    let mut reading = Reading::default();
    for field in &fields(text) {
        reading.take(field, builder);
    }
    reading.end(builder);
    if builder.made.statements.is_empty() {
        return Err(no_statement());
    }
    Ok(())
}

/// The fields of a file; what stands outside of them is the envelope.
fn fields(text: &str) -> Vec<Field<'_>> {
    let mut fields: Vec<Field> = Vec::new();
    let mut inside = false;
    let mut lone_colon = false;
    for (number, line) in text.lines().enumerate() {
        let number = number.saturating_add(1);
        // A colon that was wrapped off its tag.
        let wrapped =
            if lone_colon { line.strip_prefix("86:").map(|rest| ("86", rest)) } else { None };
        lone_colon = line.trim() == ":";
        if let Some((tag, rest)) = wrapped.or_else(|| tag(line)) {
            fields.push(Field { tag, lines: [rest].into(), number });
            inside = true;
        } else if is_end(line) {
            inside = false;
            fields.push(Field { tag: END, lines: Vec::new(), number });
        } else if let (true, false, Some(field)) = (inside, lone_colon, fields.last_mut()) {
            field.lines.push(line);
        }
    }
    fields
}

/// `-`, `-}` with what may follow it, or `-` and up to four capitals: the end of a message.
fn is_end(line: &str) -> bool {
    let Some(rest) = line.trim_end().strip_prefix('-') else { return false };
    rest.is_empty()
        || rest.starts_with('}')
        || (rest.len() <= 4 && rest.bytes().all(|byte| byte.is_ascii_uppercase()))
}

/// A movement whose text may follow.
struct Movement {
    line: usize,
    /// Why it cannot be read; and what it says, as it stands.
    read: Result<(Entry, Currency, i64)>,
    texts: Vec<String>,
}

/// What field 61 says.
struct Entry {
    date: Date,
    value_date: Option<Date>,
    amount: String,
    negative: bool,
    reference: Option<String>,
    id: Option<String>,
    /// The lines after the first.
    more: String,
}

#[derive(Default)]
struct Reading {
    open: bool,
    movement: Option<Movement>,
    /// Whether the last field was a movement or a text of one.
    after_movement: bool,
    /// Whether the message has ended: what follows without a head is of the same account.
    ended: bool,
    /// Why the currency of the balance is none.
    unknown: Option<Error>,
    /// What field 90 of an MT942 says: the sums of debits and of credits.
    sums: [Option<i64>; 2],
    moved: [i64; 2],
}

impl Reading {
    fn take(&mut self, field: &Field, builder: &mut Builder) {
        let rest = field.lines.first().copied().unwrap_or_default().trim();
        if field.tag != "86" {
            self.flush(builder);
            self.after_movement = false;
        }
        if core::mem::take(&mut self.ended) && self.open && field.tag != END {
            let head = (builder.part.account.clone(), builder.part.currency);
            self.end(builder);
            if field.tag == "61" {
                (builder.part.account, builder.part.currency) = head;
            }
        }
        match field.tag {
            END => self.ended = true,
            "20" => {
                self.end(builder);
                self.open = true;
            }
            "25" | "25P" => {
                // A file may leave out field 20.
                if builder.part.account.is_some() {
                    self.end(builder);
                }
                self.open = true;
                builder.part.account = Some(rest.to_owned()).filter(|rest| !rest.is_empty());
            }
            "34F" if builder.part.currency.is_none() => {
                self.open = true;
                builder.part.currency = rest.get(..3).and_then(|code| Currency::parse(code).ok());
            }
            "60F" | "60M" => {
                self.open = true;
                builder.part.opening = self.balance(field, rest, builder);
            }
            "62F" | "62M" => {
                self.open = true;
                builder.part.closing = self.balance(field, rest, builder);
            }
            "90C" | "90D" => self.sum(field.tag == "90D", rest, builder),
            "61" => {
                self.open = true;
                self.after_movement = true;
                let read = self.movement(field, builder);
                self.movement = Some(Movement { line: field.number, read, texts: Vec::new() });
            }
            "86" if self.after_movement => {
                if let Some(movement) = &mut self.movement {
                    movement.texts.push(unwrapped(&field.lines));
                }
            }
            _ => {}
        }
    }

    /// `C250930EUR1234,56`; some banks leave the currency out.
    fn balance(&mut self, field: &Field, rest: &str, builder: &mut Builder) -> Option<i64> {
        let wrong = || Error::new(ErrorCode::AmountInvalid, Expected::Plain).found(rest);
        let read = |builder: &mut Builder| -> Result<i64> {
            let (sign, after) = rest.split_at_checked(1).ok_or_else(wrong)?;
            let (_, after) = after.split_at_checked(6).ok_or_else(wrong)?;
            let code = after.get(..3).filter(|code| code.bytes().all(|b| b.is_ascii_alphabetic()));
            let amount = if code.is_some() { after.get(3..) } else { Some(after) };
            let currency = match (code, builder.part.currency) {
                (None, Some(currency)) => currency,
                (code, _) => builder.currency(code)?,
            };
            builder.part.currency = Some(currency);
            let minor = builder.amount(amount.unwrap_or_default(), currency)?;
            Ok(if sign == "D" { minor.saturating_neg() } else { minor })
        };
        match read(builder) {
            Ok(minor) => Some(minor),
            Err(error) => {
                if error.code == ErrorCode::CurrencyUnknown {
                    self.unknown = Some(error.clone());
                }
                builder.reject(field.number, error);
                None
            }
        }
    }

    /// `1EUR2,30`: how many there are, and their sum.
    fn sum(&mut self, debit: bool, rest: &str, builder: &mut Builder) {
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let Some((code, amount)) = after.split_at_checked(3) else { return };
        let sum =
            builder.currency(Some(code)).and_then(|currency| builder.amount(amount, currency));
        if let (Ok(sum), Some(place)) = (sum, self.sums.get_mut(usize::from(!debit))) {
            *place = Some(sum);
        }
    }

    fn movement(&self, field: &Field, builder: &mut Builder) -> Result<(Entry, Currency, i64)> {
        let entry = entry(&field.lines).ok_or_else(|| {
            let found = field.lines.first().copied().unwrap_or_default();
            Error::new(ErrorCode::FileFormat, Expected::File(FileExpected::StatementLine))
                .found(found)
        })?;
        let currency = match builder.part.currency {
            Some(currency) => currency,
            None if self.unknown.is_some() => {
                return Err(self.unknown.clone().unwrap_or_else(no_statement));
            }
            None => builder.currency(None)?,
        };
        builder.part.currency = Some(currency);
        let minor = builder.amount(&entry.amount, currency)?;
        let minor = if entry.negative { minor.saturating_neg() } else { minor };
        Ok((entry, currency, minor))
    }

    /// Adds the movement whose texts have been read.
    fn flush(&mut self, builder: &mut Builder) {
        let Some(Movement { line, read, texts }) = self.movement.take() else { return };
        let (entry, currency, minor) = match read {
            Ok(read) => read,
            Err(error) => return builder.reject(line, error),
        };
        if let Some(sum) = self.moved.get_mut(usize::from(minor > 0)) {
            *sum = sum.saturating_add(minor.saturating_abs());
        }
        let details = Details::of(&texts, &entry.more);
        let line = NewLine {
            line,
            date: Some(entry.date),
            value_date: entry.value_date,
            counterparty: details.counterparty.as_deref(),
            counterparty_account: details.account.as_deref(),
            reference: details.reference.as_deref().or(entry.reference.as_deref()),
            text: &details.text,
            id: entry.id.as_deref(),
        };
        builder.add(&line, minor, currency);
    }

    /// Ends a message.
    fn end(&mut self, builder: &mut Builder) {
        self.flush(builder);
        self.after_movement = false;
        for (stated, moved) in self.sums.into_iter().zip(self.moved) {
            if let (Some(stated), Some(currency)) = (stated, builder.part.currency)
                && stated != moved
            {
                let (computed, stated) =
                    (money(moved.into(), currency), money(stated.into(), currency));
                let place = builder.made.statements.len().shown();
                let notice = FileNotice::StatementSum(computed, stated);
                builder.warn(notice, &["statements", &place, "lines"]);
            }
        }
        (self.sums, self.moved, self.unknown) = ([None; 2], [0; 2], None);
        if core::mem::take(&mut self.open) {
            builder.end_part();
        }
    }
}

/// Reads field 61: day of value, day of booking, sign, amount, kind, reference of the customer,
/// reference of the bank, and what stands on the lines after it.
fn entry(lines: &[&str]) -> Option<Entry> {
    let (&first, more) = lines.split_first()?;
    if let Some(entry) = entry_of(first, &unwrapped(more)) {
        return Some(entry);
    }
    // The line itself may have been wrapped.
    let (&second, more) = more.split_first()?;
    entry_of(&[first, second].concat(), &unwrapped(more))
}

fn entry_of(line: &str, more: &str) -> Option<Entry> {
    let (value, rest) = line.trim().split_at_checked(6)?;
    let (booked, rest) = match rest.split_at_checked(4) {
        Some((booked, rest)) if is_number(booked) => (Some(booked), rest),
        _ => (None, rest),
    };
    // A reversal of a credit goes out, one of a debit comes in.
    let (negative, rest) = [("RC", true), ("RD", false), ("EC", false), ("ED", true)]
        .iter()
        .chain(&[("C", false), ("D", true)])
        .find_map(|&(mark, negative)| Some((negative, rest.strip_prefix(mark)?)))?;
    // The third letter of the currency.
    let rest = rest.strip_prefix(|c: char| c.is_ascii_alphabetic()).unwrap_or(rest);
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(rest.len());
    let (amount, rest) = rest.split_at_checked(end)?;
    if !amount.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let rest = rest.get(4..).unwrap_or_default();
    let (reference, id) = match rest.split_once("//") {
        Some((reference, id)) => (reference, Some(id)),
        None => (rest, None),
    };
    let said = |text: &str| {
        Some(text.trim())
            .filter(|text| !matches!(*text, "" | "NONREF" | "KREF+" | "EREF" | "NOTPROVIDED"))
            .map(ToOwned::to_owned)
    };
    let value_date = value_day(value)?;
    Some(Entry {
        date: booked.and_then(|booked| booking_day(booked, value_date)).unwrap_or(value_date),
        value_date: Some(value_date),
        amount: amount.to_owned(),
        negative,
        reference: said(reference),
        id: id.and_then(said),
        more: more.to_owned(),
    })
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn pair(text: &str, at: usize) -> Option<u32> {
    text.get(at..at.checked_add(2)?).filter(|pair| is_number(pair))?.parse().ok()
}

/// `YYMMDD`. Years from 70 on are of the last century. Banks that count months of 30 days write
/// 30 February for the last day of the month.
fn value_day(text: &str) -> Option<Date> {
    let (year, month, day) = (pair(text, 0)?, pair(text, 2)?, pair(text, 4)?);
    let year = i32::try_from(year).ok()?;
    let year = year.checked_add(if year < 70 { 2000 } else { 1900 })?;
    Date::from_ymd(year, month, day).or_else(|| {
        let first = Date::from_ymd(year, month, 1)?;
        (month == 2 && day <= 30).then(|| first.month_end())
    })
}

/// `MMDD`, in the year that is nearest to the day of value.
fn booking_day(text: &str, value: Date) -> Option<Date> {
    let (month, day) = (pair(text, 0)?, pair(text, 2)?);
    let (year, value_month, _) = value.ymd();
    let year = match (value_month, month) {
        (11.., ..=2) => year.checked_add(1)?,
        (..=2, 11..) => year.checked_sub(1)?,
        _ => year,
    };
    Date::from_ymd(year, month, day)
}

/// The widths at which banks wrap lines of text: such a line goes on in the middle of a word.
const WIDTHS: core::ops::RangeInclusive<usize> = 64..=66;

/// Lines as one text.
fn unwrapped(lines: &[&str]) -> String {
    let mut text = String::new();
    let mut full = true;
    for line in lines {
        if !full && !line.starts_with('?') {
            text.push(' ');
        }
        text.push_str(line.trim_end_matches('\r'));
        full = WIDTHS.contains(&line.chars().count());
    }
    text.trim().to_owned()
}

/// What field 86 says.
#[derive(Default)]
struct Details {
    counterparty: Option<String>,
    account: Option<String>,
    reference: Option<String>,
    text: String,
}

impl Details {
    fn of(texts: &[String], more: &str) -> Details {
        let text = texts.join(" ");
        let mut details = if let Some(sign) = structure(&text) {
            Details::numbered(&text, sign)
        } else if text.starts_with('/') {
            Details::coded(&text)
        } else {
            Details { text, ..Details::default() }
        };
        if !more.is_empty() {
            if !details.text.is_empty() {
                details.text.insert(0, ' ');
            }
            details.text.insert_str(0, more);
        }
        details
    }

    /// As German and Polish banks write it: parts with a number of two digits each.
    fn numbered(text: &str, sign: char) -> Details {
        let mut purpose = String::new();
        let mut details = Details::default();
        let (mut name, mut booking) = (String::new(), String::new());
        let mut last = 0;
        for part in text.split(sign).skip(1) {
            let Some((number, said)) = part.split_at_checked(2) else { continue };
            match number {
                "00" => said.clone_into(&mut booking),
                "20" | "21" | "22" | "23" | "24" | "25" | "26" | "27" | "28" | "29" | "60"
                | "61" | "62" | "63" => {
                    // A part of full length goes on in the next, unless that begins with a word of
                    // its own.
                    let word = KEYWORDS.iter().any(|word| said.starts_with(word));
                    if !purpose.is_empty() && (word || last < 27) {
                        purpose.push(' ');
                    }
                    purpose.push_str(said);
                    last = said.chars().count();
                }
                "31" => details.account = Some(said.to_owned()),
                "38" => details.account = Some(said.to_owned()),
                "32" | "33" => name.push_str(said),
                _ => {}
            }
        }
        details.counterparty = Some(name);
        details.reference = keyword(&purpose, "EREF+").or_else(|| keyword(&purpose, "KREF+"));
        details.text = if purpose.is_empty() { booking } else { purpose };
        details
    }

    /// As Dutch banks write it: `/EREF/…/NAME/…/REMI/…`.
    fn coded(text: &str) -> Details {
        let parts: Vec<&str> = text.split('/').collect();
        let after = |code: &str| {
            let at = parts.iter().position(|&part| part == code)?;
            let rest = parts.get(at.checked_add(1)?..)?;
            // What is said may hold a slash; an empty part stands before codes that go together.
            let mut said = String::new();
            for part in rest.iter().take_while(|part| !CODES.contains(part)) {
                if !said.is_empty() && !part.is_empty() {
                    said.push('/');
                }
                said.push_str(part);
            }
            Some(said).filter(|said| !said.trim().is_empty())
        };
        Details {
            counterparty: after("NAME"),
            account: after("IBAN"),
            reference: after("EREF"),
            text: text.to_owned(),
        }
    }
}

const KEYWORDS: [&str; 11] = [
    "EREF+", "KREF+", "MREF+", "CRED+", "DEBT+", "SVWZ+", "VWZ+", "ABWA+", "ABWE+", "IBAN+", "BIC+",
];

const CODES: [&str; 20] = [
    "EREF", "BENM", "ORDP", "NAME", "REMI", "ISDT", "IBAN", "BIC", "TRTP", "MARF", "CSID", "PREF",
    "TRCD", "RTRN", "ADDR", "ID", "UCRD", "UDTR", "PURP", "SVCL",
];

/// What stands after a word such as `EREF+`, up to the next of them or the next blank.
fn keyword(text: &str, word: &str) -> Option<String> {
    let (_, after) = text.split_once(word)?;
    let after = after.trim_start();
    let end = KEYWORDS.iter().filter_map(|word| after.find(word)).min().unwrap_or(after.len());
    let said = after.get(..end)?.split_whitespace().next()?;
    (said != "NOTPROVIDED").then(|| said.to_owned())
}

/// The sign before the numbers of the parts: after a code of three digits, or of nine.
fn structure(text: &str) -> Option<char> {
    let (code, rest) = text.split_at_checked(3)?;
    let sign = rest.chars().next().filter(|sign| "?>".contains(*sign))?;
    let number = rest.get(1..3)?;
    (is_number(code) && is_number(number)).then_some(sign)
}
