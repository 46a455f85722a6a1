import type { CustomerKind } from "encours";
import { html, type TemplateResult } from "lit";
import { customerWords } from "../../../ui/i18n/screens/customers.ts";
import { language } from "../../state.ts";
import { CUSTOMER_KINDS } from "../../terms.ts";

/** Which law applies to a customer. */
export function kindField(
  chosen: CustomerKind,
  help: string,
  choose: (kind: CustomerKind) => void,
): TemplateResult {
  const { form, kinds } = customerWords[language.value];
  return html`<div class="field">
    <label class="field__label" for="form-kind">${form.kind}</label>
    <select
      class="field__input"
      id="form-kind"
      aria-describedby="form-kind-help"
      @change=${(event: Event) => {
        const { value } = event.target as HTMLSelectElement;
        choose(CUSTOMER_KINDS.find((kind) => kind === value) ?? "business");
      }}
    >
      ${CUSTOMER_KINDS.map(
        (kind) => html`<option value=${kind} ?selected=${kind === chosen}>${kinds[kind]}</option>`,
      )}
    </select>
    <span class="field__help" id="form-kind-help">${help}</span>
  </div>`;
}
