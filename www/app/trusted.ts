/**
 * The only script addresses that this page may start: its own worker and its own service worker. Under
 * `require-trusted-types-for 'script'` the browser refuses any other way.
 */
interface Policy {
  createScriptURL(url: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

function allowed(url: string): string {
  const { origin, pathname } = new URL(url, document.baseURI);
  const home = new URL("./", document.baseURI).pathname;
  const ours =
    pathname === `${home}sw.js` || /^assets\/worker-[\w-]+\.js$/.test(pathname.slice(home.length));
  if (origin !== location.origin || !pathname.startsWith(home) || !ours) {
    throw new TypeError(`not a script of this page: ${url}`);
  }
  return url;
}

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
const policy: Policy = factory?.createPolicy("encours", { createScriptURL: allowed }) ?? {
  createScriptURL: allowed,
};

export function scriptUrl(url: string): unknown {
  return policy.createScriptURL(url);
}
