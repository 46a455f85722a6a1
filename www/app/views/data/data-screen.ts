import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { download } from "../../download.ts";
import { reversal } from "../../journal.ts";
import {
  book,
  demo,
  erase,
  format,
  invoicesAddress,
  persisted,
  rawJournal,
  screenAddress,
  undo,
  versions,
  words,
} from "../../state.ts";
import type { Table } from "../../table.ts";
import { told } from "../../telling.ts";
import { isFocusLost, View } from "../../view.ts";
import type { Book } from "../../worker/messages.ts";
import { scrolling } from "../dashboard/section-frame.ts";
import { exportButtons, filesOf } from "../export-buttons.ts";
import { filePicker } from "../import/file-picker.ts";
import { tables } from "../shell/origin.ts";
import "./backup-check.ts";
import "./backup-section.ts";
import "./book-exports.ts";
import "./data-state.ts";
import "./look-alikes.ts";

const MORE_CHANGES = 50;

function inWords(held: Book, seq: number): { what: string; about: string } {
  return told(words.value, format.value, held.changes, seq);
}

function journalTable(held: Book): Table {
  return {
    head: words.value.journal.csvHead,
    kinds: ["integer"],
    rows: held.changes.map(({ seq, at, checksum, summary }) => {
      const { what, about } = inWords(held, seq);
      return [String(seq), at, summary.by ?? "", what, about, checksum];
    }),
  };
}

/** The same for programs, with all that a head says. */
function journalJson(held: Book): Blob {
  const changes = held.changes.map(({ seq, at, summary, checksum }) => ({
    seq,
    at,
    by: summary.by ?? null,
    ...inWords(held, seq),
    undone: held.undone.includes(seq),
    summary,
    checksum,
  }));
  return new Blob([JSON.stringify(changes, null, 2)], { type: "application/json" });
}

/** What is kept on this device, how it came there, and how to take it out. */
export class DataScreen extends View {
  static override properties = { erasing: { state: true }, rows: { state: true } };
  declare erasing: boolean;
  declare rows: number;

  constructor() {
    super();
    this.erasing = false;
    this.rows = MORE_CHANGES;
  }

  override render(): TemplateResult {
    const w = words.value.data;
    const f = format.value;
    const held = book.value;
    if (!held) return html``;
    const imports = held.changes.filter((change) => change.summary.kind === "import");
    const safe = held.keeping.refusal === undefined;
    return html`<section class="data" aria-labelledby="data">
      <h1 class="heading" id="data" tabindex="-1">
        ${demo.value ? w.findingOwn(f.count(held.size)) : w.finding(f.count(held.size))}
      </h1>
      ${demo.value ? html`<p class="message">${w.demo}</p>` : nothing}
      <p class="lead">
        ${safe && held.size > 0 ? (persisted.value === false ? w.notPersisted : w.kept) : nothing}
      </p>
      <backup-section></backup-section>
      <backup-check></backup-check>
      <book-exports></book-exports>
      <data-state></data-state>
      <look-alikes></look-alikes>
      ${safe ? this.#copies(held) : nothing}
      <h2 class="subheading">${w.journal}</h2>
      ${imports.length === 0 ? html`<p>${w.none}</p>` : this.#journal(held, imports)}
      ${held.changes.length > 0 ? this.#changes(held) : nothing}
      ${filePicker()}
      <h2 class="subheading">${w.erase}</h2>
      <p class="section__help">${w.eraseHelp}</p>
      <p class="actions" data-erase>
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
              ${w.version(versions.value.package)}, ${w.rates(tables(versions.value))}.
            </p>`
          : nothing
      }
    </section>`;
  }

  /** All that was ever done to the book, the last first. */
  #changes(held: Book): TemplateResult {
    const w = words.value;
    const f = format.value;
    const shown = held.changes.toReversed().slice(0, this.rows);
    const left = held.changes.length - shown.length;
    return html`<h2 class="subheading">${w.journal.name}</h2>
      <p class="section__help">${w.journal.help}</p>
      ${scrolling(
        w.journal.name,
        html`<table class="table" data-journal>
          <caption class="visually-hidden">${w.journal.name}</caption>
          <thead>
            <tr>
              <th scope="col">${w.journal.when}</th>
              <th scope="col">${w.journal.who}</th>
              <th scope="col">${w.journal.what}</th>
              <th scope="col">${w.journal.about}</th>
              <td></td>
            </tr>
          </thead>
          <tbody>
            ${shown.map((change) => {
              const { what, about } = inWords(held, change.seq);
              const way = reversal(held, change.seq);
              return html`<tr>
                <td class="table__dates">${f.instant(change.at)}</td>
                <td>${change.summary.by ?? nothing}</td>
                <th scope="row">
                  ${what}
                  ${
                    held.undone.includes(change.seq)
                      ? html`<span class="table__note">${w.data.wasUndone}</span>`
                      : nothing
                  }
                </th>
                <td>
                  ${
                    change.summary.kind === "edit"
                      ? html`<a
                          href=${invoicesAddress({ invoice: change.summary.invoice })}
                          >${about}</a
                        >`
                      : change.summary.kind === "customer"
                        ? html`<a
                            href=${screenAddress("customers", { customer: change.summary.customer })}
                            >${about}</a
                          >`
                        : about
                  }
                </td>
                <td>
                  ${
                    way
                      ? html`<button
                          class="button button--quiet"
                          aria-label=${w.journal.act(w[way.kind], what, about)}
                          @click=${() => void undo(way.seq)}
                        >
                          ${w[way.kind]}
                        </button>`
                      : nothing
                  }
                </td>
              </tr>`;
            })}
          </tbody>
        </table>`,
      )}
      <p class="table-more">
        ${
          left > 0
            ? html`${w.table.shown(f.count(shown.length), f.count(held.changes.length))}
                <button
                  class="button"
                  @click=${() => {
                    this.rows += MORE_CHANGES;
                  }}
                >
                  ${w.table.more(f.count(Math.min(MORE_CHANGES, left)))}
                </button>`
            : nothing
        }
        ${exportButtons(
          w.journal.name,
          "journal",
          filesOf(w.journal.name, () => journalTable(held)),
        )}
        <button
          class="button button--quiet"
          aria-label=${w.journal.jsonOf}
          @click=${() => download("journal.json", journalJson(held))}
        >
          JSON
        </button>
      </p>`;
  }

  /** Where the book is on disk, and the way to take all of it out as it stands. */
  #copies(held: Book): TemplateResult {
    const w = words.value.data;
    const save = async () => download("encours-journal.json", await rawJournal(false));
    return html`<h2 class="subheading">${w.copies}</h2>
      <p class="section__help">${w.copiesHelp}</p>
      <ul data-copies>
        ${held.copies.map(
          ({ place, refusal }) => html`<li>${w.copyState(place, refusal?.code)}</li>`,
        )}
        ${held.copies.length === 1 ? html`<li>${w.copyNone}</li>` : nothing}
      </ul>
      <p class="section__help">${w.rawHelp}</p>
      <p class="actions">
        <button class="button" @click=${() => void save()}>${words.value.exportRaw}</button>
      </p>`;
  }

  /** The question takes the place of the button, and the button that of the question: the harmless one has the focus. */
  protected override updated(changed: PropertyValues): void {
    // At first there was neither.
    if (changed.get("erasing") === undefined || !isFocusLost()) return;
    this.querySelector<HTMLElement>("[data-erase] button:last-of-type")?.focus();
  }

  async #erase(): Promise<void> {
    this.erasing = false;
    await erase();
  }

  #journal(held: Book, imports: Book["changes"]): TemplateResult {
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
                      held.undone.includes(seq)
                        ? w.wasUndone
                        : reversal(held, seq)
                          ? html`<button
                              class="button button--quiet"
                              aria-label=${w.undoOf(summary.file)}
                              @click=${() => void undo(seq)}
                            >
                              ${w.undo}
                            </button>`
                          : nothing
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
