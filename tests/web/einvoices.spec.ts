/** Electronic invoices, dropped as they came: looked at, then in the book, each once. */
import { readEInvoice } from "encours/import";
import { ATELIER, expect, type File, fits, fixture, plain, sound, test } from "./desk.ts";

const pdf = (name: string): File => ({
  name,
  mimeType: "application/pdf",
  buffer: fixture(`e-invoices/${name}`),
});
const xml = (name: string, change = (text: string) => text): File => ({
  name,
  mimeType: "application/xml",
  buffer: Buffer.from(change(fixture("e-invoices/sale.xml").toString())),
});

test("a Factur-X invoice joins its customer in the book, and adds nothing a second time", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(ATELIER);
  await desk.at("2025-09-30");
  await expect(desk.insight).toContainText(/12\s800,00/);
  await desk.preview(pdf("sale.pdf"));
  await expect(page.locator("h1")).toHaveText(/1 facture, 1 client/);
  await expect(desk.count("added")).toHaveText("1");
  const { payable } = readEInvoice(fixture("e-invoices/sale.pdf"));
  expect(payable).toBe("1200.00");
  await expect(desk.fact("payable")).toHaveText(/^1\s200,00\s?€$/);
  await expect(desk.fact("buyer")).toHaveText("SARL Bise");
  await expect(desk.fact("dueStated")).toHaveText("30/10/2025");
  await sound(page, "review of an e-invoice");
  await fits(page, "review of an e-invoice");
  await desk.confirm();
  await desk.at("2025-09-30");
  await expect(desk.insight).toContainText(/14\s000,00/);
  // To the customer that the book has, not to another one of the same name.
  await page.goto(`${desk.site.app}#/customers`);
  await expect(page.getByRole("rowheader", { name: "SARL Bise" })).toHaveCount(1);

  await desk.preview(xml("the same as XML.xml"));
  await expect(desk.count("added")).toHaveText("0");
  await expect(desk.count("known")).toHaveText("1");
});

test("several at once are looked at together: new, known, conflicting, purchases and damaged ones", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(ATELIER);
  await page.goto(`${desk.site.app}#/settings`);
  await page.getByLabel("Nom ou raison sociale").fill("Studio Lumen");
  await page.getByLabel("SIREN ou SIRET").fill("732 829 320");
  await page.locator("form", { hasText: "Vos coordonnées" }).getByRole("button").click();
  await expect(page.locator(".notice--done")).toContainText("Studio Lumen");

  await page.goto(`${desk.site.app}#/import`);
  const conflicting = xml("F-2025-005.xml", (text) => text.replace("F-2025-009", "F-2025-005"));
  const unsound = xml("F-2025-010.xml", (text) =>
    text.replace("F-2025-009", "F-2025-010").replace(">200.00<", ">190.00<"),
  );
  const damaged = xml("damaged.xml", (text) => text.replace("</ram:Name>", ""));
  const files = [
    pdf("sale.pdf"),
    pdf("credit-note.pdf"),
    xml("sale.xml"),
    conflicting,
    unsound,
    pdf("purchase.pdf"),
    pdf("password.pdf"),
    damaged,
  ];
  await page.locator(".drop__input").setInputFiles(files);
  await expect(page.locator(".counts")).toBeVisible();
  // The sale came twice, as PDF and as XML.
  await expect(desk.count("added")).toHaveText("3");
  await expect(desk.count("conflicts")).toHaveText("1");
  await expect(desk.count("rejected")).toHaveText("3");
  await expect(page.getByText("F-2025-010 : Le total TTC n’est pas la somme")).toBeVisible();
  const rejected = page.locator(".rejected tbody tr");
  const said = (name: string) => rejected.filter({ hasText: name });
  await expect(said("purchase.pdf")).toContainText(
    "Facture d’achat de Papeterie du Port : son client est votre propre entreprise, d’après le numéro 732829320",
  );
  await expect(said("password.pdf")).toContainText("protégé par un mot de passe");
  await expect(said("damaged.xml")).toContainText("XML est incomplet ou abîmé");
  await sound(page, "review of several e-invoices");
  await fits(page, "review of several e-invoices");
  await desk.confirm();
  expect(plain(await desk.held())).toContain("11 factures");
});

test("a purchase is taken all the same when the person says that it is a sale", async ({
  desk,
  page,
}) => {
  await desk.open();
  await page.goto(`${desk.site.app}#/settings`);
  await page.getByLabel("Nom ou raison sociale").fill("Studio Lumen");
  await page.getByLabel("SIREN ou SIRET").fill("732829320");
  await page.locator("form", { hasText: "Vos coordonnées" }).getByRole("button").click();
  await expect(page.locator(".notice--done")).toContainText("Studio Lumen");
  await page.goto(`${desk.site.app}#/import`);
  const drop = async () => {
    await page.locator(".drop__input").setInputFiles([pdf("sale.pdf"), pdf("purchase.pdf")]);
    await expect(page.locator(".counts")).toBeVisible();
  };
  await drop();
  await expect(desk.count("rejected")).toHaveText("1");
  await expect(page.getByText("1 fichier laissé de côté").first()).toBeVisible();
  await expect(page.locator(".rejected thead th").first()).toHaveText("Fichier");
  const { invoice } = readEInvoice(fixture("e-invoices/purchase.pdf"));
  const claim = page.getByRole("button", {
    name: `C’est bien ma facture : reprendre ${invoice.id}`,
  });
  await claim.click();
  await expect(desk.count("rejected")).toHaveText("0");
  await expect(desk.count("added")).toHaveText("2");
  await expect(page.locator("[data-sales]")).toContainText(
    `alors que son client porte votre propre numéro : ${invoice.id}.`,
  );
  await sound(page, "a purchase that is taken");
  // And back.
  await page.getByRole("button", { name: "Laisser de côté" }).click();
  await expect(desk.count("added")).toHaveText("1");
  await claim.click();
  await expect(desk.count("added")).toHaveText("2");
  await desk.confirm();
  expect(plain(await desk.held())).toContain("2 factures");

  // The same files again add nothing, as sale or as purchase.
  await page.goto(`${desk.site.app}#/import`);
  await drop();
  await expect(desk.count("added")).toHaveText("0");
  await claim.click();
  await expect(desk.count("known")).toHaveText("2");
  await expect(desk.count("added")).toHaveText("0");
});

test("one that is no electronic invoice is refused with what to do", async ({ desk, page }) => {
  await desk.open();
  await desk.drop(pdf("password.pdf"));
  await expect(page.locator("h1")).toHaveText("Ce fichier n’a pas pu être lu");
  await expect(page.locator("[role=alert]")).toContainText("Enregistrer sous");
  await page.getByRole("button", { name: "Choisir un autre fichier" }).click();
  await desk.drop(pdf("order.pdf"));
  await expect(page.locator("[role=alert]")).toContainText(
    "ce PDF ne contient pas de facture électronique",
  );
});
