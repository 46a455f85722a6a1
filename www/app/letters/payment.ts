/** How a letter is paid: a SEPA transfer, in words and as the QR code of banking apps (EPC069-12). */

const MOST_NAME = 70;
const MOST_REFERENCE = 140;
/** Lines of the code, in their order: version 002 needs no BIC in the European Economic Area. */
const HEAD = ["BCD", "002", "1", "SCT"];

export interface Transfer {
  name: string;
  /** Without spaces. */
  iban: string;
  bic: string;
  /** In euros. */
  amount: string;
  reference: string;
}

/** What the code says; undefined where no transfer can be said in it. */
export function transferCode({ name, iban, bic, amount, reference }: Transfer): string | undefined {
  // From 0.01 to 999999999.99.
  const payable = /^\d{1,9}\.\d\d$/.test(amount) && /[1-9]/.test(amount);
  if (!payable || iban === "" || name === "") return undefined;
  return [
    ...HEAD,
    bic,
    [...name].slice(0, MOST_NAME).join(""),
    iban,
    `EUR${amount}`,
    "",
    "",
    [...reference].slice(0, MOST_REFERENCE).join(""),
  ].join("\n");
}

/** The squares of the code, row by row, with the quiet frame around them. */
export async function squares(code: string): Promise<boolean[][]> {
  const { encodeQR } = await import("qr");
  return encodeQR(code, "raw", { ecc: "medium", encoding: "byte", border: 4 });
}

/** The IBAN without spaces, if its key is right. */
export async function checkedIban(typed: string): Promise<string | undefined> {
  const { electronicFormatIBAN, isValidIBAN } = await import("ibantools");
  const iban = electronicFormatIBAN(typed) ?? "";
  return isValidIBAN(iban) ? iban : undefined;
}

export async function checkedBic(typed: string): Promise<string | undefined> {
  const { isValidBIC } = await import("ibantools");
  const bic = typed.replace(/\s/g, "").toUpperCase();
  return isValidBIC(bic) ? bic : undefined;
}
