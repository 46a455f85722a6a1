import type { Rule, Warning } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { ChartView } from "../../charts/chart-view.ts";
import { download } from "../../download.ts";
import { format, screenAddress, words } from "../../state.ts";
import type { Table } from "../../table.ts";
import { exportButtons, filesOf } from "../export-buttons.ts";

interface Frame {
  /** Of the heading, and the name of its files. */
  id: string;
  name: string;
  finding: string;
  help: string;
  body: TemplateResult;
  /** The rows behind the figure. */
  table?: () => Table | Table[];
  /** Whether the section holds a picture that can be saved. */
  png?: boolean;
}

/** Name, finding, picture, table: every figure of the screen is laid out the same way. */
export function sectionFrame(frame: Frame): TemplateResult {
  const w = words.value;
  const { id, name, finding, help, body, table, png } = frame;
  return html`<section class="section" aria-labelledby=${id}>
    <header class="section__head">
      <p class="section__name">${name}</p>
      <h2 class="section__finding" id=${id} tabindex="-1">${finding}</h2>
      <p class="section__help">${help}</p>
      <p class="section__tools">
        ${
          png
            ? html`<button
                class="button button--quiet"
                aria-label=${w.table.pngOf(name)}
                @click=${(event: Event) => void savePicture(event, ".section", id)}
              >
                ${w.table.png}
              </button>`
            : nothing
        }
        ${table ? exportButtons(name, id, filesOf(name, table)) : nothing}
      </p>
    </header>
    ${body}
  </section>`;
}

/** Saves the picture of the part of the page that the button stands in. */
export async function savePicture(event: Event, part: string, name: string): Promise<void> {
  const chart = (event.currentTarget as HTMLElement).closest(part)?.querySelector("chart-view");
  const picture = chart instanceof ChartView ? await chart.png() : null;
  if (picture) download(`${name}.png`, picture);
}

/** A wide table scrolls inside its own frame, and the keyboard can reach it. */
export function scrolling(label: string, table: TemplateResult): TemplateResult {
  return html`<div
    class="table-frame"
    role="region"
    tabindex="0"
    aria-label=${`${label}, ${words.value.table.scroll}`}
  >
    ${table}
  </div>`;
}

/** The articles that the figures rest on. */
export function sources(rules: readonly Rule[]): TemplateResult {
  if (rules.length === 0) return html``;
  const w = words.value;
  return html`<p class="sources__title">${w.sources}</p>
    <ul class="sources">
      ${rules.map((rule) => html`<li>${citation(rule)}, ${standing(rule)}</li>`)}
    </ul>`;
}

/** Since when a rule is in force, and when it was last read. */
function standing({ inForceFrom, inForceTo, checked }: Rule): string {
  const w = words.value;
  const day = (iso: string | undefined) => iso && format.value.date(iso);
  const inForce = w.inForce(day(inForceFrom), day(inForceTo));
  return [inForce, w.checkedOn(format.value.date(checked))].filter(Boolean).join(", ");
}

/** What a figure rests on that is odd. A rate that is assumed can be put into the tables. */
export function warned({ code, message }: Warning): TemplateResult {
  return html`<p class="message">
    ${message}
    ${
      code === "rates/assumed"
        ? html`<a class="link" href=${screenAddress("settings", { part: "rates" })}
            >${words.value.ratesToSettings}</a
          >`
        : nothing
    }
  </p>`;
}

/** A link to where a text can be read; without an address it says so. */
export function reference(text: string, url: string | undefined): TemplateResult {
  return url
    ? html`<a href=${url} rel="noreferrer" target="_blank">${text}</a>`
    : html`${text} <span class="no-address">(${words.value.noAddress})</span>`;
}

export function citation({ citation, url }: Rule): TemplateResult {
  return reference(citation, url);
}
