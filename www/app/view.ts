import { effect } from "@preact/signals-core";
import { LitElement, type PropertyValues } from "lit";

/**
 * A part of the app: rendered in the page itself (one style sheet, one print sheet), and again whenever a signal that it read has changed.
 */
export class View extends LitElement {
  #stop: (() => void) | undefined;
  #unfollow: (() => void) | undefined;

  /** Begins to follow what this part shows, for as long as it is on the page; gives what ends that. */
  protected follow(): (() => void) | undefined {
    return undefined;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override performUpdate(): void {
    this.#stop?.();
    let rendering = true;
    this.#stop = effect(() => {
      if (rendering) {
        rendering = false;
        super.performUpdate();
      } else {
        this.requestUpdate();
      }
    });
  }

  /** What has left the page has no size to be laid out by; it is rendered anew when it comes back. */
  protected override shouldUpdate(_changed: PropertyValues): boolean {
    return this.isConnected;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unfollow = this.follow();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unfollow?.();
    this.#unfollow = undefined;
    this.#stop?.();
    this.#stop = undefined;
  }
}

/** Whoever takes out the last row, in which they are, goes on at the heading above it. */
export async function focusAfterRemoval<Answer>(
  event: Event,
  removal: Promise<Answer>,
): Promise<Answer> {
  let place = event.currentTarget as Element | null;
  while (place && !(place instanceof View)) place = place.parentElement;
  const answer = await removal;
  // What has changed is drawn by then.
  await new Promise(requestAnimationFrame);
  const heading =
    place?.querySelector<HTMLElement>("h1, h2, h3") ??
    document.querySelector<HTMLElement>("main h1");
  if (heading && isFocusLost()) {
    heading.tabIndex = -1;
    heading.focus();
  }
  return answer;
}

/** Whether what had the focus has gone, as a form does that is saved: the keyboard would begin again at the top of the page. */
export function isFocusLost(): boolean {
  return document.activeElement === document.body;
}
