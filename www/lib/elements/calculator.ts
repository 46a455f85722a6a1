// What all calculators share: fields, result at once, explanation, copy, print, the way to the app.

import { EncoursError, type Rule, setLanguage, version, type Warning } from "encours";
import { civilToday, Format, isIsoDate, type Language } from "../../ui/format.ts";
import { held } from "../../ui/i18n/spaces.ts";
import styles from "./calculator.css?inline";
import { appHome, coreState, failureOf, startCore } from "./core.ts";
import { type Child, fill, h, set } from "./dom.ts";
import { rulesList } from "./explain.ts";
import { attributeOf, denies, type Field, initialOf, read } from "./fields.ts";
import { type Input, inputOf, isFigure, isOnItsWay } from "./input.ts";
import { languageOf } from "./language.ts";
import { near } from "./near.ts";
import { downloadSheet, printSheet, type Sheet } from "./sheet.ts";
import { type OwnWords, type SharedWords, shared } from "./words.ts";

/** The loader starts the core by the file that has this class. */
export { startWith } from "./core.ts";
export { register } from "./register.ts";

/** What results of the core have, where they have it. */
export interface Explained {
  rules?: Rule[];
  warnings?: Warning[];
}

/** How a calculator shows its result. */
export interface Shown {
  /** The figure as the core gives it: the value in a form of the host. */
  value: string;
  /** The same, written for people. */
  figure: Child;
  /** One line: what the figure means. */
  meaning: string;
  /** Whether that is something to beware of. */
  caution?: boolean;
  /** More lines, such as what one more day adds. */
  notes?: string[];
  /** Shown below, in full: a table or a picture that is the result itself. */
  body?: Child;
  /** Tables, facts, steps: folded under « Détail et règles », above the rules. */
  detail?: Child;
}

/** What stands for a field that takes more than one input: rows, a table. */
export interface Widget {
  node: HTMLElement;
  /** Described and marked as the field. */
  input: HTMLTextAreaElement | HTMLFieldSetElement;
  /** Shows what the field holds; of rows, `cell` is the one at fault: "2/amount". */
  refresh(typed: string, cell: string | undefined): void;
  /** What people call a cell of rows. */
  called?(cell: string): string;
}
/** A field on the page. */
interface Control {
  field: Field;
  box: HTMLElement;
  input: Input | Widget["input"];
  widget: Widget | undefined;
  problem: HTMLElement;
}

/** Besides the fields of the case. */
const OWN_ATTRIBUTES: readonly Field[] = [
  { name: "app", kind: "text" },
  { name: "noAppLink", kind: "flag" },
];

let sheet: CSSStyleSheet | undefined;
function styleSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
  }
  return sheet;
}

/** On a server there is no page: the classes can be imported there, and nothing more. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * What all calculators have. The attributes are the state: a property reads its attribute, and what is typed is written there as it stands.
 *
 * @attr {"fr"|"en"} lang - Default: that of what it stands in, else French.
 * @attr {string} app - Address of the app for « Continuer avec mes factures »; default: the site that it was loaded from.
 * @attr {boolean} no-app-link - Without that link.
 *
 * @fires encours-result - A new result; `detail` is what `compute` gives. Bubbles, composed.
 *
 * @csspart base - All of it.
 * @csspart fields - The fields; each is a `field` of `label`, `input`, `help`, `error`.
 * @csspart options - The options, folded, where there are some.
 * @csspart result - `figure`, `meaning`, `note`, `warning`; `waiting` while something is missing.
 * @csspart body - A picture or a table that is the result itself, where there is one.
 * @csspart details - Detail and rules, folded: `table`, `steps`, `rules`, `note`.
 * @csspart actions - Each `button`, and the `app-link`.
 * @csspart failure - Where it cannot compute.
 *
 * @cssprop --encours-accent - Of focus and buttons; default: the colour of the text.
 * @cssprop --encours-field - Ground of inputs.
 * @cssprop --encours-figure - Colour of the figure.
 * @cssprop --encours-gap - Between fields; default 0.75em.
 * @cssprop --encours-radius - Of inputs and buttons; default 6px.
 * @cssprop --encours-result-size - Least height of the result; default 6.5em.
 */
export abstract class Calculator<Result extends object> extends Base {
  static readonly formAssociated = true;
  /** What it asks for, in the order of the page. */
  static readonly fields: readonly Field[] = [];

  static get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: each calculator has its own fields
    const fields = [...OWN_ATTRIBUTES, ...this.fields];
    return ["lang", ...fields.map(({ name }) => attributeOf(name))];
  }

  declare app: string;
  declare noAppLink: boolean;

  /** Name of the calculator in addresses: "late-payment". */
  protected abstract readonly topic: string;
  protected abstract readonly own: Record<Language, OwnWords>;
  /** The formula in words, for when it cannot compute. */
  protected abstract readonly formula: Record<Language, string>;
  /** Asks the core, from what `given` gives. */
  protected abstract compute(): Result;
  /** How the result is shown. */
  protected abstract show(result: Result): Shown;
  /** Whether a field is asked for, by what the others say. */
  protected asks(_name: string): boolean {
    return true;
  }
  /** Whether a choice goes with what the others say; one that does not counts as the first. */
  protected offers(_name: string, _choice: string): boolean {
    return true;
  }
  /** Whether there is no figure without a field that is asked for. */
  protected needs({ required }: Field): boolean {
    return required ?? false;
  }
  /** For a field of rows or a table: a calculator that has one brings the code for it, and puts the help in its place. */
  protected widget(_field: Field, _help: Child): Widget | undefined {
    return undefined;
  }
  /** A field that is wrong for a reason of its own, and why; of rows, in which cell. */
  protected wrong(): [name: string, sentence: string, cell?: string] | undefined {
    return undefined;
  }
  /** What the core found fault with, by names of fields and cells, from the path that it gives. */
  protected place(path: string): string {
    return path;
  }
  /** Where in the app the case goes on. */
  protected get way(): string {
    return `/calculators/${this.topic}?${this.query}`;
  }

  /** Set before each computation, as is `language`. */
  protected format!: Format;
  protected language: Language = "fr";

  readonly #internals = this.attachInternals();
  readonly #root = this.#internals.shadowRoot ?? this.attachShadow({ mode: "open" });
  readonly #controls = new Map<string, Control>();
  #parts:
    | {
        options: HTMLDetailsElement;
        result: HTMLElement;
        body: HTMLElement;
        below: HTMLElement;
        details: HTMLDetailsElement;
        detail: HTMLElement;
        link: HTMLElement;
      }
    | undefined;
  #queued = false;
  /** The field that is being typed in: its text is left alone. */
  #typing = "";
  /** By the name of the field; "" where no field is at fault. */
  readonly #problems = new Map<string, string>();
  /** Of rows at fault, the cell: "2/amount". */
  readonly #cells = new Map<string, string>();
  /** The labels of what is required and not given. */
  #missing: string[] = [];
  #result: Result | undefined;
  #shown: Shown | undefined;
  /** The case that was last told by an event. */
  #told = "";
  /** As the host gave it, for a form that is reset. */
  #first: (string | null)[] | undefined;
  #disabled = false;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [styleSheet()];
    this.#root.append(document.createElement("slot"));
    for (const field of [...OWN_ATTRIBUTES, ...this.#fields]) this.#mirror(field);
    const early = Object.getOwnPropertyDescriptor(this, "query");
    if (early) {
      delete (this as { query?: string }).query;
      this.query = String(early.value);
    }
  }

  get #fields(): readonly Field[] {
    return (this.constructor as typeof Calculator).fields;
  }

  /** A property for an attribute; what was set before this class was there is kept. */
  #mirror(field: Field): void {
    const early = Object.getOwnPropertyDescriptor(this, field.name)?.value;
    const attribute = attributeOf(field.name);
    const property: PropertyDescriptor = {
      configurable: true,
      enumerable: true,
      get: () =>
        field.kind === "flag"
          ? this.hasAttribute(attribute)
          : (this.getAttribute(attribute) ?? initialOf(field)),
      set: (value: unknown) => {
        if (field.kind === "flag") this.toggleAttribute(attribute, Boolean(value));
        else {
          const text = String(value ?? "");
          set(this, attribute, text !== initialOf(field) && text);
        }
      },
    };
    // A host may have put a `value` into every object.
    Object.setPrototypeOf(property, null);
    Object.defineProperty(this, field.name, property);
    if (early !== undefined) this.write(field.name, early);
  }

  protected write(name: string, value: unknown): void {
    (this as Record<string, unknown>)[name] = value;
  }

  /** What a field holds. */
  protected typed(name: string): string {
    const held = String((this as Record<string, unknown>)[name] ?? "");
    if (this.offers(name, held)) return held;
    const field = this.#fields.find((one) => one.name === name);
    return field ? String(initialOf(field)) : "";
  }

  /** What a field gives the core; undefined where it gives nothing. */
  protected given(name: string): string | undefined {
    const field = this.#fields.find((one) => one.name === name);
    if (!field || !this.asks(name)) return undefined;
    const said = read(field, this.typed(name));
    return "text" in said && said.text !== "" ? said.text : undefined;
  }

  /** What a field of days, parts and the like gives the core. */
  protected whole(name: string): number | undefined {
    const given = this.given(name);
    // Not money: a count; the core refuses one that is not whole.
    return given === undefined ? undefined : Number(given);
  }

  /** A text in the language of the calculator, with the spaces that hold. */
  protected held(text: string): string {
    return held(this.language, text);
  }

  /** The formula in words, as a line of the detail. */
  protected howMade(): Child {
    return h("p", { part: "note" }, this.held(this.words.howMade(this.formula[this.language])));
  }

  protected get words(): SharedWords {
    return shared[this.language];
  }

  protected get ownWords(): OwnWords {
    return this.own[this.language];
  }

  /** The result of the core; undefined while something is missing or wrong. */
  get result(): Result | undefined {
    return this.#result;
  }

  /** The case as a query: what « Continuer avec mes factures » carries in the fragment. */
  get query(): string {
    const query = new URLSearchParams();
    for (const { name, kind } of this.#fields) {
      if (kind === "table") continue;
      const value = this.getAttribute(attributeOf(name));
      if (value !== null) query.set(attributeOf(name), value);
    }
    return query.toString();
  }

  /** Takes a case from a query; what it does not name is as at first, save a table, which stays. */
  set query(query: string) {
    const given = new URLSearchParams(query);
    for (const { name, kind } of this.#fields) {
      if (kind === "table" && !given.has(attributeOf(name))) continue;
      set(this, attributeOf(name), given.get(attributeOf(name)) ?? undefined);
    }
  }

  connectedCallback(): void {
    this.#first ??= this.#attributes();
    this.#update();
    if (coreState() === "absent") void this.#start();
  }

  /** What stands in the attributes of the fields. */
  #attributes(): (string | null)[] {
    return this.#fields.map(({ name }) => this.getAttribute(attributeOf(name)));
  }

  attributeChangedCallback(): void {
    if (!this.isConnected || this.#queued) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      this.#update();
    });
  }

  async #start(): Promise<void> {
    await near(this);
    await startCore();
    this.#update();
  }

  override focus(options?: FocusOptions): void {
    this.#root.querySelector<HTMLElement>("input, select, textarea")?.focus(options);
  }

  formResetCallback(): void {
    this.#typing = "";
    for (const [at, { name }] of this.#fields.entries()) {
      set(this, attributeOf(name), this.#first?.[at] ?? undefined);
    }
  }

  formDisabledCallback(disabled: boolean): void {
    this.#disabled = disabled;
    this.#update();
  }

  #update(): void {
    const state = coreState();
    if (state === "absent") return;
    const language = languageOf(this);
    if (this.format?.language !== language) {
      this.language = language;
      this.format = new Format(language);
      this.#parts = undefined;
    }
    if (state !== "ready") {
      const what = failureOf(this, state, this.formula[language], this.#appAddress);
      this.#root.replaceChildren(h("div", { class: "frame" }, what));
      return;
    }
    this.#parts ??= this.#build();
    this.#evaluate();
    for (const control of this.#controls.values()) this.#refresh(control);
    const { options, result, body, below, detail, link } = this.#parts;
    options.hidden = !options.querySelector(".field:not([hidden])");
    // What is wrong is in sight.
    if (options.querySelector("[aria-invalid]")) options.open = true;
    fill(result, this.#outcome());
    fill(body, this.#shown?.body);
    below.hidden = !this.#shown;
    fill(detail, this.#detail());
    const address = this.noAppLink ? undefined : this.#appAddress;
    link.hidden = address === undefined;
    set(link, "href", address);
    this.#tell();
  }

  // ---------------------------------------------------------------- the case

  #evaluate(): void {
    this.#problems.clear();
    this.#cells.clear();
    this.#missing = [];
    this.#result = undefined;
    this.#shown = undefined;
    for (const { field } of this.#controls.values()) {
      if (!this.asks(field.name)) continue;
      const typed = this.typed(field.name);
      const said = read(field, typed);
      if ("problem" in said) {
        const sentence = this.words[said.problem];
        const { cell, typed: there = typed } = said;
        this.#refuse(
          field.name,
          typeof sentence === "string" ? sentence : sentence(there.trim()),
          cell,
        );
      } else if (said.text === "" && this.needs(field)) {
        this.#missing.push(this.#labelOf(field));
      }
    }
    const wrong = this.wrong();
    if (wrong && !this.#problems.has(wrong[0])) this.#refuse(...wrong);
    if (this.#problems.size > 0 || this.#missing.length > 0) return;
    // The host may ask the same core, in a language of its own.
    const before = setLanguage(this.language);
    try {
      this.#result = this.compute();
      this.#shown = this.show(this.#result);
    } catch (error) {
      if (!(error instanceof EncoursError)) throw error;
      const [name, cell] = this.#atFault(this.place(error.path ?? ""));
      const { fields, refusals } = this.ownWords;
      const own = fields[cell?.split("/")[1] ?? name]?.refused ?? refusals?.[error.code];
      const sentence = own ?? this.words.refusals[error.code] ?? error.message;
      this.#refuse(name, sentence, cell);
    } finally {
      setLanguage(before);
    }
  }

  /** Says what is wrong with a field, and in which of its cells. */
  #refuse(name: string, sentence: string, cell?: string): void {
    let said = sentence;
    if (cell !== undefined) {
      this.#cells.set(name, cell);
      const called = this.#controls.get(name)?.widget?.called?.(cell) ?? "";
      said = this.words.inCell(called, sentence);
    }
    this.#problems.set(name, this.held(said));
  }

  /** The field that an error of the core names, and the cell; "" where it is none that is shown. */
  #atFault(path: string): [name: string, cell?: string] {
    for (const { field } of this.#controls.values()) {
      const named = field.path ?? field.name;
      if (!this.asks(field.name) || !`${path}/`.startsWith(`${named}/`)) continue;
      const cell = path.slice(named.length + 1);
      return field.kind === "rows" && cell !== "" ? [field.name, cell] : [field.name];
    }
    return [""];
  }

  #tell(): void {
    const [name = "", problem] = [...this.#problems][0] ?? [];
    if (problem === undefined) this.#internals.setValidity({});
    else {
      const anchor = this.#controls.get(name)?.input;
      this.#internals.setValidity({ customError: true }, problem, anchor);
    }
    this.#internals.setFormValue(this.#shown?.value ?? null);
    if (!this.#result) return;
    const told = [this.language, ...this.#attributes()].join("\n");
    if (told === this.#told) return;
    this.#told = told;
    const detail = this.#result;
    this.dispatchEvent(
      new CustomEvent("encours-result", { detail, bubbles: true, composed: true }),
    );
  }

  // ---------------------------------------------------------------- fields

  #build() {
    const { words, ownWords } = this;
    this.#controls.clear();
    const shown: HTMLElement[] = [];
    const folded: HTMLElement[] = [];
    const groups = new Map<string, HTMLElement>();
    for (const field of this.#fields) {
      if (field.place === "none") continue;
      const control = this.#control(field);
      this.#controls.set(field.name, control);
      const inPlace = field.place === "options" ? folded : shown;
      if (field.group === undefined) inPlace.push(control.box);
      else {
        let group = groups.get(field.group);
        if (!group) {
          group = h("div", { class: "fields" });
          groups.set(field.group, group);
          const name = ownWords.groups?.[field.group] ?? field.group;
          const legend = h("legend", { part: "label" }, name);
          inPlace.push(h("fieldset", { class: "group wide", part: "group" }, legend, group));
        }
        group.append(control.box);
      }
    }
    const copy = h("button", { type: "button", part: "button" }, words.copy);
    copy.addEventListener("click", () => void this.#copy(copy));
    const button = (label: string, give: (sheet: Sheet) => void) =>
      h("button", { type: "button", part: "button", click: () => give(this.#sheet()) }, label);
    const link = h(
      "a",
      { part: "app-link", target: "_blank", rel: "noopener", referrerpolicy: "no-referrer" },
      words.continue,
    );
    const result = h("div", { class: "result", part: "result", role: "status" });
    const body = h("div", { class: "body", part: "body" });
    const detail = h("div", { class: "detail" });
    const details = h("details", { part: "details" }, h("summary", {}, words.details), detail);
    const below = h(
      "div",
      {},
      details,
      h(
        "p",
        { class: "actions", part: "actions" },
        copy,
        button(words.print, printSheet),
        button(words.download, downloadSheet),
        link,
      ),
    );
    const group = { class: "fields", part: "fields", role: "group", "aria-label": ownWords.title };
    const options = h(
      "details",
      { part: "options" },
      h("summary", {}, words.options),
      h("div", { class: "fields" }, folded),
    );
    this.#root.replaceChildren(
      h(
        "div",
        { class: "frame", part: "base", lang: this.language, dir: "ltr" },
        h("div", group, shown),
        options,
        result,
        body,
        below,
      ),
    );
    return { options, result, body, below, details, detail, link };
  }

  #control(field: Field): Control {
    const { name } = field;
    const { label, help } = this.ownWords.fields[name] ?? { label: name };
    const helpLine =
      help && h("p", { class: "help", id: `${name}-help`, part: "help" }, this.held(help));
    const widget = this.widget(field, helpLine);
    const input = widget?.input ?? this.#input(field);
    const problem = h("p", {
      class: "problem",
      id: `${name}-problem`,
      part: "error",
      hidden: true,
    });
    const isFlag = field.kind === "flag";
    const said = field.kind !== "rows" && h("label", { for: name, part: "label" }, label);
    const box = h(
      "div",
      { class: `field ${isFlag ? "flag" : widget ? "wide" : ""}`.trim(), part: "field" },
      isFlag ? [input, said] : [said, widget?.node ?? input],
      !widget && helpLine,
      problem,
    );
    return { field, box, input, widget, problem };
  }

  #input(field: Field): Input {
    const { name } = field;
    if (field.kind === "flag") {
      const tick = h("input", { id: name, name, part: "input", type: "checkbox" });
      tick.addEventListener("input", () => this.write(name, tick.checked !== denies(field)));
      return tick;
    }
    const input = inputOf(field, name, this.ownWords.fields[name]?.choices);
    if (field.kind === "choice") {
      input.addEventListener("input", () => this.write(name, input.value));
      return input;
    }
    input.addEventListener("input", () => {
      this.#typing = name;
      if (!isOnItsWay(input)) this.write(name, input.value);
    });
    input.addEventListener("blur", () => {
      if (this.#typing !== name) return;
      this.#typing = "";
      // A browser gives no text for half a date.
      this.write(name, input.validity.badInput ? "?" : input.value);
      this.#update();
    });
    return input;
  }

  /** What the case says now. */
  #refresh({ field, box, input, widget, problem }: Control): void {
    const { name } = field;
    const wrong = this.#problems.get(name);
    box.hidden = !this.asks(name);
    input.disabled = this.#disabled;
    if (input instanceof HTMLInputElement) input.required = this.needs(field);
    if (widget) widget.refresh(this.typed(name), this.#cells.get(name));
    else if (field.kind === "flag") (input as HTMLInputElement).checked = this.#ticked(field);
    else if (this.#typing !== name) {
      (input as Input).value = this.written(field, this.typed(name));
    }
    problem.hidden = wrong === undefined;
    problem.textContent = wrong ?? "";
    if (input instanceof HTMLSelectElement) {
      for (const option of input.options) option.hidden = !this.offers(name, option.value);
    }
    // Of rows, it is a cell that is wrong.
    set(input, "aria-invalid", wrong !== undefined && field.kind !== "rows" && "true");
    const help = this.ownWords.fields[name]?.help && `${name}-help`;
    const described = [help, wrong && problem.id].filter(Boolean).join(" ");
    set(input, "aria-describedby", described !== "" && described);
  }

  #ticked(field: Field): boolean {
    return (this.typed(field.name) === "true") !== denies(field);
  }

  /** What is typed as it is written for people, where it can be read. */
  protected written(field: Field, typed: string): string {
    const said = read(field, typed);
    if (!("text" in said)) return typed;
    return isFigure(field) && said.text !== "" ? this.format.decimal(said.text) : said.text;
  }

  /** The name of a field where it does not stand in its group. */
  #labelOf({ name, group }: Field): string {
    const { fields, groups } = this.ownWords;
    const label = fields[name]?.label ?? name;
    return group === undefined ? label : `${groups?.[group] ?? group}, ${label}`;
  }

  // ---------------------------------------------------------------- result

  #outcome(): Child {
    const { words } = this;
    const general = this.#problems.get("");
    if (general !== undefined) return h("p", { class: "problem", part: "error" }, general);
    if (this.#missing.length > 0) {
      return h("p", { part: "waiting" }, this.held(words.missing(this.#missing)));
    }
    const shown = this.#shown;
    if (!shown) return undefined;
    return [
      h("p", { class: "number", part: "figure" }, shown.figure),
      h("p", { part: "meaning", class: shown.caution && "caution" }, this.held(shown.meaning)),
      shown.notes?.map((note) => h("p", { part: "note" }, this.held(note))),
      (this.#result as Explained | undefined)?.warnings?.map(({ message }) =>
        h(
          "p",
          { class: "warning", part: "warning" },
          h("strong", {}, this.held(`${words.warning} : `)),
          this.held(message),
        ),
      ),
    ];
  }

  #detail(): Child {
    const { words, format } = this;
    const result: Explained | undefined = this.#result;
    if (!result) return undefined;
    const rates = this.held(words.rates(format.date(version().rates)));
    return [
      this.#shown?.detail,
      result.rules?.length ? rulesList(format, words, result.rules) : undefined,
      h("p", { class: "help", part: "note" }, `${rates} ${this.held(words.disclaimer)}`),
    ];
  }

  /** Where the app shows this case; undefined where no app is known. */
  get #appAddress(): string | undefined {
    const home = this.app === "" ? appHome() : this.app;
    if (home === undefined) return undefined;
    const address = new URL(home, document.baseURI);
    if (!/^https?:$/.test(address.protocol)) return undefined;
    address.hash = this.way;
    return address.href;
  }

  // ---------------------------------------------------------------- copy, print

  async #copy(button: HTMLButtonElement): Promise<void> {
    const { words } = this;
    if (!this.#parts) return;
    const { result, body, details, detail } = this.#parts;
    const wasOpen = details.open;
    details.open = true;
    // biome-ignore lint/performance/useDomNodeTextContent: innerText keeps the lines as they are seen
    const parts = [result.innerText, body.innerText, detail.innerText];
    const told = [this.ownWords.title, ...parts.filter((part) => part !== "")];
    details.open = wasOpen;
    try {
      await navigator.clipboard.writeText(told.join("\n\n"));
      button.textContent = words.copied;
    } catch {
      details.open = true;
      button.textContent = this.held(words.copyRefused);
    }
  }

  /** The case on a sheet of its own. */
  #sheet(): Sheet {
    const { words, ownWords, format } = this;
    const today = civilToday(new Date());
    const facts: Child[] = [];
    for (const { field } of this.#controls.values()) {
      const value = this.asks(field.name) ? this.inWords(field, this.typed(field.name)) : "";
      if (value === "") continue;
      facts.push(h("div", {}, h("dt", {}, this.#labelOf(field)), h("dd", {}, value)));
    }
    return {
      name: `${this.topic}-${today}`,
      title: ownWords.title,
      language: this.language,
      content: [
        h("h1", {}, ownWords.title),
        h("p", {}, words.sheetDate(format.date(today))),
        h("h2", {}, words.given),
        h("dl", {}, facts),
        h("h2", {}, words.result),
        this.#outcome(),
        this.#shown?.body,
        this.#detail(),
      ],
    };
  }

  /** What a field says where this is typed, in words. */
  protected inWords(field: Field, typed: string): Child {
    if (field.kind === "flag") return this.#ticked(field) ? this.words.yes : this.words.no;
    if (field.kind === "choice") return this.ownWords.fields[field.name]?.choices?.[typed] ?? typed;
    // Too long for a sheet; what counts of it stands in the result.
    if (field.kind === "table") return "";
    const said = read(field, typed);
    const text = "text" in said ? said.text : "";
    return isIsoDate(text) ? this.format.date(text) : this.written(field, typed);
  }
}
