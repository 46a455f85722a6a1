import { html, nothing, type TemplateResult } from "lit";
import { backupWords } from "../../../ui/i18n/screens/backup.ts";
import { leave, look, looked, restore } from "../../backups.ts";
import { book, busy, droppedBackup, format, language } from "../../state.ts";
import { View } from "../../view.ts";
import type { BackupPreview, Extent } from "../../worker/messages.ts";
import { scrolling } from "../dashboard/section-frame.ts";
import { problem } from "./backup-section.ts";

/** A file that may be a backup: read, checked, held against the book; then, if the person says so, put in its place. */
export class BackupCheck extends View {
  #shown: unknown;

  override render(): TemplateResult {
    const w = backupWords[language.value];
    // Followed: one may be dropped while this is on the screen.
    void droppedBackup.value;
    const current = looked.value;
    const reading = current?.outcome.value;
    const refusal = current?.outcome.refusal;
    const locked = reading?.kind === "locked" || refusal?.code === "backup/passphrase";
    return html`<section class="backup" aria-labelledby="backup-check">
      <h2 class="subheading" id="backup-check" tabindex="-1">${w.open}</h2>
      <p class="section__help">${w.openHelp}</p>
      ${
        refusal
          ? html`<p class="message message--error" role="alert">
              <strong>${current?.file}</strong> : ${problem(refusal)}
            </p>`
          : nothing
      }
      ${
        locked
          ? this.#lock(current?.file ?? "")
          : reading?.kind === "read"
            ? this.#preview(reading.preview)
            : this.#chooser()
      }
    </section>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#takeDropped();
  }

  /** What came takes the focus, so that the keyboard goes on from there and a screen reader hears it. */
  protected override updated(): void {
    this.#takeDropped();
    const outcome = looked.peek()?.outcome;
    if (outcome === this.#shown) return;
    this.#shown = outcome;
    if (!outcome) return;
    const next = this.querySelector<HTMLElement>("input[name=passphrase], [data-verdict]");
    next?.focus();
  }

  /** A backup that was dropped on the page. */
  #takeDropped(): void {
    const file = droppedBackup.value;
    if (!file) return;
    droppedBackup.value = undefined;
    void look(file);
  }

  #chooser(): TemplateResult {
    const w = backupWords[language.value];
    return html`<p class="actions">
      <label class="button backup__chooser">
        ${w.choose}
        <input
          class="visually-hidden"
          type="file"
          name="backup"
          accept=".age,.json,application/json"
          @change=${(event: Event) => {
            const input = event.target as HTMLInputElement;
            const file = input.files?.[0];
            // The same file may be chosen twice in a row.
            input.value = "";
            if (file) void look(file);
          }}
        />
      </label>
    </p>`;
  }

  #lock(file: string): TemplateResult {
    const w = backupWords[language.value];
    return html`<form
      class="backup__form"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const given = new FormData(event.target as HTMLFormElement);
        void look(undefined, String(given.get("passphrase")));
      }}
    >
      <p>${w.locked(file)}</p>
      <label class="field">
        <span class="field__label">${w.passphrase}</span>
        <input
          class="field__input"
          name="passphrase"
          type="password"
          required
          autocomplete="current-password"
          spellcheck="false"
        />
      </label>
      <p class="actions">
        <button class="button button--primary" ?disabled=${busy.value}>${w.unlock}</button>
        ${this.#close()}
      </p>
    </form>`;
  }

  #close(): TemplateResult {
    return html`<button type="button" class="button" @click=${() => void leave()}>
      ${backupWords[language.value].other}
    </button>`;
  }

  #preview(preview: BackupPreview): TemplateResult {
    const w = backupWords[language.value];
    const f = format.value;
    const { there, here, difference, whole } = preview;
    const same = there.hash === here.hash;
    const empty = book.value?.size === 0;
    const differences = [
      difference.missing > 0 ? w.missing(f.count(difference.missing)) : "",
      difference.changed > 0 ? w.changed(f.count(difference.changed)) : "",
      difference.added > 0 ? w.added(f.count(difference.added)) : "",
    ].filter(Boolean);
    const told = differences.length > 0 ? differences.join(" ; ") : w.sameInvoices;
    return html`<p class="message" data-verdict tabindex="-1">
        <strong>${preview.file}</strong> : ${same ? w.same : `${w.whole} ${told}.`}
        ${w.nothingWritten}
      </p>
      <p>
        ${w.madeOn(f.instant(preview.made), preview.by)} ${whole || same ? nothing : w.noHistory}
      </p>
      ${scrolling(
        w.compared,
        html`<table class="table table--short" data-compared>
          <caption class="visually-hidden">${w.compared}</caption>
          <thead>
            <tr>
              <td></td>
              <th scope="col" class="number">${w.inFile}</th>
              <th scope="col" class="number">${w.inBook}</th>
            </tr>
          </thead>
          <tbody>
            ${this.#row(w.rows.invoices, f.count(there.invoices), f.count(here.invoices))}
            ${this.#row(w.rows.customers, f.count(there.customers), f.count(here.customers))}
            ${this.#row(w.rows.changes, f.count(there.changes), f.count(here.changes))}
            ${this.#row(w.rows.issued, span(there), span(here))}
            ${this.#row(w.rows.hash, there.hash.slice(0, 12), here.hash.slice(0, 12))}
          </tbody>
        </table>`,
      )}
      <p class="actions">
        ${
          same
            ? nothing
            : html`<button
                class="button button--primary"
                ?disabled=${busy.value}
                @click=${() => void restore()}
              >
                ${empty ? w.restoreEmpty : w.restore}
              </button>`
        }
        ${this.#close()}
      </p>
      ${same || empty ? nothing : html`<p class="section__note">${w.restoreHelp}</p>`}`;
  }

  #row(name: string, there: string, here: string): TemplateResult {
    return html`<tr>
      <th scope="row">${name}</th>
      <td class="number">${there}</td>
      <td class="number">${here}</td>
    </tr>`;
  }
}

function span({ firstIssued, lastIssued }: Extent): string {
  const f = format.value;
  return firstIssued && lastIssued ? `${f.date(firstIssued)} – ${f.date(lastIssued)}` : "";
}

customElements.define("backup-check", BackupCheck);
