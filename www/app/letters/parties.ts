/** Who writes and who is written to. */
import { type Contact, type Desk, deskValue, type Identity, OWN } from "../desk.ts";

const NOBODY: Identity = {
  name: "",
  address: "",
  city: "",
  siren: "",
  vatNumber: "",
  email: "",
  phone: "",
  iban: "",
  bic: "",
};

export function identityOf(desk: Desk): Identity {
  return deskValue(desk, "identity", OWN) ?? NOBODY;
}

/** « FR76 3000 6000 … »: in fours, as it is printed. */
export function spacedIban(iban: string): string {
  return iban.match(/.{1,4}/g)?.join(" ") ?? "";
}

/** The block of the sender, line by line, with what is known. */
export function senderLines(me: Identity, words: { siren: string; vatNumber: string }): string[] {
  const { name, address, siren, vatNumber, email, phone } = me;
  const lines = [
    name,
    ...address.split("\n"),
    phone,
    email,
    siren && `${words.siren} ${siren}`,
    vatNumber && `${words.vatNumber} ${vatNumber}`,
  ];
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}

/** What stands in the window of the envelope. */
export function recipientLines(name: string, { person = "", address = "" }: Contact): string[] {
  const lines = [name, person, ...address.split("\n")];
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}
