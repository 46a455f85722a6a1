import { html, type TemplateResult } from "lit";
import { cashWords } from "../../../ui/i18n/screens/cash.ts";
import type { CashKind } from "../../cash.ts";
import { type DeskValues, deskValue } from "../../desk.ts";
import type { Answer } from "../../saving.ts";
import { book, language, notice, words } from "../../state.ts";
import { focusAfterRemoval } from "../../view.ts";

/** What can be done with a row of a table: changed, or taken out, which can be undone. */
export function recordActions(
  name: string,
  edit: (() => void) | undefined,
  remove: () => Promise<Answer>,
): TemplateResult {
  const w = cashWords[language.value];
  return html`<span class="record-actions">
    ${
      edit &&
      html`<button class="link" aria-label=${w.change(name)} @click=${edit}>
        ${words.value.edits.forms.edit}
      </button>`
    }
    <button
      class="views__drop"
      aria-label=${w.drop(name)}
      title=${w.drop(name)}
      @click=${(event: Event) => void focusAfterRemoval(event, remove()).then(tell)}
    >
      ×
    </button>
  </span>`;
}

/** What stands in the way of a change that has no form to say it in. */
export function tell(answer: Answer): void {
  if (answer === "saved" || answer === "cancelled") return;
  const text = answer === "conflict" ? undefined : answer;
  notice.value = {
    kind: "error",
    text: (w) => (text ? w.refusal(text) : cashWords[language.value].conflict),
  };
}

/** The thing as it is now. */
export function editing<Kind extends CashKind>(
  kind: Kind,
  id: string,
): DeskValues[Kind] | undefined {
  return deskValue(book.value?.desk ?? {}, kind, id);
}
