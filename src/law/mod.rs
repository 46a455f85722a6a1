//! The law and reference data behind the figures: dated constants with their sources. A legal
//! number written anywhere else is a defect.

pub mod currencies;

/// Terms between professionals, and of public debtors, where nothing was agreed: 30 days
/// (C. com. L441-10, I; CCP R2192-10). Counted from the day of issue (spec §3.3).
pub const DEFAULT_TERMS: u16 = 30;
