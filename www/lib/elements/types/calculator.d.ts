/** What all calculators have. Properties mirror attributes of the same name in kebab-case. */
export declare class CalculatorElement<Result> extends HTMLElement {
  /** Address of the app for « Continuer avec mes factures ». */
  app: string;
  /** Without that link. */
  noAppLink: boolean;
  /** The result of the core; undefined while something is missing or wrong. */
  readonly result: Result | undefined;
  /** The case as a query, and back. */
  query: string;
}

declare global {
  interface HTMLElementEventMap {
    /** A new result of a calculator: `detail` is that of the core. */
    "encours-result": CustomEvent;
  }
}
