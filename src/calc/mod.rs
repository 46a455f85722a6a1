//! The figures of spec §3–§13: one file and one public function each. Reports are functions over
//! `&Ledger` and answer in one pass.

mod aging;
mod allowance;
mod changes;
mod check_terms;
mod collection_costs;
mod due_date;
mod early_discount;
mod entries;
mod explain_figure;
mod forecast;
mod installments;
mod kpis;
mod late_payment;
mod levies;
mod loss_rates;
mod provision;
mod reminders;
mod scope;
mod scores;
mod seasons;
mod simulation;
mod steps;
mod sums;
mod write_off;

pub use aging::{Aged, AgingOptions, AgingReport, Basis, Bucket, DEFAULT_BUCKETS, aging};
pub use allowance::{
    Allowance, AllowanceOptions, AllowanceReport, IndividualAllowance, IndividualRate, allowance,
};
pub use changes::{Change, ChangeKind, Changes, ChangesOptions, Moved, changes};
pub use check_terms::{CheckTermsInput, CheckedTerms, check_terms};
pub use collection_costs::{
    Agency, CollectionCosts, CollectionCostsInput, CollectionKind, CollectionOption, Factoring,
    InHouse, collection_costs,
};
pub use due_date::{DueDate, due_date};
pub use early_discount::{EarlyDiscount, EarlyDiscountInput, early_discount};
pub use entries::JournalEntry;
pub use explain_figure::{
    Figure, FigureItem, FigurePart, FigureReport, FigureUnit, explain_figure,
};
pub use forecast::{
    BASE_SCENARIO, CustomerChange, DEFAULT_GRACE_DAYS, Flow, Forecast, ForecastOptions,
    ForecastPeriod, ForecastRun, PeriodLength, Plan, Repeat, Scenario, Timing, forecast,
    forecast_with_progress,
};
pub use installments::{
    Installment, InstallmentPeriod, Installments, InstallmentsInput, installments,
};
pub use kpis::{DEFAULT_DAYS, KpiOptions, KpiReport, Quotient, kpis};
pub use late_payment::{
    CustomerKind, DayCount, Imputation, InterestSegment, Jurisdiction, LatePayment,
    LatePaymentInput, LatePaymentOptions, LatePaymentReport, LatePaymentReportOptions,
    LatePaymentRow, Rate, RateFixing, RatePoint, RateTables, explain, late_payment, late_payments,
};
pub(crate) use levies::THERE as LEVIES;
pub use levies::{Levy, LevyBase, LevyPayment};
pub use loss_rates::{DEFAULT_LOSS_DAYS, LossRates, LossRatesOptions, Lost, loss_rates};
pub use provision::{Discount, Method, Outcome, Provision, ProvisionInput, provision};
pub use reminders::{
    Channel, DEFAULT_POLICY, ReminderAction, ReminderInvoice, ReminderOptions, ReminderPlan,
    ReminderStep, SentReminder, Stage, reminders,
};
pub use scope::{MissingRates, Scope};
pub use scores::{Grade, Score, ScorePart, ScoreReport, scores};
pub use seasons::{Season, SeasonMonth, SeasonYear, Seasons, SeasonsOptions, seasons};
pub use simulation::{DEFAULT_QUANTILES, Simulation, SimulationOptions};
pub use write_off::{WriteOff, WriteOffInput, write_off};
