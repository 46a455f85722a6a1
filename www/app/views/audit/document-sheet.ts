import { html, type TemplateResult } from "lit";
import type { DocumentBlock, PolicyDocument } from "../../letters/policy-document.ts";

/** The document as it will be read: the same on the screen, on paper and in a file. */
export function documentSheet({
  language,
  title,
  subtitle,
  blocks,
}: PolicyDocument): TemplateResult {
  return html`<article class="document" lang=${language}>
    <header>
      <h1 class="document__title" id="audit" tabindex="-1">${title}</h1>
      <p class="document__subtitle">${subtitle}</p>
    </header>
    ${blocks.map(block)}
  </article>`;
}

function block(one: DocumentBlock): TemplateResult {
  switch (one.kind) {
    case "heading":
      return html`<h2 class="document__heading">${one.text}</h2>`;
    case "text":
      return html`<p class="document__text">${one.text}</p>`;
    case "list":
      return html`<ul class="document__list">
        ${one.items.map((item) => html`<li>${item}</li>`)}
      </ul>`;
    case "table":
      return html`<div class="table-frame" tabindex="0" role="region" aria-label=${one.head.join(", ")}>
        <table class="table">
          <thead>
            <tr>
              ${one.head.map((cell) => html`<th scope="col">${cell}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${one.rows.map(
              ([first, ...cells]) => html`<tr>
                <th scope="row">${first}</th>
                ${cells.map((cell) => html`<td>${cell}</td>`)}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }
}
