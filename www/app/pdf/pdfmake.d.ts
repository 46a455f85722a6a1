/** What is used of pdfmake, which brings no types. */
declare module "pdfmake/build/pdfmake.min.js" {
  interface PdfMake {
    virtualfs: { writeFileSync(name: string, bytes: Uint8Array): void };
    addFonts(fonts: Record<string, { normal: string; bold: string }>): void;
    createPdf(document: unknown): { getBuffer(): Promise<Uint8Array<ArrayBuffer>> };
  }
  const pdfMake: PdfMake;
  export default pdfMake;
}
