/** The same words as an e-mail: an address that opens it, or a file where it is too long for one. */

/** Longer ones are cut by some mail programs. */
const LONGEST_ADDRESS = 1900;
const LINE = 76;

export interface Email {
  to: string;
  subject: string;
  body: string;
}

/** `mailto:` with everything in it, if it is short enough. */
export function mailAddress({ to, subject, body }: Email): string | undefined {
  const said = (text: string) => encodeURIComponent(text.replace(/\r?\n/g, "\r\n"));
  const address = `mailto:${encodeURIComponent(to)}?subject=${said(subject)}&body=${said(body)}`;
  return address.length <= LONGEST_ADDRESS ? address : undefined;
}

/** A draft that mail programs open, ready to send. */
export async function mailFile(
  { to, subject, body }: Email,
  sender: { name: string; email: string },
): Promise<Blob> {
  const { createMimeMessage } = await import("mimetext/browser");
  const message = createMimeMessage();
  message.setSender({ name: sender.name, addr: sender.email });
  if (to !== "") message.setTo(to);
  message.setSubject(subject);
  message.setHeader("X-Unsent", "1");
  message.addMessage({ contentType: "text/plain", encoding: "base64", data: base64(body) });
  return new Blob([message.asRaw()], { type: "message/rfc822" });
}

function base64(text: string): string {
  const bytes = new TextEncoder().encode(text.replace(/\r?\n/g, "\r\n"));
  const whole = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return whole.match(new RegExp(`.{1,${LINE}}`, "g"))?.join("\r\n") ?? "";
}
