/** How providers are chosen between: criteria, each with its weight, and a mark of each provider for each of them. */
export interface Criterion {
  name: string;
  /** 0 … 10. */
  weight: number;
  /** 0 … 5, one for each provider in their order; `null`: not marked. */
  marks: (number | null)[];
}
export interface ProviderGrid {
  providers: string[];
  criteria: Criterion[];
}
export const HIGHEST_WEIGHT = 10;
export const HIGHEST_MARK = 5;
export const MOST_PROVIDERS = 5;
