/** What is seen of a part of the page, as one file that needs nothing else: its own style, no script, no network. */
export function documentOf(
  part: HTMLElement,
  title: string,
  language: string,
  style: string,
): Blob {
  const copy = part.cloneNode(true) as HTMLElement;
  // What a framework leaves between the texts, and what only a page can do.
  const marks = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (marks.nextNode()) comments.push(marks.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
  for (const tool of copy.querySelectorAll(".section__tools, .actions, [data-page-only]"))
    tool.remove();
  for (const lead of copy.querySelectorAll("button, a[href^='#']"))
    lead.replaceWith(...lead.childNodes);
  for (const frame of copy.querySelectorAll("[tabindex]")) frame.removeAttribute("tabindex");
  for (const frame of copy.querySelectorAll("[role=region]"))
    frame.replaceWith(...frame.childNodes);
  const head = document.createElement("title");
  head.textContent = title;
  const text = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
${head.outerHTML}
<style>
${style}</style>
</head>
<body>
<main>
${copy.outerHTML}
</main>
</body>
</html>
`;
  return new Blob([text], { type: "text/html" });
}
