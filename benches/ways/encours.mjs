// encours as an application uses it: the published package, by its own name.

import init, { Ledger } from "encours";

export async function open() {
  await init();
}

/** From the contract's objects. */
export function load(invoices) {
  return new Encours(new Ledger({ invoices }));
}

export function fromCsv(bytes) {
  return new Encours(Ledger.fromCsv(bytes).ledger);
}

export function fromSnapshot(bytes) {
  return new Encours(Ledger.fromSnapshot(bytes));
}

class Encours {
  constructor(ledger) {
    this.ledger = ledger;
  }

  aging(asOf) {
    return this.ledger.aging({ asOf });
  }

  kpis(asOf) {
    return this.ledger.kpis({ asOf });
  }

  /** The first `limit` rows; count and sums of all. */
  latePayments(asOf, limit) {
    const { rules, warnings, ...report } = this.ledger.latePayments({ asOf, limit });
    return report;
  }

  forecast(asOf) {
    return this.ledger.forecast({ asOf, opening: "100000.00", periods: 12 });
  }

  allowance(asOf) {
    return this.ledger.allowance({ asOf, ratesPercent: [0, 10, 25, 50, 100] });
  }

  snapshot() {
    return this.ledger.snapshot();
  }

  free() {
    this.ledger.free();
  }
}
