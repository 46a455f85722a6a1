// Ways to bring the same data into a ledger: a report must not tell them apart.

const WAYS = {
  whole: (encours, data) => new encours.Ledger(data),

  pieces: (encours, { customers = [], invoices = [] }) => {
    const ledger = new encours.Ledger();
    ledger.put({ customers });
    for (const invoice of invoices) ledger.put({ invoices: [invoice] });
    return ledger;
  },

  /** Other invoices of the same ids were there before. */
  replaced: (encours, { customers, invoices = [] }) => {
    const former = invoices.map(({ id }, at) => ({
      id,
      customer: `former ${at}`,
      issued: "2020-02-29",
      amount: "77",
      payments: [{ date: "2020-03-01", amount: "7" }],
      disputed: { from: "2020-03-01" },
    }));
    const ledger = new encours.Ledger({ invoices: former });
    ledger.put({ customers, invoices });
    return ledger;
  },

  /** Payments came later, one by one. */
  paid: (encours, { customers, invoices = [] }) => {
    const unpaid = invoices.map(({ payments: _, ...invoice }) => invoice);
    const ledger = new encours.Ledger({ customers, invoices: unpaid });
    for (const { id, payments } of invoices)
      for (const payment of payments ?? []) ledger.pay(id, payment);
    return ledger;
  },

  /** Others were there and were removed. */
  removed: (encours, { customers, invoices = [] }) => {
    const extra = invoices.map((invoice, at) => ({ ...invoice, id: `extra ${at}` }));
    const mixed = invoices.flatMap((invoice, at) => [extra[at], invoice]);
    const ledger = new encours.Ledger({ customers, invoices: mixed });
    ledger.remove(extra.map(({ id }) => id));
    return ledger;
  },

  snapshot: (encours, data) => {
    const ledger = new encours.Ledger(data);
    const copy = encours.Ledger.fromSnapshot(ledger.snapshot());
    ledger.free();
    return copy;
  },
};

export const WAY_NAMES = Object.keys(WAYS);

export function ledgerBy(way, encours, data) {
  return WAYS[way](encours, data);
}
