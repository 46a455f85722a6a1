/** The demo book as the file that it is read from. */
export async function csvDemo(): Promise<Blob> {
  const { default: text } = await import("./atelier.csv?raw");
  return new Blob([text], { type: "text/csv" });
}
