/**
 * A long accounting file: how quickly it is read and how much memory that takes, beside Python's csv on the same file, which only cuts it
 * into cells. The time is that of the processor, so that it does not matter what else the machine does. Run by `cargo xtask bench files`.
 */
import { execFileSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const MEGABYTES = 50;
const RUNS = 3;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = join(process.env.CARGO_TARGET_DIR ?? here("../target"), "xtask/bench");
const data = process.env.ENCOURS_DATA ?? here("../../shared/data");

const HEADER =
  "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise";

/** A year of a small firm, where no real file is at hand. */
function recipe() {
  const rows = [];
  const row = (journal, entry, date, account, customer, piece, debit, credit, letter) =>
    rows.push(
      [journal, journal, entry, date, account, "Compte", customer, customer, piece, date, "Libellé"]
        .concat([debit, credit, letter, "", date, "", ""])
        .join("\t"),
    );
  for (let number = 1; number <= 1000; number += 1) {
    const day = `2025${String((number % 12) + 1).padStart(2, "0")}15`;
    const [customer, piece, letter] = [`C${number % 40}`, `F${number}`, `L${number}`];
    row("VE", `V${number}`, day, "411000", customer, piece, "1200,00", "0,00", letter);
    row("VE", `V${number}`, day, "706000", "", piece, "0,00", "1000,00", "");
    row("VE", `V${number}`, day, "445710", "", piece, "0,00", "200,00", "");
    row("BQ", `B${number}`, day, "411000", customer, "VIR", "0,00", "1200,00", letter);
    row("BQ", `B${number}`, day, "512000", "", "VIR", "1200,00", "0,00", "");
  }
  return rows;
}

function rowsOf(path) {
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  return text.split("\n").slice(1).filter(Boolean);
}

/** The same rows again and again, each time with new numbers of entries, documents and letterings. */
function make(path) {
  const real = join(data, "fec/fec-reader/0000000001FEC20220831.txt");
  const rows = (existsSync(real) ? rowsOf(real) : recipe()).map((row) => row.split("\t"));
  const file = openSync(path, "w");
  writeSync(file, `${HEADER}\n`);
  let size = 0;
  for (let round = 1; size < MEGABYTES * 1e6; round += 1) {
    const lines = rows.map((row) => {
      const cells = [...row];
      cells[2] = `${round}-${cells[2]}`;
      cells[8] = `${round}/${cells[8]}`;
      if (cells[13]) cells[13] = `${cells[13]}${round}`;
      return cells.join("\t");
    });
    size += writeSync(file, `${lines.join("\n")}\n`);
  }
  closeSync(file);
}

/** In a process of its own, so that its memory is its own. */
function encours(path) {
  const program = `
    import { readFileSync } from "node:fs";
    const { readFec } = await import(${JSON.stringify(pathToFileURL(here("../dist/npm/import-node.js")).href)});
    const bytes = readFileSync(${JSON.stringify(path)});
    readFec(new TextEncoder().encode(${JSON.stringify(`${HEADER}\n`)}));
    const before = process.memoryUsage.rss();
    const took = [];
    let said;
    for (let run = 0; run < ${RUNS}; run += 1) {
      const start = process.cpuUsage();
      said = readFec(bytes);
      const { user, system } = process.cpuUsage(start);
      took.push((user + system) / 1000);
    }
    const memory = process.resourceUsage().maxRSS * 1024 - before;
    console.log(JSON.stringify({ took, memory, invoices: said.invoices.length, rejected: said.rejected.length }));`;
  const words = ["--input-type=module", "--eval", program];
  return JSON.parse(execFileSync(process.execPath, words).toString());
}

function python(path) {
  const program = `
import csv, json, time
took = []
for run in range(${RUNS}):
    start = time.process_time()
    with open(${JSON.stringify(path)}, encoding="utf-8", newline="") as file:
        rows = sum(1 for row in csv.reader(file, delimiter="\\t"))
    took.append((time.process_time() - start) * 1000)
print(json.dumps({"took": took, "rows": rows}))`;
  return JSON.parse(execFileSync("python3", ["-c", program]).toString());
}

function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}

mkdirSync(folder, { recursive: true });
const path = join(folder, `fec-${MEGABYTES}.txt`);
make(path);
const size = statSync(path).size;
const speed = (took) => `${Math.round(size / 1e3 / median(took))} MB/s`;
const ours = encours(path);
const theirs = python(path);
console.log(`An accounting file of ${Math.round(size / 1e6)} MB, ${theirs.rows} lines:`);
console.log(
  `  encours readFec  ${speed(ours.took)}, ${ours.invoices} invoices, ${ours.rejected} lines refused, ` +
    `${(ours.memory / size).toFixed(1)} × the file in memory at most, the answer included`,
);
console.log(`  Python csv       ${speed(theirs.took)}, cells only`);
