import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { launchOptions } from "../chromium.ts";
import { ATELIER, beforeWorker, csv, Desk, expect, many, plain, test } from "./desk.ts";
import { BOTH, leave, tamper } from "./disk.ts";
import type { Site } from "./site.ts";

test.use({ serviceWorkers: "allow" });

/** Opens the page where no database opens, for this error. */
async function openWithoutDatabase(
  context: BrowserContext,
  page: Page,
  site: Site,
  error: string,
): Promise<void> {
  await beforeWorker(
    context,
    `IDBFactory.prototype.open = () => { throw new DOMException("refused", "${error}"); };`,
  );
  await page.goto(site.app);
  await expect(page.getByRole("alert")).not.toBeEmpty();
}

test("a reload and a restart without network keep everything", async ({ desk, page, site }) => {
  await desk.open();
  await desk.installed();
  await desk.import(ATELIER);
  await expect(page.locator(".bar__saved")).toHaveText("Enregistré, 2 copies");
  await desk.at("2025-09-30");
  // What is loaded after the first figures is there.
  for (const part of ["today", "trend"]) await expect(page.locator(`#${part}`)).toBeVisible();
  const before = plain(await page.locator("dashboard-screen").textContent());

  await page.reload();
  await expect(desk.insight).toContainText("12 800,00 €");

  await site.stop();
  await page.close();
  const again = await desk.tab();
  await again.open("#/?asOf=2025-09-30");
  await expect(again.insight).toContainText("12 800,00 €");
  await expect(again.page.locator("chart-view canvas").first()).toBeVisible();
  const now = async () => plain(await again.page.locator("dashboard-screen").textContent());
  await expect.poll(now, { timeout: 15_000 }).toBe(before);
});

test("nothing is saved before it is confirmed", async ({ desk, page }) => {
  await desk.open();
  await desk.preview(ATELIER);
  await page.reload();
  await page.goto(`${desk.site.app}#/`);
  await expect(page.getByRole("button", { name: "Essayer la démo" })).toBeVisible();
  expect(await desk.held()).toBe("Le livre est vide.");
});

test("a change that is taken out at once and one that is replayed leave the same book", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(ATELIER);
  const hash = async () => {
    await page.goto(`${desk.site.app}#/data`);
    const shown = page.locator("[data-hash]");
    await expect(shown).toBeVisible();
    return shown.getAttribute("data-hash");
  };
  const last = (kind: string) =>
    page.locator("[data-journal] tbody tr").first().getByRole("button", { name: kind });
  const made: [string, () => Promise<void>][] = [
    [
      "an invoice that is paid",
      async () => {
        await page.goto(`${desk.site.app}#/invoices?invoice=F-2025-003&asOf=2025-09-30`);
        await page.getByRole("button", { name: "Enregistrer un règlement" }).click();
        await page.getByLabel("Montant réglé").fill("400,00");
        await page.locator(".panel").getByRole("button", { name: "Enregistrer" }).last().click();
      },
    ],
    [
      "an invoice that is added",
      async () => {
        await page.goto(`${desk.site.app}#/invoices?asOf=2025-09-30`);
        await page.getByRole("button", { name: "Nouvelle facture" }).click();
        await page.getByLabel("Numéro", { exact: true }).fill("N-1");
        await page.locator("#form-customer").fill("SARL Bise");
        await page.locator("#form-issued").fill("2025-09-10");
        await page.locator("#form-amount").fill("120,00");
        await page.locator(".panel").getByRole("button", { name: "Enregistrer" }).last().click();
      },
    ],
    [
      "a customer with its contact",
      async () => {
        await page.goto(`${desk.site.app}#/customers?customer=SARL+Bise&asOf=2025-09-30`);
        await page.locator(".panel").getByRole("button", { name: "Modifier" }).click();
        await page.getByLabel("Limite d’encours").fill("100");
        await page.getByLabel("Personne").fill("Camille Roux");
        await page.locator(".panel").getByRole("button", { name: "Enregistrer" }).last().click();
      },
    ],
  ];
  for (const [what, make] of made) {
    const before = await hash();
    await make();
    await expect(page.locator(".notice--done")).toContainText("Annuler");
    const after = await hash();
    expect(after, what).not.toBe(before);
    await last("Annuler").click();
    await expect.poll(hash, what).toBe(before);
    await page.locator(".notice").getByRole("button", { name: "Rétablir" }).click();
    await expect.poll(hash, what).toBe(after);
    await page.locator(".notice").getByRole("button", { name: "Annuler" }).click();
    await expect.poll(hash, what).toBe(before);
    // From the journal alone.
    const app = page.url();
    await leave(page);
    await tamper(page, "default", "snapshot", "ledger", "delete");
    await page.goto(app);
    await expect.poll(hash, what).toBe(before);
  }
});

test("a damaged snapshot costs nothing: the journal is read instead", async ({ desk, page }) => {
  await desk.open();
  await desk.import(many(2500));
  await tamper(page, "default", "snapshot", "ledger", "bytes");
  await page.reload();
  await desk.at("2025-09-30");
  await expect(desk.insight).toContainText("250 000,00 €");
  await tamper(page, "default", "snapshot", "ledger", "delete");
  await page.reload();
  await expect(desk.insight).toContainText("250 000,00 €");
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a damaged record of the journal is named and the rest loads", async ({ desk, page }) => {
  await desk.open();
  await desk.import(many(2500));
  for (const place of BOTH) await tamper(page, place, "parts", [1, 1], "text");
  await tamper(page, "default", "snapshot", "ledger", "delete");
  await page.reload();
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("Import « beaucoup.csv »");
  await expect(alert).toContainText("1 000 factures");
  expect(await desk.held()).toBe("1 500 factures sur cet appareil.");

  // The same file again mends the book: what was lost is new to it.
  await desk.preview(many(2500));
  await expect(desk.count("added")).toHaveText("1 000");
  await expect(desk.count("known")).toHaveText("1 500");
  await desk.confirm();
  expect(await desk.held()).toBe("2 500 factures sur cet appareil.");
});

test("damage under a good snapshot is told while the figures are still whole", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(many(1500));
  for (const place of BOTH) await tamper(page, place, "parts", [1, 0], "text");
  await page.reload();
  await expect(page.getByRole("alert")).toContainText("La copie rapide contient encore");
  expect(await desk.held()).toBe("1 500 factures sur cet appareil.");
});

test("a damaged change of one invoice is named, and the invoice is what it was before", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(ATELIER);
  await page.goto(`${desk.site.app}#/invoices?invoice=F-2025-005&asOf=2025-09-30`);
  const panel = page.locator(".panel");
  await panel.getByRole("button", { name: "Enregistrer un règlement" }).click();
  await page.getByLabel("Montant réglé").fill("100.00");
  await panel.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.locator(".panel__figure")).toHaveText("500,00 €");
  for (const place of BOTH) await tamper(page, place, "parts", [2, 0], "text");
  await tamper(page, "default", "snapshot", "ledger", "delete");
  await page.reload();
  await expect(page.getByRole("alert")).toContainText(
    "Modification n° 2 : un enregistrement du journal est abîmé (1 facture). Le reste est chargé ; ce qui manque, import ou modification, est à refaire.",
  );
  await expect(page.locator(".panel__figure")).toHaveText("600,00 €");
});

test("a head that is garbage is reported and does not stop the page", async ({ desk, page }) => {
  await desk.open();
  await desk.import(ATELIER);
  await desk.import(many(20));
  for (const place of BOTH) await tamper(page, place, "changes", 1, "garbage");
  await tamper(page, "default", "snapshot", "ledger", "delete");
  await page.reload();
  await expect(page.getByRole("alert")).toContainText("Modification n° 1");
  expect(await desk.held()).toBe("20 factures sur cet appareil.");
});

test("two tabs: the second sees what the first saved, and the same file counts once", async ({
  desk,
}) => {
  await desk.open();
  const other = await desk.tab();
  await other.open();
  await desk.preview(ATELIER);
  await other.preview(ATELIER);
  await desk.confirm();
  await desk.at("2025-09-30");
  await expect(desk.insight).toContainText("12 800,00 €");

  // The other tab still shows its preview; confirming it adds nothing twice.
  await other.page.getByRole("button", { name: /^Ajouter/ }).click();
  await expect(other.page.locator(".notice--done")).toContainText("Aucune facture nouvelle");
  await other.at("2025-09-30");
  await expect(other.insight).toContainText("12 800,00 €");

  await desk.import(many(10));
  await desk.at("2025-09-30");
  await expect(desk.insight).toContainText("13 800,00 €");
  await expect(other.insight).toContainText("13 800,00 €");
});

test("a page that comes back from the browser's memory shows what another tab wrote", async ({
  site,
}) => {
  // Playwright switches that memory off in the browsers that it starts by itself.
  const browser = await chromium.launch({
    ...launchOptions,
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  // A page that a service worker has just taken over is not kept in memory.
  const context = await browser.newContext({ locale: "fr-FR", serviceWorkers: "block" });
  const desk = new Desk(await context.newPage(), site);
  await desk.open();
  await desk.import(ATELIER);
  await desk.at("2025-09-30");
  await desk.page.evaluate(() => {
    document.documentElement.dataset.before = "yes";
    addEventListener("pageshow", (event) => {
      if (event.persisted) console.info("restored");
    });
  });
  await desk.page.goto(`${site.url}icons/icon.svg`);

  // Not every browser keeps for a page at rest what other tabs tell it.
  await beforeWorker(context, "BroadcastChannel.prototype.postMessage = () => {};");
  const other = await desk.tab();
  await other.open();
  await other.import(many(10));
  await other.page.close();

  const restored = desk.page.waitForEvent("console", (message) => message.text() === "restored");
  await desk.page.evaluate(() => setTimeout(() => history.back()));
  await restored;
  // The same document, not a new load.
  await expect(desk.page.locator("html")).toHaveAttribute("data-before", "yes");
  await expect(desk.insight).toContainText("13 800,00 €");
  await browser.close();
});

test("what is erased in one tab is gone in the other", async ({ desk, page }) => {
  await desk.open();
  await desk.import(ATELIER);
  const other = await desk.tab();
  await other.open("#/?asOf=2025-09-30");
  await expect(other.insight).toContainText("12 800,00 €");
  await desk.held();
  await page.getByRole("button", { name: "Tout effacer" }).click();
  await page.getByRole("button", { name: "Oui, tout effacer définitivement" }).click();
  await expect(page.locator(".notice--done")).toContainText("effacées");
  await expect(other.page.getByRole("button", { name: "Essayer la démo" })).toBeVisible();
});

test.describe("without offline files", () => {
  test.use({ serviceWorkers: "block" });

  test("every write is strict and is told only once complete", async ({ context, desk, page }) => {
    const writes: string[] = [];
    page.on("console", (message) => {
      if (message.text().startsWith("write ")) writes.push(message.text());
    });
    await beforeWorker(
      context,
      `{ const open = IDBDatabase.prototype.transaction;
         IDBDatabase.prototype.transaction = function (names, mode, options) {
           const transaction = open.call(this, names, mode, options);
           if (mode === "readwrite") {
             const tables = [names].flat().join("+");
             console.debug("write begins", tables, transaction.durability);
             transaction.addEventListener("complete", () => console.debug("write complete", tables));
           }
           return transaction;
         }; }`,
    );
    await desk.open();
    await desk.import(many(2500));
    const begun = writes.filter((line) => line.startsWith("write begins"));
    expect(begun.length).toBeGreaterThan(0);
    for (const line of begun) expect(line).toMatch(/ strict$/);
    // The second copy begins once the first is complete: no fault tears both.
    expect(writes.filter((line) => line.includes("changes+parts"))).toEqual([
      "write begins changes+parts strict",
      "write complete changes+parts",
      "write begins changes+parts strict",
      "write complete changes+parts",
    ]);
  });

  test("what another tab writes before a page has asked for its book is in it", async ({
    desk,
    page,
  }) => {
    await desk.open();
    await desk.import(ATELIER);
    await desk.at("2025-09-30");
    await desk.preview(csv("n.csv", "facture;client;emission;ttc\nN-1;Nord;15/01/2025;100,00\n"));

    // The worker of a second page reads the book while the code of that page is still under way.
    const other = await desk.tab();
    let release = () => {};
    const written = new Promise<void>((resolve) => {
      release = resolve;
    });
    await other.page.route(/assets\/start-[^/]*\.js$/, async (route) => {
      await written;
      await route.continue();
    });
    const worker = other.page.waitForEvent("worker");
    await other.page.goto(`${desk.site.app}#/?asOf=2025-09-30`, { waitUntil: "commit" });
    await worker;
    await page.waitForTimeout(2_000);
    await desk.confirm();
    release();
    await expect(other.page.locator(".bar__saved")).toContainText("Enregistré");
    await expect(other.insight).toContainText("12 900,00 €");
  });

  test("a connection closed behind the page is opened again", async ({ context, desk, page }) => {
    await beforeWorker(
      context,
      `{ const open = IDBDatabase.prototype.transaction;
         IDBDatabase.prototype.transaction = function (names, mode, options) {
           if (mode === "readwrite" && !globalThis.closedOnce) { globalThis.closedOnce = true; this.close(); }
           return open.call(this, names, mode, options);
         }; }`,
    );
    await desk.open();
    await desk.import(ATELIER);
    await page.reload();
    await desk.at("2025-09-30");
    await expect(desk.insight).toContainText("12 800,00 €");
  });

  test("on a slow device, who reads « Enregistré » is moved nowhere afterwards", async ({
    context,
    desk,
    page,
  }) => {
    // Every answer of the worker comes late, in its order.
    await beforeWorker(
      context,
      `{ const post = globalThis.postMessage.bind(globalThis);
         globalThis.postMessage = (...given) => setTimeout(() => post(...given), 400); }`,
    );
    await desk.open();
    await desk.import(ATELIER);
    await page.locator(".bar__import").click();
    await expect(page.locator("h1")).toHaveText("Importer des fichiers");
    await page.waitForTimeout(2000);
    await expect(page.locator("h1")).toHaveText("Importer des fichiers");
    await desk.preview(many(3));
    await desk.confirm();
    expect(await desk.held()).toBe("11 factures sur cet appareil.");
  });

  test("a tab that stands still holds nothing that another tab needs, and catches up", async ({
    context,
    desk,
    page,
    site,
  }) => {
    await desk.open();
    await desk.import(ATELIER);
    await desk.at("2025-09-30");
    await expect(desk.insight).toContainText("12 800,00 €");
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const address = `${site.url}still`;
    await context.route(address, async (route) => {
      await released;
      await route.fulfill({ status: 204 });
    });
    // A worker that waits for an answer runs nothing else, as in a frozen tab.
    const asked = page.waitForRequest(address);
    const standing = page.workers()[0]?.evaluate((url) => {
      const request = new XMLHttpRequest();
      request.open("GET", url, false);
      request.send();
    }, address);
    await asked;

    const other = await desk.tab();
    await other.open();
    await other.import(many(10));
    await expect(desk.insight).toContainText("12 800,00 €");
    release();
    await standing;
    await expect(desk.insight).toContainText("13 800,00 €");
  });

  test("a refusal for want of room is told, and nothing of the change is kept", async ({
    context,
    desk,
    page,
    site,
    journal,
  }) => {
    const session = await context.newCDPSession(page);
    await session.send("Storage.overrideQuotaForOrigin", {
      origin: site.origin,
      quotaSize: 150_000,
    });
    await desk.open();
    await desk.preview(many(5000));
    await page.getByRole("button", { name: /^Ajouter/ }).click();
    const alert = page.getByRole("alert").first();
    await expect(alert).toContainText("Plus de place");
    await expect(alert).toContainText("Rien n’a été écrit");
    // The preview is still there, to be confirmed once there is room.
    await expect(desk.count("added")).toHaveText("5 000");
    await page.reload();
    expect(await desk.held()).toBe("Le livre est vide.");
    journal.errors.length = 0;
  });

  test("a browser without a store works in memory and says so", async ({ context, desk, page }) => {
    await beforeWorker(
      context,
      `Object.defineProperty(globalThis, "indexedDB", { value: undefined });`,
    );
    await desk.open();
    await expect(page.getByRole("alert")).toContainText("rien ne sera gardé");
    await desk.preview(ATELIER);
    await page.getByRole("button", { name: /^Ajouter/ }).click();
    await expect(page.locator(".notice--done")).toContainText("Rien n’est gardé à la fermeture");
    await desk.at("2025-09-30");
    await expect(desk.insight).toContainText("12 800,00 €");
    await expect(page.locator(".bar__saved")).toHaveText("Non enregistré");
    // What was never written down cannot be taken out of the book.
    await page.goto(`${desk.site.app}#/data`);
    await expect(page.locator("[data-journal] tbody tr")).toHaveCount(1);
    await expect(page.locator("data-screen table button")).toHaveCount(0);
  });

  for (const name of [
    "UnknownError",
    "InvalidStateError",
    "VersionError",
    "QuotaExceededError",
    "AbortError",
    "SecurityError",
    "NotReadableError",
    "TimeoutError",
    "DataError",
  ]) {
    test(`a store that answers ${name} gets its sentence, never a blank page`, async ({
      context,
      page,
      site,
    }) => {
      await openWithoutDatabase(context, page, site, name);
      await expect(page.getByRole("button", { name: "Réessayer" })).toBeVisible();
    });
  }
});

test("a store that cannot be opened is no empty book, on no screen", async ({
  context,
  page,
  site,
}) => {
  await openWithoutDatabase(context, page, site, "UnknownError");
  for (const screen of ["invoices", "customers", "reminders", "cash", "provisions", "audit"]) {
    await page.goto(`${site.app}#/${screen}`);
    await expect(page.locator(`${screen}-screen h1`)).toBeVisible();
    await expect(page.getByRole("button", { name: "Essayer la démo" }), screen).toHaveCount(0);
  }
});

test("a store held by another tab is told within two seconds, and serves as soon as it is free", async ({
  context,
  page,
  site,
}) => {
  const holder = await context.newPage();
  await holder.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await holder.goto(`${site.url}icons/icon.svg`);
  await holder.evaluate(async () => {
    const request = indexedDB.open("encours", 1);
    const db = await new Promise<IDBDatabase>((resolve) => {
      request.onupgradeneeded = () => {};
      request.onsuccess = () => resolve(request.result);
    });
    // A tab that ignores `versionchange`: whoever opens now has to wait.
    Object.assign(globalThis, { held: db });
    indexedDB.deleteDatabase("encours");
  });
  await page.goto(site.app);
  await expect(page.getByRole("alert")).toContainText("Un autre onglet", { timeout: 4000 });
  await page.getByRole("button", { name: "Réessayer" }).click();
  await expect(page.getByRole("alert")).toContainText("Un autre onglet");
  await holder.close();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await new Desk(page, site).import(ATELIER);
});

test("a second import of another file adds to the book, and each can be taken out", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(ATELIER);
  await desk.import(csv("deux.csv", many(3).buffer));
  expect(await desk.held()).toBe("11 factures sur cet appareil.");
  await page.getByRole("button", { name: "Annuler l’import « atelier.csv »" }).click();
  await expect(page.locator("data-screen h1")).toHaveText("3 factures sur cet appareil.");
  await page.reload();
  await expect(page.locator("data-screen h1")).toHaveText("3 factures sur cet appareil.");
});

test.describe("a defect of the module", () => {
  test.use({ serviceWorkers: "block" });

  /** The module as the worker gets it, in which a function traps when it is told to. */
  test.beforeEach(async ({ context }) => {
    await beforeWorker(
      context,
      `{ let doomed = "";
         let times = 0;
         const channel = new BroadcastChannel("trap");
         channel.onmessage = ({ data }) => {
           if (Array.isArray(data)) [doomed, times] = data;
           channel.postMessage(times);
         };
         const altered = (instance) => {
           const exports = { ...instance.exports };
           for (const [name, original] of Object.entries(exports)) {
             if (!name.startsWith("ledger_")) continue;
             exports[name] = (...given) => {
               if (name === doomed && times > 0) {
                 times -= 1;
                 throw new WebAssembly.RuntimeError("unreachable");
               }
               return original(...given);
             };
           }
           return { exports };
         };
         const stream = WebAssembly.instantiateStreaming;
         WebAssembly.instantiateStreaming = async (...given) => {
           const { instance, module } = await stream(...given);
           return { instance: altered(instance), module };
         };
         WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
           construct: (target, given) => altered(new target(...given)),
         }); }`,
    );
  });

  async function trap(page: Page, name: string, times = 1): Promise<void> {
    await page.evaluate(
      (given) =>
        new Promise<void>((resolve) => {
          const channel = new BroadcastChannel("trap");
          channel.onmessage = () => resolve();
          channel.postMessage(given);
        }),
      [name, times],
    );
  }
  /** How often it is still to trap. */
  function trapped(page: Page): Promise<number> {
    return page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const channel = new BroadcastChannel("trap");
          channel.onmessage = ({ data }) => resolve(data);
          channel.postMessage("how often?");
        }),
    );
  }
  const DEFECT = "Un défaut d’encours a interrompu ce travail";

  test("is told once, and the next question is answered", async ({ desk, page }) => {
    await desk.open();
    await desk.import(ATELIER);
    await desk.at("2025-09-30");
    const panel = page.locator(".panel");
    for (const expected of ["art. L441-10", DEFECT, "art. L441-10"]) {
      if (expected === DEFECT) await trap(page, "ledger_ask");
      await page.getByRole("button", { name: "Détail de F-2025-003" }).click();
      await expect(panel).toContainText(expected);
      await panel.getByRole("button", { name: "Fermer" }).last().click();
    }
    await expect(desk.insight).toContainText("12 800,00 €");
  });

  test("while figures are made loses nothing of the book", async ({ desk, page }) => {
    await desk.open();
    await desk.import(ATELIER);
    await trap(page, "ledger_ask");
    await page.locator("#as-of").fill("2025-09-30");
    await expect.poll(() => trapped(page)).toBe(0);
    await desk.import(many(3));
    await desk.at("2025-09-29");
    await expect(desk.insight).toContainText("13 100,00 €");
    expect(await desk.held()).toBe("11 factures sur cet appareil.");
  });

  test("while an import is saved leaves the book whole, and the import to be confirmed again", async ({
    desk,
    page,
  }) => {
    await desk.open();
    await desk.import(ATELIER);
    await desk.preview(many(3));
    await trap(page, "ledger_size", 100);
    await page.getByRole("button", { name: /^Ajouter/ }).click();
    await expect(page.locator(".notice--error")).toContainText(DEFECT);
    await trap(page, "", 0);
    await page.getByRole("button", { name: /^Ajouter/ }).click();
    await expect(page.locator(".notice--done")).toContainText("Enregistré, 2 copies");
    expect(await desk.held()).toBe("11 factures sur cet appareil.");
    await page.reload();
    expect(await desk.held()).toBe("11 factures sur cet appareil.");
  });
});
