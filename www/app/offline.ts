import { Workbox } from "workbox-window";
import { SERVICE_WORKER, scriptUrl } from "../ui/trusted.ts";
import { updateReady } from "./state.ts";

/** Keeps every file of this version on the device; a new version waits until the person takes it. */
export async function serve(): Promise<void> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const workbox = new Workbox(scriptUrl(SERVICE_WORKER) as string);
  workbox.addEventListener("waiting", () => {
    updateReady.value = () => {
      workbox.addEventListener("controlling", () => location.reload());
      workbox.messageSkipWaiting();
    };
  });
  // Without it the page works all the same, only not offline: nothing to trouble a person with.
  await workbox.register().catch((cause: unknown) => console.warn(cause));
}
