// Types of `src/js/errors.js`, which is built into this folder.

import { EncoursError as Contract, type ErrorCode } from "encours";

export class EncoursError extends Contract {
  constructor(
    code: ErrorCode,
    path: string | undefined,
    value: string | undefined,
    message: string,
  );
}
