// What is in an XLSX file, by no program of ours: its parts, and the cells of a sheet as the file writes them.

import { inflateRawSync } from "node:zlib";

/** A part of the package, as text: found by the directory at the end of the file. */
export function part(file: Uint8Array, name: string): string {
  const bytes = Buffer.from(file);
  const end = bytes.lastIndexOf("PK\x05\x06");
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extra, comment] = [28, 30, 32].map((field) =>
      bytes.readUInt16LE(at + field),
    ) as [number, number, number];
    if (bytes.toString("utf8", at + 46, at + 46 + nameLength) === name) {
      const local = bytes.readUInt32LE(at + 42);
      const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const data = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
      return (bytes.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data)).toString("utf8");
    }
    at += 46 + nameLength + extra + comment;
  }
  throw new Error(`the file has no ${name}`);
}

const unescaped = (text: string) =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

/** "A" is 0. */
function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The rows of a sheet, from 1: texts as `"text"`, numbers as the file writes them, "" for an empty cell. */
export function cells(file: Uint8Array, sheet = 1): string[][] {
  const texts = [...part(file, "xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, inner = ""]) => unescaped(inner.replace(/<[^>]+>/g, "")),
  );
  const rows = part(file, `xl/worksheets/sheet${sheet}.xml`).matchAll(/<row [^>]*>(.*?)<\/row>/gs);
  return [...rows].map(([, inner = ""]) => {
    const row: string[] = [];
    const found = inner.matchAll(/<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs);
    for (const [, letters = "", head = "", body = ""] of found) {
      const value = /<v>(.*?)<\/v>/s.exec(body)?.[1] ?? "";
      // Not money: the place of a text among the shared ones.
      const text = head.includes('t="s"') ? JSON.stringify(texts[Number(value)]) : value;
      row[columnOf(letters)] = text;
    }
    return Array.from(row, (cell = "") => cell);
  });
}

/** The names of the sheets. */
export function sheetNames(file: Uint8Array): string[] {
  return [...part(file, "xl/workbook.xml").matchAll(/<sheet name="(.*?)"/g)].map(([, name = ""]) =>
    unescaped(name),
  );
}
