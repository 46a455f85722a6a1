/** What a person assumes of a year of collection, to compare ways to do it: as texts, by the paths of the core. */
export const BOOK_FIELDS = [
  "annualSales",
  "invoicesPerYear",
  "dsoDays",
  "overduePercent",
  "lossPercent",
] as const;
export const WAY_FIELDS = {
  inHouse: ["inHouse/minutesPerInvoice", "inHouse/hourlyCost", "inHouse/fixedYearly"],
  agency: [
    "agency/feePercentOfRecovered",
    "agency/fixedYearly",
    "agency/lossPercent",
    "agency/dsoDays",
  ],
  factoring: [
    "factoring/commissionPercent",
    "factoring/fundedPercent",
    "factoring/fundingRatePercent",
    "factoring/fixedYearly",
    "factoring/lossPercent",
  ],
} as const;
export const WAYS = ["inHouse", "agency", "factoring"] as const;
export type Way = (typeof WAYS)[number];
/** Without these a way cannot be told. */
export const REQUIRED: readonly CaseField[] = [
  "inHouse/minutesPerInvoice",
  "inHouse/hourlyCost",
  "agency/feePercentOfRecovered",
  "factoring/commissionPercent",
  "factoring/fundedPercent",
  "factoring/fundingRatePercent",
];
export const CASE_FIELDS = [
  "fundingRatePercent",
  ...BOOK_FIELDS,
  ...WAY_FIELDS.inHouse,
  ...WAY_FIELDS.agency,
  ...WAY_FIELDS.factoring,
] as const;
export type BookField = (typeof BOOK_FIELDS)[number];
export type CaseField = (typeof CASE_FIELDS)[number];

/** What is absent is not stated: of the first fields the book tells it. */
export type CollectionCase = { readonly [Field in CaseField]?: string };

/** The ways of which anything is stated. */
export function statedWays(stated: CollectionCase): Way[] {
  return WAYS.filter((way) => WAY_FIELDS[way].some((field) => stated[field] !== undefined));
}

/** What lacks to a way that is stated in part. */
export function missingFields(stated: CollectionCase): CaseField[] {
  const ways = statedWays(stated);
  const lacking = REQUIRED.filter(
    (field) => stated[field] === undefined && ways.some((way) => field.startsWith(`${way}/`)),
  );
  const rate = ways.length > 0 && stated.fundingRatePercent === undefined;
  return rate ? ["fundingRatePercent", ...lacking] : lacking;
}
