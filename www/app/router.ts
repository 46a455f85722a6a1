/** The address after the hash: it works under any path of any static host, and offline. */
export const SECTIONS = ["aging", "indicators", "claims", "forecast", "allowance"] as const;
export type Section = (typeof SECTIONS)[number];
export type Screen = "dashboard" | "import" | "data" | "calculator";
/** The calculators, by the names of their elements. */
export const TOPICS = ["due-date", "early-discount", "installments", "late-payment"] as const;
export type Topic = (typeof TOPICS)[number];

export interface Route {
  screen: Screen;
  /** The part of the dashboard to bring into view. */
  section?: Section;
  /** The date that figures are for, if it is not today. */
  asOf?: string;
  /** A calculator with its case, in the attributes of its element. Their `as-of` is the case's own. */
  calculator?: { topic: Topic; query: string };
}

export function parseRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const topic = TOPICS.find((name) => path === `calculators/${name}`);
  if (topic) return { screen: "calculator", calculator: { topic, query } };
  const asOf = new URLSearchParams(query).get("asOf");
  const route: Route = { screen: path === "import" || path === "data" ? path : "dashboard" };
  const section = SECTIONS.find((name) => name === path);
  if (section) route.section = section;
  if (asOf) route.asOf = asOf;
  return route;
}

export function routeHash(route: Route): string {
  if (route.calculator) {
    const { topic, query } = route.calculator;
    return `#/calculators/${topic}${query ? `?${query}` : ""}`;
  }
  const path = route.section ?? (route.screen === "dashboard" ? "" : route.screen);
  return `#/${path}${route.asOf ? `?asOf=${route.asOf}` : ""}`;
}
