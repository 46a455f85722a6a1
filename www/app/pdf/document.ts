/** PDF files: A4, margins of 20 mm, page x/y, the same bytes for the same content. The library and its fonts load when one is made. */
import medium from "pdfmake/fonts/Roboto/Roboto-Medium.ttf?url";
import regular from "pdfmake/fonts/Roboto/Roboto-Regular.ttf?url";

/** What pdfmake lays out: texts, stacks, columns, tables, drawings. */
export type Content = string | { readonly [key: string]: unknown } | readonly Content[];

export interface PdfDocument {
  title: string;
  author: string;
  language: string;
  /** The day that the file bears: its date of creation, whenever it is made. */
  day: string;
  content: readonly Content[];
}

const POINTS_PER_MM = 72 / 25.4;
/** Rows of a code overlap by so much. */
const SEAM = 1.04;
const FONT = { normal: "Roboto-Regular.ttf", bold: "Roboto-Medium.ttf" };

export function mm(length: number): number {
  return length * POINTS_PER_MM;
}

/** The font has no narrow space; it holds as a wide one. */
export function printable(text: string): string {
  return text.replaceAll("\u202f", "\u00a0");
}

async function library() {
  const [{ default: pdfMake }, ...fonts] = await Promise.all([
    import("pdfmake/build/pdfmake.min.js"),
    ...[regular, medium].map(
      async (address) => new Uint8Array(await (await fetch(address)).arrayBuffer()),
    ),
  ]);
  const [normal, bold] = fonts;
  if (normal) pdfMake.virtualfs.writeFileSync(FONT.normal, normal);
  if (bold) pdfMake.virtualfs.writeFileSync(FONT.bold, bold);
  pdfMake.addFonts({ Roboto: FONT });
  return pdfMake;
}
let loading: ReturnType<typeof library> | undefined;

export async function pdfFile({
  title,
  author,
  language,
  day,
  content,
}: PdfDocument): Promise<Blob> {
  loading ??= library();
  const pdfMake = await loading.catch((cause: unknown) => {
    loading = undefined;
    throw cause;
  });
  const bytes = await pdfMake
    .createPdf({
      pageSize: "A4",
      pageMargins: [mm(20), mm(20), mm(20), mm(20)],
      language,
      info: { title: printable(title), author, creationDate: new Date(`${day}T00:00:00Z`) },
      defaultStyle: { font: "Roboto", fontSize: 10.5, lineHeight: 1.25 },
      content,
      footer: (page: number, pages: number) => ({
        text: `${page} / ${pages}`,
        alignment: "right",
        fontSize: 8,
        margin: [mm(20), mm(8), mm(20), 0],
      }),
    })
    .getBuffer();
  return new Blob([bytes], { type: "application/pdf" });
}

/** Rows of text under a head, with a sum; the first column at the start, the others at the end. */
export function pdfTable(table: {
  head: readonly string[];
  rows: readonly (readonly string[])[];
  foot?: readonly string[];
}): Content {
  const { head, rows, foot } = table;
  const line = (cells: readonly string[], bold: boolean) =>
    cells.map((cell, index) => ({
      text: printable(cell),
      bold,
      alignment: index === 0 ? "left" : "right",
      noWrap: !bold,
    }));
  const body = [line(head, true), ...rows.map((row) => line(row, false))];
  if (foot) body.push(line(foot, true));
  return {
    margin: [0, 6, 0, 6],
    fontSize: 9,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: head.map((_, index) => (index === 0 ? "*" : "auto")),
      body,
    },
    layout: {
      hLineWidth: (row: number) =>
        row === 0 ? 0 : row === 1 || row === rows.length + 1 ? 0.8 : 0.3,
      vLineWidth: () => 0,
      hLineColor: () => "#666666",
      paddingLeft: (column: number) => (column === 0 ? 0 : 5),
      paddingRight: (column: number) => (column === head.length - 1 ? 0 : 5),
    },
  };
}

/** Rows of words under a head: they wrap where they must. */
export function pdfTextTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Content {
  const line = (cells: readonly string[], bold: boolean) =>
    cells.map((cell) => ({ text: printable(cell), bold }));
  return {
    margin: [0, 6, 0, 6],
    fontSize: 9,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: head.map((_, at) => (at === 0 || at === head.length - 1 ? "auto" : "*")),
      body: [line(head, true), ...rows.map((row) => line(row, false))],
    },
    layout: {
      hLineWidth: (row: number) => (row === 0 ? 0 : row === 1 ? 0.8 : 0.3),
      vLineWidth: () => 0,
      hLineColor: () => "#666666",
      paddingLeft: (column: number) => (column === 0 ? 0 : 5),
      paddingRight: (column: number) => (column === head.length - 1 ? 0 : 5),
    },
  };
}

/** A code of squares, `side` points wide. Neighbors are one rectangle: seams would show when it is scanned. */
export function pdfSquares(squares: readonly boolean[][], side: number): Content {
  const unit = side / squares.length;
  const canvas = squares.flatMap((row, y) =>
    runs(row).map(([x, count]) => ({
      type: "rect",
      x: x * unit,
      y: y * unit,
      w: count * unit,
      h: unit * SEAM,
      color: "#000000",
    })),
  );
  return { width: side, canvas };
}

/** Where dark squares follow each other, and how many. */
function runs(row: readonly boolean[]): [number, number][] {
  const found: [number, number][] = [];
  for (const [x, dark] of row.entries()) {
    if (!dark) continue;
    const last = found.at(-1);
    if (last && last[0] + last[1] === x) last[1] += 1;
    else found.push([x, 1]);
  }
  return found;
}
