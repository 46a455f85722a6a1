// Types of what is told of rules, accounts and errors, which is built from `src/law` and `src/text`.

import type { Language, Rule } from "encours";

export const RULES: Record<Language, Rule[]>;
/** Names by number. */
export const ACCOUNTS: Record<Language, Record<string, string>>;
/** Sentences by the number of their line. */
type Lines = Record<string, string>;
/** What sentences of errors are made of. */
export const ERRORS: Record<
  Language,
  {
    /** The quotation marks and the colon. */
    marks: [open: string, close: string, colon: string];
    /** What an error without a path is about. */
    subjects: Lines;
    /** What is wrong. */
    problems: Lines;
    /** What to do, with `$1`, `$2` and `$3` for what the core names. */
    remedies: Lines;
  }
>;
