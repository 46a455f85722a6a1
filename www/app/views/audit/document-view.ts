import type { Language } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { auditWords } from "../../../ui/i18n/screens/audit.ts";
import { documentWords } from "../../../ui/i18n/screens/documents.ts";
import { openedDocument, policyFacts } from "../../audit.ts";
import { download } from "../../download.ts";
import { identityOf } from "../../letters/parties.ts";
import {
  composedDocument,
  type DocumentKind,
  documentId,
  documentOf,
  documentTables,
  type PolicyDocument,
  unknownDocumentFields,
} from "../../letters/policy-document.ts";
import { keepDesk } from "../../saving.ts";
import { book, go, language, screenAddress, words } from "../../state.ts";
import { View } from "../../view.ts";
import { warned } from "../dashboard/section-frame.ts";
import { exportButtons, filesOf } from "../export-buttons.ts";
import style from "../file-document.css?raw";
import { documentOf as fileOf } from "../file-document.ts";
import { skeleton } from "../shell/skeleton.ts";
import { documentSheet } from "./document-sheet.ts";

const LANGUAGES: readonly Language[] = ["fr", "en"];

/** A credit policy or a collection procedure: filled in, to be reworded, printed, sent. */
export class DocumentView extends View {
  static override properties = { draft: { state: true }, wrong: { state: true } };
  /** What is typed and not kept yet, and of which document. */
  declare draft: { id: string; title: string; body: string } | undefined;
  declare wrong: string;

  constructor() {
    super();
    this.draft = undefined;
    this.wrong = "";
  }

  override render(): TemplateResult {
    const asked = openedDocument.value;
    const found = policyFacts.value;
    if (!asked || !found) return skeleton(2);
    const { refusal, value: facts } = found;
    if (refusal) {
      return html`<p class="message message--error" role="alert">${words.value.refusal(refusal)}</p>`;
    }
    const w = auditWords[language.value];
    const desk = book.value?.desk ?? {};
    const { kind, language: said } = asked;
    const made = composedDocument(desk, facts, kind, said);
    return html`<div class="document-tools">
        <p class="lead">${w.documentLead[kind]}</p>
        <div class="choices-row">
          <div class="choices" role="group" aria-label=${w.language}>
            ${LANGUAGES.map(
              (one) => html`<button
                class="choices__one"
                aria-pressed=${one === said ? "true" : "false"}
                @click=${() => go({ screen: "audit", place: { view: kind, language: one } })}
              >
                ${w.languages[one]}
              </button>`,
            )}
          </div>
        </div>
        <p class="actions actions--close">
          <button class="button button--primary" @click=${() => print()}>${w.print}</button>
          <button class="button" @click=${() => void pdf(made)}>PDF</button>
          <button class="button" @click=${() => this.#file(made)}>${w.file}</button>
          ${exportButtons(
            made.title,
            fileName(made),
            filesOf(made.title, () => documentTables(made)),
            "",
          )}
        </p>
        ${
          identityOf(desk).name === ""
            ? html`<p class="field__help">
                ${w.noIdentity} <a href=${screenAddress("settings")}>${words.value.nav.settings}</a>
              </p>`
            : nothing
        }
        ${facts.warnings.map(warned)}
      </div>
      ${documentSheet(made)} ${this.#wording(kind, said)}`;
  }

  #file(made: PolicyDocument): void {
    const sheet = this.querySelector<HTMLElement>(".document");
    if (sheet) download(`${fileName(made)}.html`, fileOf(sheet, made.title, made.language, style));
  }

  #wording(kind: DocumentKind, said: Language): TemplateResult {
    const w = auditWords[language.value];
    const { fields, meanings } = documentWords[said];
    const desk = book.value?.desk ?? {};
    const id = documentId(kind, said);
    const kept = desk.document?.[id];
    const draft = this.draft?.id === id ? this.draft : undefined;
    const shown = draft ?? documentOf(desk, kind, said);
    const typed = (event: Event) => {
      const form = (event.target as HTMLElement).closest("form");
      const data = new FormData(form ?? undefined);
      const text = (name: string) => String(data.get(name) ?? "").replaceAll("\r\n", "\n");
      this.draft = { id, title: text("title"), body: text("body") };
      this.wrong = "";
    };
    return html`<details class="fold document-wording">
      <summary>${w.wording}</summary>
      <form
        class="edit-form"
        novalidate
        @submit=${(event: Event) => void this.#keep(event, kind, said)}
      >
        <p class="field__help">${w.wordingHelp}</p>
        ${
          this.wrong
            ? html`<p class="message message--error" role="alert" id="document-wrong">${this.wrong}</p>`
            : nothing
        }
        <label class="field">
          <span class="field__label">${w.documentTitle}</span>
          <input
            class="field__input"
            name="title"
            autocomplete="off"
            lang=${said}
            aria-describedby=${this.wrong ? "document-wrong" : nothing}
            .value=${shown.title}
            @input=${typed}
          />
        </label>
        <label class="field">
          <span class="field__label">${w.documentBody}</span>
          <textarea
            class="field__input letter-text"
            name="body"
            rows="24"
            lang=${said}
            aria-describedby=${this.wrong ? "document-wrong" : nothing}
            .value=${shown.body}
            @input=${typed}
          ></textarea>
        </label>
        <dl class="fields" aria-label=${w.documentFields}>
          ${Object.entries(fields).map(
            ([field, name]) => html`<div>
              <dt><code>{{${name}}}</code></dt>
              <dd>${documentWords[language.value].meanings[field as keyof typeof meanings]}</dd>
            </div>`,
          )}
        </dl>
        <p class="actions">
          <button class="button button--primary">${w.keepDocument}</button>
          ${
            kept || draft
              ? html`<button
                  type="button"
                  class="button"
                  @click=${() => void this.#back(kind, said)}
                >
                  ${w.dropDocument}
                </button>`
              : nothing
          }
        </p>
      </form>
    </details>`;
  }

  async #keep(event: Event, kind: DocumentKind, said: Language): Promise<void> {
    event.preventDefault();
    const w = auditWords[language.peek()];
    const id = documentId(kind, said);
    if (this.draft?.id !== id) return;
    const { title, body } = this.draft;
    const unknown = unknownDocumentFields(`${title}\n${body}`, said);
    if (unknown.length > 0) this.wrong = w.unknownFields(unknown.join(", "));
    else if (title.trim() === "" || body.trim() === "") this.wrong = w.emptyDocument;
    if (this.wrong) return;
    const answer = await keepDesk("document", id, nameOf(kind, said), { title, body });
    if (answer === "saved") this.draft = undefined;
  }

  async #back(kind: DocumentKind, said: Language): Promise<void> {
    this.wrong = "";
    this.draft = undefined;
    const id = documentId(kind, said);
    if (book.peek()?.desk.document?.[id] !== undefined)
      await keepDesk("document", id, nameOf(kind, said), null);
    // The button went with what it took back: the keyboard goes on from the fold.
    await this.updateComplete;
    this.querySelector<HTMLElement>(".document-wording > summary")?.focus();
  }
}

/** What the journal calls it. */
function nameOf(kind: DocumentKind, said: Language): string {
  const w = auditWords[language.peek()];
  return `${w.documentNames[kind]}, ${w.languages[said]}`;
}

function fileName({ title, day }: PolicyDocument): string {
  return `${title} ${day}`.replace(/[\\/:*?"<>|]/g, "-");
}

async function pdf(made: PolicyDocument): Promise<void> {
  const { policyDocumentPdf } = await import("../../pdf/policy-document.ts");
  download(`${fileName(made)}.pdf`, await policyDocumentPdf(made));
}

customElements.define("document-view", DocumentView);
