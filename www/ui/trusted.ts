/**
 * The only script addresses that a page of the site may start: its own workers and its own service worker. Under
 * `require-trusted-types-for 'script'` the browser refuses any other way.
 */
interface Policy {
  createScriptURL(url: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

/** The folder that all of the site is in: this script is its `site.js`, or one of those with a hash in its `assets`. */
export const ROOT = import.meta.url.replace(/(assets\/[^/]*-[\w-]+\.js|site\.js)$/, "");

function allowed(url: string): string {
  const { href } = new URL(url, ROOT);
  const name = href.startsWith(ROOT) ? href.slice(ROOT.length) : "";
  if (name !== "sw.js" && !/^assets\/(reader|worker)-[\w-]+\.js$/.test(name)) {
    throw new TypeError(`not a script of this page: ${url}`);
  }
  return url;
}

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
const policy: Policy = factory?.createPolicy("encours", { createScriptURL: allowed }) ?? {
  createScriptURL: allowed,
};

/** The service worker of the whole site. */
export const SERVICE_WORKER = `${ROOT}sw.js`;

export function scriptUrl(url: string): unknown {
  return policy.createScriptURL(url);
}
