import type { KpiReport } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { isNegative, isZero, unsigned } from "../../../ui/format.ts";
import { auditWords } from "../../../ui/i18n/screens/audit.ts";
import { remindersWords } from "../../../ui/i18n/screens/reminders.ts";
import { amount } from "../../../ui/money.ts";
import { audit } from "../../audit.ts";
import { type AuditAction, auditActions, unlawfulCustomers } from "../../audit-actions.ts";
import { download } from "../../download.ts";
import { identityOf } from "../../letters/parties.ts";
import { type InvoiceFilter, routeHash } from "../../router.ts";
import {
  book,
  type FigurePage,
  format,
  invoicesAddress,
  language,
  route,
  screenAddress,
  words,
} from "../../state.ts";
import type { Table } from "../../table.ts";
import { termsText } from "../../terms.ts";
import { View } from "../../view.ts";
import type {
  AgreedTerms,
  Audit,
  Debtor,
  KindPart,
  LateDue,
  SlowPayer,
} from "../../worker/audit.ts";
import { refusedFigures } from "../dashboard/refused-figures.ts";
import { citation, sectionFrame, sources, warned } from "../dashboard/section-frame.ts";
import { figureButton, figureLink, type Reason } from "../figure-button.ts";
import style from "../file-document.css?raw";
import { documentOf } from "../file-document.ts";
import { bucketLabel } from "../invoices/invoice-cells.ts";
import { origin } from "../shell/origin.ts";
import { skeleton } from "../shell/skeleton.ts";
import { gridTable } from "./grid-scores.ts";
import {
  agesBar,
  type Column,
  counted,
  days,
  money,
  named,
  percent,
  table,
  tableOf,
} from "./table.ts";
import { waysExport, waysTable } from "./ways-table.ts";

/** A figure with its name, that says what it is made of. */
interface Fact {
  label: string;
  figure: string;
  note?: string;
  /** Or the address of what it counts. */
  why: Reason | string;
}

type Indicator =
  | "dso"
  | "dsoCountBack"
  | "averageDaysDelinquent"
  | "averageDaysToPay"
  | "averageDaysLate"
  | "paidLatePercent"
  | "collectionEffectivenessPercent"
  | "lossPercent";

/** The audit as a report: what is known of the receivables, chapter by chapter, and what to do first. */
export class AuditReport extends View {
  override render(): TemplateResult {
    const found = audit.value;
    if (!found) return skeleton(2);
    const w = auditWords[language.value];
    const { refusal: refused, value: made } = found;
    if (!made)
      return html`${refused.code === "fx/missing" ? nothing : html`<h1 class="heading" tabindex="-1">${w.name}</h1>`}
      ${refusedFigures(refused)}`;
    const f = format.value;
    const { name } = identityOf(book.value?.desk ?? {});
    return html`<p class="actions file-tools">
        <button class="button button--primary" @click=${() => print()}>${w.print}</button>
        <button class="button" @click=${() => this.#save(made)}>${w.save}</button>
      </p>
      <article class="audit-file">
        <header>
          ${name ? html`<p class="section__name">${name}</p>` : nothing}
          <h1 class="heading heading--wide" id="audit" tabindex="-1">${w.title(f.date(made.asOf))}</h1>
          <p class="lead">${this.#insight(made)}</p>
          <p class="section__note">
            ${
              made.isWholeYear || made.since === undefined
                ? w.window(f.date(made.from), f.date(made.asOf))
                : w.young(f.date(made.since))
            }
            ${origin()}
          </p>
        </header>
        ${this.#actions(made)} ${this.#who(made)} ${this.#concentration(made)} ${this.#late(made)}
        ${this.#terms(made)} ${this.#reminders(made)} ${this.#ageing(made)} ${this.#costs(made)}
        ${this.#compare(made)}
        <div class="section">${sources(made.rules)}</div>
      </article>`;
  }

  #save({ asOf }: Audit): void {
    const article = this.querySelector<HTMLElement>(".audit-file");
    const title = auditWords[language.peek()].title(format.peek().date(asOf));
    if (article) download(`audit-${asOf}.html`, documentOf(article, title, language.peek(), style));
  }

  #insight({ owed, kinds, currency, year }: Audit): string {
    const w = auditWords[language.value];
    const f = format.value;
    const owing = f.count(kinds.reduce((count, kind) => count + kind.owing, 0));
    const sum = f.money(owed.total, currency);
    const late = isZero(owed.overdue) ? null : year.overduePercent;
    const overdue = f.money(owed.overdue, currency);
    const credits = f.money(unsigned(owed.credits), currency);
    const sentence =
      owed.invoices === 0
        ? w.findingNothing
        : isZero(owed.credits)
          ? late === null
            ? w.findingNoneLate(sum, owing)
            : w.finding(sum, owing, overdue, f.percent(late))
          : late === null
            ? w.findingCreditedNoneLate(sum, owing, credits)
            : w.findingCredited(sum, owing, credits, overdue, f.percent(late));
    const { averageDaysToPay, averageDaysLate } = year;
    if (averageDaysToPay === null || averageDaysLate === null) return sentence;
    const delays = isNegative(averageDaysLate)
      ? w.delaysEarly(f.decimal(averageDaysToPay), f.decimal(averageDaysLate.slice(1)))
      : w.delays(f.decimal(averageDaysToPay), f.decimal(averageDaysLate));
    return `${sentence} ${delays}`;
  }

  #actions(made: Audit): TemplateResult {
    const w = auditWords[language.value];
    const first = auditActions(made);
    return html`<section class="audit-first" aria-labelledby="first">
      <h2 class="section__finding" id="first" tabindex="-1">${w.first}</h2>
      ${
        first.length === 0
          ? html`<p>${w.firstNone}</p>`
          : html`<ol class="audit-first__list">
              ${first.map((action) => {
                const [said, address] = this.#action(action, made);
                return html`<li class="audit-first__item" data-action=${action}>
                  <span>${said}</span>
                  <a class="audit-first__go" data-page-only href=${address} aria-label=${`${w.go[action]} : ${said}`}
                    >${w.go[action]}</a
                  >
                </li>`;
              })}
            </ol>`
      }
    </section>`;
  }

  /** What is to be done, and where. */
  #action(action: AuditAction, made: Audit): [said: string, address: string] {
    const w = auditWords[language.value].actions;
    const f = format.value;
    const sum = (decimal: string) => f.money(decimal, made.currency);
    switch (action) {
      case "remind": {
        const { toSend, asked } = made.reminders;
        const sums = asked.map(({ currency, amount: asks }) => f.money(asks, currency));
        return [w.remind(f.count(toSend), sums.join(", ")), screenAddress("reminders")];
      }
      case "oldest":
        return [
          w.oldest(sum(made.owed.buckets.at(-1) ?? "0")),
          invoicesAddress({ bucket: made.buckets.at(-1)?.label ?? "" }),
        ];
      case "disputed":
        return [
          w.disputed(sum(made.reminders.disputed)),
          invoicesAddress({ standing: "disputed" }),
        ];
      case "terms": {
        const customers = unlawfulCustomers(made);
        const [first] = made.terms;
        const customer = first?.check?.lawful === false ? first.named[0]?.customer : undefined;
        const invoice = made.lateDues[0]?.invoice;
        return [
          w.terms(f.count(customers), f.count(made.tooLate)),
          customer === undefined && invoice !== undefined
            ? invoicesAddress({ invoice })
            : screenAddress("customers", customer === undefined ? {} : { customer }),
        ];
      }
      case "limit":
        return [
          w.limit(f.count(made.overLimit.customers)),
          screenAddress("customers", { status: "overLimit" }),
        ];
      case "concentration": {
        const [first] = made.debtors;
        const share = made.openShares[0]?.percent ?? "0";
        return [
          w.concentration(first?.name ?? "", f.percent(share)),
          screenAddress("customers", first ? { customer: first.customer } : {}),
        ];
      }
      case "noLimit":
        return [w.noLimit, screenAddress("customers")];
      case "claim":
        return [w.claim(sum(made.claims.claim)), claimsAddress()];
      case "allowance":
        return [
          w.allowance(sum(made.allowance.value?.allowance ?? "0")),
          screenAddress("provisions"),
        ];
    }
  }

  #facts(facts: readonly Fact[]): TemplateResult {
    return html`<dl class="audit-facts">
      ${facts.map(
        ({ label, figure, note, why }) => html`<div class="audit-facts__item">
          <dt>${label}</dt>
          <dd>
            ${typeof why === "string" ? figureLink(label, figure, why) : figureButton(label, figure, why)}
            ${note ? html`<span class="table__note">${note}</span>` : nothing}
          </dd>
        </div>`,
      )}
    </dl>`;
  }

  /** An indicator of the year, with its method. */
  #indicator(
    label: string,
    key: Indicator,
    year: KpiReport,
    said: (value: string) => string,
    note?: string,
  ): Fact {
    const w = auditWords[language.value];
    const value = year[key];
    return {
      label,
      figure: value === null ? w.none : said(value),
      ...(note ? { note } : {}),
      why: indicatorWhy(key, value, year.days),
    };
  }

  #factsOf(name: string, facts: readonly Fact[], values: readonly string[]): Table {
    const w = auditWords[language.peek()];
    return {
      name,
      head: [w.figure, words.peek().kpis.value],
      kinds: ["text", "number"],
      rows: facts.map(({ label }, at) => [label, values[at] ?? ""]),
    };
  }

  #sales({ from, asOf }: Audit): Reason {
    const w = auditWords[language.value];
    const f = format.value;
    return {
      method: words.value.kpis.sales.why,
      page: "kpis",
      inputs: [{ label: words.value.kpis.window, figure: w.span(f.date(from), f.date(asOf)) }],
    };
  }

  #who(made: Audit): TemplateResult {
    const w = auditWords[language.value];
    const { kinds, currency, customers, recent } = made;
    const f = format.value;
    const listed = (): Reason => ({ method: w.whoHelp, page: "scores" });
    const columns: Column<KindPart>[] = [
      named(w.kind, ({ kind }) => w.kinds[kind]),
      counted(w.customers, (kind) => kind.customers, listed),
      ...(made.isWholeYear
        ? [counted<KindPart>(w.recent, (kind) => kind.recent ?? 0, listed)]
        : []),
      counted(
        w.owing,
        (kind) => kind.owing,
        () => ({ method: w.owingWhy, page: "aging" }),
      ),
      money(
        w.salesYear,
        currency,
        ({ year }) => year.sales,
        () => this.#sales(made),
      ),
      ...owedColumns(made),
      percent(
        w.overduePercent,
        ({ year }) => year.overduePercent,
        ({ year }) => ({
          method: words.value.kpis.overduePercent.why,
          page: "kpis",
          inputs: [
            { label: w.overdue, figure: f.money(year.overdue, currency) },
            { label: words.value.kpis.notDue.label, figure: f.money(year.notDue, currency) },
          ],
        }),
      ),
    ];
    return sectionFrame({
      id: "who",
      name: w.who,
      finding: w.whoFinding(f.count(customers), recent === undefined ? undefined : f.count(recent)),
      help: w.whoHelp,
      body: table(w.who, columns, kinds),
      table: () => tableOf(w.who, columns, kinds),
    });
  }

  #concentration(made: Audit): TemplateResult {
    const w = auditWords[language.value];
    const f = format.value;
    const { openShares, salesShares, currency, debtors } = made;
    const [first] = openShares;
    const counts = (openShares.length > salesShares.length ? openShares : salesShares).map(
      ({ customers }) => customers,
    );
    const shareOf = (shares: typeof openShares, count: number) =>
      shares.find(({ customers }) => customers === count);
    const share = (
      head: string,
      of: typeof openShares,
      whole: string,
      all: string,
    ): Column<number> => {
      const part = (count: number) => shareOf(of, count)?.amount ?? all;
      return percent(
        head,
        (count) => shareOf(of, count)?.percent ?? null,
        (count) => ({
          method: w.shareWhy,
          page: "kpis",
          inputs: [
            { label: w.firsts(f.count(count)), figure: f.money(part(count), currency) },
            { label: whole, figure: f.money(all, currency) },
          ],
        }),
      );
    };
    const shares: Column<number>[] = [
      named(w.customers, (count) => w.firsts(f.count(count))),
      money(
        w.owed,
        currency,
        (count) => shareOf(openShares, count)?.amount ?? made.owed.total,
        (count) => ({
          method: w.firstsWhy,
          page: "aging",
          inputs: debtors.slice(0, count).map(({ name, owed }) => ({
            label: name,
            figure: f.money(owed.total, currency),
          })),
        }),
      ),
      share(w.shareOpen, openShares, w.owed, made.owed.total),
      money(
        w.salesYear,
        currency,
        (count) => shareOf(salesShares, count)?.amount ?? made.year.sales,
        () => ({ ...this.#sales(made), method: `${w.firstsWhy} ${words.value.kpis.sales.why}` }),
      ),
      share(w.shareSales, salesShares, w.salesYear, made.year.sales),
    ];
    const columns: Column<Debtor>[] = [
      named(
        w.customer,
        ({ name }) => name,
        ({ customer, name }) =>
          html`<a href=${screenAddress("customers", { customer })}>${name}</a>`,
      ),
      money(
        w.salesYear,
        currency,
        ({ sales }) => sales,
        () => this.#sales(made),
      ),
      ...owedColumns(made),
      days(
        w.daysLate,
        ({ delays }) => delays.averageDaysLate,
        ({ delays }) => indicatorWhy("averageDaysLate", delays.averageDaysLate, made.year.days),
      ),
      named(w.grade, ({ score }) => (score.grade === "new" ? w.newCustomer : score.grade)),
      {
        head: w.limit,
        isFigure: true,
        kind: "amount",
        cell: ({ score }) =>
          score.creditLimit === null
            ? w.noLimit
            : html`${amount(f, score.creditLimit)}
              ${score.overLimit ? html`<span class="table__note">${w.overLimit}</span>` : nothing}`,
        figure: ({ score }) => f.money(score.creditLimit ?? "0", currency),
        text: ({ score }) => score.creditLimit ?? "",
        // Where it is set.
        why: ({ customer, score }) =>
          score.creditLimit === null ? undefined : screenAddress("customers", { customer }),
      },
    ];
    return sectionFrame({
      id: "concentration",
      name: w.concentration,
      finding:
        first?.percent == null
          ? w.concentrationNone
          : w.concentrationFinding(debtors[0]?.name ?? "", f.percent(first.percent)),
      help: w.concentrationHelp,
      body: html`${table(w.concentration, shares, counts)}
        <h3 class="subheading subheading--small">${w.debtors}</h3>
        ${table(w.debtors, columns, debtors)}`,
      table: () => [tableOf(w.concentration, shares, counts), tableOf(w.debtors, columns, debtors)],
    });
  }

  #late(made: Audit): TemplateResult {
    const w = auditWords[language.value];
    const f = format.value;
    const { year, recently, kinds, slow, currency } = made;
    const window = words.value.kpis.windowDays(f.count(recently.days));
    const inDays = (value: string) => w.days(f.decimal(value));
    const facts = [
      this.#indicator(w.daysToPay, "averageDaysToPay", year, inDays),
      this.#indicator(w.daysLate, "averageDaysLate", year, inDays),
      this.#indicator(w.paidLate, "paidLatePercent", year, (value) => f.percent(value)),
      this.#indicator(w.dso, "dso", recently, inDays, window),
      this.#indicator(w.dsoCountBack, "dsoCountBack", year, inDays),
      this.#indicator(w.effectiveness, "collectionEffectivenessPercent", year, (value) =>
        f.percent(value),
      ),
    ];
    const byKind: Column<KindPart>[] = [
      named(w.kind, ({ kind }) => w.kinds[kind]),
      days(
        w.daysToPay,
        (kind) => kind.year.averageDaysToPay,
        (kind) => indicatorWhy("averageDaysToPay", kind.year.averageDaysToPay, year.days),
      ),
      days(
        w.daysLate,
        (kind) => kind.year.averageDaysLate,
        (kind) => indicatorWhy("averageDaysLate", kind.year.averageDaysLate, year.days),
      ),
      percent(
        w.paidLate,
        (kind) => kind.year.paidLatePercent,
        (kind) => indicatorWhy("paidLatePercent", kind.year.paidLatePercent, year.days),
      ),
    ];
    const slowest: Column<SlowPayer>[] = [
      named(
        w.customer,
        ({ name }) => name,
        ({ customer, name }) =>
          html`<a href=${screenAddress("customers", { customer })}>${name}</a>`,
      ),
      days(
        w.daysLate,
        ({ averageDaysLate }) => averageDaysLate,
        () => ({ method: w.slowWhy, page: "scores" }),
      ),
      percent(
        w.onTime,
        ({ onTimePercent }) => onTimePercent,
        () => ({ method: w.onTimeWhy, page: "scores" }),
      ),
      money(
        w.overdue,
        currency,
        ({ overdue }) => overdue,
        ({ customer }) => invoicesAddress({ customer, standing: "overdue" }),
      ),
      named(w.grade, ({ grade }) => grade),
    ];
    const { paidLatePercent, averageDaysLate } = year;
    return sectionFrame({
      id: "late",
      name: w.late,
      finding:
        paidLatePercent === null || averageDaysLate === null
          ? w.lateNone
          : isNegative(averageDaysLate)
            ? w.lateEarly(f.percent(paidLatePercent))
            : w.lateFinding(f.percent(paidLatePercent), f.decimal(averageDaysLate)),
      help: w.lateHelp,
      body: html`${this.#facts(facts)} ${kinds.length > 1 ? table(w.late, byKind, kinds) : nothing}
      ${
        slow.length > 0
          ? html`<h3 class="subheading subheading--small">${w.slow}</h3>
              <p class="section__help">${w.slowHelp}</p>
              ${table(w.slow, slowest, slow)}`
          : nothing
      }`,
      table: () => [
        this.#factsOf(
          w.late,
          facts,
          [
            year.averageDaysToPay,
            year.averageDaysLate,
            year.paidLatePercent,
            recently.dso,
            year.dsoCountBack,
            year.collectionEffectivenessPercent,
          ].map((value) => value ?? ""),
        ),
        tableOf(w.kind, byKind, kinds),
        ...(slow.length > 0 ? [tableOf(w.slow, slowest, slow)] : []),
      ],
    });
  }

  #terms(made: Audit): TemplateResult {
    const w = auditWords[language.value];
    const f = format.value;
    const { terms, lateDues, tooLate, checked } = made;
    const unlawful = unlawfulCustomers(made);
    const said = ({ terms: agreed }: AgreedTerms) =>
      agreed ? termsText(words.value.edits, agreed) : w.legalTerms;
    const judged = ({ check }: AgreedTerms) =>
      check?.lawful === false ? w.isUnlawful : w.isLawful;
    const agreed: Column<AgreedTerms>[] = [
      named(w.kind, ({ kind }) => w.kinds[kind]),
      named(w.agreed, said),
      counted(
        w.customers,
        ({ customers }) => customers,
        (row) => ({
          method: w.termsHelp(f.count(checked)),
          page: "check-terms",
          inputs: [
            ...row.named.map(({ name }) => ({ label: name, figure: said(row) })),
            ...(row.customers > row.named.length
              ? [{ label: w.more(f.count(row.customers - row.named.length)), figure: said(row) }]
              : []),
          ],
        }),
      ),
      named(w.lawful, judged, (row) => {
        if (row.check?.lawful !== false) return judged(row);
        const left = row.customers - row.named.length;
        return html`<strong>${judged(row)}</strong>
          <span class="table__note">
            ${citation(row.check.rule)} ·
            ${row.named.map(
              ({ customer, name }, at) => html`${at > 0 ? ", " : ""}<a
                  href=${screenAddress("customers", { customer })}
                  >${name}</a
                >`,
            )}
            ${left > 0 ? w.more(f.count(left)) : nothing}
          </span>`;
      }),
    ];
    const dues: Column<LateDue>[] = [
      named(
        w.invoice,
        ({ invoice }) => invoice,
        ({ invoice }) => html`<a href=${invoicesAddress({ invoice })}>${invoice}</a>`,
      ),
      named(w.customer, ({ name }) => name),
      named(
        w.issued,
        ({ issued }) => issued,
        ({ issued }) => f.date(issued),
      ),
      named(
        w.due,
        ({ due }) => due,
        ({ due }) => f.date(due),
      ),
      named(
        w.latest,
        ({ latest }) => latest,
        ({ latest }) => f.date(latest),
      ),
    ];
    return sectionFrame({
      id: "terms",
      name: w.terms,
      finding:
        unlawful === 0 && tooLate === 0
          ? w.termsLawful
          : w.termsUnlawful(f.count(unlawful), f.count(tooLate)),
      help: w.termsHelp(f.count(checked)),
      body: html`${table(w.terms, agreed, terms)}
      ${
        lateDues.length > 0
          ? html`<h3 class="subheading subheading--small">${w.lateDues}</h3>
              ${table(w.lateDues, dues, lateDues)}
              ${
                tooLate > lateDues.length
                  ? html`<p class="section__note">${w.more(f.count(tooLate - lateDues.length))}</p>`
                  : nothing
              }`
          : nothing
      }
      ${unlawful > 0 || tooLate > 0 ? html`<p class="section__note">${w.fine}</p>` : nothing}`,
      table: () => [
        tableOf(w.terms, agreed, terms),
        ...(lateDues.length > 0 ? [tableOf(w.lateDues, dues, lateDues)] : []),
      ],
    });
  }

  #reminders(made: Audit): TemplateResult {
    const w = auditWords[language.value];
    const f = format.value;
    const { reminders, currency } = made;
    const { letters, stages, followedPercent, toSend, plans, disputed } = reminders;
    const names = remindersWords[language.value].stages;
    const noted = (): Reason => ({ method: w.remindersHelp, page: "reminders" });
    const followed = (sent: number): Reason => ({
      ...noted(),
      inputs: [{ label: w.letters, figure: f.count(sent) }],
    });
    const columns: Column<(typeof stages)[number]>[] = [
      named(w.stage, ({ stage }) => names[stage]),
      counted(w.letters, (row) => row.letters, noted),
      counted(w.invoices, (row) => row.invoices, noted),
      percent(
        w.followed,
        (row) => row.followedPercent,
        (row) => followed(row.letters),
      ),
    ];
    const facts: Fact[] = [
      { label: w.letters, figure: f.count(letters), why: noted() },
      {
        label: w.followed,
        figure: followedPercent === null ? w.none : f.percent(followedPercent),
        why: followed(letters),
      },
      { label: w.toSend, figure: f.count(toSend), why: screenAddress("reminders") },
      {
        label: w.plans,
        figure: [plans.held, plans.kept, plans.broken].map((count) => f.count(count)).join(" · "),
        why: screenAddress("reminders"),
      },
      {
        label: w.disputed,
        figure: f.money(disputed, currency),
        why: { method: words.value.kpis.disputed.why, page: "kpis" },
      },
    ];
    return sectionFrame({
      id: "reminding",
      name: w.reminders,
      finding:
        letters === 0
          ? w.noReminder
          : followedPercent === null
            ? w.remindersFindingNone(f.count(letters))
            : w.remindersFinding(f.count(letters), f.percent(followedPercent)),
      help: w.remindersHelp,
      body: html`${this.#facts(facts)}
      ${stages.length > 0 ? table(w.reminders, columns, stages) : nothing}`,
      table: () => tableOf(w.reminders, columns, stages),
    });
  }

  #ageing({ owed, buckets, currency }: Audit): TemplateResult {
    const w = auditWords[language.value];
    const f = format.value;
    const { aging, table: said } = words.value;
    interface Row {
      label: string;
      sum: string;
      /** Its color in the picture. */
      look?: string;
      /** Where its invoices are listed. */
      place?: Partial<InvoiceFilter>;
    }
    const rows: Row[] = [
      {
        label: aging.notDue,
        sum: owed.notDue,
        look: "not-due",
        place: { standing: "notDue" },
      },
      ...buckets.map((bucket, at) => ({
        label: bucketLabel(bucket),
        sum: owed.buckets[at] ?? "0",
        look: `age-${Math.min(at + 1, 4)}`,
        place: { bucket: bucket.label },
      })),
      ...(isZero(owed.credits)
        ? []
        : [{ label: aging.credits, sum: owed.credits, place: { standing: "credit" as const } }]),
    ];
    const columns: Column<Row>[] = [
      named(
        w.age,
        ({ label }) => label,
        ({ label, look }) =>
          look ? html`<span class=${`legend__item legend__item--${look}`}>${label}</span>` : label,
      ),
      money(
        w.owed,
        currency,
        ({ sum }) => sum,
        ({ sum, place }) =>
          place === undefined
            ? owedWhy(owed, currency)
            : isZero(sum)
              ? { method: aging.why, page: "aging" }
              : invoicesAddress(place),
      ),
    ];
    const oldest = owed.buckets.at(-1) ?? "0";
    const bars = [owed.notDue, ...owed.buckets];
    const whole: Row = { label: said.total, sum: owed.total };
    return sectionFrame({
      id: "ageing",
      name: w.ageing,
      finding: isZero(oldest) ? w.ageingNone : w.ageingFinding(f.money(oldest, currency)),
      help: w.ageingHelp,
      body: html`${agesBar(w.ageing, bars)} ${table(w.ageing, columns, rows, whole)}`,
      table: () => tableOf(w.ageing, columns, rows, whole),
    });
  }

  #costs(made: Audit): TemplateResult {
    const w = auditWords[language.value];
    const f = format.value;
    const { currency, year, writtenOff, claims, fundingRatePercent } = made;
    const funding = made.funding?.value;
    const late = made.lateFunding?.value;
    const sum = (decimal: string) => f.money(decimal, currency);
    const page: FigurePage = "collection-costs";
    const set = made.allowance.value;
    const funded = (part: typeof funding) => ({
      figure: part ? sum(part.amount) : w.none,
      why: {
        method: words.value.kpis[part === late ? "averageDaysDelinquent" : "dso"].why,
        page,
        ...(part ? { steps: part.steps } : {}),
      },
    });
    const facts: (Fact & { value: string })[] = [
      ...(fundingRatePercent === undefined
        ? []
        : [
            { label: w.funding, ...funded(funding), value: funding?.amount ?? "" },
            { label: w.lateFunding, ...funded(late), value: late?.amount ?? "" },
          ]),
      {
        label: w.losses,
        figure: sum(writtenOff),
        ...(year.lossPercent === null
          ? {}
          : { note: `${f.percent(year.lossPercent)} ${w.lossPercent}` }),
        why: { method: words.value.kpis.lossPercent.why, page: "kpis" },
        value: writtenOff,
      },
      ...(set
        ? [
            {
              label: w.allowance,
              figure: sum(set.allowance),
              why: {
                method: words.value.allowance.whyOf("allowance"),
                page: "allowance" as const,
                inputs: [{ label: words.value.allowance.netOpen, figure: sum(set.netOpen) }],
              },
              value: set.allowance,
            },
          ]
        : []),
      {
        label: w.claim,
        figure: sum(claims.claim),
        note: w.claimCount(f.count(claims.count)),
        why: {
          method: words.value.claims.why,
          page: "late-payment",
          inputs: [
            { label: words.value.claims.interest, figure: sum(claims.interest) },
            { label: words.value.claims.indemnity, figure: sum(claims.indemnity) },
          ],
        },
        value: claims.claim,
      },
    ];
    return sectionFrame({
      id: "costs",
      name: w.costs,
      finding:
        fundingRatePercent === undefined
          ? w.costsNoRate
          : late && !isZero(late.amount)
            ? w.costsFinding(sum(late.amount))
            : w.costsNone,
      help: w.costsHelp,
      body: html`${this.#facts(facts)} ${claims.warnings.map(warned)}
        <p class="actions actions--close">
          <a class="button button--quiet" href=${screenAddress("audit", { view: "ways" })}
            >${
              fundingRatePercent === undefined
                ? w.setRate
                : w.fundingRateOf(f.percent(fundingRatePercent))
            }</a
          >
        </p>`,
      table: () =>
        this.#factsOf(
          w.costs,
          facts,
          facts.map(({ value }) => value),
        ),
    });
  }

  #compare(made: Audit): TemplateResult {
    const w = auditWords[language.value];
    const ways = made.ways.value;
    return sectionFrame({
      id: "compare",
      name: w.compare,
      finding: !ways
        ? w.compareNone
        : ways.options.length > 1
          ? w.compareFinding[ways.cheapest]
          : w.compareOne[ways.cheapest],
      help: w.compareHelp,
      body: html`${ways ? waysTable(ways) : nothing} ${gridTable(made)}
        <p class="actions actions--close">
          <a class="button button--quiet" href=${screenAddress("audit", { view: "ways" })}
            >${w.assume}</a
          >
        </p>`,
      ...(ways ? { table: () => waysExport(ways) } : {}),
    });
  }
}

/** What is owed, and late of it, by part of the book. */
function owedColumns<Row extends Pick<Debtor, "owed">>(made: Audit): Column<Row>[] {
  const w = auditWords[language.value];
  const { currency } = made;
  return [
    money(
      w.owed,
      currency,
      ({ owed }) => owed.total,
      ({ owed }) => owedWhy(owed, currency),
    ),
    money(
      w.overdue,
      currency,
      ({ owed }) => owed.overdue,
      ({ owed }) => overdueWhy(owed, made),
    ),
  ];
}

/** What is owed, and of what it is the sum. */
function owedWhy({ notDue, overdue, credits }: Audit["owed"], currency: string): Reason {
  const { aging, kpis } = words.value;
  const f = format.value;
  return {
    method: aging.why,
    page: "aging",
    inputs: [
      { label: aging.notDue, figure: f.money(notDue, currency) },
      { label: kpis.overdue.label, figure: f.money(overdue, currency) },
      { label: aging.credits, figure: f.money(credits, currency) },
    ],
  };
}

/** What is overdue, by its age. */
function overdueWhy(owed: Audit["owed"], { buckets, currency }: Audit): Reason {
  return {
    method: words.value.aging.why,
    page: "aging",
    inputs: buckets.map((bucket, at) => ({
      label: bucketLabel(bucket),
      figure: format.value.money(owed.buckets[at] ?? "0", currency),
    })),
  };
}

/** Over how many days an indicator is taken, and what is missing where there is none. */
function indicatorWhy(key: Indicator, value: string | null, days: number): Reason {
  const { kpis } = words.value;
  const { why } = kpis[key];
  return {
    method: value === null ? `${why} ${auditWords[language.value].noneHelp}` : why,
    page: "kpis",
    inputs: [{ label: kpis.window, figure: kpis.windowDays(format.value.count(days)) }],
  };
}

/** Where claims are listed, on the same date. */
function claimsAddress(): string {
  const date = route.value.asOf;
  return routeHash({ screen: "dashboard", section: "claims", ...(date ? { asOf: date } : {}) });
}

customElements.define("audit-report", AuditReport);
