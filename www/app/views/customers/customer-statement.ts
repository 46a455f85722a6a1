import type { Language } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { statementWords } from "../../../ui/i18n/screens/statement.ts";
import { chosenCustomers, showCustomers, shownStatement } from "../../customers.ts";
import { deskValue } from "../../desk.ts";
import { download } from "../../download.ts";
import type { Letter } from "../../letters/letter.ts";
import { identityOf } from "../../letters/parties.ts";
import { statementLetter, statementTable } from "../../letters/statement.ts";
import { book, language, screenAddress, words } from "../../state.ts";
import { View } from "../../view.ts";
import type { Statement } from "../../worker/messages.ts";
import { exportButtons, filesOf } from "../export-buttons.ts";
import { letterSheet } from "../reminders/letter-sheet.ts";

const LANGUAGES: readonly Language[] = ["fr", "en"];
const CONTENTS = ["open", "all"] as const;

/** What a customer is sent of its account: on the screen as on paper. */
export class CustomerStatement extends View {
  static override properties = { said: { state: true } };
  /** The language of the letter, where it is not that of the page. */
  declare said: Language | undefined;

  constructor() {
    super();
    this.said = undefined;
  }

  override render(): TemplateResult {
    const outcome = shownStatement.value;
    if (!outcome) return html``;
    const { refusal, value: statement } = outcome;
    if (refusal) {
      return html`<p class="message message--error" role="alert">${words.value.refusal(refusal)}</p>`;
    }
    const w = statementWords[language.value];
    const { customer = "", statement: content } = chosenCustomers.value;
    const desk = book.value?.desk ?? {};
    const me = identityOf(desk);
    const contact = deskValue(desk, "contact", customer) ?? {};
    const said = this.said ?? language.value;
    const settled = content === "all";
    const letter = statementLetter({ statement, settled, me, contact, language: said });
    return html`<div class="choices-row">
        ${choices(
          w.what,
          CONTENTS.map((one) => [one, w[one]]),
          content,
          (one) => showCustomers({ statement: one }),
        )}
        ${choices(
          w.language,
          LANGUAGES.map((one) => [one, w.languages[one]]),
          said,
          (one) => {
            this.said = one;
          },
        )}
      </div>
      ${letterSheet(letter, nothing)} ${this.#tools(statement, letter, said)}
      ${
        me.name === ""
          ? html`<p class="field__help">
        ${w.noIdentity} <a href=${screenAddress("settings")}>${words.value.nav.settings}</a>
      </p>`
          : nothing
      }
      ${contact.address ? nothing : html`<p class="field__help">${w.noAddress}</p>`}`;
  }

  #tools(statement: Statement, letter: Letter, said: Language): TemplateResult {
    const w = statementWords[language.value];
    const name = `${w.name} ${statement.name} ${statement.asOf}`.replace(/[\\/:*?"<>|]/g, "-");
    return html`<p class="actions actions--close">
        <button class="button button--primary" @click=${() => void pdf(name, letter)}>PDF</button>
        <button class="button" @click=${() => print()}>${w.print}</button>
        <button class="button" @click=${() => void file(name, letter)}>${w.file}</button>
        ${exportButtons(
          w.name,
          name,
          filesOf(w.name, () => statementTable(statement, said)),
          "",
        )}
        <button class="button" @click=${() => showCustomers({ statement: undefined })}>
          ${w.back}
        </button>
      </p>
      <p class="field__help">${w.fileHelp}</p>`;
  }
}

async function pdf(name: string, letter: Letter): Promise<void> {
  const { letterPdf } = await import("../../pdf/letter.ts");
  download(`${name}.pdf`, await letterPdf(letter, undefined));
}

async function file(name: string, letter: Letter): Promise<void> {
  const { letterFile } = await import("../reminders/letter-file.ts");
  download(`${name}.html`, letterFile(letter));
}

/** One of a few, as buttons side by side. */
function choices<One extends string>(
  label: string,
  options: [One, string][],
  chosen: One | undefined,
  choose: (one: One) => void,
): TemplateResult {
  return html`<div class="choices" role="group" aria-label=${label}>
    ${options.map(
      ([one, name]) => html`<button
        class="choices__one"
        aria-pressed=${one === chosen ? "true" : "false"}
        @click=${() => choose(one)}
      >
        ${name}
      </button>`,
    )}
  </div>`;
}

customElements.define("customer-statement", CustomerStatement);
