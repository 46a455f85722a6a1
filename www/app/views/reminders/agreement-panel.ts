import { html, type TemplateResult } from "lit";
import type { Language } from "../../../ui/format.ts";
import { agreementWords } from "../../../ui/i18n/screens/agreement.ts";
import { remindersWords } from "../../../ui/i18n/screens/reminders.ts";
import { type Contact, deskValue } from "../../desk.ts";
import { download } from "../../download.ts";
import { agreementLetter } from "../../letters/agreement.ts";
import { type Letter, letterText } from "../../letters/letter.ts";
import { identityOf } from "../../letters/parties.ts";
import { day } from "../../reminders.ts";
import { book, go, language, route, screenAddress, words } from "../../state.ts";
import { View } from "../../view.ts";
import { letterSheet } from "./letter-sheet.ts";

const LANGUAGES = ["fr", "en"] as const satisfies Language[];

/** The letter of agreement of the plan that the address names, beside the list: for both to sign. */
export class AgreementPanel extends View {
  static override properties = { copied: { state: true } };
  declare copied: boolean;
  #shown = "";

  constructor() {
    super();
    this.copied = false;
  }

  override render(): TemplateResult {
    const { plan: id, language: asked } = route.value.place ?? {};
    if (id === undefined) return html``;
    const w = agreementWords[language.value];
    const said = LANGUAGES.find((name) => name === asked) ?? language.value;
    const found = day.value?.value?.plans.find((one) => one.id === id);
    return html`<aside
      class="panel panel--letter"
      aria-labelledby="agreement-title"
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === "Escape") this.#close();
      }}
    >
      <button class="button button--quiet panel__close" @click=${() => this.#close()}>
        ${words.value.close}
      </button>
      <p class="section__name">${found?.name ?? ""}</p>
      <h2 class="panel__title" id="agreement-title" tabindex="-1">${w.title}</h2>
      ${
        found
          ? this.#written(
              agreementLetter({
                plan: found.plan,
                debtor: found.name,
                contact: contactOf(found.plan.customer),
                me: identityOf(book.value?.desk ?? {}),
                language: said,
              }),
              id,
              found.name,
              found.plan.customer,
            )
          : html`<p class="message">${w.gone}</p>`
      }
    </aside>`;
  }

  #written(letter: Letter, plan: string, name: string, customer: string): TemplateResult {
    const w = agreementWords[language.value];
    const shared = remindersWords[language.value];
    const me = identityOf(book.value?.desk ?? {});
    return html`<p>${w.bothSigned}</p>
      <div class="choices-row">
      <div class="choices" role="group" aria-label=${shared.languageOf}>
        ${LANGUAGES.map(
          (one) => html`<button
            class="choices__one"
            aria-pressed=${one === letter.language ? "true" : "false"}
            @click=${() => go({ screen: "reminders", place: { plan, language: one } })}
          >
            ${shared.languages[one]}
          </button>`,
        )}
      </div>
      </div>
      <p class="actions actions--close">
        <button class="button" @click=${() => void savePdf(letter, name)}>PDF</button>
        <button class="button" @click=${() => print()}>${shared.print}</button>
        <button class="button" @click=${() => void this.#copy(letter)}>
          ${this.copied ? words.value.copied : shared.copyText}
        </button>
      </p>
      ${
        me.name === "" || me.iban === ""
          ? html`<p class="field__help">
              ${shared.noIdentity} <a href=${screenAddress("settings")}>${words.value.nav.settings}</a>
            </p>`
          : ""
      }
      ${
        contactOf(customer).address
          ? ""
          : html`<p class="field__help">
              ${shared.noAddress}
              <a href=${screenAddress("customers", { customer })}>${shared.toContact}</a>
            </p>`
      }
      ${letterSheet(letter, "")}`;
  }

  async #copy(letter: Letter): Promise<void> {
    await navigator.clipboard.writeText(letterText(letter));
    this.copied = true;
  }

  #close(): void {
    const { plan = "" } = route.peek().place ?? {};
    go({ screen: "reminders" });
    this.dispatchEvent(new CustomEvent("closed", { bubbles: true, detail: plan }));
  }

  protected override updated(): void {
    const { plan = "" } = route.peek().place ?? {};
    if (plan === this.#shown) return;
    this.#shown = plan;
    this.copied = false;
    if (plan !== "") this.querySelector<HTMLElement>("#agreement-title")?.focus();
  }
}

function contactOf(customer: string): Contact {
  return deskValue(book.value?.desk ?? {}, "contact", customer) ?? {};
}

async function savePdf(letter: Letter, customer: string): Promise<void> {
  const { letterPdf } = await import("../../pdf/letter.ts");
  const { file } = agreementWords[letter.language];
  const name = `${file} ${customer} ${letter.day}.pdf`.replace(/[\\/:*?"<>|]/g, "-");
  download(name, await letterPdf(letter, undefined));
}

customElements.define("agreement-panel", AgreementPanel);
