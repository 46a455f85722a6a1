//! Amounts and other decimals: what is read is printed and read again as the same, the quick and
//! the rounding reader agree with the plain one, products are exact at any width.

use encours::amount::{
    Decimal, ExactSum, FX, Kind, MULTIPLE, OTHER, PERCENT, SHARE, decimal_text, parse_amount,
    parse_amount_rounded, parse_decimal, round_div, round_ratio,
};

use super::head;

const KINDS: [Kind; 5] = [PERCENT, SHARE, OTHER, FX, MULTIPLE];

pub(crate) fn judge(data: &[u8]) {
    let ([choice], rest) = head::<1>(data);
    if choice & 0x80 != 0 {
        return products(rest);
    }
    let digits = choice % 4;
    amounts(rest, digits);
    if let Ok(text) = str::from_utf8(rest) {
        for kind in &KINDS {
            decimals(text, kind);
        }
    }
}

fn amounts(text: &[u8], digits: u8) {
    let rounded = parse_amount_rounded(text, digits);
    match parse_amount(text, digits) {
        Ok(units) => {
            assert_eq!(rounded, Ok((units, false)));
            assert!(units.unsigned_abs() <= 10_u64.pow(15 + u32::from(digits)), "{units}");
            assert_eq!(Some(i128::from(units)), units_of(text, usize::from(digits)));
            let printed = decimal_text(units.into(), digits);
            assert_eq!(parse_amount(printed.as_bytes(), digits), Ok(units), "{printed}");
        }
        Err(_) => {
            if let Ok((units, more)) = rounded {
                assert!(more);
                // The text lies within half a unit: with three digits more, it is a whole number.
                let precise = units_of(text, usize::from(digits) + 3);
                if let Some(precise) = precise {
                    assert!((precise - i128::from(units) * 1000).abs() <= 500, "{units}");
                }
            }
        }
    }
}

/// The number in units of so many digits, by the most obvious way to read it.
fn units_of(text: &[u8], digits: usize) -> Option<i128> {
    let text = str::from_utf8(text).ok()?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let fraction = fraction.trim_end_matches('0');
    (fraction.len() <= digits).then_some(())?;
    let negative = whole.starts_with('-');
    let whole = whole.trim_start_matches('-').trim_start_matches('0');
    let units = format!("{whole}{fraction:0<digits$}");
    let units: i128 = if units.is_empty() { 0 } else { units.parse().ok()? };
    Some(if negative { -units } else { units })
}

fn decimals(text: &str, kind: &Kind) {
    let Ok(decimal) = parse_decimal(text, kind) else { return };
    assert!(decimal.scale <= kind.decimals);
    let printed = decimal.text(0);
    assert_eq!(parse_decimal(&printed, kind), Ok(decimal), "{printed}");
    assert_eq!(decimal, decimal.plus(Decimal::ZERO));
    assert_eq!(decimal, decimal.times(Decimal::ONE));
}

fn products(data: &[u8]) {
    let (a, rest) = head::<16>(data);
    let (b, rest) = head::<16>(rest);
    let (c, _) = head::<16>(rest);
    // Of any width: the lowest byte says how many bits go.
    let [a, b, c] = [a, b, c].map(|bytes| {
        let number = i128::from_le_bytes(bytes);
        number >> (number & 127)
    });
    if b == 0 || c == 0 || [a, b, c].contains(&i128::MIN) {
        return;
    }
    let quotient = round_div(a, b);
    let (size, whole) = (a.unsigned_abs() / b.unsigned_abs(), a.unsigned_abs() % b.unsigned_abs());
    let size = size + u128::from(whole >= b.unsigned_abs() - whole);
    assert_eq!(quotient.unsigned_abs(), size, "{a} / {b}");
    assert!(quotient == 0 || (quotient < 0) == ((a < 0) != (b < 0)), "{a} / {b}");

    assert_eq!(round_ratio(&[a, b], &[b]), a, "{a} × {b} / {b}");
    assert_eq!(round_ratio(&[a, b, c], &[c, b]), a, "{a} × {b} × {c} / {c} / {b}");
    assert_eq!(round_ratio(&[a, c], &[b, c]), quotient, "{a} × {c} / ({b} × {c})");

    let mut sum = ExactSum::default();
    sum.add_product(a, b);
    sum.add_product(b, c);
    sum.add_product(-a, b);
    assert_eq!(sum.round(c), b, "{a} × {b} + {b} × {c} − {a} × {b}, / {c}");
    sum.add_product(-c, b);
    assert_eq!(sum.text(2), "0.00");
}
