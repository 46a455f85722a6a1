import "../ui/styles/index.css";
import { startEarly } from "./worker/client.ts";

/** What is said where the app does not start; its words, and the language that was chosen, come with it. */
const words = {
  framed: "Par prudence, encours ne montre rien à l’intérieur d’une autre page.",
  framedOpen: "Ouvrir encours dans sa propre fenêtre",
  insecure:
    "encours a besoin d’une adresse sûre (https ou localhost) pour enregistrer vos factures sur cet appareil.",
  failed: "encours n’a pas pu démarrer. Rechargez la page ; vos données sont intactes.",
};

/** What the operating system hands to an installed app, in browsers that do. */
interface Launch {
  launchQueue?: { setConsumer(take: (launch: { files: FileSystemFileHandle[] }) => void): void };
}

/** One sentence in place of the app, built without markup. */
function tell(sentence: string, link?: string): void {
  const place = document.querySelector("#app");
  const text = document.createElement("p");
  text.className = "message";
  text.textContent = sentence;
  place?.replaceChildren(text);
  if (link === undefined) return;
  const way = document.createElement("a");
  way.href = location.href;
  way.target = "_blank";
  way.rel = "noopener";
  way.textContent = link;
  text.append(" ", way);
}

/** What is not needed for the first figures, and comes right after them: whoever opens another screen then asks the server for nothing. */
const LATER = [
  () => import("./demo/book.ts"),
  () => import("./charts/draw.ts"),
  () => import("./views/dashboard/today-section.ts"),
  () => import("./views/dashboard/trend-section.ts"),
  () => import("./views/changes/changes-screen.ts"),
  () => import("./views/invoices/invoices-screen.ts"),
  () => import("./views/customers/customers-screen.ts"),
  () => import("./views/reminders/reminders-screen.ts"),
  () => import("./views/cash/cash-screen.ts"),
  () => import("./views/provisions/provisions-screen.ts"),
  () => import("./views/calculators/calculators-screen.ts"),
  () => import("./views/calculators/calculator-tables.ts"),
  () => import("./views/audit/audit-screen.ts"),
  () => import("./views/data/data-screen.ts"),
  () => import("./views/settings/settings-screen.ts"),
];

async function start(): Promise<void> {
  // A page that frames this one could lay its own buttons over it. `frame-ancestors` needs a header that a static host may not send.
  if (window.top !== window.self) {
    tell(words.framed, words.framedOpen);
    return;
  }
  if (!window.isSecureContext) {
    tell(words.insecure);
    return;
  }
  try {
    startEarly();
    const { open, openFiles, verify } = await import("./start.ts");
    document.querySelector("#app")?.replaceChildren(document.createElement("app-shell"));
    await open();
    // Files that the person opened with the installed app.
    (window as Launch).launchQueue?.setConsumer(async ({ files }) => {
      void openFiles(await Promise.all(files.map((file) => file.getFile())));
    });
    await Promise.all(LATER.map((part) => part()));
    const { serve } = await import("./offline.ts");
    await serve();
    await verify();
  } catch (cause) {
    tell(words.failed);
    console.error(cause);
  }
}

// Pictures are drawn in the colours of paper while the page is printed.
for (const [event, printing] of [
  ["beforeprint", true],
  ["afterprint", false],
] as const) {
  addEventListener(event, () => {
    document.documentElement.classList.toggle("printing", printing);
    dispatchEvent(new Event("encours-ink"));
  });
}

void start();
