// The measurements as one table of plain text.

const ROWS = [
  ["load", "loading from objects"],
  ["aging", "aging"],
  ["kpis", "indicators"],
  ["latePayments", "late payments, totals and 100 rows"],
  ["latePaymentsAll", "late payments, all rows"],
  ["forecast", "forecast, 12 months"],
  ["allowance", "allowance"],
  ["csvToAging", "CSV to aging"],
  ["snapshot", "snapshot"],
  ["fromSnapshot", "fromSnapshot"],
];

const COLUMNS = [
  "milliseconds, median",
  "native",
  "wasm",
  "typed arrays",
  "decimal.js",
  "plain numbers",
  "PapaParse",
  "wasm/native",
  "wasm/typed",
  "decimal/wasm",
  "Papa/wasm",
  "growth",
];

export function table(sizes, natively, inBrowser, notes) {
  const text = [];
  for (const size of sizes) {
    text.push("", `${size.toLocaleString("en")} invoices`);
    const smaller = sizes[sizes.indexOf(size) - 1];
    text.push(...aligned([COLUMNS, ...ROWS.map((row) => line(row, size, smaller))]), "");
    text.push(...remarks(size));
  }
  return [...text, "", ...notes].join("\n");

  function line([operation, name], size, smaller) {
    const native = natively.get(size).ms[operation];
    const { encours, typedArrays, decimals, numbers, papaParse } = inBrowser.get(size);
    const ways = [encours, typedArrays, decimals, numbers, papaParse];
    const [wasm, typed, decimal, plain, papa] = ways.map((way) => way.ms[operation]);
    const before = smaller && inBrowser.get(smaller).encours.ms[operation];
    return [
      name,
      ...[native, wasm, typed, decimal, plain, papa].map(time),
      ...[ratio(wasm, native), ratio(wasm, typed), ratio(decimal, wasm), ratio(papa, wasm)],
      ratio(wasm, before),
    ];
  }

  function remarks(size) {
    const bytes = natively.get(size).ledgerBytes / size;
    const { encours, numbers } = inBrowser.get(size);
    const megabytes = Math.round(encours.wasmBytes / 2 ** 20);
    const { openInvoices, openInvoicesRight, claims, claimsRight } = numbers.wrong;
    return [
      `${bytes.toFixed(1)} bytes an invoice with its payment; wasm memory after loading ${megabytes} MiB`,
      `plain numbers: ${openInvoices} open invoices instead of ${openInvoicesRight}, ` +
        `${claims} claims not those of the ${claimsRight} right ones`,
    ];
  }
}

function time(ms) {
  if (ms === undefined) return "";
  return ms < 10 ? ms.toFixed(2) : ms.toFixed(0);
}

function ratio(one, other) {
  return one === undefined || other === undefined ? "" : `${(one / other).toFixed(2)}×`;
}

/** The first column to the left, the others to the right. */
function aligned(rows) {
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => row[at].length)));
  return rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at])))
      .join("  "),
  );
}
