import type { ReminderChannel, ReminderPolicy } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { type Language, typedDecimal } from "../../../ui/format.ts";
import { remindersWords } from "../../../ui/i18n/screens/reminders.ts";
import { settingsWords } from "../../../ui/i18n/screens/settings.ts";
import { type Identity, OWN } from "../../desk.ts";
import { identityOf, spacedIban } from "../../letters/parties.ts";
import { checkedBic, checkedIban } from "../../letters/payment.ts";
import { policyOf, USUAL } from "../../letters/policy.ts";
import { keepDesk } from "../../saving.ts";
import { ask, asOf, book, language, prefer, preferences, setLanguage, words } from "../../state.ts";
import { View } from "../../view.ts";
import { scrolling } from "../dashboard/section-frame.ts";
import "./keeper-form.ts";
import "./rate-tables.ts";

type Wrong = Readonly<Record<string, string>>;
const FIELDS = [
  "name",
  "address",
  "city",
  "siren",
  "vatNumber",
  "email",
  "phone",
  "iban",
  "bic",
] as const satisfies (keyof Identity)[];
const CHANNELS = ["email", "phone", "letter", "registered", "court"] as const;
const LANGUAGES = ["fr", "en"] as const satisfies Language[];

/** Who the person is in their letters, how they remind, in which language the page speaks, when weeks begin, and on which rates its figures rest. */
export class SettingsScreen extends View {
  static override properties = { wrong: { state: true } };
  declare wrong: Wrong;

  constructor() {
    super();
    this.wrong = {};
  }

  override render(): TemplateResult {
    const w = settingsWords[language.value];
    return html`<section class="settings" aria-labelledby="settings">
      <header class="section__head">
        <p class="section__name">${w.name}</p>
        <h1 class="heading heading--wide" id="settings" tabindex="-1">${w.title}</h1>
        <p class="section__help">${w.lead}</p>
      </header>
      ${
        book.value
          ? html`${this.#identity()} <keeper-form></keeper-form> ${this.#policy()} ${this.#language()} ${this.#week()}
            <rate-tables></rate-tables>
            <p class="section__note">
              <a href="../THIRD-PARTY.txt" target="_blank">${w.notices}</a>
            </p>`
          : nothing
      }
    </section>`;
  }

  #identity(): TemplateResult {
    const w = settingsWords[language.value];
    const me = identityOf(book.value?.desk ?? {});
    const help: Wrong = { address: w.addressHelp, iban: w.ibanHelp };
    return html`<form class="settings__form" novalidate @submit=${(event: SubmitEvent) => void this.#keepIdentity(event)}>
      <h2 class="subheading" id="identity">${w.identity}</h2>
      <p class="section__help">${w.identityHelp}</p>
      ${this.#summary(FIELDS)}
      <div class="settings__fields">
        ${FIELDS.map((name) => {
          const value = name === "iban" ? spacedIban(me.iban) : me[name];
          return html`<div class="field">
            <label class="field__label" for=${`me-${name}`}>
              ${w.fields[name]} ${name === "name" ? nothing : html`<em>${w.optional}</em>`}
            </label>
            ${
              name === "address"
                ? html`<textarea
                    class="field__input letter-lines"
                    id="me-address"
                    name="address"
                    rows="3"
                    autocomplete="street-address"
                    aria-describedby="me-address-help"
                    .defaultValue=${value}
                  ></textarea>`
                : html`<input
                    class="field__input"
                    id=${`me-${name}`}
                    name=${name}
                    type=${name === "email" ? "email" : name === "phone" ? "tel" : "text"}
                    autocomplete="off"
                    spellcheck="false"
                    aria-invalid=${this.wrong[name] ? "true" : nothing}
                    aria-describedby=${this.wrong[name] || help[name] ? `me-${name}-help` : nothing}
                    .defaultValue=${value}
                  />`
            }
            ${this.#told(`me-${name}`, name, help[name])}
          </div>`;
        })}
      </div>
      <p class="actions"><button class="button button--primary">${w.save}</button></p>
    </form>`;
  }

  #told(id: string, name: string, help: string | undefined): unknown {
    const told = this.wrong[name];
    if (told) {
      return html`<span class="field__help field__help--error" id=${`${id}-help`}>${told}</span>`;
    }
    return help ? html`<span class="field__help" id=${`${id}-help`}>${help}</span>` : nothing;
  }

  #summary(fields: readonly string[]): unknown {
    const w = settingsWords[language.value];
    return fields.some((name) => this.wrong[name])
      ? html`<p class="message message--error" role="alert">${w.wrongSome}</p>`
      : nothing;
  }

  async #keepIdentity(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const w = settingsWords[language.peek()];
    const data = new FormData(event.target as HTMLFormElement);
    const typed = (name: string) =>
      String(data.get(name) ?? "")
        .replaceAll("\r\n", "\n")
        .trim();
    const wrong: Record<string, string> = {};
    if (typed("name") === "") wrong.name = words.peek().edits.required;
    const iban = typed("iban") === "" ? "" : await checkedIban(typed("iban"));
    if (iban === undefined) wrong.iban = w.wrongIban;
    const bic = typed("bic") === "" ? "" : await checkedBic(typed("bic"));
    if (bic === undefined) wrong.bic = w.wrongBic;
    if (!/^([^\s@]+@[^\s@]+)?$/.test(typed("email"))) wrong.email = w.wrongEmail;
    const { checkedSiren, checkedVatNumber } = await import("../../registration.ts");
    const siren = typed("siren") === "" ? { value: "" } : checkedSiren(typed("siren"));
    const vat = typed("vatNumber") === "" ? { value: "" } : checkedVatNumber(typed("vatNumber"));
    if ("wrong" in siren) wrong.siren = w.wrongSiren;
    if ("wrong" in vat) wrong.vatNumber = w.wrongVatNumber;
    this.wrong = wrong;
    if (
      iban === undefined ||
      bic === undefined ||
      "wrong" in siren ||
      "wrong" in vat ||
      Object.keys(wrong).length > 0
    ) {
      await this.#toFirst();
      return;
    }
    const me: Identity = {
      name: typed("name"),
      address: typed("address"),
      city: typed("city"),
      siren: siren.value,
      vatNumber: vat.value,
      email: typed("email"),
      phone: typed("phone"),
      iban,
      bic,
    };
    await keepDesk("identity", OWN, me.name, me);
  }

  #policy(): TemplateResult {
    const w = settingsWords[language.value];
    const stages = remindersWords[language.value].stages;
    const desk = book.value?.desk ?? {};
    const { policy, noticeDays } = policyOf(desk);
    const asTyped = (decimal: string) =>
      language.value === "fr" ? decimal.replace(".", ",") : decimal;
    const text = (
      name: string,
      label: string,
      value: string,
      help: string,
    ) => html`<div class="field">
      <label class="field__label" for=${`policy-${name}`}>${label}</label>
      <input
        class="field__input settings__short"
        id=${`policy-${name}`}
        name=${name}
        inputmode="decimal"
        autocomplete="off"
        aria-invalid=${this.wrong[name] ? "true" : nothing}
        aria-describedby=${`policy-${name}-help`}
        .defaultValue=${value}
      />
      ${this.#told(`policy-${name}`, name, help)}
    </div>`;
    return html`<form class="settings__form" novalidate @submit=${(event: SubmitEvent) => void this.#keepPolicy(event)}>
      <h2 class="subheading" id="policy">${w.policy}</h2>
      <p class="section__help">${w.policyHelp}</p>
      ${
        this.wrong.policy
          ? html`<p class="message message--error" role="alert">${this.wrong.policy}</p>`
          : this.#summary([
              "minimum",
              "noticeDays",
              ...USUAL.policy.steps.map(({ stage }) => stage),
            ])
      }
      ${scrolling(
        w.policy,
        html`<table class="table settings__steps">
        <caption class="visually-hidden">${w.policy}</caption>
        <thead>
          <tr>
            <th scope="col">${w.stage}</th>
            <th scope="col">${w.day}</th>
            <th scope="col">${w.channel}</th>
          </tr>
        </thead>
        <tbody>
          ${USUAL.policy.steps.map((usual) => {
            const { stage } = usual;
            const own = policy.steps.find((step) => step.stage === stage);
            const { day, channel } = own ?? usual;
            return html`<tr>
              <th scope="row">
                <label class="choice">
                  <input
                    type="checkbox"
                    name=${`${stage}-active`}
                    aria-label=${w.active(stages[stage])}
                    .defaultChecked=${own !== undefined}
                  />
                  ${stages[stage]}
                </label>
              </th>
              <td>
                <input
                  class="field__input settings__day"
                  name=${`${stage}-day`}
                  inputmode="numeric"
                  autocomplete="off"
                  aria-label=${w.dayOf(stages[stage])}
                  aria-invalid=${this.wrong[stage] ? "true" : nothing}
                  .defaultValue=${String(day)}
                />
                ${this.#told(stage, stage, undefined)}
              </td>
              <td>
                <select class="field__input" name=${`${stage}-channel`} aria-label=${w.channelOf(stages[stage])}>
                  ${CHANNELS.map(
                    (name) =>
                      html`<option value=${name} ?selected=${name === channel}>${w.channels[name]}</option>`,
                  )}
                </select>
              </td>
            </tr>`;
          })}
        </tbody>
      </table>`,
      )}
      <div class="settings__fields">
        ${text("minimum", w.minimum, asTyped(String(policy.minimum ?? "0")), w.minimumHelp)}
        ${text("noticeDays", w.noticeDays, String(noticeDays), w.noticeDaysHelp)}
      </div>
      <p class="actions">
        <button class="button button--primary">${w.save}</button>
        ${
          desk.policy
            ? html`<button
                type="button"
                class="button"
                @click=${(event: Event) => void this.#usual(event)}
              >
                ${w.usual}
              </button>`
            : nothing
        }
      </p>
    </form>`;
  }

  async #keepPolicy(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const w = settingsWords[language.peek()];
    const data = new FormData(event.target as HTMLFormElement);
    const typed = (name: string) => String(data.get(name) ?? "").trim();
    const wrong: Record<string, string> = {};
    const days = (name: string, said: string) => {
      const text = said.replace("\u2212", "-");
      if (!/^-?\d{1,4}$/.test(text)) wrong[name] = w.wrongDay;
      // Not money: days from the due date.
      return Number(text);
    };
    const steps: ReminderPolicy["steps"] = USUAL.policy.steps.flatMap(({ stage }) =>
      data.has(`${stage}-active`)
        ? [
            {
              stage,
              day: days(stage, typed(`${stage}-day`)),
              channel: typed(`${stage}-channel`) as ReminderChannel,
            },
          ]
        : [],
    );
    const minimum = typedDecimal(typed("minimum") || "0");
    if (minimum === undefined) wrong.minimum = w.wrongAmount;
    const noticeDays = days("noticeDays", typed("noticeDays"));
    if (noticeDays < 1) wrong.noticeDays = w.wrongDay;
    const policy: ReminderPolicy = { steps, ...(minimum === undefined ? {} : { minimum }) };
    if (Object.keys(wrong).length === 0) {
      const judged = await ask("computing", (engine) => engine.judgePolicy(policy, asOf.peek()));
      if (!judged) return;
      if (judged.refusal) wrong.policy = words.peek().refusal(judged.refusal);
    }
    this.wrong = wrong;
    if (Object.keys(wrong).length > 0) {
      await this.#toFirst();
      return;
    }
    await keepDesk("policy", OWN, w.policyName, { policy, noticeDays });
  }

  async #usual(event: Event): Promise<void> {
    const form = (event.target as HTMLElement).closest("form");
    this.wrong = {};
    await keepDesk("policy", OWN, settingsWords[language.peek()].policyName, null);
    await this.updateComplete;
    form?.reset();
  }

  #language(): TemplateResult {
    const w = settingsWords[language.value];
    return html`<h2 class="subheading" id="language">${w.language}</h2>
      <p class="section__help">${w.languageHelp}</p>
      <div class="choices settings__languages" role="group" aria-label=${w.language}>
        ${LANGUAGES.map(
          (name) => html`<button
            class="choices__one"
            aria-pressed=${name === language.value ? "true" : "false"}
            @click=${() => void setLanguage(name)}
          >
            ${w.languages[name]}
          </button>`,
        )}
      </div>`;
  }

  #week(): TemplateResult {
    const w = settingsWords[language.value];
    const { weekStart } = preferences.value;
    return html`<h2 class="subheading" id="week">${w.week}</h2>
      <p class="section__help" id="week-help">${w.weekHelp}</p>
      <div class="field">
        <select
          class="field__input settings__week"
          aria-labelledby="week"
          aria-describedby="week-help"
          @change=${(event: Event) =>
            void prefer({ weekStart: Number((event.target as HTMLSelectElement).value) })}
        >
          ${w.weekDays.map(
            (name, day) =>
              html`<option value=${day} ?selected=${day === weekStart}>${name}</option>`,
          )}
        </select>
      </div>`;
  }

  async #toFirst(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }
}
customElements.define("settings-screen", SettingsScreen);
