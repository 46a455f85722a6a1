import { html, nothing, type TemplateResult } from "lit";
import { exportWords } from "../../../ui/i18n/screens/exports.ts";
import { ask, book, demo, language } from "../../state.ts";
import { View } from "../../view.ts";
import { exportButtons } from "../export-buttons.ts";
import "./fec-export.ts";

/** The invoices of the book for another program. */
export class BookExports extends View {
  override render(): TemplateResult | typeof nothing {
    const w = exportWords[language.value];
    // With the demo open, the screen speaks of the own book, which is not the one that is looked at.
    if (demo.value || (book.value?.size ?? 0) === 0) return nothing;
    const { name, file, ...words } = w.csv;
    return html`<section aria-labelledby="book-exports">
      <h2 class="subheading" id="book-exports">${w.title}</h2>
      <p class="section__help">${w.csv.help}</p>
      <p class="actions">
        ${exportButtons(
          name,
          file,
          (as) => ask("computing", (engine) => engine.bookFile(as, name, words, language.peek())),
          "",
        )}
      </p>
      <p class="section__note">${w.csv.without}</p>
      <fec-export></fec-export>
    </section>`;
  }
}
customElements.define("book-exports", BookExports);
