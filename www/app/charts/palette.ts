/** The colours of the style sheet, read when a picture is drawn: dark mode and print change them. */
export interface Palette {
  ink: string;
  soft: string;
  line: string;
  accent: string;
  danger: string;
  paper: string;
  ages: string[];
  notDue: string;
  font: string;
}

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--encours-${name}`).trim();
  return {
    ink: token("ink"),
    soft: token("ink-soft"),
    line: token("line"),
    accent: token("accent"),
    danger: token("loss"),
    paper: token("paper"),
    ages: [1, 2, 3, 4].map((age) => token(`age-${age}`)),
    notDue: token("not-due"),
    font: style.fontFamily,
  };
}
