import { html, nothing, type TemplateResult } from "lit";
import { backupWords } from "../../../ui/i18n/screens/backup.ts";
import {
  lastCheck,
  type Made,
  made,
  makeBackup,
  REMINDERS,
  reminder,
  standing,
} from "../../backups.ts";
import { book, busy, format, language, setSetting, words } from "../../state.ts";
import { View } from "../../view.ts";
import type { Refusal } from "../../worker/messages.ts";
import { size } from "./size.ts";

/** What a person must type at least: the passphrase is all that guards a file that may lie anywhere. */
const SHORTEST_PASSPHRASE = 12;

/** What stands in the way of a backup, in words. */
export function problem(refusal: Refusal): string {
  return backupWords[language.value].problems[refusal.code] ?? words.value.refusal(refusal);
}

/** When the book was last saved elsewhere, and how to do it now. */
export class BackupSection extends View {
  static override properties = { shown: { state: true }, differs: { state: true } };
  /** The passphrase can be read. */
  declare shown: boolean;
  /** It was typed differently the second time. */
  declare differs: boolean;

  constructor() {
    super();
    this.shown = false;
    this.differs = false;
  }

  /** What was made is told once: later it may no longer be the book. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    made.value = undefined;
  }

  override render(): TemplateResult {
    const w = backupWords[language.value];
    const f = format.value;
    const { last, since, due } = standing.value;
    const checked = lastCheck.value;
    const empty = (book.value?.size ?? 0) === 0 && since === 0 && !last;
    const stand = last
      ? `${w.last(f.instant(last.at), last.file)} ${since === 0 ? w.upToDate : w.since(f.count(since))}`
      : w.never;
    return html`<section class="backup" aria-labelledby="backup">
      <h2 class="subheading" id="backup">${w.title}</h2>
      <p class="section__help">${w.help}</p>
      ${
        empty
          ? html`<p>${w.nothing}</p>`
          : html`<p class=${due ? "message" : "backup__standing"} data-last-backup>${stand}</p>
              ${this.#form()} ${made.value ? this.#made(made.value) : nothing}
              <p class="section__note">${checked ? w.checked(f.instant(checked)) : w.neverChecked}</p>`
      }
    </section>`;
  }

  #form(): TemplateResult {
    const w = backupWords[language.value];
    const kind = this.shown ? "text" : "password";
    const help = this.differs ? "backup-differs" : "backup-help";
    return html`<form class="backup__form" @submit=${this.#submit}>
        <label class="field">
          <span class="field__label">${w.passphrase}</span>
          <input
            class="field__input"
            name="passphrase"
            type=${kind}
            required
            minlength=${SHORTEST_PASSPHRASE}
            autocomplete="new-password"
            spellcheck="false"
            aria-describedby="backup-help"
          />
        </label>
        <label class="field">
          <span class="field__label">${w.again}</span>
          <input
            class="field__input"
            name="again"
            type=${kind}
            required
            autocomplete="new-password"
            spellcheck="false"
            aria-invalid=${this.differs ? "true" : "false"}
            aria-describedby=${help}
          />
          ${
            this.differs
              ? html`<span class="field__help field__help--error" id="backup-differs" role="alert"
                  >${w.differs}</span
                >`
              : nothing
          }
        </label>
        <p class="section__help backup__help" id="backup-help">${w.passphraseHelp}</p>
        <label class="choice">
          <input
            type="checkbox"
            .checked=${this.shown}
            @change=${() => {
              this.shown = !this.shown;
            }}
          />
          ${w.show}
        </label>
        <p class="actions">
          <button class="button button--primary" ?disabled=${busy.value}>${w.make}</button>
          <button
            type="button"
            class="button button--quiet"
            ?disabled=${busy.value}
            aria-describedby="backup-plain"
            @click=${() => void makeBackup()}
          >
            ${w.plain}
          </button>
        </p>
        <p class="section__note" id="backup-plain">${w.plainHelp} ${w.age}</p>
      </form>
      <label class="field backup__reminder">
        <span class="field__label">${w.remind}</span>
        <select
          class="field__input"
          @change=${(event: Event) =>
            void setSetting("backupDays", Number((event.target as HTMLSelectElement).value))}
        >
          ${REMINDERS.map(
            ({ days }) => html`<option value=${days} ?selected=${reminder.value.days === days}>
              ${w.reminders[days]}
            </option>`,
          )}
        </select>
      </label>`;
  }

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const given = new FormData(form);
    const passphrase = String(given.get("passphrase"));
    this.differs = passphrase !== given.get("again");
    if (this.differs) return;
    await makeBackup(passphrase);
    if (made.value?.kind === "made") form.reset();
  };

  #made(result: Made): TemplateResult {
    const w = backupWords[language.value];
    const f = format.value;
    switch (result.kind) {
      case "refused":
        return html`<p class="message message--error" role="alert">${problem(result.refusal)}</p>`;
      case "lost":
        return html`<p class="message message--error" role="alert">${w.lost(result.name)}</p>`;
      case "made": {
        const { file, hash, counts, whole } = result.file;
        return html`<div class="message" role="status" data-made>
          <p><strong>${w.made(result.name, size(file.size))}</strong></p>
          <p>
            ${w.madeHolds(f.count(counts.invoices), f.count(counts.customers))}
            ${w.hashOf(hash.slice(0, 12))}.
          </p>
          <p>${result.place === "chosen" ? w.chosen : w.downloads}</p>
          ${whole ? nothing : html`<p>${w.withoutHistory}</p>`}
        </div>`;
      }
    }
  }
}
customElements.define("backup-section", BackupSection);
