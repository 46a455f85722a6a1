// Choices that a seed decides.

/** The same seed gives the same choices on every machine (mulberry32). */
export class Dice {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** At least 0, below 1. */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  between(from, to) {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick(items) {
    return items[this.between(0, items.length - 1)];
  }

  /** True so many times in a hundred. */
  in100(times) {
    return this.next() * 100 < times;
  }

  /** An object whose values are asked for only so many times in a hundred each. */
  some(times, values) {
    return Object.fromEntries(
      Object.entries(values)
        .filter(() => this.in100(times))
        .map(([key, value]) => [key, value()]),
    );
  }

  /** A list of this many. */
  list(count, item) {
    return Array.from({ length: count }, (_, at) => item(at));
  }
}
