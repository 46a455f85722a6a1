// Exact numbers: fractions of whole numbers of any size, so that no figure is rounded before §1.3
// says so.

/** A fraction in lowest terms; the denominator is above 0. */
export class Exact {
  constructor(numerator, denominator = 1n) {
    const shared = denominator === 1n ? 1n : divisor(abs(numerator), denominator);
    this.numerator = numerator / shared;
    this.denominator = denominator / shared;
  }

  /** Of a whole number, or of plain decimal notation: "-12.50". */
  static of(value) {
    const [whole, fraction = ""] = String(value).split(".");
    return new Exact(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
  }

  plus(other) {
    return new Exact(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  minus(other) {
    return this.plus(other.negated());
  }

  times(other) {
    return new Exact(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** By a number other than 0. */
  over(other) {
    const sign = other.numerator < 0n ? -1n : 1n;
    return new Exact(
      sign * this.numerator * other.denominator,
      sign * this.denominator * other.numerator,
    );
  }

  negated() {
    return new Exact(-this.numerator, this.denominator);
  }

  /** To a whole number of times. */
  power(exponent) {
    return new Exact(this.numerator ** BigInt(exponent), this.denominator ** BigInt(exponent));
  }

  /** Below 0, 0, or above 0. */
  sign() {
    return this.numerator > 0n ? 1 : this.numerator < 0n ? -1 : 0;
  }

  compare(other) {
    return this.minus(other).sign();
  }

  /** Half away from zero, to so many digits (§1.3). */
  round(digits) {
    const unit = 10n ** BigInt(digits);
    const doubled = 2n * abs(this.numerator) * unit;
    const units = (doubled + this.denominator) / (2n * this.denominator);
    return new Exact(this.sign() < 0 ? -units : units, unit);
  }

  /** Towards zero, to so many digits. */
  cut(digits) {
    const unit = 10n ** BigInt(digits);
    return new Exact((this.numerator * unit) / this.denominator, unit);
  }

  /** Rounded, in plain decimal notation with so many digits. */
  text(digits) {
    const unit = 10n ** BigInt(digits);
    const { numerator, denominator } = this.round(digits);
    const units = (numerator * unit) / denominator;
    const plain = abs(units)
      .toString()
      .padStart(digits + 1, "0");
    const point = plain.length - digits;
    const fraction = digits === 0 ? "" : `.${plain.slice(point)}`;
    return `${units < 0n ? "-" : ""}${plain.slice(0, point)}${fraction}`;
  }
}

export const ZERO = Exact.of(0);
export const HUNDRED = Exact.of(100);

export function sum(numbers) {
  return numbers.reduce((total, number) => total.plus(number), ZERO);
}

export function least(a, b) {
  return a.compare(b) <= 0 ? a : b;
}

export function greatest(a, b) {
  return a.compare(b) >= 0 ? a : b;
}

/** a / b × factor, or null where b ≤ 0 (§6). */
export function quotient(a, b, factor) {
  return b.sign() <= 0 ? null : a.times(factor).over(b);
}

function abs(number) {
  return number < 0n ? -number : number;
}

/** The greatest one that both share. */
function divisor(a, b) {
  let [large, small] = [a, b];
  while (small !== 0n) [large, small] = [small, large % small];
  return large;
}
