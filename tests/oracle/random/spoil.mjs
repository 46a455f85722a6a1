// Calls with something wrong in them, to hold the codes, paths and order of errors (§1.5).

/** Bounds of whole numbers, and the numbers past them. */
const BOUNDS = [
  ...[0, 1, 31, 32, 100, 101, 120, 121, 365, 366, 520, 521, 3650, 3651, 3660, 3661],
  ...[-1, -365, -366, -3650, -3651, 10 ** 6, 10 ** 6 + 1, 10 ** 7, 10 ** 7 + 1, 10 ** 9],
  ...[10 ** 5 + 1, 10 ** 9 + 1, 2 ** 53 - 1, 2 ** 53],
];

const WRONG = [
  null,
  undefined,
  true,
  "",
  "x",
  " 1",
  "1.",
  ".5",
  "+1",
  "1e3",
  "-0.01",
  "0.001",
  "0.0001",
  "0.0000001",
  "0.00000000001",
  "1000000000000000.01",
  "1000000000000001",
  "100.000001",
  "1000.000001",
  "1000000.000001",
  0,
  -1,
  1,
  1.5,
  101,
  1001,
  1e21,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  "2025-02-29",
  "2025-2-1",
  "2025-13-01",
  "2025-06-31",
  "1969-12-31",
  "2200-01-01",
  "1970-01-01",
  "2199-12-31",
  "20250101",
  "eur",
  "EUR",
  // ISO 4217's "no currency", which is refused.
  "XXX",
  "nobody",
  "a",
  "a".repeat(201),
  "\u{1D400}".repeat(200),
  [],
  [null],
  [1, 1],
  {},
];

/** The case with one to three things changed. */
export function spoiled(dice, { call, input, ledger }) {
  const copy = structuredClone({ input, ...(ledger && { ledger }) });
  const times = dice.pick([1, 1, 2, 3]);
  for (let time = 0; time < times; time += 1) spoilOne(dice, copy);
  return { call, ...copy };
}

function spoilOne(dice, root) {
  const all = places(root);
  const inInput = all.filter(({ path }) => path[0] === "input");
  const { holder, key } = dice.pick(dice.in100(60) ? inInput : all);
  const value = holder[key];
  const kind = dice.between(1, 100);
  if (kind <= 15 && Array.isArray(value) && value.length > 0) {
    value.push(structuredClone(dice.pick(value)));
  } else if (kind <= 25 && isPlain(value)) {
    const name = dice.pick(["vaat", "a/b", "m~n", "__", "days", "kind", "due", "asOf"]);
    // A copy: what is wrong here is changed again, here alone.
    value[name] = structuredClone(dice.pick(WRONG));
  } else if (kind <= 35 && isPlain(value)) {
    const dates = Object.keys(value).filter((name) => /^\d{4}-/.test(value[name]));
    if (dates.length > 1) [value[dates[0]], value[dates[1]]] = [value[dates[1]], value[dates[0]]];
  } else if (kind <= 45 && !Array.isArray(holder) && holder !== root) {
    delete holder[key];
  } else if (kind <= 55) {
    const donor = dice.pick(all);
    holder[key] = structuredClone(donor.holder[donor.key]);
  } else {
    const others = typeof value === "number" && dice.in100(50) ? BOUNDS : WRONG;
    holder[key] = structuredClone(dice.pick(others));
  }
}

function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** All places that hold a value, the deeper ones the more of them there are. */
function places(root, path = []) {
  return Object.keys(root).flatMap((key) => {
    const value = root[key];
    const here = { holder: root, key, path: [...path, key] };
    if (typeof value !== "object" || value === null) return [here];
    return [here, ...places(value, here.path)];
  });
}
