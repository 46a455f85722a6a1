import { html, nothing, type TemplateResult } from "lit";
import { isIsoDate } from "../../../ui/format.ts";
import { standing } from "../../backups.ts";
import { download } from "../../download.ts";
import { onKey } from "../../keys.ts";
import { routeHash, type Screen, SECTIONS, type Section } from "../../router.ts";
import {
  acceptRates,
  asOf,
  book,
  copies,
  demo,
  format,
  language,
  leaveDemo,
  notice,
  open,
  openFiles,
  panel,
  rateNews,
  rawJournal,
  recovered,
  route,
  screenAddress,
  setAsOf,
  setLanguage,
  task,
  today,
  updateReady,
  words,
} from "../../state.ts";
import { View } from "../../view.ts";
import "../calculators/calculator-screen.ts";
import "../dashboard/dashboard-screen.ts";
import "../import/import-screen.ts";
import "../panel/side-panel.ts";

/** Where the rail leads, in its order. */
const PLACES = [
  "invoices",
  "customers",
  "reminders",
  "cash",
  "provisions",
  "calculators",
  "audit",
  "import",
  "data",
  "settings",
] as const satisfies Screen[];
type Place = "dashboard" | (typeof PLACES)[number];
/** On a phone, within the reach of a thumb. */
const NEAR: readonly Screen[] = ["invoices", "customers", "reminders"];

async function saveDemo(): Promise<void> {
  const { demoFile } = await import("../../demo/book.ts");
  download("demo.csv", demoFile());
}

/** The frame: rail or bottom bar, the date that every figure is for, what is being done, and the screen. */
export class AppShell extends View {
  static override properties = { dragging: { state: true }, more: { state: true } };
  declare dragging: boolean;
  declare more: boolean;
  #screen: Screen = route.peek().screen;

  constructor() {
    super();
    this.dragging = false;
    this.more = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("keydown", onKey);
    addEventListener("dragover", this.#over);
    addEventListener("dragleave", this.#leave);
    addEventListener("drop", this.#drop);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("keydown", onKey);
    removeEventListener("dragover", this.#over);
    removeEventListener("dragleave", this.#leave);
    removeEventListener("drop", this.#drop);
  }

  readonly #over = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.dragging = true;
  };
  readonly #leave = (event: DragEvent) => {
    if (event.relatedTarget === null) this.dragging = false;
  };
  readonly #drop = (event: DragEvent) => {
    event.preventDefault();
    this.dragging = false;
    void openFiles([...(event.dataTransfer?.files ?? [])]);
  };

  override render(): TemplateResult {
    const w = words.value;
    const hasFigures = demo.value || (book.value?.size ?? 0) > 0;
    const { screen } = route.value;
    return html`
      <a class="skip" href="#main" @click=${this.#skip}>${w.skip}</a>
      <nav class="rail" aria-label=${w.nav.label}>
        <a class="brand" href="#/">encours</a>
        <ul class="rail__list">
          <li>${this.#link("dashboard")}</li>
          ${
            hasFigures && screen === "dashboard"
              ? html`<li>
                  <ul class="rail__sections">
                    ${SECTIONS.map((section) => html`<li>${this.#sectionLink(section)}</li>`)}
                  </ul>
                </li>`
              : nothing
          }
          ${PLACES.map((screen) => html`<li>${this.#link(screen)}</li>`)}
          <li><a class="rail__link" href=${w.nav.figuresPage}>${w.nav.figures}</a></li>
          <li>
            <button
              class="rail__link rail__keys"
              @click=${() => {
                panel.value = { kind: "keys" };
              }}
            >
              ${w.nav.keys}
            </button>
          </li>
        </ul>
      </nav>
      ${this.#bar(hasFigures)}
      <main class="main" id="main" tabindex="-1">
        ${this.#notes()}
        ${this.#screenOf(screen)}
      </main>
      <side-panel class=${panel.value ? "side-panel--open" : ""}></side-panel>
      ${this.#bottom(hasFigures)}
      ${this.dragging ? html`<div class="drag-over">${w.dropAnywhere}</div>` : nothing}
    `;
  }

  #screenOf(screen: Screen): TemplateResult {
    switch (screen) {
      case "import":
        return html`<import-screen></import-screen>`;
      case "data":
        void import("../data/data-screen.ts");
        return html`<data-screen></data-screen>`;
      case "changes":
        void import("../changes/changes-screen.ts");
        return html`<changes-screen></changes-screen>`;
      case "calculators":
        void import("../calculators/calculators-screen.ts");
        return html`<calculators-screen></calculators-screen>`;
      case "calculator":
        return html`<calculator-screen></calculator-screen>`;
      case "invoices":
        void import("../invoices/invoices-screen.ts");
        return html`<invoices-screen></invoices-screen>`;
      case "customers":
        void import("../customers/customers-screen.ts");
        return html`<customers-screen></customers-screen>`;
      case "provisions":
        void import("../provisions/provisions-screen.ts");
        return html`<provisions-screen></provisions-screen>`;
      case "audit":
        void import("../audit/audit-screen.ts");
        return html`<audit-screen></audit-screen>`;
      case "reminders":
        void import("../reminders/reminders-screen.ts");
        return html`<reminders-screen></reminders-screen>`;
      case "settings":
        void import("../settings/settings-screen.ts");
        return html`<settings-screen></settings-screen>`;
      case "cash":
        void import("../cash/cash-screen.ts");
        return html`<cash-screen></cash-screen>`;
      case "dashboard":
        return html`<dashboard-screen></dashboard-screen>`;
    }
  }

  readonly #skip = (event: Event) => {
    event.preventDefault();
    this.querySelector<HTMLElement>("#main")?.focus();
  };

  #href(path: string): string {
    const { asOf: date } = route.value;
    return `#/${path}${date ? `?asOf=${date}` : ""}`;
  }

  #link(screen: Place): TemplateResult {
    const here = route.value.screen === screen && route.value.section === undefined;
    return html`<a
      class="rail__link"
      href=${screenAddress(screen)}
      aria-current=${here ? "page" : nothing}
      >${words.value.nav[screen]}</a
    >`;
  }

  #sectionLink(section: Section): TemplateResult {
    const here = route.value.section === section;
    return html`<a
      class="rail__link rail__link--section"
      href=${this.#href(section)}
      aria-current=${here ? "location" : nothing}
      >${words.value.nav[section]}</a
    >`;
  }

  #bar(hasFigures: boolean): TemplateResult {
    const w = words.value;
    const past = hasFigures && asOf.value !== today;
    const held = book.value;
    const saved = demo.value
      ? w.bar.demo
      : held?.keeping.refusal
        ? w.bar.unsaved
        : held && held.size > 0
          ? w.bar.saved(copies.value)
          : w.bar.empty;
    const other = language.value === "fr" ? "en" : "fr";
    return html`<header class="bar ${past ? "bar--past" : ""}">
      <a class="brand bar__brand" href="#/">encours</a>
      ${
        hasFigures
          ? html`<div class="bar__date">
              <label for="as-of">${w.bar.asOf}</label>
              <input
                class="field__input"
                id="as-of"
                type="date"
                min="1970-01-01"
                max="2199-12-31"
                .value=${asOf.value}
                @change=${(event: Event) => {
                  const { value } = event.target as HTMLInputElement;
                  if (isIsoDate(value)) setAsOf(value);
                }}
              />
              <span class="print-only">${format.value.date(asOf.value)}</span>
              ${
                past
                  ? html`<button class="link bar__today" @click=${() => setAsOf(today)}>
                      ${w.bar.backToToday}
                    </button>
                    ${
                      asOf.value < today
                        ? html`<a
                            class="link bar__today"
                            href=${routeHash({ screen: "changes", place: { from: asOf.value } })}
                            >${w.bar.changedSince}</a
                          >`
                        : nothing
                    }`
                  : nothing
              }
            </div>`
          : nothing
      }
      <p class="bar__saved" role="status" title=${w.bar.savedHelp}>${saved}</p>
      <button class="link bar__language" lang=${other} @click=${() => void setLanguage(other)}>
        ${w.otherLanguage}
      </button>
      <a class="button button--primary bar__import" href=${this.#href("import")}>${w.nav.import}</a>
    </header>`;
  }

  #notes(): TemplateResult {
    const w = words.value;
    const f = format.value;
    const held = book.value;
    const refusal = held?.keeping.refusal;
    const told = notice.value;
    const update = updateReady.value;
    const backup = standing.value;
    const running = task.value;
    return html`
      ${
        running
          ? html`<div class="progress" role="status">
              <label class="progress__label" for="progress">
                ${w.stages[running.stage]}
                ${
                  running.done !== undefined && running.total !== undefined
                    ? html`<span class="number">
                        ${w.progress(f.count(running.done), (running.unit ? w.megabytes : String)(f.count(running.total)))}
                      </span>`
                    : nothing
                }
              </label>
              ${
                running.done !== undefined && running.total
                  ? html`<progress id="progress" max=${running.total} .value=${running.done}></progress>`
                  : html`<progress id="progress"></progress>`
              }
              <button class="button" @click=${running.cancel}>${w.cancel}</button>
            </div>`
          : nothing
      }
      ${
        told
          ? html`<div class="notice notice--${told.kind}" role=${told.kind === "error" ? "alert" : "status"}>
              <span>${told.text(w, f)}</span>
              ${
                told.action
                  ? html`<button class="link" @click=${told.action.run}>
                      ${told.action.label(w)}
                    </button>`
                  : nothing
              }
              <button
                class="link notice__close"
                @click=${() => {
                  notice.value = undefined;
                }}
              >
                ${w.close}
              </button>
            </div>`
          : nothing
      }
      ${
        refusal
          ? html`<div class="notice notice--error" role="alert">
              <span>${w.refusal(refusal)}</span>
              <button class="link" @click=${() => void open()}>${w.retry}</button>
              ${refusal.code === "store/absent" ? nothing : this.#rawExport(false)}
            </div>`
          : (held?.copies ?? []).map((copy) =>
              copy.refusal ? this.#oneCopy(copy.place, copy.refusal.code) : nothing,
            )
      }
      ${recovered.value.length > 0 ? this.#recovered() : nothing}
      ${
        held && held.damaged.length > 0
          ? html`<div class="notice notice--error" role="alert">
              <div>
                <strong>${w.damageTitle}</strong>
                <ul>
                  ${held.damaged.map(
                    (damage) => html`<li>
                      ${w.damage(
                        damage.file
                          ? w.damageImport(damage.file)
                          : w.damageChange(String(damage.seq)),
                        damage.invoices === undefined ? "" : f.count(damage.invoices),
                        damage.held === true,
                        damage.file !== undefined,
                      )}
                    </li>`,
                  )}
                </ul>
                ${this.#rawExport(true)}
              </div>
            </div>`
          : nothing
      }
      ${
        backup.due && !demo.value
          ? html`<div class="notice" role="status" data-backup-due>
              <span>
                ${w.backupDue(f.count(backup.days), f.count(backup.since), backup.last === undefined)}
              </span>
              <a class="link" href=${screenAddress("data")}>${w.backupNow}</a>
            </div>`
          : nothing
      }
      ${
        rateNews.value
          ? html`<div class="notice" role="status" data-rate-news>
              <span>${w.ratesNew(f.date(rateNews.value.from))}</span>
              <a class="link" href=${screenAddress("settings", { part: "rates" })}>${w.ratesShow}</a>
              <button class="link notice__close" @click=${() => void acceptRates()}>
                ${w.ratesSeen}
              </button>
            </div>`
          : nothing
      }
      ${
        update
          ? html`<div class="notice" role="status">
              <span>${w.update}</span>
              <button class="link" @click=${update}>${w.updateNow}</button>
            </div>`
          : nothing
      }
      ${
        demo.value
          ? html`<div class="notice notice--demo">
              <span>${w.demoNote}</span>
              <button class="link" @click=${() => void saveDemo()}>${w.demoFile}</button>
              <button class="link" @click=${() => void leaveDemo()}>${w.demoLeave}</button>
            </div>`
          : nothing
      }
    `;
  }

  #oneCopy(place: string, code: string): TemplateResult {
    const w = words.value;
    return html`<div class="notice notice--error" role="alert">
      <span>${w.oneCopy(place, code)}</span>
      <button class="link" @click=${() => void open()}>${w.retry}</button>
      ${this.#rawExport(false)}
    </div>`;
  }

  #recovered(): TemplateResult {
    const w = words.value;
    return html`<div class="notice" role="status">
      <div>
        <strong>${w.recoveredTitle}</strong>
        <ul>
          ${recovered.value.map(
            ({ kind, place, count }) =>
              html`<li>${w.recovered(kind, place, format.value.count(count))}</li>`,
          )}
        </ul>
      </div>
      <button
        class="link notice__close"
        @click=${() => {
          recovered.value = [];
        }}
      >
        ${w.close}
      </button>
    </div>`;
  }

  /** The way out of every trouble: all that is on disk, as it stands. */
  #rawExport(damagedOnly: boolean): TemplateResult {
    const w = words.value;
    const save = async () => download("encours-journal.json", await rawJournal(damagedOnly));
    return html`<button class="link" @click=${() => void save()}>
      ${damagedOnly ? w.exportDamaged : w.exportRaw}
    </button>`;
  }

  /** Five places within the reach of a thumb; the rest behind « Plus ». */
  #bottom(hasFigures: boolean): TemplateResult {
    const w = words.value;
    const item = (path: string, label: string, here: boolean) => html`<a
      class="bottom__link"
      href=${this.#href(path)}
      aria-current=${here ? "page" : nothing}
      @click=${() => {
        this.more = false;
      }}
      >${label}</a
    >`;
    const { screen, section } = route.value;
    const near: readonly Screen[] = hasFigures ? NEAR : ["import"];
    const place = (name: (typeof PLACES)[number]) => item(name, w.nav[name], screen === name);
    return html`<nav class="bottom" aria-label=${w.nav.label}>
      ${
        this.more
          ? html`<div class="bottom__more" id="more">
              ${
                hasFigures
                  ? SECTIONS.map((name) => item(name, w.nav[name], section === name))
                  : nothing
              }
              ${PLACES.filter((name) => !near.includes(name)).map(place)}
              <a class="bottom__link" href=${w.nav.figuresPage}>${w.nav.figures}</a>
            </div>`
          : nothing
      }
      ${item("", w.nav.dashboard, screen === "dashboard" && section === undefined)}
      ${PLACES.filter((name) => near.includes(name)).map(place)}
      <button
        class="bottom__link"
        aria-expanded=${this.more ? "true" : "false"}
        aria-controls="more"
        @click=${() => {
          this.more = !this.more;
        }}
      >
        ${w.nav.more}
      </button>
    </nav>`;
  }

  protected override updated(): void {
    const w = words.peek();
    document.documentElement.lang = language.peek();
    document.title = w.title;
    this.#keepPlace();
  }

  /** A button that led to another screen goes with its own: the keyboard goes on from the new one. */
  #keepPlace(): void {
    const { screen } = route.peek();
    if (screen === this.#screen) return;
    this.#screen = screen;
    if (document.activeElement === document.body) {
      this.querySelector<HTMLElement>("#main")?.focus({ preventScroll: true });
    }
  }
}
customElements.define("app-shell", AppShell);
