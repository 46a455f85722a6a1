import { html, nothing, type TemplateResult } from "lit";
import { reversal } from "../../journal.ts";
import { book, format, undo, words } from "../../state.ts";
import type { Book } from "../../worker/messages.ts";

type Summary = Book["changes"][number]["summary"];

/**
 * What was done to one thing, the last first, each with the way back.
 * @param name What the thing is called.
 * @param what What a change did to it; undefined where it is of something else.
 */
export function changeHistory(
  name: string,
  what: (summary: Summary) => string | undefined,
): TemplateResult {
  const w = words.value;
  const f = format.value;
  const held = book.value;
  const mine = (held?.changes ?? []).flatMap(({ seq, at, summary }) => {
    const done = what(summary);
    return done === undefined ? [] : [{ seq, at, done, by: summary.by }];
  });
  return html`<h3 class="subheading subheading--small">${w.edits.history}</h3>
    ${
      mine.length === 0
        ? html`<p class="field__help">${w.edits.noHistory}</p>`
        : html`<ol class="history">
            ${mine.toReversed().map(({ seq, at, done, by }) => {
              const way = held && reversal(held, seq);
              return html`<li>
                ${f.instant(at)} · ${done}${by ? html` · ${by}` : nothing}
                ${held?.undone.includes(seq) ? html`<em>(${w.edits.undone})</em>` : nothing}
                ${
                  way
                    ? html`<button
                        class="link"
                        aria-label=${w.journal.act(w[way.kind], done, name)}
                        @click=${() => void undo(way.seq)}
                      >
                        ${w[way.kind]}
                      </button>`
                    : nothing
                }
              </li>`;
            })}
          </ol>`
    }`;
}
