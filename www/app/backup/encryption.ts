/** A file that a passphrase opens, in the format of age: `age --decrypt` opens it too. */
import { BackupError } from "./error.ts";

const HEADER = "age-encryption.org/v1\n";

export function isEncrypted(bytes: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(bytes.subarray(0, HEADER.length)) === HEADER;
}

/** A passphrase is the same whichever way a keyboard writes its accents. */
function typed(passphrase: string): string {
  return passphrase.normalize("NFC");
}

export async function encrypt(text: string, passphrase: string): Promise<Uint8Array<ArrayBuffer>> {
  const { Encrypter } = await import("age-encryption");
  const encrypter = new Encrypter();
  encrypter.setPassphrase(typed(passphrase));
  return (await encrypter.encrypt(text)) as Uint8Array<ArrayBuffer>;
}

export async function decrypt(
  bytes: Uint8Array,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { Decrypter } = await import("age-encryption");
  const decrypter = new Decrypter();
  decrypter.addPassphrase(typed(passphrase));
  try {
    return (await decrypter.decrypt(bytes)) as Uint8Array<ArrayBuffer>;
  } catch (cause) {
    const unmatched = cause instanceof Error && cause.message.startsWith("no identity matched");
    throw new BackupError(unmatched ? "passphrase" : "damaged", cause);
  }
}
