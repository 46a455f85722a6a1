//! What is lawful but odd: the figure is given as asked, and the reader is told.

use crate::date::Date;
use alloc::string::String;

/// Something the reader of a figure must know (spec §4, §8.1, §14).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A consumer's debt is late, but no formal notice was sent: no interest runs.
    ConsumerNoNotice,
    /// The margins of today are used for a delay under a former regime, from this day.
    RatesFormerRegime(Date),
    /// From this day on, the last known rate is used.
    RatesAssumed(Date),
    /// The contract's rate is below the floor in the half-year that begins on this day.
    RateBelowFloor(Date),
    /// Some invoices bear interest before the series begins and have no row.
    RatesNotCovered(Date),
    /// The flat indemnity is in euros: none is added in another currency.
    IndemnityCurrency,
    /// So many invoices state no VAT: the default rate was taken.
    VatAssumed(usize),
    /// So many amounts had too many decimals and were rounded.
    AmountRounded(usize),
    /// So many invoices of a file are said to be paid, but no day of payment is stated.
    PaymentUndated(usize),
}

impl Notice {
    /// One notice of each kind, so that lists of words can be compared.
    pub const EACH: [Notice; 9] = [
        Notice::ConsumerNoNotice,
        Notice::RatesFormerRegime(Date::MIN),
        Notice::RatesAssumed(Date::MIN),
        Notice::RateBelowFloor(Date::MIN),
        Notice::RatesNotCovered(Date::MIN),
        Notice::IndemnityCurrency,
        Notice::VatAssumed(0),
        Notice::AmountRounded(0),
        Notice::PaymentUndated(0),
    ];

    /// The code as programs see it.
    ///
    /// # Example
    /// ```
    /// use encours::warning::Notice;
    ///
    /// assert_eq!(Notice::VatAssumed(3).code(), "vat/assumed");
    /// ```
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Notice::ConsumerNoNotice => "consumer/noNotice",
            Notice::RatesFormerRegime(_) => "rates/formerRegime",
            Notice::RatesAssumed(_) => "rates/assumed",
            Notice::RateBelowFloor(_) => "rate/belowFloor",
            Notice::RatesNotCovered(_) => "rates/notCovered",
            Notice::IndemnityCurrency => "indemnity/currency",
            Notice::VatAssumed(_) => "vat/assumed",
            Notice::AmountRounded(_) => "amount/rounded",
            Notice::PaymentUndated(_) => "payment/undated",
        }
    }
}

/// A [`Notice`] with where it applies. Its sentence is in `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What the reader must know.
    pub notice: Notice,
    /// Where, if it concerns one item: `invoices/F-1`.
    pub path: Option<String>,
}

impl From<Notice> for Warning {
    fn from(notice: Notice) -> Warning {
        Warning { notice, path: None }
    }
}
