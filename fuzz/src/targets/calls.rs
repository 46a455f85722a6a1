//! Every call and report, by the contract's name.

use encours::error::{Result, Show};
use encours::language::Language;
use encours::ledger::Ledger;
use encours::wire::{self, Value};

/// Answers in JSON text; a call that needs no ledger looks at none.
pub(crate) type Call = fn(&Ledger, &Value, Language) -> Result<String>;

/// All that `src/js` exports by name.
pub(crate) const CALLS: &[(&str, Call)] = &[
    ("aging", wire::aging),
    ("allowance", wire::allowance),
    ("changes", wire::changes),
    ("checkTerms", |_, input, language| wire::check_terms(input, language)),
    ("collectionCosts", |_, input, language| wire::collection_costs(input, language)),
    ("customers", |ledger, _, _| Ok(wire::customers(ledger))),
    ("dueDate", |_, input, language| wire::due_date(input, language)),
    ("earlyDiscount", |_, input, language| wire::early_discount(input, language)),
    ("explain", wire::explain),
    ("explainFigure", wire::explain_figure),
    ("forecast", wire::forecast),
    ("get", |ledger, input, _| wire::get(ledger, input)),
    ("installments", |_, input, language| wire::installments(input, language)),
    ("invoices", |ledger, input, _| wire::invoices(ledger, input)),
    ("isEnglish", |_, input, _| {
        wire::language(input).map(|language| (language == Language::English).shown())
    }),
    ("kpis", wire::kpis),
    ("latePayment", |_, input, language| wire::late_payment(input, language)),
    ("latePayments", wire::late_payments),
    ("lossRates", wire::loss_rates),
    ("provision", |_, input, language| wire::provision(input, language)),
    ("rates", |_, _, _| Ok(wire::rates())),
    ("reminders", wire::reminders),
    ("rules", |_, _, language| Ok(wire::rules(language))),
    ("scores", wire::scores),
    ("seasons", wire::seasons),
    ("version", |_, _, _| Ok(wire::version())),
    ("writeOff", |_, input, language| wire::write_off(input, language)),
];

/// The call of this name.
pub(crate) fn named(name: &str) -> Option<Call> {
    CALLS.iter().find(|(known, _)| *known == name).map(|(_, call)| *call)
}
