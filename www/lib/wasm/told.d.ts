// Types of what is told of rules and accounts, which is built from `src/law` and `src/text`.

import type { Language, Rule } from "encours";

export const RULES: Record<Language, Rule[]>;
/** Names by number. */
export const ACCOUNTS: Record<Language, Record<string, string>>;
