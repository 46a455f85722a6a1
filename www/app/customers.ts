/** The list of customers as the page holds it: what was asked, and what was found. */
import { computed, effect, signal } from "@preact/signals-core";
import type { CustomerKind } from "encours";
import {
  ALL_CUSTOMERS,
  type CustomerFilter,
  customerFilter,
  customerPlace,
} from "./customer-filter.ts";
import { type Answer, saveCustomer } from "./saving.ts";
import {
  ask,
  asOf,
  book,
  demo,
  go,
  language,
  preferences,
  replaceRoute,
  route,
  screenAddress,
} from "./state.ts";
import type { TableFormat } from "./table.ts";
import type {
  CustomerDetail,
  CustomerEdit,
  CustomerListing,
  CustomerQuery,
  CustomerScope,
  Outcome,
  Statement,
} from "./worker/messages.ts";

/** So many rows come at a time. */
export const PAGE_OF_CUSTOMERS = 50;

export interface ListedCustomers {
  query: CustomerQuery;
  outcome: Outcome<CustomerListing>;
}
export const listedCustomers = signal<ListedCustomers | undefined>(undefined);
/** The customer that is opened beside the list. */
export const openedCustomer = signal<{ id: string; outcome: Outcome<CustomerDetail> } | undefined>(
  undefined,
);
/** Its statement of account, where that is asked for. */
export const shownStatement = signal<Outcome<Statement> | undefined>(undefined);
/** How many rows the person has asked to see. */
const shown = signal(PAGE_OF_CUSTOMERS);

export const chosenCustomers = computed<CustomerFilter>(() => customerFilter(route.value.place));

const scope = computed<CustomerScope>(() => {
  const { currency, fx } = preferences.value;
  return { asOf: asOf.value, currency, fx };
});

let listing = false;
let stale = false;
/** What the list on the screen is the answer to. */
let answered: { question: string; held: unknown } = { question: "", held: undefined };

/** Asks for the list again; changes that come meanwhile are answered once, at the end. */
async function list(): Promise<void> {
  stale = true;
  if (listing) return;
  listing = true;
  try {
    while (stale) {
      stale = false;
      const { customer: _c, statement: _s, ...filter } = chosenCustomers.peek();
      const query: CustomerQuery = {
        ...filter,
        ...scope.peek(),
        language: language.peek(),
        shown: shown.peek(),
      };
      const held = book.peek();
      const question = JSON.stringify([query, demo.peek()]);
      if (listedCustomers.peek() && question === answered.question && held === answered.held) {
        continue;
      }
      answered = { question, held };
      const outcome = await ask("computing", (engine) => engine.listCustomers(query));
      if (!outcome) break;
      listedCustomers.value = { query, outcome };
    }
  } finally {
    listing = false;
  }
}

/** Follows the address, the date and the book while the list is on the screen. */
export function followCustomers(): () => void {
  return effect(() => {
    // What the list depends on: the book too where it is that of the demo, whose changes it tells of.
    void [book.value, chosenCustomers.value, scope.value, language.value, shown.value];
    const held = demo.value || book.value !== undefined;
    if (held && route.value.screen === "customers") void list();
    void follow(held ? chosenCustomers.value.customer : undefined);
    void followStatement();
  });
}

/** Shows this customer as it is now. */
async function follow(id: string | undefined): Promise<void> {
  if (id === undefined) {
    openedCustomer.value = undefined;
    return;
  }
  const said = language.peek();
  const outcome = await ask("computing", (engine) => engine.customer(id, scope.peek(), said));
  if (outcome && chosenCustomers.peek().customer === id) openedCustomer.value = { id, outcome };
}

async function followStatement(): Promise<void> {
  const { customer, statement } = chosenCustomers.peek();
  if (customer === undefined || statement === undefined) {
    shownStatement.value = undefined;
    return;
  }
  const [day, said] = [asOf.peek(), language.peek()];
  const outcome = await ask("computing", (engine) =>
    engine.statement(customer, day, said, statement === "all"),
  );
  const now = chosenCustomers.peek();
  if (outcome && now.customer === customer && now.statement === statement) {
    shownStatement.value = outcome;
  }
}

export function openCustomer(customer: string | undefined): void {
  const { customer: _c, statement: _s, ...rest } = chosenCustomers.value;
  const filter = customer === undefined ? rest : { ...rest, customer };
  go({ screen: "customers", place: customerPlace(filter) });
}

/** Saves a customer with its contact, says so, and offers to undo it; or gives what stands in its way. */
export async function keepCustomer(edit: CustomerEdit): Promise<Answer> {
  const { after, before } = edit;
  const answer = await saveCustomer(edit, (w, kept) =>
    w.edits.done(w.journal.customer[before ? "edit" : "add"], after.name ?? after.id, kept),
  );
  if (answer === "conflict") await follow(chosenCustomers.peek().customer);
  return answer;
}

export function showMoreCustomers(): void {
  shown.value += PAGE_OF_CUSTOMERS;
}

/** Narrows or sorts the list: each choice is a step back in the history, what is typed is not. */
export function showCustomers(change: Partial<CustomerFilter>, typing = false): void {
  shown.value = PAGE_OF_CUSTOMERS;
  const place = customerPlace({ ...chosenCustomers.value, ...change });
  const date = route.value.asOf;
  if (typing) replaceRoute({ screen: "customers", place, ...(date ? { asOf: date } : {}) });
  else go({ screen: "customers", place });
}

export function showAllCustomers(): void {
  const { sort, descending } = chosenCustomers.value;
  go({ screen: "customers", place: customerPlace({ ...ALL_CUSTOMERS, sort, descending }) });
}

/** Where one customer is shown beside the list as it stands. */
export function customerAddress(customer: string): string {
  return screenAddress(
    "customers",
    customerPlace({ ...chosenCustomers.value, customer, statement: undefined }),
  );
}

export function customersFile(
  as: TableFormat,
  name: string,
  head: string[],
  kinds: Record<CustomerKind, string>,
  over: string,
): Promise<Outcome<Blob> | undefined> {
  return ask("computing", (engine) =>
    engine.customersFile(as, name, head, kinds, over, language.peek()),
  );
}
