import { effect } from "@preact/signals-core";
import { html, nothing, type TemplateResult } from "lit";
import { lookAlikeWords } from "../../../ui/i18n/screens/look-alikes.ts";
import { money } from "../../../ui/money.ts";
import { ask, book, format, invoicesAddress, language } from "../../state.ts";
import { View } from "../../view.ts";
import type { LookAlikes as Found } from "../../worker/messages.ts";
import { scrolling } from "../dashboard/section-frame.ts";

/** Invoices that are perhaps there twice: those of a file that is looked at, or of the book. */
export class LookAlikes extends View {
  static override properties = { given: { attribute: false }, found: { state: true } };
  /** Of a file; else the book is looked through. */
  declare given: Found | undefined;
  declare found: Found | undefined;

  protected override follow(): (() => void) | undefined {
    // What a file brings may be given only once this has begun.
    if (this.hasAttribute("of-file")) return undefined;
    return effect(() => {
      if (book.value) void this.#look(book.value);
    });
  }

  async #look(held: unknown): Promise<void> {
    const outcome = await ask("computing", (engine) => engine.lookAlikes());
    if (book.peek() === held) this.found = outcome?.value;
  }

  override render(): TemplateResult {
    const found = this.given ?? this.found;
    if (!found || found.count === 0) return html``;
    const w = lookAlikeWords[language.value];
    const f = format.value;
    const { count, first } = found;
    return html`<section class="look-alikes" aria-labelledby="look-alikes">
      <h2 class="subheading" id="look-alikes">${w.title}</h2>
      <p>${w.found(f.count(count))} ${w.kept}</p>
      ${count > first.length ? html`<p>${w.first(f.count(first.length))}</p>` : nothing}
      ${scrolling(
        w.title,
        html`<table class="table">
          <caption class="visually-hidden">${w.title}</caption>
          <thead>
            <tr>
              <th scope="col">${w.customer}</th>
              <th scope="col">${w.issued}</th>
              <th scope="col" class="number">${w.amount}</th>
              <th scope="col">${w.numbers}</th>
            </tr>
          </thead>
          <tbody>
            ${first.map(
              ({ name, issued, amount, currency, ids, count: all }) => html`<tr>
                <th scope="row">${name}</th>
                <td class="table__dates">${f.date(issued)}</td>
                <td class="number">${money(f, amount, currency)}</td>
                <td>
                  ${ids.map(
                    (id, at) =>
                      html`${at > 0 ? ", " : nothing}${
                        this.given
                          ? id
                          : html`<a href=${invoicesAddress({ invoice: id })}>${id}</a>`
                      }`,
                  )}
                  ${all > ids.length ? w.more(f.count(all - ids.length)) : nothing}
                </td>
              </tr>`,
            )}
          </tbody>
        </table>`,
      )}
    </section>`;
  }
}
customElements.define("look-alikes", LookAlikes);
