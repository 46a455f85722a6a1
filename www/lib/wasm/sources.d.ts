// Types of the sources of the reference rates, which are built from `src/law/sources.txt`.

export const SOURCES: { id: string; title: string; url?: string }[];
