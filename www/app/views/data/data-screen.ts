import { html, nothing, type TemplateResult } from "lit";
import { book, erase, format, openFile, persisted, undo, versions, words } from "../../state.ts";
import { View } from "../../view.ts";
import type { Book } from "../../worker/messages.ts";
import { scrolling } from "../dashboard/section-frame.ts";
import { filePicker } from "../import/file-picker.ts";

/** What is kept on this device, how it came there, and how to take it out. */
export class DataScreen extends View {
  static override properties = { erasing: { state: true } };
  declare erasing: boolean;

  constructor() {
    super();
    this.erasing = false;
  }

  override render(): TemplateResult {
    const w = words.value.data;
    const f = format.value;
    const held = book.value;
    if (!held) return html``;
    const imports = held.changes.filter((change) => change.summary.kind === "import");
    const safe = held.keeping.refusal === undefined;
    return html`<section class="data" aria-labelledby="data">
      <h1 class="heading" id="data" tabindex="-1">${w.finding(f.count(held.size))}</h1>
      <p class="lead">
        ${safe && held.size > 0 ? (persisted.value === false ? w.notPersisted : w.kept) : nothing}
      </p>
      <h2 class="subheading">${w.journal}</h2>
      ${imports.length === 0 ? html`<p>${w.none}</p>` : this.#journal(imports, held.undone)}
      ${filePicker((file) => void openFile(file))}
      <h2 class="subheading">${w.erase}</h2>
      <p class="section__help">${w.eraseHelp}</p>
      <p class="actions">
        ${
          this.erasing
            ? html`<button class="button button--danger" @click=${() => void this.#erase()}>
                  ${w.eraseConfirm}
                </button>
                <button
                  class="button"
                  @click=${() => {
                    this.erasing = false;
                  }}
                >
                  ${w.eraseKeep}
                </button>`
            : html`<button
                class="button"
                @click=${() => {
                  this.erasing = true;
                }}
              >
                ${w.erase}
              </button>`
        }
      </p>
      ${
        versions.value
          ? html`<p class="section__note">
              ${w.version(versions.value.package)}, ${w.rates(f.date(versions.value.rates))}.
            </p>`
          : nothing
      }
    </section>`;
  }

  async #erase(): Promise<void> {
    this.erasing = false;
    await erase();
  }

  #journal(imports: Book["changes"], undone: number[]): TemplateResult {
    const w = words.value.data;
    const f = format.value;
    return scrolling(
      w.journal,
      html`<table class="table">
        <caption class="visually-hidden">${w.journal}</caption>
        <thead>
          <tr>
            <th scope="col">${w.date}</th>
            <th scope="col">${w.file}</th>
            <th scope="col" class="number">${w.added}</th>
            <th scope="col" class="number">${w.replaced}</th>
            <th scope="col" class="number">${w.rejected}</th>
            <th scope="col">${w.period}</th>
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${imports.toReversed().map(({ seq, at, summary }) =>
            summary.kind === "import"
              ? html`<tr>
                  <td>${f.date(at.slice(0, 10))}</td>
                  <th scope="row">${summary.file}</th>
                  <td class="number">${f.count(summary.added)}</td>
                  <td class="number">${f.count(summary.replaced)}</td>
                  <td class="number">${f.count(summary.rejected)}</td>
                  <td>
                    ${summary.firstIssued ? f.date(summary.firstIssued) : ""} –
                    ${summary.lastIssued ? f.date(summary.lastIssued) : ""}
                  </td>
                  <td>
                    ${
                      undone.includes(seq)
                        ? w.wasUndone
                        : html`<button
                            class="button button--quiet"
                            aria-label=${w.undoOf(summary.file)}
                            @click=${() => void undo(seq)}
                          >
                            ${w.undo}
                          </button>`
                    }
                  </td>
                </tr>`
              : nothing,
          )}
        </tbody>
      </table>`,
    );
  }
}
customElements.define("data-screen", DataScreen);
