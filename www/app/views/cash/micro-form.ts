import type { socialRates } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { cashWords } from "../../../ui/i18n/screens/cash.ts";
import { judgeLevies, keepLevies } from "../../cash.ts";
import type { KeptLevy } from "../../desk.ts";
import { ask, asOf, format, language, preferences, words } from "../../state.ts";
import { reference } from "../dashboard/section-frame.ts";
import { asTyped, type Field, FormView, type Typed } from "../form-view.ts";
import { readWhen, whenFields } from "./levy-when.ts";

type Rates = ReturnType<typeof socialRates>;
type Rate = Rates["rates"][number];
type Activity = Rate["activity"];
const KINDS = ["contributions", "training", "incomeTax"] as const satisfies Rate["kind"][];
/** The others of each activity, to begin with; what none of the sources says is left to the person. */
const USUAL: Partial<Record<Activity, { training: Activity; incomeTax?: Activity }>> = {
  sales: { training: "trader", incomeTax: "sales" },
  services: { training: "craftsman", incomeTax: "services" },
  liberal: { training: "liberal", incomeTax: "liberal" },
  liberalCipav: { training: "liberal", incomeTax: "liberal" },
  touristRental: { training: "trader" },
};
const NONE = "none";

/** What a micro-entrepreneur owes on what customers pay: up to three levies, with the rates of the reference table to begin with. */
export class MicroForm extends FormView {
  static override properties = {
    rates: { state: true },
    activity: { state: true },
    training: { state: true },
    isWithheld: { state: true },
  };
  declare rates: Rates | undefined;
  declare activity: Activity;
  declare training: Activity | typeof NONE;
  declare isWithheld: boolean;
  protected override readonly formName = "micro";

  constructor() {
    super();
    this.rates = undefined;
    this.activity = "services";
    this.training = "craftsman";
    this.isWithheld = false;
  }

  override render(): TemplateResult {
    const w = cashWords[language.value];
    return this.form(
      w.micro,
      html`<p class="field__help">${w.microHelp}</p>
        ${this.rates ? this.#fields(this.rates).map((field) => this.field(field)) : nothing}
        ${this.rates ? this.#sources(this.rates) : nothing}`,
      { look: "cash-form" },
    );
  }

  #fields(rates: Rates): Field[] {
    const w = cashWords[language.value];
    const activities = rates.rates.flatMap(({ kind, activity }) =>
      kind === "contributions" ? [activity] : [],
    );
    const trainings = rates.rates.flatMap(({ kind, activity }) =>
      kind === "training" ? [activity] : [],
    );
    return [
      {
        name: "activity",
        label: w.activity,
        type: "choice",
        value: this.activity,
        choices: [...new Set(activities)].map((one) => [one, w.activities[one] ?? one]),
        changed: () => {
          this.activity = this.#chosen("activity") as Activity;
          if (this.training !== NONE) this.training = USUAL[this.activity]?.training ?? NONE;
          void this.#refill();
        },
      },
      this.#rateField("contributions", w.contributionsRate, rates),
      {
        name: "training",
        label: w.training,
        type: "choice",
        value: this.training,
        choices: [
          [NONE, w.noTraining],
          ...[...new Set(trainings)].map((one): [string, string] => [one, w.trainings[one] ?? one]),
        ],
        changed: () => {
          this.training = this.#chosen("training") as Activity | typeof NONE;
          void this.#refill();
        },
      },
      ...(this.training === NONE ? [] : [this.#rateField("training", w.trainingRate, rates)]),
      {
        name: "incomeTax",
        label: w.incomeTax,
        type: "choice",
        value: this.isWithheld ? "withheld" : NONE,
        choices: [
          [NONE, w.incomeTaxes.none],
          ["withheld", w.incomeTaxes.withheld],
        ],
        changed: () => {
          this.isWithheld = this.#chosen("incomeTax") === "withheld";
        },
      },
      ...(this.isWithheld ? [this.#rateField("incomeTax", w.incomeTaxRate, rates)] : []),
      ...whenFields("month"),
    ];
  }

  #rateField(kind: Rate["kind"], label: string, rates: Rates): Field {
    const w = cashWords[language.value];
    const rate = this.#rate(kind, rates);
    return {
      name: `${kind}-percent`,
      label,
      type: "decimal",
      value: rate?.percent ?? "",
      positive: true,
      told: w.wrongRate,
      help: rate
        ? w.rateFrom(
            String(rate.year),
            String(rate.year) === this.#year(),
            w.doubts[rate.doubt ?? NONE] ?? "",
          )
        : w.noRate,
    };
  }

  #year(): string {
    return asOf.value.slice(0, 4);
  }

  /** That of the year that is looked at, or else the latest that is known. */
  #rate(kind: Rate["kind"], { rates }: Rates): Rate | undefined {
    const of = {
      contributions: this.activity,
      training: this.training,
      incomeTax: USUAL[this.activity]?.incomeTax,
    }[kind];
    const known = rates.filter((rate) => rate.kind === kind && rate.activity === of);
    return known.find(({ year }) => String(year) === this.#year()) ?? known[0];
  }

  #sources({ checked, sources }: Rates): TemplateResult {
    const w = cashWords[language.value];
    return html`<p class="field__help">
      ${w.ratesRead(format.value.date(checked))}
      ${sources
        .filter(({ url }) => url !== undefined)
        .map(({ title, url }, index) => html`${index > 0 ? " · " : ""}${reference(title, url)}`)}
    </p>`;
  }

  #chosen(name: string): string {
    return this.querySelector<HTMLSelectElement>(`#micro-${name}`)?.value ?? "";
  }

  /** What is chosen anew brings its own rates. */
  async #refill(): Promise<void> {
    await this.updateComplete;
    if (!this.rates) return;
    for (const kind of KINDS) {
      const field = this.querySelector<HTMLInputElement>(`#micro-${kind}-percent`);
      if (field) field.value = asTyped(this.#rate(kind, this.rates)?.percent ?? "");
    }
  }

  protected override async submit(data: FormData): Promise<void> {
    if (!this.rates) return;
    const w = cashWords[language.peek()];
    const { typed, wrong } = this.typed(data, this.#fields(this.rates));
    const when = readWhen(typed);
    if ("wrong" in when) Object.assign(wrong, when.wrong);
    if ("wrong" in when || Object.keys(wrong).length > 0) {
      await this.tell(wrong);
      return;
    }
    const labels = {
      contributions: w.contributions,
      training: w.trainingLabel,
      incomeTax: w.incomeTaxLabel,
    };
    const asked = KINDS.filter((kind) => typed[`${kind}-percent`] !== undefined);
    const levies = asked.map((kind): KeptLevy => {
      const percent = typed[`${kind}-percent`] ?? "";
      return { label: labels[kind], percent, of: "receipts", ...when };
    });
    const { currency } = preferences.peek();
    const judged = await judgeLevies(levies, currency, []);
    if (!judged) return;
    if (judged.refusal) {
      const [, at = "", part] = (judged.refusal.path ?? "").split("/");
      const told: Typed =
        part === "label"
          ? { "": w.microTwice }
          : // Not money: a position.
            this.placed(judged.refusal, `${asked[Number(at)]}-${part}`);
      await this.tell(told);
      return;
    }
    const kept = judged.value.map((levy) => ({ ...levy, currency }));
    const answer = await keepLevies(w.micro, kept);
    if (answer === "saved") this.leave();
    else if (typeof answer !== "string") await this.tell({ "": words.peek().refusal(answer) });
  }

  protected override firstUpdated(): void {
    super.firstUpdated();
    void ask("computing", (engine) => engine.socialRates()).then((rates) => {
      this.rates = rates;
    });
  }
}

customElements.define("micro-form", MicroForm);
