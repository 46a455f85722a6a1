import type { FecFile, FecOptions } from "encours/import";
import { html, nothing, type TemplateResult } from "lit";
import { exportWords } from "../../../ui/i18n/screens/exports.ts";
import { download } from "../../download.ts";
import { identityOf } from "../../letters/parties.ts";
import { asOf, book, format, language, preferences, setSetting } from "../../state.ts";
import { type Field, FormView } from "../form-view.ts";

const ACCOUNTS = {
  customers: "411",
  doubtful: "416",
  sales: "706",
  vat: "44571",
  bank: "512",
  losses: "654",
} as const;
const JOURNALS = { sales: "VE", bank: "BQ", other: "OD" } as const;
const ENCODINGS = ["utf-8", "iso-8859-15"] as const;

type Account = keyof typeof ACCOUNTS;
type Journal = keyof typeof JOURNALS;

/** What a person has chosen for these files before: the plan of their accountant. */
interface Chosen {
  accounts?: Partial<Record<Account, string>>;
  journals?: Partial<Record<Journal, string>>;
  encoding?: string;
}

/** The entries of the book for an accountant. */
export class FecExport extends FormView {
  static override properties = { ...FormView.properties, made: { state: true } };
  declare made: FecFile | undefined;
  protected override readonly formName = "fec";

  override render(): TemplateResult {
    const w = exportWords[language.value].fec;
    const { "": refused } = this.wrong;
    return html`<form
      class="edit-form"
      novalidate
      aria-labelledby="fec-title"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        void this.submit(new FormData(event.target as HTMLFormElement));
      }}
    >
      <h3 class="subheading subheading--small" id="fec-title">${w.title}</h3>
      <p class="section__help">${w.help}</p>
      <p class="section__help">${w.notAll}</p>
      ${refused ? html`<p class="message message--error" role="alert">${refused}</p>` : nothing}
      <div class="form-row">${this.#span().map((field) => this.field(field))}</div>
      <div class="form-row">${this.#file().map((field) => this.field(field))}</div>
      <details ?open=${this.#wrongPlan()}>
        <summary>${w.accounts}</summary>
        <div class="form-row">${this.#accounts().map((field) => this.field(field))}</div>
        <div class="form-row">${this.#journals().map((field) => this.field(field))}</div>
      </details>
      <p class="actions"><button class="button">${w.make}</button></p>
      <div role="status">${this.made ? this.#told(this.made) : nothing}</div>
    </form>`;
  }

  #told({ name, entries, lines, debit, warnings }: FecFile): TemplateResult {
    const w = exportWords[language.value].fec;
    const f = format.value;
    return html`<p class="message" data-made-fec>
        ${entries === 0 ? w.none : w.made(name, f.count(entries), f.count(lines), f.money(debit, "EUR"))}
      </p>
      ${warnings.map(({ message }) => html`<p class="message">${message}</p>`)}`;
  }

  #chosen(): Chosen {
    return (book.value?.settings.fec ?? {}) as Chosen;
  }

  #span(): Field[] {
    const w = exportWords[language.value].fec;
    const year = asOf.value.slice(0, 4);
    return [
      { name: "from", label: w.from, value: `${year}-01-01`, type: "date" },
      { name: "to", label: w.to, value: `${year}-12-31`, type: "date" },
    ];
  }

  #file(): Field[] {
    const w = exportWords[language.value].fec;
    const { siren } = identityOf(book.value?.desk ?? {});
    return [
      {
        name: "siren",
        label: w.siren,
        value: siren.replace(/\D/g, ""),
        optional: true,
      },
      {
        name: "encoding",
        label: w.encoding,
        value: this.#chosen().encoding ?? ENCODINGS[0],
        type: "choice",
        choices: ENCODINGS.map((name) => [name, w.encodings[name]] as const),
      },
    ];
  }

  #accounts(): Field[] {
    const { account } = exportWords[language.value].fec;
    const { accounts } = this.#chosen();
    return (Object.keys(ACCOUNTS) as Account[]).map((name) => ({
      name: `accounts/${name}`,
      label: account[name],
      value: accounts?.[name] ?? ACCOUNTS[name],
    }));
  }

  #journals(): Field[] {
    const { journal } = exportWords[language.value].fec;
    const { journals } = this.#chosen();
    return (Object.keys(JOURNALS) as Journal[]).map((name) => ({
      name: `journals/${name}`,
      label: journal[name],
      value: journals?.[name] ?? JOURNALS[name],
    }));
  }

  /** What is wrong must be seen. */
  #wrongPlan(): boolean {
    return Object.keys(this.wrong).some((name) => name.includes("/"));
  }

  protected override async submit(data: FormData): Promise<void> {
    this.made = undefined;
    const fields = [...this.#span(), ...this.#file(), ...this.#accounts(), ...this.#journals()];
    const { typed, wrong } = this.typed(data, fields);
    if (Object.keys(wrong).length > 0) return this.tell(wrong);
    const under = <Key extends string>(group: string, keys: Record<Key, string>) =>
      Object.fromEntries(
        (Object.keys(keys) as Key[]).map((key) => [key, typed[`${group}/${key}`] ?? keys[key]]),
      ) as Record<Key, string>;
    const plan = {
      accounts: under("accounts", ACCOUNTS),
      journals: under("journals", JOURNALS),
      encoding: typed.encoding === "iso-8859-15" ? "iso-8859-15" : "utf-8",
    } as const;
    const { currency, fx } = preferences.peek();
    const options: FecOptions = {
      ...plan,
      from: typed.from ?? "",
      to: typed.to ?? "",
      ...(typed.siren ? { siren: typed.siren.replace(/\s/g, "") } : {}),
      // Those of another currency would be of no use here.
      ...(currency === "EUR" ? { fx } : {}),
      language: language.peek(),
    };
    const { fecFile } = await import("../../files/fec-file.ts");
    const made = await fecFile(options);
    if (!made) return;
    if (made.refusal) return this.tell(this.placed(made.refusal, made.refusal.path));
    this.wrong = {};
    this.made = made.value;
    const { file, name } = made.value;
    download(name, new Blob([file as Uint8Array<ArrayBuffer>], { type: "text/plain" }));
    await setSetting("fec", plan);
  }

  /** It stands among others: it takes no focus as it comes. */
  protected override firstUpdated(): void {}
}
customElements.define("fec-export", FecExport);
