//! Whole numbers of any width, for the few products that 128 bits do not hold: interest on a
//! multiple of a rate of many decimals, a discount over years, an annuity.
//!
//! Written by hand: a general library of big integers takes 9 kB of the module's 130. The tests
//! hold it against that library.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Ordering;

/// A whole number of any width with its sign.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wide {
    negative: bool,
    /// Least significant first, none of them 0 at the end; empty for 0.
    limbs: Vec<u32>,
}

impl From<i128> for Wide {
    fn from(number: i128) -> Wide {
        let mut limbs = Vec::with_capacity(4);
        let mut rest = number.unsigned_abs();
        while rest > 0 {
            limbs.push(low(rest));
            rest = rest.wrapping_shr(32);
        }
        Wide { negative: number < 0, limbs }
    }
}

/// The lowest 32 bits.
fn low(number: u128) -> u32 {
    u32::try_from(number & u128::from(u32::MAX)).unwrap_or(0)
}

fn trim(limbs: &mut Vec<u32>) {
    while limbs.last() == Some(&0) {
        limbs.pop();
    }
}

fn compare(a: &[u32], b: &[u32]) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

/// `a` += `b` × 2^(32 × `shift`).
fn add(a: &mut Vec<u32>, b: &[u32], shift: usize) {
    let mut carry = 0_u128;
    let mut at = shift;
    let mut rest = b.iter();
    loop {
        let limb = rest.next();
        if limb.is_none() && carry == 0 {
            return;
        }
        if a.len() <= at {
            a.resize(at.wrapping_add(1), 0);
        }
        if let Some(cell) = a.get_mut(at) {
            let term = u128::from(limb.copied().unwrap_or(0));
            carry = carry.wrapping_add(u128::from(*cell)).wrapping_add(term);
            *cell = low(carry);
            carry = carry.wrapping_shr(32);
        }
        at = at.wrapping_add(1);
    }
}

/// `a` −= `b`, which is not larger.
fn subtract(a: &mut Vec<u32>, b: &[u32]) {
    let mut borrow = 0_i64;
    for (position, cell) in a.iter_mut().enumerate() {
        let term = i64::from(b.get(position).copied().unwrap_or(0));
        let rest = i64::from(*cell).wrapping_sub(term).wrapping_sub(borrow);
        borrow = i64::from(rest < 0);
        *cell = low(rest.rem_euclid(1_i64.wrapping_shl(32)).unsigned_abs().into());
    }
    trim(a);
}

fn double(limbs: &mut Vec<u32>) {
    let copy = limbs.clone();
    add(limbs, &copy, 0);
}

impl Wide {
    /// The product.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Wide;
    ///
    /// assert_eq!(Wide::from(12).times(&Wide::from(-12)), Wide::from(-144));
    /// ```
    #[must_use]
    pub fn times(&self, other: &Wide) -> Wide {
        let mut limbs = Vec::new();
        for (shift, &a) in self.limbs.iter().enumerate() {
            let mut row = Vec::with_capacity(other.limbs.len().wrapping_add(1));
            let mut carry = 0_u128;
            for &b in &other.limbs {
                carry = carry.wrapping_add(u128::from(a).wrapping_mul(u128::from(b)));
                row.push(low(carry));
                carry = carry.wrapping_shr(32);
            }
            row.push(low(carry));
            add(&mut limbs, &row, shift);
        }
        trim(&mut limbs);
        Wide { negative: self.negative != other.negative && !limbs.is_empty(), limbs }
    }

    /// The product of several factors.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Wide;
    ///
    /// // 10^38 × 10^38: wider than 128 bits.
    /// let large = 10_i128.pow(38);
    /// assert_eq!(Wide::product(&[large, large]).text(0), format!("1{}", "0".repeat(76)));
    /// ```
    #[must_use]
    pub fn product(factors: &[i128]) -> Wide {
        factors.iter().fold(Wide::from(1), |product, &factor| product.times(&Wide::from(factor)))
    }

    /// The power.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Wide;
    ///
    /// assert_eq!(Wide::from(2).pow(10), Wide::from(1_024));
    /// ```
    #[must_use]
    pub fn pow(&self, exponent: u32) -> Wide {
        (0..exponent).fold(Wide::from(1), |power, _| power.times(self))
    }

    /// The sum.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Wide;
    ///
    /// assert_eq!(Wide::from(5).plus(&Wide::from(-8)), Wide::from(-3));
    /// ```
    #[must_use]
    pub fn plus(&self, other: &Wide) -> Wide {
        let (mut large, small) = match compare(&self.limbs, &other.limbs) {
            Ordering::Less => (other.clone(), self),
            _ => (self.clone(), other),
        };
        if self.negative == other.negative {
            add(&mut large.limbs, &small.limbs, 0);
        } else {
            subtract(&mut large.limbs, &small.limbs);
            large.negative &= !large.limbs.is_empty();
        }
        large
    }

    /// Whether it is above 0.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Wide;
    ///
    /// assert!(Wide::from(1).is_positive() && !Wide::from(0).is_positive());
    /// ```
    #[must_use]
    pub fn is_positive(&self) -> bool {
        !self.negative && !self.limbs.is_empty()
    }

    /// The quotient, rounded half away from zero; 0 for a divisor of 0. What does not fit 128 bits
    /// is cut at their bounds.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Wide;
    ///
    /// // 7 / 2 = 3.5
    /// assert_eq!(Wide::from(7).round_over(&Wide::from(2)), 4);
    /// ```
    #[must_use]
    pub fn round_over(&self, divisor: &Wide) -> i128 {
        if divisor.limbs.is_empty() {
            return 0;
        }
        // Twice the dividend plus the divisor over twice the divisor is the quotient rounded up
        // from a half.
        let mut rest = self.limbs.clone();
        double(&mut rest);
        add(&mut rest, &divisor.limbs, 0);
        let mut doubled = divisor.limbs.clone();
        double(&mut doubled);
        // Multiples of the divisor by powers of two, the largest last.
        let mut multiples = vec![doubled];
        while let Some(last) = multiples.last().filter(|last| compare(last, &rest).is_le()) {
            if multiples.len() > 127 {
                return if self.negative == divisor.negative { i128::MAX } else { i128::MIN };
            }
            let mut next = last.clone();
            double(&mut next);
            multiples.push(next);
        }
        let mut quotient = 0_i128;
        for multiple in multiples.iter().rev() {
            quotient = quotient.wrapping_shl(1);
            if compare(multiple, &rest).is_le() {
                subtract(&mut rest, multiple);
                quotient = quotient.wrapping_add(1);
            }
        }
        if self.negative == divisor.negative { quotient } else { quotient.wrapping_neg() }
    }

    /// Its digits, with so many decimals.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Wide;
    ///
    /// assert_eq!(Wide::from(-1_234_50).text(2), "-1234.50");
    /// ```
    #[must_use]
    pub fn text(&self, decimals: u8) -> String {
        let mut digits = Vec::new();
        let mut limbs = self.limbs.clone();
        while !limbs.is_empty() || digits.len() <= usize::from(decimals) {
            let mut rest = 0_u64;
            for limb in limbs.iter_mut().rev() {
                let part = rest.wrapping_shl(32) | u64::from(*limb);
                *limb = low(u128::from(part.wrapping_div(10)));
                rest = part.wrapping_rem(10);
            }
            trim(&mut limbs);
            if digits.len() == usize::from(decimals) && decimals > 0 {
                digits.push('.');
            }
            digits.push(char::from(b'0'.wrapping_add(u8::try_from(rest).unwrap_or(0))));
        }
        if self.negative {
            digits.push('-');
        }
        digits.iter().rev().collect()
    }
}

#[cfg(test)]
mod tests {
    use num_bigint::BigInt;
    use proptest::prelude::*;

    use super::*;

    fn big(wide: &Wide) -> BigInt {
        wide.text(0).parse().unwrap()
    }

    fn oracle(n: &BigInt, d: &BigInt) -> BigInt {
        let negative = (n < &BigInt::ZERO) != (d < &BigInt::ZERO);
        let (n, d) = (BigInt::from(n.magnitude().clone()), BigInt::from(d.magnitude().clone()));
        let rounded: BigInt = (n * 2 + &d) / (d * 2);
        if negative { -rounded } else { rounded }
    }

    proptest! {
        #[test]
        fn wide_numbers_are_those_of_the_library(
            a in any::<i128>(), b in any::<i128>(), c in any::<i128>(), d in 1_i128..1_000,
            exponent in 0_u32..40, digits in 0_u8..8
        ) {
            let (wide, library) = (Wide::product(&[a, b]), BigInt::from(a) * BigInt::from(b));
            prop_assert_eq!(big(&wide), library.clone());
            let sum = wide.plus(&Wide::from(c));
            prop_assert_eq!(big(&sum), &library + BigInt::from(c));
            prop_assert_eq!(big(&wide.plus(&Wide::product(&[-1, a, b]))), BigInt::ZERO);
            prop_assert_eq!(big(&Wide::from(c).pow(exponent)), BigInt::from(c).pow(exponent));
            prop_assert_eq!(sum.is_positive(), &library + BigInt::from(c) > BigInt::ZERO);
            if b != 0 && c != 0 {
                let found = BigInt::from(wide.round_over(&Wide::from(b)));
                prop_assert_eq!(found, oracle(&library, &BigInt::from(b)));
                let small = Wide::from(c).round_over(&Wide::from(d));
                prop_assert_eq!(BigInt::from(small), oracle(&BigInt::from(c), &BigInt::from(d)));
            }
            prop_assert_eq!(Wide::from(a).text(digits), crate::amount::decimal_text(a, digits));
        }
    }

    #[test]
    fn what_does_not_fit_is_cut() {
        let wide = Wide::product(&[i128::MAX, 4]);
        assert_eq!(wide.round_over(&Wide::from(1)), i128::MAX);
        assert_eq!(wide.round_over(&Wide::from(-1)), i128::MIN);
        assert_eq!(wide.round_over(&Wide::from(4)), i128::MAX);
        assert_eq!(wide.round_over(&Wide::from(0)), 0);
    }
}
