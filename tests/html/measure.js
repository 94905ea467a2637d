// Where a browser has put every character of every paragraph, in CSS pixels from its page's left
// edge: one list a line. Written into the document itself, for --dump-dom to print.
document.fonts.ready.then(() => {
  const range = document.createRange();
  const measured = { faces: [...document.fonts].map((face) => face.status), pages: [] };
  for (const page of document.querySelectorAll(".page")) {
    const left = page.getBoundingClientRect().left;
    const lines = [];
    for (const block of page.querySelectorAll(".box > p, h1, h2, blockquote")) {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      let line = { text: "", lefts: [] };
      while (walker.nextNode()) {
        const node = walker.currentNode;
        for (let index = 0; index < node.length; index++) {
          if (node.data[index] === "\n") {
            lines.push(line);
            line = { text: "", lefts: [] };
            continue;
          }
          range.setStart(node, index);
          range.setEnd(node, index + 1);
          line.text += node.data[index];
          line.lefts.push(range.getClientRects()[0].left - left);
        }
      }
      lines.push(line);
    }
    measured.pages.push(lines);
  }
  const result = document.createElement("pre");
  result.id = "measured";
  result.textContent = JSON.stringify(measured);
  document.body.append(result);
});
