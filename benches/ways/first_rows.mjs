// The first rows in an order: never many more than the limit are kept and sorted.

export class FirstRows {
  constructor(limit, compare) {
    this.limit = limit;
    this.compare = compare;
    this.rows = [];
  }

  add(row) {
    this.rows.push(row);
    if (this.rows.length > this.limit * 2 + 1_000) this.cut();
  }

  cut() {
    this.rows.sort(this.compare);
    if (this.rows.length > this.limit) this.rows.length = this.limit;
  }

  sorted() {
    this.cut();
    return this.rows;
  }
}
