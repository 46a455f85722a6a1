import { html, nothing, type TemplateResult } from "lit";
import { cashWords } from "../../../ui/i18n/screens/cash.ts";
import { amount } from "../../../ui/money.ts";
import { cash, judgeBalance, keepCash } from "../../cash.ts";
import { type DeskValues, entries } from "../../desk.ts";
import type { Answer } from "../../saving.ts";
import { asOf, book, format, language, preferences, words } from "../../state.ts";
import type { Table } from "../../table.ts";
import { View } from "../../view.ts";
import { scrolling } from "../dashboard/section-frame.ts";
import { exportButtons, filesOf } from "../export-buttons.ts";
import type { Field, Typed } from "../form-view.ts";
import { LONGEST } from "./cash-form.ts";
import { editing, recordActions } from "./record-actions.ts";

type Account = DeskValues["account"];

/** The bank accounts that the forecast begins with. */
export class CashAccounts extends View {
  static override properties = { edited: { state: true } };
  /** Id of the one that is written: a new one until it is saved. */
  declare edited: string | undefined;
  /** As it was when the person began. */
  #seen: Account | undefined;

  override render(): TemplateResult {
    const w = cashWords[language.value];
    const f = format.value;
    const accounts = entries(book.value?.desk ?? {}, "account").sort(([, one], [, other]) =>
      one.label.localeCompare(other.label),
    );
    const run = cash.value?.cases[0]?.forecast.value?.runs[0];
    const opening = run?.periods[0]?.opening;
    return html`<section class="section" aria-labelledby="accounts">
      <header class="section__head">
        <h2 class="subheading" id="accounts" tabindex="-1">${w.accounts}</h2>
        <p class="section__help">${accounts.length === 0 ? w.noAccounts : w.accountsHelp}</p>
        ${
          accounts.length === 0
            ? nothing
            : html`<p class="section__tools">
                ${exportButtons(
                  w.accounts,
                  "comptes",
                  filesOf(w.accounts, () => exported(accounts.map(([, account]) => account))),
                )}
              </p>`
        }
      </header>
      ${
        accounts.length === 0
          ? nothing
          : scrolling(
              w.accounts,
              html`<table class="table table--records">
                <caption class="visually-hidden">${w.accounts}</caption>
                <thead>
                  <tr>
                    <th scope="col">${w.account}</th>
                    <th scope="col">${w.on}</th>
                    <th scope="col" class="number">${w.balance}</th>
                    <td></td>
                  </tr>
                </thead>
                <tbody>
                  ${accounts.map(
                    ([id, account]) => html`<tr>
                      <th scope="row">${account.label}</th>
                      <td>${f.date(account.on)}</td>
                      <td class="number">
                        ${amount(f, account.balance)} <span class="table__unit">${account.currency}</span>
                      </td>
                      <td>
                        ${recordActions(
                          account.label,
                          () => this.#edit(id, account),
                          () => keepCash("account", id, null, account.label),
                        )}
                      </td>
                    </tr>`,
                  )}
                </tbody>
              </table>`,
            )
      }
      ${
        accounts.length > 1 && opening !== undefined
          ? html`<p>${w.opening(f.money(opening, preferences.value.currency))}</p>`
          : nothing
      }
      ${this.edited === undefined ? this.#add() : this.#form(this.edited)}
    </section>`;
  }

  #add(): TemplateResult {
    return html`<p class="actions">
      <button class="button" @click=${() => this.#edit(crypto.randomUUID(), undefined)}>
        ${cashWords[language.value].addAccount}
      </button>
    </p>`;
  }

  #edit(id: string, account: Account | undefined): void {
    this.#seen = account;
    this.edited = id;
  }

  #form(id: string): TemplateResult {
    const w = cashWords[language.value];
    const account = this.#seen;
    return html`<cash-form
      .name=${account ? w.editAccount : w.addAccount}
      .fields=${this.#fields(account)}
      .save=${(typed: Typed) => this.#save(id, typed)}
      @leave=${() => {
        this.edited = undefined;
        void this.updateComplete.then(() =>
          this.querySelector<HTMLElement>(".actions .button")?.focus(),
        );
      }}
    ></cash-form>`;
  }

  /** Each has the name by which the core refuses it. */
  #fields(account: Account | undefined): Field[] {
    const w = cashWords[language.value];
    return [
      {
        name: "label",
        label: w.account,
        value: account?.label ?? "",
        help: w.accountHelp,
        longest: LONGEST,
      },
      {
        name: "opening",
        label: w.balance,
        type: "decimal",
        value: account?.balance ?? "",
        help: w.balanceHelp,
      },
      { name: "asOf", label: w.on, type: "date", value: account?.on ?? asOf.value },
    ];
  }

  async #save(id: string, typed: Typed): Promise<Answer> {
    const { label = "", opening = "", asOf: on = "" } = typed;
    const { currency } = this.#seen ?? preferences.value;
    const judged = await judgeBalance(on, opening, currency);
    if (!judged) return "cancelled";
    if (judged.refusal) return judged.refusal;
    const answer = await keepCash(
      "account",
      id,
      { label, balance: judged.value, on, currency },
      label,
      this.#seen,
    );
    if (answer === "conflict") this.#seen = editing("account", id);
    return answer;
  }
}
function exported(accounts: readonly Account[]): Table {
  const w = cashWords[language.peek()];
  return {
    head: [w.account, w.on, w.balance, words.peek().invoices.columns.currency],
    kinds: ["text", "date", "amount", "text"],
    rows: accounts.map(({ label, on, balance, currency }) => [label, on, balance, currency]),
  };
}

customElements.define("cash-accounts", CashAccounts);
