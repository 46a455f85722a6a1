import { html, nothing, type TemplateResult } from "lit";
import { isZero } from "../../../ui/format.ts";
import { remindersWords } from "../../../ui/i18n/screens/reminders.ts";
import { amount } from "../../../ui/money.ts";
import type { SentLetter } from "../../desk.ts";
import { download } from "../../download.ts";
import { reversal } from "../../journal.ts";
import { checkPayments, day, followReminders, opened, paymentsChecked } from "../../reminders.ts";
import { say } from "../../saving.ts";
import {
  ask,
  asOf,
  book,
  demo,
  format,
  invoicesAddress,
  language,
  screenAddress,
  showWhy,
  undo,
  words,
} from "../../state.ts";
import type { Table } from "../../table.ts";
import { View } from "../../view.ts";
import type { ReminderAction, ReminderDay } from "../../worker/reminders.ts";
import { scrolling } from "../dashboard/section-frame.ts";
import { exportButtons, filesOf } from "../export-buttons.ts";
import { tables } from "../shell/origin.ts";
import { insight, sums } from "./insight.ts";
import { planList } from "./plan-list.ts";
import "./agreement-panel.ts";
import "./reminder-panel.ts";
import { printedOrigin } from "../shell/origin.ts";
import { waysIn } from "../welcome/ways-in.ts";

const SHOWN_HISTORY = 50;
const SHOWN_ACTIONS = 100;
/** Invoices of an action that are named; the others are counted. */
const NAMED_INVOICES = 8;
const EXPLAINED_INVOICES = 100;
/** As far as the calendar looks ahead. */
const UPCOMING_DAYS = 30;

/** Whom to remind today, with the letter beside, and what was sent. */
export class RemindersScreen extends View {
  static override properties = { rows: { state: true }, actions: { state: true } };
  declare rows: number;
  /** How many actions are shown so far. */
  declare actions: number;

  constructor() {
    super();
    this.rows = SHOWN_HISTORY;
    this.actions = SHOWN_ACTIONS;
  }

  protected override follow(): () => void {
    return followReminders();
  }

  override render(): TemplateResult {
    return html`${this.#screen()}<reminder-panel @closed=${this.#closed}></reminder-panel
      ><agreement-panel @closed=${this.#left}></agreement-panel>`;
  }

  readonly #closed = (event: Event) => {
    const { detail } = event as CustomEvent<string>;
    void this.updateComplete.then(() =>
      this.querySelector<HTMLElement>(`[data-action="${CSS.escape(detail)}"] a`)?.focus(),
    );
  };

  readonly #left = (event: Event) => {
    const { detail } = event as CustomEvent<string>;
    void this.updateComplete.then(() =>
      this.querySelector<HTMLElement>(`[data-agreement="${CSS.escape(detail)}"]`)?.focus(),
    );
  };

  #screen(): TemplateResult {
    const w = remindersWords[language.value];
    const held = demo.value || (book.value?.size ?? 0) > 0;
    if (!demo.value && book.value?.size === 0) return this.#empty();
    const shown = day.value;
    if (!held || !shown) return skeleton();
    const { refusal, value } = shown;
    if (refusal) {
      return html`<h1 class="heading" tabindex="-1">${w.name}</h1>
        <p class="message message--error" role="alert">${words.value.refusal(refusal)}</p>`;
    }
    return html`<section class="reminders" aria-labelledby="reminders">
      <header class="section__head">
        <p class="section__name">${w.name}</p>
        <h1 class="heading heading--wide" id="reminders" tabindex="-1">${insight(value)}</h1>
        <p class="section__tools">
          ${exportButtons(
            w.name,
            "relances",
            filesOf(w.name, () => planTable(value)),
          )}
          <button
            class="button button--quiet"
            aria-label=${w.calendarOf}
            title=${w.calendarHelp(String(UPCOMING_DAYS))}
            @click=${() => void saveCalendar(value.asOf)}
          >
            ${w.calendar}
          </button>
        </p>
      </header>
      ${this.#question(value)}
      ${
        value.actions.length === 0
          ? html`<p class="message">${w.nothingHelp}</p>`
          : html`<ol class="calls" aria-label=${w.name}>
                ${value.actions.slice(0, this.actions).map((action) => this.#action(action, value))}
              </ol>
              ${this.#more(value.actions.length)}`
      }
      ${this.#leftOut(value)} ${planList(value.plans)} ${this.#history(value)}
      ${printedOrigin()}
    </section>`;
  }

  #more(all: number): unknown {
    const left = all - this.actions;
    if (left <= 0) return nothing;
    const w = words.value.table;
    const f = format.value;
    return html`<p class="table-more">
      ${w.shown(f.count(this.actions), f.count(all))}
      <button
        class="button"
        @click=${() => {
          this.actions += SHOWN_ACTIONS;
        }}
      >
        ${w.more(f.count(Math.min(SHOWN_ACTIONS, left)))}
      </button>
    </p>`;
  }

  /** Asked once a day, before any letter. */
  #question({ lastPayment, actions }: ReminderDay): unknown {
    const w = remindersWords[language.value];
    const f = format.value;
    if (actions.length === 0) return nothing;
    if (paymentsChecked.value) {
      return html`<p class="section__note">${w.checked(f.date(asOf.value))}</p>`;
    }
    const imported = book.value?.changes.findLast(({ summary }) => summary.kind === "import");
    return html`<section class="question" aria-labelledby="question">
      <h2 class="question__title" id="question">${w.check}</h2>
      <p>
        ${imported ? w.lastImport(f.instant(imported.at)) : w.noImport}
        ${lastPayment ? w.lastPayment(f.date(lastPayment)) : w.noPayment}
      </p>
      <p class="field__help">${w.checkHelp}</p>
      <p class="actions actions--close">
        <button class="button button--primary" @click=${() => void checkPayments()}>
          ${w.upToDate}
        </button>
        <a class="button" href=${screenAddress("import")}>${w.importFirst}</a>
      </p>
    </section>`;
  }

  #action(action: ReminderAction, { rules }: ReminderDay): TemplateResult {
    const w = remindersWords[language.value];
    const f = format.value;
    const { customer, name = customer, stage, channel, invoices, amount, currency } = action;
    const late = invoices.reduce((most, { daysLate }) => Math.max(most, daysLate), 0);
    const unnamed = invoices.length - NAMED_INVOICES;
    const here = opened.value?.customer === customer && opened.value.stage === stage;
    const address = screenAddress("reminders", { customer, stage });
    return html`<li class="calls__item" data-action=${`${stage} ${customer}`}>
      <h2 class="calls__customer">
        <a
          href=${address}
          aria-current=${here ? "true" : nothing}
          aria-label=${`${name}, ${w.stages[stage]}`}
          >${name}</a
        >
      </h2>
      <p class="calls__stage">
        <strong class="stage stage--${stage}">${w.stages[stage]}</strong> ${w.channels[channel]}
      </p>
      <p class="calls__amount">
        <button
          class="figure-button"
          title=${words.value.why.title}
          @click=${() =>
            showWhy({
              title: w.why(w.stages[stage], name),
              figure: f.money(amount, currency),
              method: w.whyMethod[stage],
              inputs: invoices.slice(0, EXPLAINED_INVOICES).map(({ id, open, daysLate }) => ({
                label: w.whyInvoice(id, daysLate > 0 ? w.late(f.count(daysLate)) : w.dueSoon),
                figure: f.money(open, currency),
              })),
              page: "reminders",
              ...(stage === "formalNotice" || stage === "legal" ? { rules } : {}),
            })}
        >
          ${f.money(amount, currency)}
        </button>
      </p>
      <p class="calls__invoices">
        ${invoices
          .slice(0, NAMED_INVOICES)
          .map(
            ({ id }, index) =>
              html`${index > 0 ? ", " : ""}<a href=${invoicesAddress({ invoice: id })}>${id}</a>`,
          )}
        ${unnamed > 0 ? w.andMore(f.count(unnamed)) : nothing} · ${late === 0 ? w.dueSoon : invoices.length > 1 ? w.oldest(f.count(late)) : w.late(f.count(late))}
      </p>
      <p class="calls__go">
        <a
          class=${here ? "button button--primary" : "button"}
          href=${address}
          aria-label=${w.prepare(name)}
          >${w.prepareShort}</a
        >
      </p>
    </li>`;
  }

  #leftOut({ disputed }: ReminderDay): unknown {
    const w = remindersWords[language.value];
    const some = disputed.filter(({ amount }) => !isZero(amount));
    if (some.length === 0) return nothing;
    return html`<p class="section__note">
      ${w.disputed(sums(some))}
      <a href=${invoicesAddress({ standing: "disputed" })}>${w.disputedLink}</a>
    </p>`;
  }

  #history({ successPercent }: ReminderDay): TemplateResult {
    const w = remindersWords[language.value];
    const f = format.value;
    const head = w.historyHead;
    const sent = sentLetters();
    const shown = sent.slice(0, this.rows);
    const left = sent.length - shown.length;
    return html`<h2 class="subheading" id="sent">${w.history}</h2>
      <p class="section__note" data-fact="success" title=${w.successHelp}>
        ${w.success}
        <strong>${successPercent === null ? w.successNone : f.percent(successPercent)}</strong>
      </p>
      ${
        sent.length === 0
          ? html`<p class="section__note">${w.historyNone}</p>`
          : html`${scrolling(
              w.history,
              html`<table class="table" data-sent>
                  <caption class="visually-hidden">${w.history}</caption>
                  <thead>
                    <tr>
                      <th scope="col">${head.customer}</th>
                      <th scope="col">${head.on}</th>
                      <th scope="col">${head.stage}</th>
                      <th scope="col">${head.invoices}</th>
                      <th scope="col">${head.channel}</th>
                      <th scope="col">${head.by}</th>
                      <th scope="col" title=${w.madeHelp}>${head.made}</th>
                      <th scope="col" title=${w.hashHelp}>${head.hash}</th>
                      <td></td>
                    </tr>
                  </thead>
                  <tbody>
                    ${shown.map(([id, one]) => this.#sent(id, one))}
                  </tbody>
                </table>`,
            )}
              <p class="table-more">
                ${
                  left > 0
                    ? html`${words.value.table.shown(f.count(shown.length), f.count(sent.length))}
                        <button
                          class="button"
                          @click=${() => {
                            this.rows += SHOWN_HISTORY;
                          }}
                        >
                          ${words.value.table.more(f.count(Math.min(SHOWN_HISTORY, left)))}
                        </button>`
                    : nothing
                }
                ${exportButtons(
                  w.history,
                  "relances-envoyees",
                  filesOf(w.history, () => historyTable(sent)),
                )}
              </p>`
      }`;
  }

  #sent(id: string, one: SentLetter): TemplateResult {
    const w = remindersWords[language.value];
    const f = format.value;
    const held = book.value;
    const change = held?.changes.findLast(
      ({ summary }) =>
        summary.kind === "desk" && summary.of === "reminder" && summary.ids.includes(id),
    );
    const way = held && change && reversal(held, change.seq);
    return html`<tr>
      <th scope="row">${one.customer}</th>
      <td class="table__dates">${f.date(one.on)}</td>
      <td>${w.stages[one.stage]}</td>
      <td>${one.invoices.join(", ")}</td>
      <td>${w.channels[one.channel]}</td>
      <td>${one.by ?? ""}</td>
      <td class="table__dates">${one.made ? tables(one.made) : nothing}</td>
      <td><code title=${one.sha256}>${one.sha256.slice(0, 12)}…</code></td>
      <td>
        ${
          way?.kind === "undo"
            ? html`<button
                class="button button--quiet"
                aria-label=${words.value.journal.act(words.value.undo, w.stages[one.stage], one.customer)}
                @click=${() => void undo(way.seq)}
              >
                ${words.value.undo}
              </button>`
            : nothing
        }
      </td>
    </tr>`;
  }

  #empty(): TemplateResult {
    const w = remindersWords[language.value];
    const f = format.value;
    return html`<section class="welcome reminders" aria-labelledby="reminders">
      <h1 class="welcome__title" id="reminders" tabindex="-1">${w.emptyTitle}</h1>
      <p class="welcome__lead">${w.emptyLead}</p>
      ${waysIn()}
      <h2 class="subheading">${w.emptyExample}</h2>
      <ol class="calls">
        ${EXAMPLE.map(
          ({ customer, stage, channel, late, owed }) => html`<li class="calls__item">
            <p class="calls__customer">${customer}</p>
            <p class="calls__stage">
              <strong class="stage stage--${stage}">${w.stages[stage]}</strong> ${w.channels[channel]}
            </p>
            <p class="calls__amount">${amount(f, owed)}</p>
            <p class="calls__invoices">${w.late(late)}</p>
          </li>`,
        )}
      </ol>
    </section>`;
  }
}

const EXAMPLE = [
  {
    customer: "Atelier Nord",
    stage: "formalNotice",
    channel: "registered",
    late: "90",
    owed: "1400.00",
  },
  { customer: "Mairie de Lys", stage: "firm", channel: "phone", late: "11", owed: "1500.00" },
] as const;

/** What was sent, the last first. */
function sentLetters(): [string, SentLetter][] {
  const sent = Object.entries(book.value?.desk.reminder ?? {});
  return sent.sort(([one], [other]) => (one < other ? 1 : -1));
}

async function saveCalendar(asOf: string): Promise<void> {
  const w = remindersWords[language.peek()];
  const f = format.peek();
  const found = await ask("computing", (engine) => engine.upcoming(asOf, UPCOMING_DAYS));
  if (found?.refusal) say(found.refusal);
  if (!found?.value) return;
  const { calendarFile } = await import("../../letters/calendar.ts");
  const events = found.value.map((upcoming) => {
    const { stage, part, parts, name, amount, currency, invoices } = upcoming;
    const what = stage ? w.stages[stage] : w.eventPart(f.count(part ?? 1), f.count(parts ?? 1));
    const title = w.event(what, name, f.money(amount, currency));
    return { upcoming, title, text: invoices.join(", ") };
  });
  download("relances.ics", await calendarFile(w.name, asOf, events));
}

function planTable({ actions }: ReminderDay): Table {
  const w = remindersWords[language.value];
  return {
    head: w.csvHead,
    kinds: ["text", "text", "text", "text", "amount", "text", "integer"],
    rows: actions.flatMap(({ customer, name = customer, stage, channel, currency, invoices }) =>
      invoices.map(({ id, open, daysLate }) => [
        name,
        w.stages[stage],
        w.channels[channel],
        id,
        open,
        currency,
        String(daysLate),
      ]),
    ),
  };
}

function historyTable(sent: [string, SentLetter][]): Table {
  const w = remindersWords[language.value];
  return {
    head: w.historyCsv,
    kinds: ["date"],
    rows: sent.map(([, one]) => [
      one.on,
      one.customer,
      w.stages[one.stage],
      one.invoices.join(", "),
      w.channels[one.channel],
      one.by ?? "",
      one.language,
      one.sha256,
      one.made ? `${one.made.package}, ${tables(one.made)}` : "",
    ]),
  };
}

function skeleton(): TemplateResult {
  return html`<div class="skeleton" role="status">
    <span class="visually-hidden">${words.value.loading}</span>
    <div class="skeleton__line skeleton__line--title"></div>
    <div class="skeleton__line"></div>
    <div class="skeleton__block"></div>
  </div>`;
}

customElements.define("reminders-screen", RemindersScreen);
