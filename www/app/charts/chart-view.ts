import { html, type PropertyValues, type TemplateResult } from "lit";
import { View } from "../view.ts";
import type { Picture } from "./draw.ts";
import { readPalette } from "./palette.ts";

/** A picture with its name for those who cannot see it. The drawing code comes with the page but after its first paint. */
export class ChartView extends View {
  static override properties = { picture: { attribute: false }, label: { type: String } };
  declare picture: Picture | undefined;
  declare label: string;

  #erase: (() => void) | undefined;
  readonly #redraw = () => void this.#draw();
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");

  constructor() {
    super();
    this.label = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#dark.addEventListener("change", this.#redraw);
    addEventListener("encours-ink", this.#redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#dark.removeEventListener("change", this.#redraw);
    removeEventListener("encours-ink", this.#redraw);
    this.#erase?.();
    this.#erase = undefined;
  }

  override render(): TemplateResult {
    const { picture } = this;
    const size =
      picture?.kind === "stacked"
        ? picture.rows.length > 4
          ? "tall"
          : "low"
        : picture?.kind === "trend" || picture?.kind === "months"
          ? "low"
          : "line";
    return html`<div class="chart-view__frame chart-view__frame--${size}">
      <canvas role="img" aria-label=${this.label}></canvas>
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("picture")) void this.#draw();
  }

  async #draw(): Promise<void> {
    const { draw } = await import("./draw.ts");
    const canvas = this.querySelector("canvas");
    this.#erase?.();
    this.#erase = undefined;
    if (!canvas || !this.picture || !this.isConnected) return;
    this.#erase = draw(canvas, this.picture, readPalette(this));
  }

  /** The picture as a PNG on paper. */
  png(): Promise<Blob | null> {
    const source = this.querySelector("canvas");
    if (!source) return Promise.resolve(null);
    const sheet = document.createElement("canvas");
    sheet.width = source.width;
    sheet.height = source.height;
    const context = sheet.getContext("2d");
    if (!context) return Promise.resolve(null);
    context.fillStyle = readPalette(this).paper;
    context.fillRect(0, 0, sheet.width, sheet.height);
    context.drawImage(source, 0, 0);
    return new Promise((resolve) => sheet.toBlob(resolve, "image/png"));
  }
}
customElements.define("chart-view", ChartView);
