import { html, nothing, type TemplateResult } from "lit";
import { filter } from "../../invoices.ts";
import { ALL_INVOICES, parseRoute, routeHash } from "../../router.ts";
import { keepDesk } from "../../saving.ts";
import { book, invoicesAddress, words } from "../../state.ts";
import { focusAfterRemoval, View } from "../../view.ts";

/** Choices of the list under a name of the person's own. */
export class SavedViews extends View {
  static override properties = { naming: { state: true } };
  declare naming: boolean;

  constructor() {
    super();
    this.naming = false;
  }

  override render(): TemplateResult {
    const w = words.value.invoices;
    const { invoice: _, ...chosen } = filter.value;
    const address = routeHash({ screen: "invoices", invoices: chosen });
    const views = Object.entries(book.value?.desk.view ?? {}).sort(([one], [other]) =>
      one.localeCompare(other),
    );
    const isKept = views.some(([, view]) => view.address === address);
    const isWhole = address === routeHash({ screen: "invoices", invoices: ALL_INVOICES });
    if (views.length === 0 && isWhole) return html``;
    return html`<div class="views">
      ${
        views.length > 0
          ? html`<ul class="views__list" aria-label=${w.views}>
              ${views.map(([name, view]) => {
                const invoices = parseRoute(view.address).invoices ?? ALL_INVOICES;
                return html`<li>
                  <a
                    class="views__link"
                    href=${invoicesAddress(invoices)}
                    aria-current=${view.address === address ? "page" : nothing}
                    >${name}</a
                  >
                  <button
                    class="views__drop"
                    aria-label=${w.dropView(name)}
                    title=${w.dropView(name)}
                    @click=${(event: Event) => void focusAfterRemoval(event, keepDesk("view", name, name, null))}
                  >
                    ×
                  </button>
                </li>`;
              })}
            </ul>`
          : nothing
      }
      ${
        isKept || isWhole
          ? nothing
          : this.naming
            ? this.#form(address)
            : html`<button
                class="button button--quiet"
                @click=${() => {
                  this.naming = true;
                }}
              >
                ${w.keepView}
              </button>`
      }
    </div>`;
  }

  #form(address: string): TemplateResult {
    const w = words.value;
    return html`<form
      class="views__form"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const name = String(new FormData(event.target as HTMLFormElement).get("name") ?? "").trim();
        if (name === "") return;
        this.naming = false;
        void keepDesk("view", name, name, { address });
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === "Escape") this.naming = false;
      }}
    >
      <label class="field__label" for="view-name">${w.invoices.viewName}</label>
      <input
        class="field__input"
        id="view-name"
        name="name"
        required
        maxlength="60"
        autocomplete="off"
      />
      <button class="button button--primary">${w.edits.save}</button>
      <button
        type="button"
        class="button"
        @click=${() => {
          this.naming = false;
        }}
      >
        ${w.edits.drop}
      </button>
    </form>`;
  }

  protected override updated(): void {
    const field = this.querySelector<HTMLElement>("#view-name");
    if (field && !this.contains(document.activeElement)) field.focus();
  }
}

customElements.define("saved-views", SavedViews);
