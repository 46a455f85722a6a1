import { complete, type Database } from "./database.ts";

/** Choices of the person: small, written at once, each on its own. */
export async function readSettings(database: Database): Promise<Record<string, unknown>> {
  return database.use(async (handle) => {
    const transaction = handle.transaction("settings", "readonly");
    const [keys, values] = await Promise.all([
      transaction.store.getAllKeys(),
      transaction.store.getAll(),
    ]);
    return Object.fromEntries(keys.map((key, index) => [key, values[index]]));
  });
}

export async function writeSetting(database: Database, key: string, value: unknown): Promise<void> {
  await database.use(async (handle) => {
    const transaction = handle.transaction("settings", "readwrite", { durability: "strict" });
    await complete(transaction, [transaction.store.put(value, key)]);
  });
}

/** Erases the book and the choices, in one transaction. */
export async function eraseAll(database: Database): Promise<void> {
  await database.use(async (handle) => {
    const names = ["changes", "parts", "snapshot", "settings"] as const;
    const transaction = handle.transaction(names, "readwrite", { durability: "strict" });
    await complete(
      transaction,
      names.map((name) => transaction.objectStore(name).clear()),
    );
  });
}
