/** Hands a file to the person; nothing leaves the machine. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** A spreadsheet must not take a name for a formula. */
function harmless(cell: string): string {
  return /^[=+@\t\r]|^-(?!\d)/.test(cell) ? `'${cell}` : cell;
}

/** Rows of text as a CSV that spreadsheets of both languages open: semicolons, UTF-8 with its mark. */
export function csvFile(rows: string[][]): Blob {
  const quote = (cell: string) => `"${harmless(cell).replaceAll('"', '""')}"`;
  const lines = rows.map((row) => row.map(quote).join(";"));
  return new Blob([`\uFEFF${lines.join("\r\n")}\r\n`], { type: "text/csv" });
}
