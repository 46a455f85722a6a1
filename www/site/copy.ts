const WORDS = {
  fr: { copy: "Copier", copied: "Copié" },
  en: { copy: "Copy", copied: "Copied" },
};

/** A button on each program that can be copied. */
export function copyButtons(): void {
  const words = WORDS[document.documentElement.lang === "en" ? "en" : "fr"];
  for (const listing of document.querySelectorAll<HTMLElement>(".listing")) {
    const code = listing.querySelector("code");
    if (!code || listing.dataset.language === "output") continue;
    const button = document.createElement("button");
    button.className = "button button--quiet listing__copy";
    button.textContent = words.copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(`${code.textContent}\n`);
      button.textContent = words.copied;
      setTimeout(() => {
        button.textContent = words.copy;
      }, 2000);
    });
    listing.append(button);
  }
}
