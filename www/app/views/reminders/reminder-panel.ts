import type { CustomerKind } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { type Language, unsigned } from "../../../ui/format.ts";
import { lettersWords } from "../../../ui/i18n/screens/letters.ts";
import { remindersWords } from "../../../ui/i18n/screens/reminders.ts";
import { money } from "../../../ui/money.ts";
import { type Contact, deskValue, type Template } from "../../desk.ts";
import { download } from "../../download.ts";
import { mailAddress, mailFile } from "../../letters/email.ts";
import { bodyText, composed, type Letter, letterText, sha256 } from "../../letters/letter.ts";
import { identityOf, recipientLines, senderLines, spacedIban } from "../../letters/parties.ts";
import { squares, type Transfer, transferCode } from "../../letters/payment.ts";
import { policyOf } from "../../letters/policy.ts";
import {
  type Form,
  ours,
  type Purpose,
  templateId,
  templateOf,
  unknownFields,
} from "../../letters/template.ts";
import {
  channelOf,
  day,
  formsOf,
  letter,
  type OpenedLetter,
  openAction,
  opened,
  paymentsChecked,
  recordSent,
} from "../../reminders.ts";
import { keepDesk } from "../../saving.ts";
import {
  asOf,
  book,
  demo,
  format,
  invoicesAddress,
  language,
  screenAddress,
  showClaim,
  versions,
  words,
} from "../../state.ts";
import { View } from "../../view.ts";
import { dayNumber, isoDay } from "../../worker/days.ts";
import type { LetterFigures } from "../../worker/reminders.ts";
import { citation, warned } from "../dashboard/section-frame.ts";
import { letterSheet } from "./letter-sheet.ts";
import { paymentCode } from "./payment-code.ts";
import "./plan-form.ts";

/** Templates as they are being written, until they are saved or given up: no other letter, no other language takes them away. */
const drafts = new Map<string, Template>();

const LANGUAGES = ["fr", "en"] as const satisfies Language[];

/** One action beside the list: its words, ready, and the ways to send them. */
export class ReminderPanel extends View {
  static override properties = {
    wrong: { state: true },
    copied: { state: true },
    code: { state: true },
  };
  declare wrong: string;
  declare copied: boolean;
  declare code: { said: string; squares: boolean[][] } | undefined;
  #shown = "";
  #wasReady = false;

  constructor() {
    super();
    this.wrong = "";
    this.copied = false;
  }

  override render(): TemplateResult {
    const asked = opened.value;
    if (!asked) return html``;
    const w = remindersWords[language.value];
    const found = letter.value;
    const ready =
      found?.action.customer === asked.customer && found.action.stage === asked.stage
        ? found
        : undefined;
    return html`<aside
      class="panel panel--letter"
      aria-labelledby="reminder-title"
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === "Escape") this.#close();
      }}
    >
      <button class="button button--quiet panel__close" @click=${() => this.#close()}>
        ${words.value.close}
      </button>
      <p class="section__name">${ready?.action.name ?? asked.customer}</p>
      <h2 class="panel__title" id="reminder-title" tabindex="-1">
        ${w.stages[asked.stage] ?? asked.stage}
      </h2>
      ${ready ? this.#ready(ready) : html`<p class="message">${this.#absence()}</p>`}
    </aside>`;
  }

  #absence(): string {
    const w = remindersWords[language.value];
    const asked = opened.value;
    const mine = Object.values(book.value?.desk.reminder ?? {}).some(
      ({ customer, stage, on }) =>
        customer === asked?.customer && stage === asked.stage && on === asOf.value,
    );
    const held = day.value?.value?.plans.some(
      ({ state, plan }) => state === "held" && plan.customer === asked?.customer,
    );
    return mine ? w.recorded : held ? w.heldByPlan : w.gone;
  }

  #ready({ action, figures }: OpenedLetter): TemplateResult {
    const w = remindersWords[language.value];
    const f = format.value;
    const { refusal, value } = figures;
    if (refusal) {
      return html`<p class="message message--error" role="alert">${words.value.refusal(refusal)}</p>`;
    }
    return html`
      <p class="panel__figure">${money(f, action.stage === "preventive" ? value.open : value.total, value.currency)}</p>
      <p>
        ${w.kinds[action.kind]} · ${w.invoices(f.count(action.invoices.length))} ·
        ${w.channels[action.channel]}
      </p>
      ${paymentsChecked.value ? this.#written(action, value) : html`<p class="message">${w.beforeLetter}</p>`}
    `;
  }

  #written(action: OpenedLetter["action"], figures: LetterFigures): TemplateResult {
    const asked = opened.value;
    if (!asked) return html``;
    const w = remindersWords[language.value];
    const { form } = asked;
    const purpose: Purpose = {
      stage: action.stage,
      kind: action.kind,
      form,
      language: asked.language,
    };
    const written = this.#letter(action, figures, purpose);
    const transfer = transferOf(action, figures);
    // What has a field that stands for nothing leaves by no way.
    const unknown = unknownOf(drafts.get(draftId(purpose)), purpose.language);
    return html`
      ${doubts(figures)} ${credits(action.customer, figures)}
      ${this.#choices(action.kind)}
      ${unknown === "" ? this.#ways(action, written, transfer) : html`<p class="message message--error">${unknown}</p>`}
      ${action.stage === "legal" && action.kind === "public" ? html`<p class="message">${w.publicCourt}</p>` : nothing}
      ${
        isSheet(form)
          ? letterSheet(written, this.#code(transfer))
          : html`<article class="letter letter--plain" lang=${asked.language}>
              ${form === "email" ? html`<p class="letter__subject"><strong>${written.subject}</strong></p>` : nothing}
              <p class="letter__text">${bodyText(written)}</p>
            </article>`
      }
      ${
        unknown === ""
          ? html`<p class="actions">
                <button
                  class="button button--primary"
                  @click=${() => void this.#record(action, written)}
                >
                  ${form === "phone" ? w.recordCall : form === "file" ? w.recordFile : w.record}
                </button>
              </p>
              <p class="field__help">${w.recordHelp}</p>`
          : nothing
      }
      ${this.#grounds(action, figures)}
      ${
        figures.rows.every(({ daysLate }) => daysLate === 0)
          ? nothing
          : html`<details class="fold">
              <summary>${w.plan}</summary>
              <plan-form customer=${action.customer} .figures=${figures}></plan-form>
            </details>`
      }
      ${this.#template(purpose)}
    `;
  }

  #letter(action: OpenedLetter["action"], figures: LetterFigures, purpose: Purpose): Letter {
    const desk = book.value?.desk ?? {};
    const me = identityOf(desk);
    const { noticeDays } = policyOf(desk);
    const w = lettersWords[purpose.language];
    const { iban, bic, reference, name: payee } = transferOf(action, figures);
    const name = action.name ?? action.customer;
    const contact = contactOf(action.customer);
    return composed({
      template: drafts.get(draftId(purpose)) ?? templateOf(desk, purpose),
      language: purpose.language,
      stage: action.stage,
      kind: action.kind,
      registered: action.channel === "registered" && purpose.form === "letter",
      bare: purpose.form === "file",
      customer: name,
      recipient: recipientLines(name, contact),
      debtor: [
        ...recipientLines(name, contact),
        ...(contact.siren ? [`${w.siren} ${contact.siren}`] : []),
      ],
      sender: senderLines(me, w),
      // Nobody reads a script out without saying who calls.
      signature: me.name || (purpose.form === "phone" ? w.yourName : ""),
      city: me.city,
      payment: iban === "" ? [] : w.payment(spacedIban(iban), bic, payee, reference),
      days: noticeDays,
      deadline: isoDay(dayNumber(figures.asOf) + noticeDays),
      figures,
    });
  }

  /** The code of a transfer, drawn once it is there. */
  #code(transfer: Transfer): unknown {
    const w = remindersWords[language.value];
    const said = transferCode(transfer);
    if (said === undefined) return nothing;
    if (this.code?.said === said) return paymentCode(this.code.squares, w.code);
    void squares(said).then((drawn) => {
      this.code = { said, squares: drawn };
    });
    return nothing;
  }

  #choices(kind: CustomerKind): TemplateResult {
    const w = remindersWords[language.value];
    const asked = opened.value;
    if (!asked) return html``;
    const choice = (label: string, options: [string, string][], chosen: unknown, key: string) =>
      html`<div class="choices" role="group" aria-label=${label}>
        ${options.map(
          ([value, name]) => html`<button
            class="choices__one"
            aria-pressed=${value === chosen ? "true" : "false"}
            @click=${() => openAction({ [key]: value })}
          >
            ${name}
          </button>`,
        )}
      </div>`;
    return html`<div class="choices-row">
      ${choice(
        w.formsOf,
        formsOf(asked.stage, kind).map((name) => [name, w.forms[name]]),
        asked.form,
        "form",
      )}
      ${choice(
        w.languageOf,
        LANGUAGES.map((name) => [name, w.languages[name]]),
        asked.language,
        "language",
      )}
    </div>`;
  }

  /** How the words leave: each form has its own ways. */
  #ways(
    { customer, name = customer }: OpenedLetter["action"],
    written: Letter,
    transfer: Transfer,
  ): TemplateResult {
    const w = remindersWords[language.value];
    const me = identityOf(book.value?.desk ?? {});
    const { form } = opened.value ?? {};
    const contact = contactOf(customer);
    const to = contact.email ?? "";
    const mail = { to, subject: written.subject, body: bodyText(written) };
    const address = mailAddress(mail);
    const text = isSheet(form) ? letterText(written) : mail.body;
    return html`<p class="actions actions--close">
        ${
          form === "email" && address
            ? html`<a class="button" href=${address}>${w.openMail}</a>`
            : nothing
        }
        ${
          form === "email" && me.email !== ""
            ? html`<button
                class="button"
                @click=${async () => download("relance.eml", await mailFile(mail, me))}
              >
                ${w.mailFile}
              </button>`
            : nothing
        }
        ${
          isSheet(form)
            ? html`<button class="button" @click=${() => void this.#pdf(written, transfer, name)}>
                  PDF
                </button>
                <button class="button" @click=${() => print()}>${w.print}</button>`
            : nothing
        }
        ${
          form === "phone" && contact.phone
            ? html`<a class="button" href=${`tel:${contact.phone.replace(/[^+\d]/g, "")}`}>${contact.phone}</a>`
            : nothing
        }
        <button class="button" @click=${() => void this.#copy(text)}>
          ${this.copied ? words.value.copied : w.copyText}
        </button>
      </p>
      ${form === "email" && !address ? html`<p class="field__help">${w.mailLong}</p>` : nothing}
      ${
        me.name === "" || me.iban === ""
          ? html`<p class="field__help">
              ${w.noIdentity} <a href=${screenAddress("settings")}>${words.value.nav.settings}</a>
            </p>`
          : nothing
      }
      ${
        (form === "email" && to === "") || (isSheet(form) && !contact.address)
          ? html`<p class="field__help">
              ${w.noAddress} <a href=${screenAddress("customers", { customer })}>${w.toContact}</a>
            </p>`
          : nothing
      }`;
  }

  async #pdf(written: Letter, transfer: Transfer, customer: string): Promise<void> {
    const said = transferCode(transfer);
    const [{ letterPdf }, drawn] = await Promise.all([
      import("../../pdf/letter.ts"),
      said === undefined ? undefined : squares(said),
    ]);
    const stage = opened.peek()?.stage;
    const what = stage ? remindersWords[written.language].stages[stage] : "";
    const name = `${what} ${customer} ${written.day}.pdf`.replace(/[\\/:*?"<>|]/g, "-");
    download(name, await letterPdf(written, drawn));
  }

  async #copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
    this.copied = true;
  }

  async #record(action: OpenedLetter["action"], written: Letter): Promise<void> {
    const asked = opened.peek();
    if (!asked) return;
    const { name } = identityOf(book.peek()?.desk ?? {});
    const { customer, stage, on, invoices } = action;
    const w = remindersWords[language.peek()];
    const made = versions.peek();
    const text = isSheet(asked.form) ? letterText(written) : bodyText(written);
    await recordSent(
      {
        customer,
        stage,
        invoices: invoices.map(({ id }) => id),
        channel: channelOf(action, asked.form),
        on,
        ...(name === "" ? {} : { by: name }),
        language: asked.language,
        sha256: await sha256(text),
        ...(made ? { made } : {}),
      },
      `${w.stages[stage]}, ${action.name ?? customer}`,
    );
  }

  /** The law and the reckoning behind the figures of the letter. */
  #grounds(action: OpenedLetter["action"], figures: LetterFigures): TemplateResult {
    const w = remindersWords[language.value];
    return html`
      ${figures.warnings.map(warned)}
      ${
        figures.rules.length > 0
          ? html`<h3 class="subheading subheading--small">${w.sources}</h3>
              <ul class="sources">
                ${figures.rules.map((rule) => html`<li>${citation(rule)}</li>`)}
              </ul>`
          : nothing
      }
      <h3 class="subheading subheading--small">${w.details}</h3>
      <p class="actions actions--close">
        ${figures.rows.map(
          ({ id, due }) => html`<button
            class="button button--quiet"
            aria-label=${w.detailOf(id)}
            @click=${() =>
              void showClaim({
                invoice: id,
                customer: action.customer,
                due,
                ...(action.name === undefined ? {} : { name: action.name }),
              })}
          >
            ${id}
          </button>`,
        )}
      </p>
    `;
  }

  #template(purpose: Purpose): TemplateResult {
    const w = remindersWords[language.value];
    const desk = book.value?.desk ?? {};
    const kept = desk.template?.[templateId(purpose)];
    const draft = drafts.get(draftId(purpose));
    const shown = draft ?? kept ?? ours(purpose);
    const fields = lettersWords[purpose.language];
    const typed = (event: Event) => {
      const form = (event.target as HTMLElement).closest("form");
      const data = new FormData(form ?? undefined);
      drafts.set(draftId(purpose), {
        subject: String(data.get("subject") ?? shown.subject),
        body: String(data.get("body") ?? shown.body),
      });
      this.wrong = "";
      this.requestUpdate();
    };
    return html`<details class="fold">
      <summary>${w.template}</summary>
      <form class="edit-form" novalidate @submit=${(event: Event) => void this.#keep(event, purpose)}>
        <p class="field__help">${w.templateHelp}</p>
        ${
          purpose.form === "phone"
            ? nothing
            : html`<label class="field">
                <span class="field__label">${w.templateSubject}</span>
                <input
                  class="field__input"
                  name="subject"
                  autocomplete="off"
                  aria-describedby=${this.wrong ? "template-wrong" : nothing}
                  .value=${shown.subject}
                  @input=${typed}
                />
              </label>`
        }
        <label class="field">
          <span class="field__label">${w.templateBody}</span>
          <textarea
            class="field__input letter-text"
            name="body"
            rows="14"
            aria-describedby=${this.wrong ? "template-wrong" : nothing}
            .value=${shown.body}
            @input=${typed}
          ></textarea>
        </label>
        <dl class="fields" aria-label=${w.templateFields}>
          ${Object.entries(fields.fields).map(
            ([field, name]) => html`<div>
              <dt><code>{{${name}}}</code></dt>
              <dd>${fields.meanings[field as keyof typeof fields.meanings]}</dd>
            </div>`,
          )}
        </dl>
        ${
          this.wrong
            ? html`<p class="message message--error" role="alert" id="template-wrong">${this.wrong}</p>`
            : draft
              ? html`<p class="message" data-draft>${w.templateUnsaved}</p>`
              : nothing
        }
        <p class="actions">
          <button class="button button--primary">${w.templateSave}</button>
          ${
            kept || draft
              ? html`<button type="button" class="button" @click=${() => void this.#back(purpose)}>
                  ${w.templateBack}
                </button>`
              : nothing
          }
        </p>
      </form>
    </details>`;
  }

  async #keep(event: Event, purpose: Purpose): Promise<void> {
    event.preventDefault();
    const w = remindersWords[language.peek()];
    const id = draftId(purpose);
    const draft = drafts.get(id);
    if (!draft) return;
    const isEmpty = draft.subject.trim() === "" || draft.body.trim() === "";
    this.wrong = unknownOf(draft, purpose.language) || (isEmpty ? w.templateEmpty : "");
    if (this.wrong) return;
    const answer = await keepDesk("template", templateId(purpose), templateName(purpose), draft);
    if (answer !== "saved") return;
    if (drafts.get(id) === draft) drafts.delete(id);
    this.requestUpdate();
  }

  async #back(purpose: Purpose): Promise<void> {
    this.wrong = "";
    drafts.delete(draftId(purpose));
    this.requestUpdate();
    const id = templateId(purpose);
    if (book.peek()?.desk.template?.[id] === undefined) return;
    await keepDesk("template", id, templateName(purpose), null);
  }

  /** What was done took its buttons with it: the keyboard goes on from the title. */
  #keepPlace(): void {
    const ready = this.querySelector(".letter") !== null;
    const gone = this.#wasReady && !ready;
    // What is being written is in sight when its letter opens.
    if (ready && !this.#wasReady) {
      const unsaved = this.querySelector("[data-draft]")?.closest("details");
      if (unsaved) unsaved.open = true;
    }
    this.#wasReady = ready;
    const { activeElement } = document;
    if (gone && (activeElement === document.body || activeElement === null)) {
      this.querySelector<HTMLElement>("#reminder-title")?.focus();
    }
  }

  #close(): void {
    const asked = opened.peek();
    openAction(undefined);
    const detail = asked ? `${asked.stage} ${asked.customer}` : "";
    this.dispatchEvent(new CustomEvent("closed", { bubbles: true, detail }));
  }

  protected override updated(): void {
    this.#keepPlace();
    const { customer = "", stage = "", form = "", language: said = "" } = opened.peek() ?? {};
    const shown = `${stage} ${customer}`;
    const words = `${shown} ${form} ${said}`;
    if (words === this.#shown) return;
    const moved = !this.#shown.startsWith(`${shown} `);
    this.#shown = words;
    this.wrong = "";
    this.copied = false;
    if (moved && customer !== "") this.querySelector<HTMLElement>("#reminder-title")?.focus();
  }
}

/** Insolvency stops what a reminder asks for; the core knows that a debt is doubtful, only the person why. */
function doubts({ rows }: LetterFigures): unknown {
  const w = remindersWords[language.value];
  const desk = book.value?.desk ?? {};
  const doubtful = rows
    .filter(({ isDoubtful }) => isDoubtful)
    .map(({ id }) => w.doubtful(id, deskValue(desk, "doubtReason", id)));
  if (doubtful.length === 0) return nothing;
  return html`<div class="message" role="note">
    ${doubtful.map((said) => html`<p><strong>${said}</strong></p>`)}
    <p>${w.insolvency}</p>
  </div>`;
}

/** The letter asks for all that is owed on its invoices: what the customer has to its credit is for the person to set off first. */
function credits(customer: string, { credits, currency }: LetterFigures): unknown {
  if (credits === undefined) return nothing;
  const w = remindersWords[language.value];
  const address = invoicesAddress({ customer, standing: "credit" });
  return html`<div class="message" role="note">
    <p><strong>${w.credits(format.value.money(unsigned(credits), currency))}</strong></p>
    <p>${w.creditsHelp} <a href=${address}>${w.creditsShown}</a></p>
  </div>`;
}

/** What the letter asks for, as a transfer: in euros, or the code has nothing to say. */
function transferOf({ stage }: OpenedLetter["action"], figures: LetterFigures): Transfer {
  const { name, iban, bic } = identityOf(book.value?.desk ?? {});
  const whole = stage === "formalNotice" || stage === "legal";
  const asked = whole ? figures.total : figures.open;
  const reference = figures.rows.map(({ id }) => id).join(" ");
  return { name, iban, bic, amount: figures.currency === "EUR" ? asked : "", reference };
}

function contactOf(customer: string): Contact {
  return deskValue(book.value?.desk ?? {}, "contact", customer) ?? {};
}

/** What the journal calls a template. */
function templateName(purpose: Purpose): string {
  const { stage, kind, form, language: said } = purpose;
  const w = remindersWords[language.peek()];
  const whole = form === "phone" || form === "file";
  const whom = templateId(purpose).endsWith(kind) ? ` (${w.kinds[kind]})` : "";
  return `${whole ? w.forms[form] : w.stages[stage]}${whom}, ${w.languages[said]}`;
}

/** What is written in the demo stays there. */
function draftId(purpose: Purpose): string {
  return `${demo.value ? "demo" : ""} ${templateId(purpose)}`;
}

/** Says which fields stand for nothing; empty where all are known. */
function unknownOf(draft: Template | undefined, said: Language): string {
  if (!draft) return "";
  const names = unknownFields(`${draft.subject}\n${draft.body}`, said);
  const w = remindersWords[language.value];
  if (names.length === 0) return "";
  return names.every((name) => name === "")
    ? w.templateNoField
    : w.templateUnknown(names.join(", "));
}

/** What goes out on paper, head included. */
function isSheet(form: Form | undefined): boolean {
  return form === "letter" || form === "file";
}

customElements.define("reminder-panel", ReminderPanel);
