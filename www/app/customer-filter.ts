/** Which customers are listed, in which order, and what is shown of one: all of it in the address. */
export const CUSTOMER_COLUMNS = [
  "name",
  "score",
  "oldest",
  "overdue",
  "suggestedLimit",
  "creditLimit",
  "exposure",
] as const;
export type CustomerColumn = (typeof CUSTOMER_COLUMNS)[number];

/** What the list can be narrowed to: who owes anything, who is late, who is over the limit that was set. */
export const CUSTOMER_STANDINGS = ["owing", "late", "overLimit"] as const;
export type CustomerStanding = (typeof CUSTOMER_STANDINGS)[number];

export interface CustomerFilter {
  search?: string;
  standing?: CustomerStanding | undefined;
  sort: CustomerColumn;
  descending: boolean;
  /** Id of the one that is opened beside the list. */
  customer?: string;
  /** Its statement of account is shown: of what is open, or of all. */
  statement?: "open" | "all" | undefined;
}

/** Who owes most comes first. */
export const ALL_CUSTOMERS: CustomerFilter = { sort: "exposure", descending: true };

export function customerFilter(place: Record<string, string> = {}): CustomerFilter {
  const filter: CustomerFilter = { ...ALL_CUSTOMERS };
  const { search, customer, statement, status, sort = "" } = place;
  if (search) filter.search = search;
  if (customer) filter.customer = customer;
  if (customer && (statement === "open" || statement === "all")) filter.statement = statement;
  const standing = CUSTOMER_STANDINGS.find((name) => name === status);
  if (standing) filter.standing = standing;
  const column = CUSTOMER_COLUMNS.find((name) => name === sort.replace(/^-/, ""));
  if (column) {
    filter.sort = column;
    filter.descending = sort.startsWith("-");
  }
  return filter;
}

export function customerPlace(filter: CustomerFilter): Record<string, string> {
  const { search, standing, sort, descending, customer, statement } = filter;
  const place: Record<string, string> = {};
  if (search) place.search = search;
  if (standing) place.status = standing;
  if (sort !== ALL_CUSTOMERS.sort || descending !== ALL_CUSTOMERS.descending) {
    place.sort = `${descending ? "-" : ""}${sort}`;
  }
  if (customer) place.customer = customer;
  if (customer && statement) place.statement = statement;
  return place;
}
