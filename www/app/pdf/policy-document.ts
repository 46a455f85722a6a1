/** A credit policy or a collection procedure as a PDF. */
import type { DocumentBlock, PolicyDocument } from "../letters/policy-document.ts";
import { type Content, pdfFile, pdfTextTable, printable } from "./document.ts";

export function policyDocumentPdf(made: PolicyDocument): Promise<Blob> {
  const { title, subtitle, company, language, day, blocks } = made;
  return pdfFile({
    title,
    author: company,
    language,
    day,
    content: [
      { text: printable(title), fontSize: 18, bold: true },
      { text: printable(subtitle), color: "#444444", margin: [0, 2, 0, 14] },
      ...together(blocks),
    ],
  });
}

/** A heading stands with what it is of; a paragraph is on one page. */
function together(blocks: readonly DocumentBlock[]): Content[] {
  return blocks.flatMap((block, at) => {
    const isHeaded = blocks[at - 1]?.kind === "heading";
    if (block.kind === "table") return [content(block)];
    const next = blocks[at + 1];
    if (block.kind !== "heading") {
      return isHeaded ? [] : [{ unbreakable: true, stack: [content(block)] }];
    }
    const follows = next && next.kind !== "heading" && next.kind !== "table" ? [content(next)] : [];
    return [{ unbreakable: true, stack: [content(block), ...follows] }];
  });
}

function content(block: DocumentBlock): Content {
  switch (block.kind) {
    case "heading":
      return {
        text: printable(block.text),
        bold: true,
        fontSize: 12,
        margin: [0, 12, 0, 4],
      };
    case "text":
      return { text: printable(block.text), margin: [0, 2, 0, 4] };
    case "list":
      return { ul: block.items.map(printable), margin: [0, 2, 0, 4] };
    case "table":
      return pdfTextTable(block.head, block.rows);
  }
}
