/** Accents and capitals do not count in a search. */
export function searchText(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Whether each word that is looked for stands somewhere in a text that was made so. */
export function searchFor(search: string): (text: string) => boolean {
  const words = searchText(search).split(/\s+/).filter(Boolean);
  return (text) => words.every((word) => text.includes(word));
}
