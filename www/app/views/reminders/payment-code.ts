import { html, svg, type TemplateResult } from "lit";

/** A code of squares as one drawing, on white whatever the page is drawn on. */
export function paymentCode(squares: readonly boolean[][], label: string): TemplateResult {
  const size = squares.length;
  const path = squares
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
  return html`<svg
    class="payment-code"
    viewBox=${`0 0 ${size} ${size}`}
    role="img"
    aria-label=${label}
    shape-rendering="crispEdges"
  >
    ${svg`<rect class="payment-code__paper" width=${size} height=${size}></rect><path class="payment-code__ink" d=${path}></path>`}
  </svg>`;
}
