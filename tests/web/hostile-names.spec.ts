/** Names that are code or play tricks with letters: shown as they are, run by nothing, and no figure moves. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { csv, expect, test } from "./desk.ts";

const DATA =
  process.env.ENCOURS_DATA ?? fileURLToPath(new URL("../../../shared/data", import.meta.url));

const CALL = "window.__pwned=1";
/** Ways to have a page run something. */
const CODE = [
  `<script>${CALL}</script>`,
  `<img src=x onerror="${CALL}">`,
  `<svg/onload=${CALL}>`,
  `"><svg onload=${CALL}>`,
  `'onmouseover='${CALL}`,
  `<iframe srcdoc="<script>parent.${CALL}</script>"></iframe>`,
  `javascript:${CALL}`,
  `<a href="javascript:${CALL}">x</a>`,
  `<details open ontoggle=${CALL}>`,
  `<math><mtext></p><img src onerror=${CALL}>`,
  ["$", "{window.__pwned=1}"].join(""),
  "{{constructor.constructor('window.__pwned=1')()}}",
  `<template><script>${CALL}</script></template>`,
  `<style>@import'javascript:${CALL}'</style>`,
  `<object data="data:text/html,<script>${CALL}</script>">`,
  "__proto__",
  "constructor",
  '=HYPERLINK("http://evil")',
];

/** Known naughty strings, where they are at hand. */
function naughty(): string[] {
  const path = `${DATA}/hostile/blns/blns.json`;
  if (!existsSync(path)) return [];
  const all: string[] = JSON.parse(readFileSync(path, "utf8"));
  // A control character is no letter of a name: its row is refused.
  return all.filter((one) => one.trim() !== "" && !/\p{Cc}/u.test(one)).slice(0, 500);
}

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

test("code in names, numbers, reasons, file names and addresses is never run", async ({
  desk,
  page,
}) => {
  const names = [...CODE, ...naughty()];
  const rows = names.map(
    (name, at) =>
      `${cell(`${at} ${name}`.slice(0, 190))};${cell(name.slice(0, 190))};13/06/2025;13/07/2025;10,00`,
  );
  const file = csv(
    `<img src=x onerror=${CALL}>.csv`,
    `facture;client;emission;echeance;ttc\n${rows.join("\n")}\n`,
  );
  const told: string[] = [];
  page.on("dialog", (dialog) => {
    told.push(dialog.message());
    void dialog.dismiss();
  });
  await desk.open();
  await desk.preview(file);
  await desk.confirm();
  for (const screen of [
    "",
    "invoices",
    "customers",
    "reminders",
    "cash",
    "provisions",
    "audit",
    "data",
    "changes",
  ]) {
    await page.goto(
      `${desk.site.app}#/${screen}?asOf=2025-09-30&search=${encodeURIComponent(CODE[1] ?? "")}`,
    );
    // Anew: what stands there is that screen, no other.
    await page.reload();
    await expect(page.locator("main h1").first()).toBeVisible();
  }
  await page.goto(`${desk.site.app}#/invoices?asOf=2025-09-30&search=pwned`);
  await expect(page.getByText(`1 <img src=x onerror="${CALL}">`).first()).toBeVisible();
  // A statement says what a payer wants it to say.
  await desk.drop(
    csv(
      "releve.csv",
      `Date;Libellé;Montant\n${CODE.map((code, at) => `${13 + (at % 15)}/10/2025;${cell(code)};${7 + at},00`).join("\n")}\n`,
    ),
  );
  await expect(page.locator("[data-line]")).toHaveCount(CODE.length);
  expect(await page.evaluate(() => "__pwned" in window)).toBe(false);
  expect(told).toEqual([]);
});

test("letters that turn the line around move no figure", async ({ desk, page }) => {
  const TURNED = "\u202Emoc.elpmaxe";
  const book = (name: string) =>
    csv(
      "noms.csv",
      `facture;client;emission;echeance;ttc\nN-1;${name};13/06/2025;13/07/2025;1234,56\nN-2;Dupont;13/06/2025;13/07/2025;7,00\n`,
    );
  const places = async (screen: string) => {
    await page.goto(`${desk.site.app}#/${screen}?asOf=2025-09-30`);
    const figure = page
      .locator("main")
      .getByText(/1.234,56/)
      .last();
    await expect(figure).toBeVisible();
    const { x, width } = (await figure.boundingBox()) ?? { x: 0, width: 0 };
    return [Math.round(x + width), await figure.textContent()];
  };
  await desk.open();
  await desk.import(book("Example SA"));
  const before = [await places("invoices"), await places("customers")];
  await desk.preview(book(TURNED));
  const refused = await desk.count("rejected").textContent();
  if (refused !== "0") {
    // Refused by name is as good.
    await expect(page.locator(".rejected tbody tr").first()).toContainText("N-1");
    return;
  }
  await page.getByLabel("La remplacer par celle du fichier").check();
  await page.getByRole("button", { name: "Mettre le livre à jour" }).click();
  await expect(page.locator(".notice--done")).toContainText("1 mise à jour");
  expect([await places("invoices"), await places("customers")]).toEqual(before);
});
