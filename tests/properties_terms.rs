//! What holds for all terms.

use encours::calc::*;
use encours::date::{Date, Holidays};
use encours::law::terms::{Lawfulness, Sector};
use encours::ledger::{BusinessDay, EndOfMonth, Terms};
use proptest::prelude::*;

fn business_day() -> impl Strategy<Value = BusinessDay> + Clone {
    prop::sample::select(vec![
        BusinessDay::None,
        BusinessDay::Following,
        BusinessDay::Preceding,
        BusinessDay::ModifiedFollowing,
    ])
}

fn holidays() -> impl Strategy<Value = Holidays> {
    prop::sample::select(vec![Holidays::Metropolitan, Holidays::AlsaceMoselle])
}

fn order() -> impl Strategy<Value = EndOfMonth> {
    prop::sample::select(vec![EndOfMonth::DaysThenEndOfMonth, EndOfMonth::EndOfMonthThenDays])
}

fn terms(business_day: impl Strategy<Value = BusinessDay> + Clone) -> impl Strategy<Value = Terms> {
    let net = (0_u16..=365, business_day.clone(), holidays())
        .prop_map(|(days, business_day, holidays)| Terms::Net { days, business_day, holidays });
    let day_of_month = prop::option::of(1_u8..=31);
    let end_of_month = (0_u16..=365, order(), day_of_month, business_day, holidays()).prop_map(
        |(days, order, day_of_month, business_day, holidays)| Terms::EndOfMonth {
            days,
            order,
            day_of_month,
            business_day,
            holidays,
        },
    );
    prop_oneof![1 => Just(Terms::Receipt), 4 => net, 4 => end_of_month]
}

fn any_terms() -> impl Strategy<Value = Terms> {
    terms(business_day())
}

fn day() -> impl Strategy<Value = Date> {
    (0_i32..83_000).prop_map(Date::from_days)
}

fn business(terms: Terms, sector: Option<Sector>) -> CheckedTerms {
    let debtor = CustomerKind::Business;
    check_terms(&CheckTermsInput { terms, debtor, sector, periodic: false }).unwrap()
}

proptest! {
    #[test]
    fn a_due_date_is_never_before_the_issue_and_its_steps_end_on_it(
        issued in day(), terms in any_terms()
    ) {
        let given = due_date(issued, terms).unwrap();
        prop_assert!(given.due >= issued);
        prop_assert_eq!(Some(given.due), terms.due(issued));
        prop_assert_eq!(&given.explanation.steps.last().unwrap().value, &given.due.to_string());
    }

    #[test]
    fn a_rolled_due_date_is_a_business_day_unless_it_is_the_day_of_issue(
        issued in day(), days in 0_u16..=365, business_day in business_day(), holidays in holidays()
    ) {
        let due = Terms::Net { days, business_day, holidays }.due(issued).unwrap();
        let plain = Terms::net(days).due(issued).unwrap();
        match business_day {
            BusinessDay::None => prop_assert_eq!(due, plain),
            _ => prop_assert!(due.is_business_day(holidays) || due == issued),
        }
        if business_day == BusinessDay::ModifiedFollowing && due > plain {
            prop_assert_eq!(due.month_start(), plain.month_start());
        }
    }

    #[test]
    fn a_day_of_month_is_that_day_or_the_end_of_a_shorter_month(
        issued in day(), days in 0_u16..=365, order in order(), wanted in 1_u8..=31
    ) {
        let terms = |day_of_month| Terms::EndOfMonth {
            days, order, day_of_month, business_day: BusinessDay::None,
            holidays: Holidays::Metropolitan,
        };
        let without = terms(None).due(issued).unwrap();
        let due = terms(Some(wanted)).due(issued).unwrap();
        prop_assert!(due >= without && without.until(due) <= 31);
        let (_, _, found) = due.ymd();
        prop_assert!(found == u32::from(wanted) || (due == due.month_end() && found < u32::from(wanted)));
    }

    #[test]
    fn terms_are_lawful_on_every_day_of_issue_or_named_with_one_on_which_they_are_not(
        terms in terms(Just(BusinessDay::None)), issued in day(),
        sector in prop::option::of(prop::sample::select(Sector::ALL[..5].to_vec()))
    ) {
        let checked = business(terms, sector);
        let excess = |issued: Date, longest: &Terms| {
            longest.due(issued).unwrap().until(terms.due(issued).unwrap())
        };
        match checked.lawfulness {
            Lawfulness::Free => prop_assert!(false, "a business has longest terms"),
            Lawfulness::Within => {
                prop_assert!(checked.maximum.iter().any(|longest| excess(issued, longest) <= 0));
            }
            Lawfulness::Beyond { days, issued: worst } => {
                let least = checked.maximum.iter().map(|longest| excess(worst, longest)).min();
                prop_assert!(days > 0 && least <= Some(days));
                prop_assert!(checked.maximum.iter().any(|longest| excess(worst, longest) == days));
            }
        }
    }

    #[test]
    fn shorter_terms_are_never_less_lawful(days in 1_u16..=365, order in order()) {
        let end_of_month = |days| Terms::EndOfMonth {
            days, order, day_of_month: None, business_day: BusinessDay::None,
            holidays: Holidays::Metropolitan,
        };
        let longer = business(Terms::net(days), None).lawfulness.is_lawful();
        prop_assert!(!longer || business(Terms::net(days - 1), None).lawfulness.is_lawful());
        let longer = business(end_of_month(days), None).lawfulness.is_lawful();
        prop_assert!(!longer || business(end_of_month(days - 1), None).lawfulness.is_lawful());
    }
}

proptest! {
    // Each case looks at every day of the calendar.
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_roll_back_never_makes_terms_unlawful_and_a_roll_on_never_lawful(
        days in 0_u16..=90, holidays in holidays()
    ) {
        let net = |business_day| business(Terms::Net { days, business_day, holidays }, None);
        let plain = business(Terms::net(days), None).lawfulness.is_lawful();
        prop_assert!(!plain || net(BusinessDay::Preceding).lawfulness.is_lawful());
        prop_assert!(plain || !net(BusinessDay::Following).lawfulness.is_lawful());
    }
}
