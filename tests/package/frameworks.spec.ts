// A calculator in a React and in a Vue application: attributes go in, results come out, in the browser and in what a server renders.

import { expect, type Page, test } from "@playwright/test";
import { bundled, modules } from "./application.ts";
import { html, Project } from "./installed.ts";
import type { StaticServer } from "./server.ts";

/** A calculator, what a page gives it, and what its event says. A new one is a row here. */
const CALCULATORS = [
  {
    name: "provision",
    given: { amount: "2400.00", "paid-amount": "1000.00", "rate-percent": "50" },
    next: { "rate-percent": "100" },
    figure: "allowance",
    gives: ["583.34", "1166.67"],
  },
  {
    name: "collection-costs",
    given: {
      "annual-sales": "100000",
      "invoices-per-year": "600",
      "dso-days": "60",
      "overdue-percent": "20",
      "loss-percent": "1",
      "funding-rate-percent": "5",
      "in-house-minutes-per-invoice": "30",
      "in-house-hourly-cost": "40",
      "agency-fee-percent-of-recovered": "10",
    },
    next: { "in-house-minutes-per-invoice": "20" },
    figure: "cheapest",
    gives: ["agency", "inHouse"],
  },
  {
    name: "aging",
    given: {
      invoices: "facture;client;emission;echeance;ttc\nF-1;A;13/08/2025;12/09/2025;120,50",
      "as-of": "2025-09-30",
    },
    next: { "as-of": "2025-09-12" },
    figure: "total.overdue",
    gives: ["120.50", "0.00"],
  },
  {
    name: "dso",
    given: { receivables: "12800.00", sales: "6600.00", "as-of": "2025-09-30" },
    next: { receivables: "6600.00" },
    figure: "dso",
    gives: ["174.55", "90.00"],
  },
  {
    name: "forecast",
    given: { opening: "1000", "as-of": "2025-09-30", flows: "2025-10-05;;out;400;month" },
    next: { opening: "2000" },
    figure: "runs[0].closing",
    gives: ["-200.00", "800.00"],
  },
  {
    name: "early-discount",
    given: { amount: "12000.00", "discount-percent": "2", "days-early": "20" },
    next: { "days-early": "40" },
    figure: "annualCostPercent",
    gives: ["37.24", "18.62"],
  },
  {
    name: "installments",
    given: { amount: "5540.11", first: "2025-09-30", "rate-percent": "0" },
    next: { "rate-percent": "6" },
    figure: "totalInterest",
    gives: ["0.00", "55.49"],
  },
  {
    name: "due-date",
    given: { issued: "2025-01-20", days: "45" },
    next: { days: "60" },
    figure: "due",
    gives: ["2025-03-06", "2025-03-21"],
  },
  {
    name: "late-payment",
    given: { amount: "10000.00", due: "2024-05-31", "paid-on": "2025-09-15" },
    next: { "paid-on": "2024-05-15" },
    figure: "claim",
    gives: ["1785.95", "0.00"],
  },
];

/** The address of a page with this application in it. */
function applied(project: Project, aliases?: Record<string, string>): Promise<string> {
  project.write(
    "index.html",
    html(`<div id="app"></div><script type="module" src="./app.js"></script>`),
  );
  return bundled(project, aliases);
}

/** The event's figure stands in the application, which then gives the calculator other data. */
async function expectAnswers(page: Page, address: string, gives: string[]): Promise<void> {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() !== "log") errors.push(`${message.text()} ${message.location().url}`);
  });
  await page.goto(address);
  const [first = "", second = ""] = gives;
  await expect(page.locator("output")).toHaveText(first);
  await page.getByRole("button", { name: "next" }).click();
  await expect(page.locator("output")).toHaveText(second);
  expect(errors).toEqual([]);
}

let server: StaticServer;
test.beforeAll(async () => {
  server = await new Project("frameworks").serve();
});
test.afterAll(() => server?.stop());

for (const { name, given, next, figure, gives } of CALCULATORS) {
  const tag = `encours-${name}`;

  test(`React gives <${tag}> its attributes and hears its results`, async ({ page }) => {
    const project = new Project(`react-${name}`);
    project.write(
      "app.js",
      `import { createElement as h, StrictMode, useState } from "react";
       import { createRoot } from "react-dom/client";
       import "encours/elements/${name}";

       function App() {
         const [given, setGiven] = useState(${JSON.stringify(given)});
         const [figure, setFigure] = useState("");
         const hear = (event) => setFigure(event.detail.${figure});
         return h("main", null,
           h("${tag}", { ...given, "onencours-result": hear }),
           h("output", null, figure),
           h("button", { onClick: () => setGiven({ ...given, ...${JSON.stringify(next)} }) }, "next"));
       }
       createRoot(document.getElementById("app")).render(h(StrictMode, null, h(App)));\n`,
    );
    await expectAnswers(page, server.address + (await applied(project)), gives);
  });

  test(`Vue gives <${tag}> its attributes and hears its results`, async ({ page }) => {
    const project = new Project(`vue-${name}`);
    const bound = Object.keys(given).map((key) => `:${key}="given['${key}']"`);
    project.write(
      "app.js",
      `import { createApp } from "vue";
       import "encours/elements/${name}";

       const app = createApp({
         data: () => ({ given: ${JSON.stringify(given)}, figure: "" }),
         methods: { next() { Object.assign(this.given, ${JSON.stringify(next)}); } },
         template: \`<${tag} ${bound.join(" ")} @encours-result="figure = $event.detail.${figure}"></${tag}>
           <output>{{ figure }}</output><button @click="next">next</button>\`,
       });
       app.config.compilerOptions.isCustomElement = (tag) => tag.startsWith("encours-");
       app.mount("#app");\n`,
    );
    const vue = { vue: `${modules}/vue/dist/vue.esm-bundler.js` };
    await expectAnswers(page, server.address + (await applied(project, vue)), gives);
  });

  test(`a server renders <${tag}> as its tag, in React and in Vue`, () => {
    const project = new Project(`server-${name}`);
    const attributes = Object.entries(given).map(([key, value]) => `${key}="${value}"`);
    project.write(
      "render.mjs",
      `import { createRequire } from "node:module";
       import "encours/elements/${name}";
       const require = createRequire(${JSON.stringify(`${modules}/`)});
       const given = ${JSON.stringify(given)};
       const react = require("react-dom/server").renderToStaticMarkup(require("react").createElement("${tag}", given));
       const { createSSRApp, h } = require("vue");
       const app = createSSRApp({ render: () => h("${tag}", given) });
       const vue = await require("vue/server-renderer").renderToString(app);
       console.log(JSON.stringify([react, vue]));\n`,
    );
    const { ok, output } = project.run(process.execPath, "render.mjs");
    expect(ok, output).toBe(true);
    const markup = `<${tag} ${attributes.join(" ")}></${tag}>`;
    expect(JSON.parse(output)).toEqual([markup, markup]);
  });
}
