import { html, type TemplateResult } from "lit";
import { keyWords } from "../../../ui/i18n/screens/keys.ts";
import { language } from "../../state.ts";
import { View } from "../../view.ts";

/** What can be done without a mouse, and how. */
export class KeyboardHelp extends View {
  override render(): TemplateResult {
    const w = keyWords[language.value];
    const ctrl = (key: string) => `Ctrl + ${key}`;
    const shift = (key: string) => `${w.shift} + ${key}`;
    const table = (name: string, rows: [keys: string, does: string][]) => html`<h3
        class="subheading subheading--small"
      >
        ${name}
      </h3>
      <table class="table table--small">
        <caption class="visually-hidden">${name}</caption>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">${w.keys}</th>
            <th scope="col">${w.does}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([keys, does]) => html`<tr>
              <th scope="row"><kbd>${keys}</kbd></th>
              <td>${does}</td>
            </tr>`,
          )}
        </tbody>
      </table>`;
    return html`<h2 class="panel__title" id="panel-title" tabindex="-1">${w.title}</h2>
      <p>${w.lead} ${w.mac}</p>
      ${table(w.everywhere, [
        [ctrl("Z"), w.undo],
        [`${ctrl(shift("Z"))} ${w.or} ${ctrl("Y")}`, w.redo],
        ["Esc", w.escape],
        ["?", w.help],
      ])}
      ${table(w.inLists, [
        [w.arrows, w.move],
        [w.pages, w.page],
        [w.homeEnd, w.ends],
        [w.enter, w.open],
        [w.space, w.select],
        [`${shift("↑")} ${w.or} ${shift("↓")}`, w.extend],
        [ctrl("A"), w.all],
      ])}`;
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>("#panel-title")?.focus();
  }
}
customElements.define("keyboard-help", KeyboardHelp);
