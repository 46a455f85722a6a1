//! Arithmetic on amounts, held against a library of numbers without bounds (spec §1.3), and the
//! bounds that each kind of number is refused with (§1.2).

use encours::amount::{
    AmountFault, ExactSum, FX, Kind, MULTIPLE, Money, OTHER, PERCENT, SHARE, Wide, amount_kind,
    parse_amount, parse_decimal, round_div, round_ratio,
};
use encours::language::Language;
use encours::text;
use num_bigint::BigInt;
use proptest::prelude::*;

/// Half away from zero.
fn rounded(numerator: &BigInt, denominator: &BigInt) -> BigInt {
    let negative = (numerator < &BigInt::ZERO) != (denominator < &BigInt::ZERO);
    let (n, d) = (numerator.magnitude(), denominator.magnitude());
    let quotient = BigInt::from((n * 2_u32 + d) / (d * 2_u32));
    if negative { -quotient } else { quotient }
}

fn exact(factors: &[i128]) -> BigInt {
    factors.iter().map(|&factor| BigInt::from(factor)).product()
}

/// As many small numbers as large ones.
fn any_size() -> impl Strategy<Value = i128> {
    (any::<i128>(), 0_u32..127).prop_map(|(number, shift)| number >> shift)
}

fn not_zero() -> impl Strategy<Value = i128> {
    any_size().prop_filter("a divisor", |&number| number != 0)
}

proptest! {
    #[test]
    fn a_quotient_of_any_size_is_rounded_half_away_from_zero(
        numerator in any_size(), denominator in not_zero()
    ) {
        // One beyond all 128-bit numbers: −2^127 over −1.
        prop_assume!(numerator != i128::MIN || denominator != -1);
        let expected = rounded(&BigInt::from(numerator), &BigInt::from(denominator));
        prop_assert_eq!(BigInt::from(round_div(numerator, denominator)), expected);
    }

    #[test]
    fn a_ratio_of_products_beyond_128_bits_is_exact(
        number in -(1_i128 << 100)..1 << 100, factor in 1_i128..1 << 60, divisor in 1_i128..1 << 60
    ) {
        let expected = rounded(&exact(&[number, factor]), &exact(&[factor, divisor]));
        let found = round_ratio(&[number, factor], &[factor, divisor]);
        prop_assert_eq!(BigInt::from(found), expected);
    }

    #[test]
    fn a_sum_of_products_is_exact_at_every_size(
        products in prop::collection::vec((any_size(), any_size()), 1..6), divisor in not_zero()
    ) {
        let mut sum = ExactSum::default();
        let mut library = BigInt::ZERO;
        for &(a, b) in &products {
            sum.add_product(a, b);
            library += exact(&[a, b]);
        }
        prop_assert_eq!(sum.text(0), library.to_string());
        let expected = rounded(&library, &BigInt::from(divisor));
        // What is beyond 128 bits is no amount.
        if let Ok(expected) = i128::try_from(expected) {
            prop_assert_eq!(sum.round(divisor), expected);
        }
    }
}

#[test]
fn zero_has_no_sign_however_it_came_about() {
    for zero in
        [Wide::from(0), Wide::from(5).plus(&Wide::from(-5)), Wide::from(0).times(&Wide::from(-1))]
    {
        assert_eq!(zero.text(2), "0.00");
        assert!(!zero.is_positive());
    }
}

#[test]
fn each_kind_of_number_is_refused_with_its_own_bounds() {
    let kinds: [(&str, Kind, &str, &str); 6] = [
        ("an amount", amount_kind(2), "-1000000000000000", "1000000000000000"),
        ("a percentage", PERCENT, "0", "1000"),
        ("a share", SHARE, "0", "100"),
        ("another number", OTHER, "0", "1000000"),
        ("an exchange rate", FX, "0.0000000001", "1000000"),
        ("a multiple", MULTIPLE, "0.000001", "100"),
    ];
    for (name, kind, least, largest) in kinds {
        assert!(parse_decimal(largest, &kind).is_ok(), "{name}");
        let error = parse_decimal(&format!("{largest}.1"), &kind).unwrap_err();
        assert_eq!(error.code, kind.range, "{name}");
        let message = text::message(&error, Language::French);
        let bounds = format!("de {least} à {largest},");
        assert!(message.contains(&bounds), "{name}: {message}");
        // The example at its end would be taken.
        let example = message.rsplit(['«', '»']).nth(1).map(str::trim);
        let taken = example.map(|text| parse_decimal(text, &kind).is_ok());
        assert_eq!(taken, Some(true), "{name}: {message}");
        let digits = usize::from(kind.decimals);
        assert!(parse_decimal(&format!("0.{:01$}", 1, digits), &kind).is_ok(), "{name}");
        let error = parse_decimal(&format!("0.{:01$}", 1, digits + 1), &kind).unwrap_err();
        assert_eq!(error.code, kind.precision, "{name}");
    }
}

#[test]
fn a_number_that_is_zero_once_it_is_cut_to_128_bits_is_out_of_bounds() {
    // 2^128 and ten times as much.
    for zeros in ["", "0"] {
        let text = format!("340282366920938463463374607431768211456{zeros}");
        assert_eq!(parse_amount(text.as_bytes(), 0), Err(AmountFault::Range), "{text}");
        for kind in [amount_kind(2), PERCENT, SHARE, OTHER, FX, MULTIPLE] {
            assert_eq!(parse_decimal(&text, &kind).unwrap_err().code, kind.range, "{text}");
        }
    }
}

#[test]
fn no_other_sign_than_digits_and_one_point_is_read_in_an_amount() {
    for sign in (0..=u8::MAX).filter(|sign| !sign.is_ascii_digit()) {
        for text in [[sign, b'1', b'2'], [b'1', sign, b'2'], [b'1', b'2', sign]] {
            let read = parse_amount(&text, 2);
            match (text, sign) {
                ([b'-', ..], _) => assert_eq!(read, Ok(-12_00)),
                ([_, b'.', _], _) => assert_eq!(read, Ok(1_20)),
                _ => assert_eq!(read, Err(AmountFault::Invalid), "{text:?}"),
            }
        }
    }
}

#[test]
fn money_is_printed_with_the_digits_of_its_currency() {
    let shown = |minor, digits| Money { minor, digits }.to_string();
    assert_eq!(shown(-12_05, 2), "-12.05");
    assert_eq!(shown(1_205, 0), "1205");
    assert_eq!(shown(1_205, 3), "1.205");
}
