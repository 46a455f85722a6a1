import { csv, expect, fits, sound, test } from "./desk.ts";

const HEAD = "facture;client;emission;echeance;ttc";
const BOOK = csv(
  "livre.csv",
  `${HEAD}\nD-1;Dupont;15/07/2025;31/07/2025;120,00\nD-2;Dupont;16/07/2025;31/07/2025;120,00\n`,
);
const FILE = csv(
  "encore.csv",
  `${HEAD}\nD-1;Dupont;15/07/2025;31/07/2025;120,00\nX-1;Dupont;15/07/2025;15/08/2025;120,00\nX-2;Martin;15/07/2025;15/08/2025;120,00\n`,
);

test("another number, the same customer, day and amount: suspected at import and in the data, never removed", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.preview(BOOK);
  await expect(page.locator("look-alikes")).toHaveCount(0);
  await desk.confirm();
  await desk.preview(FILE);
  const rows = page.locator("look-alikes tbody tr");
  await expect(rows).toHaveCount(1);
  await expect(rows.locator("td")).toHaveText(["15/07/2025", "120,00 €", "D-1, X-1"]);
  await expect(desk.count("added")).toHaveText("2");
  await sound(page, "suspected in a file");
  await fits(page, "suspected in a file");
  await desk.confirm();

  await page.goto(`${desk.site.app}#/data`);
  await expect(rows).toHaveCount(1);
  await expect(page.locator("main h1")).toContainText("4");
  await sound(page, "suspected in the book");
  await rows.getByRole("link", { name: "X-1" }).click();
  await expect(page.locator("#invoice-title")).toHaveText("X-1");
});
