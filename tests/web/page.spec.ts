import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { ATELIER, csv, Desk, expect, fits, many, plain, sound, test } from "./desk.ts";
import { BUILT, Site } from "./site.ts";

test.use({ serviceWorkers: "allow" });

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html encours";

const LOOKS = [
  { name: "light", scheme: "light", viewport: { width: 1440, height: 900 } },
  { name: "dark", scheme: "dark", viewport: { width: 1440, height: 900 } },
  { name: "phone", scheme: "light", viewport: { width: 390, height: 844 } },
  { name: "phone, dark", scheme: "dark", viewport: { width: 390, height: 844 } },
  { name: "200 % zoom", scheme: "light", viewport: { width: 640, height: 400 } },
] as const;

for (const { name, scheme, viewport } of LOOKS) {
  test.describe(name, () => {
    test.use({ colorScheme: scheme, viewport });

    test("every state is accessible and fits", async ({ desk, page }) => {
      await desk.open();
      await sound(page, "empty book");
      await fits(page, "empty book");

      await desk.preview(
        csv("mixte.csv", `${ATELIER.buffer.toString()}X;Y;entreprise;02/13/2025;;1,00;;\r\n`),
      );
      await sound(page, "preview");
      await fits(page, "preview");
      await page.getByText("Corriger la lecture").click();
      await sound(page, "preview, corrections open");

      await desk.confirm();
      await desk.at("2025-09-30");
      await expect(page.locator("allowance-section table").first()).toBeVisible();
      await sound(page, "dashboard");
      await fits(page, "dashboard");
      const totals = page.locator(".table--total tbody tr:first-child > :last-child");
      await expect(totals).toHaveCount(4);
      for (const total of await totals.all()) {
        const box = await total.boundingBox();
        expect(box?.x).toBeGreaterThan(0);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(viewport.width);
      }

      await page.getByRole("button", { name: "Détail de F-2025-003" }).click();
      await expect(page.locator(".panel")).toBeVisible();
      await page.waitForTimeout(250);
      await sound(page, "claim");
      await page.getByRole("button", { name: "Fermer" }).last().click();
      await page.locator("[data-figure=dso]").click();
      await page.waitForTimeout(250);
      await sound(page, "why");

      await page.goto(`${desk.site.app}#/data`);
      await expect(page.locator("data-screen table[data-journal]")).toBeVisible();
      await sound(page, "data");
      await fits(page, "data");

      await page.goto(`${desk.site.app}#/import`);
      await desk.drop(csv("ambigu.csv", "facture;client;emission;ttc\nA;B;03/04/2025;100,00\n"));
      await expect(page.locator(".answers")).toBeVisible();
      await sound(page, "question");
      await fits(page, "question");

      await page.goto(`${desk.site.app}#/import`);
      await page.getByRole("button", { name: "Choisir un autre fichier" }).click();
      await desk.drop(csv("muet.csv", "a;b;c;d\nA;B;13/04/2025;100,00\n"));
      await expect(page.locator("h1")).toHaveText("Quelles colonnes sont lesquelles ?");
      await sound(page, "columns");
      await fits(page, "columns");
    });
  });
}

test("a screen opens at its top, on a phone too", async ({ desk, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await desk.open();
  await desk.import(ATELIER);
  for (const screen of ["cash", "data", "provisions", "reminders", "customers", "invoices"]) {
    await page.goto("about:blank");
    await desk.open(`#/${screen}?asOf=2025-09-30`);
    // Nothing that comes late moves it.
    await page.waitForTimeout(1_000);
    expect([screen, await page.evaluate(() => scrollY)]).toEqual([screen, 0]);
  }
});

test("the policy of the page is the strict one, and nothing is inline", async ({
  desk,
  page,
  journal,
}) => {
  const html = readFileSync(join(BUILT, "app/index.html"), "utf8");
  expect(html).toContain(`content="${POLICY}"`);
  expect(html).not.toMatch(/<style|<script(?![^>]* src=)| style=| on\w+=/);

  await desk.open();
  const refused = await page.evaluate(async () => {
    const failed = async (work: () => unknown) => {
      try {
        await work();
        return false;
      } catch {
        return true;
      }
    };
    return {
      fetch: await failed(() => fetch("https://example.org/")),
      worker: await failed(() => new Worker("https://example.org/a.js")),
      otherWorker: await failed(() => new Worker("./main.js")),
      markup: await failed(() => {
        document.body.innerHTML = "<b>x</b>";
      }),
    };
  });
  // These fail in silence: the journal of requests must stay without another host.
  await page.evaluate(() => {
    const image = new Image();
    image.src = "https://example.org/pixel.gif";
    navigator.sendBeacon("https://example.org/beacon", "x");
    new WebSocket("wss://example.org/socket").onerror = () => {};
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("body { background: url(https://example.org/css.gif) }");
    document.adoptedStyleSheets.push(sheet);
    const form = document.createElement("form");
    form.action = "https://example.org/form";
    document.body.append(form);
    form.submit();
  });
  await page.waitForTimeout(500);
  expect(page.url()).toContain(desk.site.origin);
  expect(refused).toEqual({ fetch: true, worker: true, otherWorker: true, markup: true });
  // Chromium also writes its refusals to the console: here they are what is wanted.
  expect(journal.errors.length).toBeGreaterThan(0);
  journal.errors.length = 0;
});

test("no request after load, through a whole visit", async ({ desk, page, site }) => {
  await desk.open();
  await desk.installed();
  await page.waitForLoadState("networkidle");
  const asked = site.journal.length;
  await desk.import(ATELIER);
  await desk.at("2025-09-30");
  await page.getByRole("button", { name: "Détail de F-2025-003" }).click();
  await expect(page.locator(".panel")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "English" }).click();
  await expect(desk.insight).toContainText("owed as of 30 Sep 2025");
  await page.goto(`${site.app}#/data`);
  await page.goto(`${site.app}#/import`);
  await desk.preview(many(100));
  await page.waitForTimeout(500);
  // Where a worker is started, as for each file, the browser asks by itself whether there is a new version.
  const after = site.journal.slice(asked).filter((path) => !path.endsWith("/sw.js"));
  expect(after).toEqual([]);
});

test("a visitor without a service worker still asks for nothing after load", async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({ serviceWorkers: "block", locale: "fr-FR" });
  const desk = new Desk(await context.newPage(), site);
  await desk.open();
  await desk.page.waitForLoadState("networkidle");
  const asked = site.journal.length;
  await desk.page.getByRole("button", { name: "Essayer la démo" }).click();
  await expect(desk.insight).toContainText("30/09/2025");
  await desk.page.waitForTimeout(300);
  // The icon of the tab is the browser's own request, at a moment of its own.
  const after = site.journal.slice(asked).filter((path) => !path.endsWith("/icon.svg"));
  expect(after).toEqual([]);
  await context.close();
});

test("all that the pages need is kept for offline use", async ({ desk, page }) => {
  const files = readdirSync(BUILT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(BUILT, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    // What is offered for download is not kept.
    .filter((name) => name !== "sw.js" && !name.startsWith("vectors/"));
  await desk.open();
  await desk.installed();
  const kept = await page.evaluate(async () => {
    const names: string[] = [];
    for (const cache of await caches.keys()) {
      for (const request of await (await caches.open(cache)).keys()) {
        names.push(new URL(request.url).pathname);
      }
    }
    return names;
  });
  for (const file of files) expect(kept, file).toContain(Site.path + file);
});

test("framed by another page, it shows no figure", async ({ desk, page, context, site }) => {
  await desk.open();
  await desk.import(ATELIER);
  const host = await context.newPage();
  await host.route(`${site.origin}/host.html`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><title>h</title><iframe src="${site.app}#/?asOf=2025-09-30"></iframe>`,
    }),
  );
  await host.goto(`${site.origin}/host.html`);
  const frame = host.frameLocator("iframe");
  await expect(frame.locator("body")).toContainText("à l’intérieur d’une autre page");
  await expect(frame.locator("body")).not.toContainText("12");
  await expect(frame.locator("app-shell")).toHaveCount(0);
  await page.bringToFront();
});

test("an ambiguous column of dates is asked, never guessed", async ({ desk, page }) => {
  const file = csv(
    "ambigu.csv",
    "facture;client;emission;echeance;ttc\nA-1;Dupont;03/04/2025;05/06/2025;100,00\nA-2;Dupont;01/02/2025;02/03/2025;50,00\n",
  );
  await desk.open();
  await desk.drop(file);
  await expect(page.locator("h1")).toHaveText("Ces dates se lisent de deux façons");
  await expect(page.locator(".answer")).toHaveCount(2);
  await page.locator(".answer").first().click();
  await expect(page.locator(".counts")).toBeVisible();
  await expect(page.locator("import-screen")).toContainText("03/04/2025");
  await page.getByRole("button", { name: "Abandonner" }).click();

  await desk.drop(file);
  await page.locator(".answer").nth(1).click();
  await expect(page.locator(".counts")).toBeVisible();
  await expect(page.locator("import-screen")).toContainText("04/03/2025");
});

test("an ambiguous decimal mark is asked", async ({ desk, page }) => {
  await desk.open();
  await desk.drop(csv("ambigu.csv", "facture;client;emission;ttc\nA-1;Dupont;23/04/2025;1.234\n"));
  await expect(page.locator("h1")).toHaveText("Ces montants se lisent de deux façons");
  await page.getByRole("button", { name: /La virgule sépare/ }).click();
  await expect(page.locator(".counts")).toBeVisible();
  await expect(page.locator("import-screen tbody")).toContainText("1 234");
});

test("an ambiguous amount with its currency is shown in both readings", async ({ desk, page }) => {
  await desk.open();
  await desk.drop(
    csv("ambigu.csv", "facture;client;emission;ttc\nA-1;Dupont;23/04/2025;1.234 €\n"),
  );
  await expect(page.locator(".answer span")).toHaveText(["1.234 = 1\u202f234", "1.234 = 1,234"]);
});

test("columns that are not recognised can be named", async ({ desk, page }) => {
  await desk.open();
  await desk.drop(csv("muet.csv", "ref;qui;jour;combien\nA-1;Dupont;23/04/2025;100,00\n"));
  await expect(page.locator("h1")).toHaveText("Quelles colonnes sont lesquelles ?");
  for (const [field, column] of [
    ["Numéro de facture", "ref"],
    ["Client", "qui"],
    ["Date d’émission", "jour"],
    ["Montant TTC", "combien"],
  ] as const) {
    const select = page.getByLabel(field, { exact: false }).first();
    if (await select.isVisible()) await select.selectOption(column);
  }
  await page.getByRole("button", { name: "Relire avec ces choix" }).click();
  await expect(desk.count("added")).toHaveText("1");
});

test("a file that is no CSV is refused in a sentence", async ({ desk, page }) => {
  await desk.open();
  await desk.drop(csv("photo.csv", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0xff, 0xfe])));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("import-screen")).toContainText(/photo\.csv|colonnes/);
  await expect(page.locator(".counts")).toHaveCount(0);
});

test("the keyboard alone imports a file and opens a claim", async ({ desk, page }) => {
  // From the start: a dialog that opens before the browser was told to hand it over is lost.
  const choosing = page.waitForEvent("filechooser");
  await desk.open();
  await page.keyboard.press("Tab");
  await expect(page.locator(".skip")).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.locator("input[type=file]")).toBeFocused();
  await page.keyboard.press("Space");
  await (await choosing).setFiles(ATELIER);
  await expect(page.locator("h1")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Ajouter 8 factures au livre" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator(".notice--done")).toContainText("8 factures ajoutées");
  await expect(page.locator("#main")).toBeFocused();
  const claim = page.getByRole("button", { name: /^Détail de / }).first();
  await claim.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#panel-title")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(claim).toBeFocused();
});

for (const timezoneId of ["Pacific/Kiritimati", "America/Los_Angeles"]) {
  test.describe(timezoneId, () => {
    test.use({ timezoneId });
    test("gives the figures of the book", async ({ desk, page }) => {
      await page.clock.setFixedTime(new Date("2025-09-30T11:30:00Z"));
      await desk.open();
      await desk.import(ATELIER);
      // Half past eleven in Greenwich is tomorrow on one side and this morning on the other.
      const local = timezoneId === "Pacific/Kiritimati" ? "2025-10-01" : "2025-09-30";
      await expect(page.locator("#as-of")).toHaveValue(local);
      await expect(page).not.toHaveURL(/asOf/);
      await page.goto(`${desk.site.app}#/?asOf=2025-06-15`);
      await expect(desk.insight).toHaveText(
        "5 400,00 € dus au 15/06/2025, dont 3 000,00 € en retard (55,56 %).",
      );
      await expect(desk.cells("claims-section", "F-2025-002")).toHaveText([
        "Mairie de Lys",
        "10/05/2025",
        "36 j",
        "3 000,00",
        "32,99",
        "40,00",
        "72,99",
      ]);
    });
  });
}

test("English says all of it, and is remembered", async ({ desk, page }) => {
  await desk.open();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await desk.import(ATELIER);
  await page.goto(`${desk.site.app}#/?asOf=2025-09-30`);
  await expect(desk.insight).toHaveText(
    "€12,800.00 owed as of 30 Sep 2025, of which €8,300.00 overdue (64.84%).",
  );
  await page.reload();
  await expect(desk.insight).toContainText("€12,800.00 owed");
  const words = plain(await page.locator("app-shell").textContent());
  expect(words).not.toMatch(/\b(facture|échéance|retard|règlement|Client|Trésorerie)\b/);
  // No space before a colon, as in French.
  expect(words).not.toMatch(/\w :/);
  await page.getByRole("button", { name: "Français" }).click();
  await expect(desk.insight).toContainText("dus au 30/09/2025");
});

test("refused rows are counted at once and shown a hundred at a time", async ({ desk, page }) => {
  const rows = Array.from({ length: 2230 }, (_, index) => `R-${index};Dupont;15/01/2025;12,3O`);
  await desk.open();
  await desk.preview(csv("faux.csv", `facture;client;emission;ttc\n${rows.join("\n")}\n`));
  await expect(desk.count("rejected")).toHaveText("2 230");
  const listed = page.locator(".rejected tbody tr");
  await expect(listed).toHaveCount(100);
  await page.getByRole("button", { name: "Afficher 100 lignes de plus" }).click();
  await expect(listed).toHaveCount(200);
  await expect(listed.last()).toContainText("201");
  await expect(page.locator(".rejected .table-more")).toContainText("200 lignes sur 2 230");
});

test("long work shows its progress and can be cancelled without a trace", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.drop(many(400_000));
  const progress = page.locator(".progress");
  await expect(progress).toBeVisible({ timeout: 20_000 });
  await progress.getByRole("button", { name: "Annuler" }).click();
  await expect(progress).toHaveCount(0);
  await expect(page.locator("input[type=file]")).toHaveCount(1);
  await page.goto(`${desk.site.app}#/data`);
  await expect(page.locator("data-screen h1")).toHaveText("Le livre est vide.");
  await desk.import(ATELIER);
});

test("print leaves figures and tables, without the frame", async ({ desk, page }) => {
  await desk.open();
  await desk.import(ATELIER);
  await desk.at("2025-09-30");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".rail")).toBeHidden();
  await expect(page.locator(".section__tools").first()).toBeHidden();
  await expect(page.locator(".bar .print-only")).toHaveText("30/09/2025");
  await expect(page.locator("dashboard-screen .print-only")).toContainText(
    /Livre\s: atelier\.csv\. encours [\d.]+, tables de taux vérifiées le \d\d\/\d\d\/\d{4}\./,
  );
  await expect(page.locator("aging-section table")).toBeVisible();
  expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(10_000);
  for (const screen of ["invoices", "customers", "reminders", "cash", "provisions"]) {
    await page.goto(`${desk.site.app}#/${screen}?asOf=2025-09-30`);
    await expect(page.locator(`${screen}-screen .print-only`), screen).toHaveText(
      /^Livre\s: atelier\.csv\./,
    );
  }
});
