import { html, type TemplateResult } from "lit";
import { settingsWords } from "../../../ui/i18n/screens/settings.ts";
import { deskValue, OWN } from "../../desk.ts";
import { keepDesk } from "../../saving.ts";
import { book, language } from "../../state.ts";
import { type Field, FormView } from "../form-view.ts";

/** Who keeps this book: the journal says it with each change from then on. */
export class KeeperForm extends FormView {
  protected override readonly formName = "keeper";

  override render(): TemplateResult {
    const w = settingsWords[language.value];
    return this.form(
      w.keeper,
      html`<p class="section__help">${w.keeperHelp}</p>
        <div class="settings__fields">${this.field(this.#field())}</div>`,
      { look: "settings__form", isLasting: true },
    );
  }

  #field(): Field {
    const { keeperName } = settingsWords[language.value];
    const value = deskValue(book.value?.desk ?? {}, "keeper", OWN)?.name ?? "";
    return { name: "name", label: keeperName, value, optional: true };
  }

  protected override async submit(data: FormData): Promise<void> {
    const { typed } = this.typed(data, [this.#field()]);
    const { name } = typed;
    const before = this.#field().value;
    if (name === undefined && before === "") return;
    await keepDesk("keeper", OWN, name ?? before, name === undefined ? null : { name });
  }
}
customElements.define("keeper-form", KeeperForm);
