import { ROOT, SERVICE_WORKER, scriptUrl } from "../ui/trusted.ts";
import { copyButtons } from "./copy.ts";
import { search } from "./search.ts";

/** Whether this page is the one that every address of the app had before the app had a folder of its own. */
const isFront = [ROOT, `${ROOT}index.html`].includes(location.origin + location.pathname);
const isInstalled =
  matchMedia("(display-mode: standalone)").matches ||
  (navigator as { standalone?: boolean }).standalone === true;
// An installed app, or a link into it, from that time.
if (isFront && (isInstalled || location.hash.startsWith("#/"))) {
  location.replace(`${ROOT}app/${location.hash}`);
}

/** Keeps the whole site on the device, once this page has what it needs. */
async function keep(): Promise<void> {
  const { connection } = navigator as { connection?: { saveData: boolean } };
  if (!("serviceWorker" in navigator) || connection?.saveData) return;
  // Without it the page works all the same, only not offline: nothing to trouble a person with.
  await navigator.serviceWorker
    .register(scriptUrl(SERVICE_WORKER) as string)
    .catch((cause: unknown) => console.warn(cause));
}
const idle = () => {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(() => void keep());
  else setTimeout(() => void keep(), 1000);
};
if (document.readyState === "complete") idle();
else addEventListener("load", idle);

const box = document.querySelector<HTMLElement>(".find");
if (box) search(box);
if (navigator.clipboard) copyButtons();
// Whoever does not embed a calculator does not load it.
if (document.querySelector(".generator")) void import("./generator.ts");
