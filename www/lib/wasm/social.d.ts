// Types of the rates of micro-entrepreneurs, which are built from `src/law/social.rs`.

import type { socialRates } from "encours";

export const SOCIAL_RATES: ReturnType<typeof socialRates>;
