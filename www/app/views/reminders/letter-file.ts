/** A letter as one file that needs nothing else. */
import { nothing, render } from "lit";
import { type Letter, subjectLine } from "../../letters/letter.ts";
import { documentOf } from "../file-document.ts";
import style from "./letter-file.css?raw";
import { letterSheet } from "./letter-sheet.ts";

export function letterFile(letter: Letter): Blob {
  const sheet = document.createElement("div");
  render(letterSheet(letter, nothing), sheet);
  const subject = sheet.querySelector(".letter__subject");
  subject?.setAttribute("role", "heading");
  subject?.setAttribute("aria-level", "1");
  return documentOf(sheet, subjectLine(letter), letter.language, style);
}
