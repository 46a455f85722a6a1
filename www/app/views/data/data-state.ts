import { effect } from "@preact/signals-core";
import { html, nothing, type TemplateResult } from "lit";
import { backupWords } from "../../../ui/i18n/screens/backup.ts";
import { lastCheck, standing } from "../../backups.ts";
import {
  ask,
  askPersistence,
  book,
  copies,
  format,
  language,
  persisted,
  words,
} from "../../state.ts";
import { View } from "../../view.ts";
import { size } from "./size.ts";

/** What can be known of how safe the book is on this device. */
export class DataState extends View {
  static override properties = {
    hash: { state: true },
    room: { state: true },
    copied: { state: true },
  };
  declare hash: string | undefined;
  declare room: StorageEstimate | undefined;
  declare copied: boolean;
  #follow: (() => void) | undefined;

  constructor() {
    super();
    this.copied = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#follow = effect(() => {
      if (book.value) void this.#ask(book.value);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#follow?.();
  }

  /** The hash takes all of the book: it is asked for again only once the book has changed. */
  async #ask(held: unknown): Promise<void> {
    this.hash = undefined;
    this.copied = false;
    const outcome = await ask("computing", (engine) => engine.hash());
    const room = await navigator.storage?.estimate?.();
    if (book.peek() !== held) return;
    this.hash = outcome?.value;
    this.room = room;
  }

  override render(): TemplateResult {
    const w = backupWords[language.value];
    const f = format.value;
    const { damaged = [], changes = [] } = book.value ?? {};
    const { usage, quota } = this.room ?? {};
    const { last } = standing.value;
    return html`<section class="backup" aria-labelledby="data-state">
      <h2 class="subheading" id="data-state">${w.state}</h2>
      <dl class="facts facts--column data-state">
        <div class="facts__item">
          <dt>${w.hash}</dt>
          <dd>
            ${
              this.hash === undefined
                ? w.computing
                : html`<code data-hash=${this.hash} title=${this.hash}
                      >${this.hash.slice(0, 12)}</code
                    >
                    <button class="button button--quiet" @click=${() => void this.#copy()}>
                      ${this.copied ? words.value.copied : words.value.copy}
                    </button>`
            }
          </dd>
        </div>
        <div class="facts__item">
          <dt>${w.journal}</dt>
          <dd>
            ${
              damaged.length > 0
                ? w.journalDamaged(f.count(damaged.length))
                : w.journalWhole(f.count(changes.length))
            }
          </dd>
        </div>
        <div class="facts__item" data-fact="copies">
          <dt>${w.onDisk}</dt>
          <dd>${w.onDiskCount(book.value?.keeping.refusal ? 0 : copies.value)}</dd>
        </div>
        <div class="facts__item" data-fact="lastBackup">
          <dt>${w.lastFile}</dt>
          <dd>${last ? `${f.instant(last.at)} (${last.file})` : w.lastFileNone}</dd>
        </div>
        <div class="facts__item" data-fact="lastCheck">
          <dt>${w.lastRead}</dt>
          <dd>${lastCheck.value ? f.instant(lastCheck.value) : w.lastReadNone}</dd>
        </div>
        <div class="facts__item">
          <dt>${w.room}</dt>
          <dd>
            ${usage === undefined || quota === undefined ? w.unknown : w.roomOf(size(usage), size(quota))}
          </dd>
        </div>
        <div class="facts__item">
          <dt>${w.promise}</dt>
          <dd>
            ${
              persisted.value === undefined
                ? w.unknown
                : persisted.value
                  ? w.promised
                  : html`${w.notPromised}
                      <button class="button button--quiet" @click=${() => void askPersistence()}>
                        ${w.askPromise}
                      </button>`
            }
          </dd>
        </div>
      </dl>
      <p class="section__note">${w.hashHelp}</p>
      ${persisted.value === true ? nothing : html`<p class="section__note">${w.safari}</p>`}
    </section>`;
  }

  async #copy(): Promise<void> {
    await navigator.clipboard.writeText(this.hash ?? "");
    this.copied = true;
  }
}
customElements.define("data-state", DataState);
