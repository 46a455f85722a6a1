import { html, nothing, type TemplateResult } from "lit";
import { csvFile, download } from "../../download.ts";
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
import { View } from "../../view.ts";
import type { Book } from "../../worker/messages.ts";
import { scrolling } from "../dashboard/section-frame.ts";
import { filePicker } from "../import/file-picker.ts";
import { tables } from "../shell/origin.ts";
import "./backup-check.ts";
import "./backup-section.ts";
import "./data-state.ts";

const MORE_CHANGES = 50;

/** A change in words: what was done, and to what. */
function told(changes: Book["changes"], seq: number): { what: string; about: string } {
  const w = words.value;
  const summary = changes.find((change) => change.seq === seq)?.summary;
  switch (summary?.kind) {
    case "import":
      return { what: w.journal.import, about: summary.file };
    case "edit":
      return { what: w.edits.actions[summary.action], about: summary.invoice };
    case "bulk": {
      const count = format.value.count(summary.invoices.length);
      return { what: w.edits.actions[summary.action], about: w.journal.invoices(count) };
    }
    case "customer":
      return { what: w.journal.customer[summary.action], about: summary.customer };
    case "desk":
      // A backup of a newer version may tell of things that are not known here.
      return {
        what: w.journal.desk[summary.of]?.[summary.action] ?? summary.of,
        about: summary.name,
      };
    case "restore":
      return { what: w.journal.restore, about: summary.file };
    case "undo": {
      const { what, about } = told(changes, summary.of);
      return { what: w.journal.undo(what), about };
    }
    default:
      return { what: w.damageChange(String(seq)), about: "" };
  }
}

function journalFile(held: Book): Blob {
  return csvFile([
    words.value.journal.csvHead,
    ...held.changes.map(({ seq, at, checksum }) => {
      const { what, about } = told(held.changes, seq);
      return [String(seq), at, what, about, checksum];
    }),
  ]);
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
      <data-state></data-state>
      ${safe ? this.#copies(held) : nothing}
      <h2 class="subheading">${w.journal}</h2>
      ${imports.length === 0 ? html`<p>${w.none}</p>` : this.#journal(held, imports)}
      ${held.changes.length > 0 ? this.#changes(held) : nothing}
      ${filePicker()}
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
              <th scope="col">${w.journal.what}</th>
              <th scope="col">${w.journal.about}</th>
              <td></td>
            </tr>
          </thead>
          <tbody>
            ${shown.map((change) => {
              const { what, about } = told(held.changes, change.seq);
              const way = reversal(held, change.seq);
              return html`<tr>
                <td class="table__dates">${f.instant(change.at)}</td>
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
        <button
          class="button button--quiet"
          aria-label=${w.table.csvOf(w.journal.name)}
          @click=${() => download("journal.csv", journalFile(held))}
        >
          ${w.table.csv}
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
