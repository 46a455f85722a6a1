/** A letter as a PDF: the recipient stands in the window of a DL envelope (20 × 100 mm, 45 mm from the top, at the right). */
import { type Letter, subjectLine } from "../letters/letter.ts";
import { type Content, mm, pdfFile, pdfSquares, pdfTable, printable } from "./document.ts";

const WINDOW = { x: mm(110), y: mm(47) };
/** Where the letter goes on below the window, from the margin. */
const BELOW_WINDOW = mm(56);

export function letterPdf(letter: Letter, code: boolean[][] | undefined): Promise<Blob> {
  const { sender, recipient, registered, placeAndDate, blocks, language, day, subject } = letter;
  const text = (said: string, more = {}): Content => ({
    text: printable(said),
    margin: [0, 4, 0, 4],
    ...more,
  });
  const content: Content[] = [
    { stack: sender.map(printable), absolutePosition: { x: mm(20), y: mm(20) } },
    { stack: recipient.map(printable), absolutePosition: WINDOW },
    { text: "", margin: [0, BELOW_WINDOW, 0, 0] },
    ...(registered ? [text(registered, { bold: true })] : []),
    text(placeAndDate, { alignment: "right" }),
    text(subjectLine(letter), { bold: true, margin: [0, 6, 0, 10] }),
    ...blocks.map((block): Content => {
      if (block.kind === "invoices") return pdfTable(block.table);
      if (block.kind === "text" && block.together) {
        return { unbreakable: true, stack: [text(block.text)] };
      }
      if (block.kind === "text" || code === undefined) return text(block.text);
      return {
        unbreakable: true,
        margin: [0, 6, 0, 6],
        columns: [{ width: "auto", text: printable(block.text) }, pdfSquares(code, mm(34))],
        columnGap: mm(8),
      };
    }),
  ];
  return pdfFile({ title: subject, author: sender[0] ?? "", language, day, content });
}
