/** The address after the hash: it works under any path of any static host, and offline. */
export const SECTIONS = ["aging", "indicators", "claims", "forecast", "allowance"] as const;
export type Section = (typeof SECTIONS)[number];
/** Screens of their own besides the dashboard and the list of invoices: each reads its place by itself. */
export const SCREENS = [
  "changes",
  "customers",
  "reminders",
  "cash",
  "provisions",
  "calculators",
  "audit",
  "import",
  "data",
  "settings",
] as const;
export type Screen = "dashboard" | "invoices" | "calculator" | (typeof SCREENS)[number];
/** The calculators, by the names of their elements. */
export const TOPICS = [
  "aging",
  "collection-costs",
  "dso",
  "due-date",
  "early-discount",
  "forecast",
  "installments",
  "late-payment",
  "provision",
] as const;
export type Topic = (typeof TOPICS)[number];

/** What a list of invoices can be narrowed to, by where they stand on the day. */
export const STANDINGS = [
  "open",
  "notDue",
  "overdue",
  "disputed",
  "doubtful",
  "credit",
  "paid",
  "writtenOff",
] as const;
/** What a list of invoices can show, each of which can be sorted by. */
export const INVOICE_COLUMNS = [
  "number",
  "customer",
  "issued",
  "due",
  "amount",
  "vat",
  "open",
  "currency",
  "status",
  "daysLate",
  "reason",
] as const;
export type InvoiceColumn = (typeof INVOICE_COLUMNS)[number];

/** Those that it shows where nothing else is chosen. */
export const USUAL_COLUMNS: readonly InvoiceColumn[] = [
  "number",
  "customer",
  "issued",
  "due",
  "amount",
  "open",
  "status",
];

/** Which invoices are listed, in which order: all of it in the address. */
export interface InvoiceFilter {
  search?: string;
  standing?: (typeof STANDINGS)[number];
  /** Id of a customer. */
  customer?: string;
  /** Label of a bucket of the aging: "31-60". */
  bucket?: string;
  /** Why they are contested or doubtful, as it was written. */
  reason?: string;
  /** In their order, the number among them; absent: the usual ones. */
  columns?: readonly InvoiceColumn[];
  sort: InvoiceColumn;
  descending: boolean;
  /** Id of the one that is opened beside the list. */
  invoice?: string;
}

export interface Route {
  screen: Screen;
  /** The part of the dashboard to bring into view. */
  section?: Section;
  /** The date that figures are for, if it is not today. */
  asOf?: string;
  /** A calculator with its case, in the attributes of its element. Their `as-of` is the case's own. */
  calculator?: { topic: Topic; query: string };
  invoices?: InvoiceFilter;
  /** What a screen of its own shows, in its words: `{ customer: "C-12" }`. */
  place?: Record<string, string>;
}

/** The last ones issued come first. */
export const ALL_INVOICES: InvoiceFilter = { sort: "issued", descending: true };

export function parseRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const topic = TOPICS.find((name) => path === `calculators/${name}`);
  if (topic) return { screen: "calculator", calculator: { topic, query } };
  const asked = new URLSearchParams(query);
  const asOf = asked.get("asOf");
  const own = SCREENS.find((name) => name === path);
  const route: Route = { screen: own ?? "dashboard" };
  if (own) {
    const { asOf: _, ...place } = Object.fromEntries(asked);
    if (Object.keys(place).length > 0) route.place = place;
  }
  const section = SECTIONS.find((name) => name === path);
  if (section) route.section = section;
  if (path === "invoices") {
    route.screen = path;
    route.invoices = parseFilter(asked);
  }
  if (asOf) route.asOf = asOf;
  return route;
}

function parseFilter(asked: URLSearchParams): InvoiceFilter {
  const filter: InvoiceFilter = { ...ALL_INVOICES };
  for (const key of ["search", "customer", "bucket", "reason", "invoice"] as const) {
    const value = asked.get(key);
    if (value) filter[key] = value;
  }
  const standing = STANDINGS.find((name) => name === asked.get("status"));
  if (standing) filter.standing = standing;
  const columns = chosenColumns((asked.get("columns") ?? "").split(","));
  if (columns) filter.columns = columns;
  const sort = asked.get("sort") ?? "";
  const column = INVOICE_COLUMNS.find((name) => name === sort.replace(/^-/, ""));
  if (column) {
    filter.sort = column;
    filter.descending = sort.startsWith("-");
  }
  return filter;
}

/** Those of these names that are columns, each once; nothing where that comes to the usual ones. */
export function chosenColumns(names: readonly string[]): InvoiceColumn[] | undefined {
  const columns = INVOICE_COLUMNS.filter((name) => names.includes(name)).sort(
    (one, other) => names.indexOf(one) - names.indexOf(other),
  );
  // A row is known by its number.
  if (columns.length > 0 && !columns.includes("number")) columns.unshift("number");
  const isUsual = columns.length === 0 || columns.join() === USUAL_COLUMNS.join();
  return isUsual ? undefined : columns;
}

export function routeHash(route: Route): string {
  if (route.calculator) {
    const { topic, query } = route.calculator;
    return `#/calculators/${topic}${query ? `?${query}` : ""}`;
  }
  const path = route.section ?? (route.screen === "dashboard" ? "" : route.screen);
  const query = new URLSearchParams(
    route.invoices ? filterQuery(route.invoices) : (route.place ?? {}),
  );
  if (route.asOf) query.set("asOf", route.asOf);
  return `#/${path}${query.size > 0 ? `?${query}` : ""}`;
}

function filterQuery(filter: InvoiceFilter) {
  const { search, standing, customer, bucket, reason, columns, sort, descending, invoice } = filter;
  const query: Record<string, string> = {};
  if (search) query.search = search;
  if (standing) query.status = standing;
  if (customer) query.customer = customer;
  if (bucket) query.bucket = bucket;
  if (reason) query.reason = reason;
  if (columns) query.columns = columns.join();
  if (sort !== ALL_INVOICES.sort || descending !== ALL_INVOICES.descending) {
    query.sort = `${descending ? "-" : ""}${sort}`;
  }
  if (invoice) query.invoice = invoice;
  return query;
}
