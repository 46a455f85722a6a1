import { html, nothing, type TemplateResult } from "lit";
import type { Letter, LetterTable } from "../../letters/letter.ts";

const lines = (all: readonly string[]) => all.map((line) => html`<span>${line}</span>`);

/** The letter as it will be read: the same sheet on the screen and on paper. */
export function letterSheet(letter: Letter, code: unknown): TemplateResult {
  const { sender, recipient, registered, placeAndDate, subjectMark, subject, blocks } = letter;
  return html`<article class="letter" lang=${letter.language}>
    <address class="letter__sender">${lines(sender)}</address>
    <address class="letter__recipient">${lines(recipient)}</address>
    ${registered ? html`<p class="letter__registered">${registered}</p>` : nothing}
    <p class="letter__date">${placeAndDate}</p>
    <p class="letter__subject">${subjectMark} <strong>${subject}</strong></p>
    ${blocks.map((block) => {
      if (block.kind === "invoices") return table(block.table);
      if (block.kind === "text") return html`<p class="letter__text">${block.text}</p>`;
      return html`<div class="letter__payment">
        <p class="letter__text">${block.text}</p>
        ${code}
      </div>`;
    })}
  </article>`;
}

function table({ head, rows, foot }: LetterTable): TemplateResult {
  return html`<div class="letter__frame" tabindex="0" role="region" aria-label=${head[0] ?? ""}>
    <table class="letter__table">
      <thead>
        <tr>
          ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...cells]) => html`<tr>
            <th scope="row">${first}</th>
            ${cells.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          ${foot.map((cell, index) => (index === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`))}
        </tr>
      </tfoot>
    </table>
  </div>`;
}
