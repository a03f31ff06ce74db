// The page of a document works without this file. It adds: n and p from one marked place to the next, both columns at the same place,
// the lines on the image under a sentence that was chosen, a link to it, and why a page has no image.
"use strict";

const [leaves, words] = [".leaves", ".words"].map(name => document.querySelector(`[data-viewer] ${name}`));
const passageOf = node => (node instanceof Element ? node : node?.parentElement)?.closest("[id^='p-']");
const numberOf = passage => passage.id.slice(2);
// Set while a person scrolls one column: the other follows. Null while the page scrolls by itself.
let leader = null;

function center(column, element) {
  if (!element) return;
  if (!column) return element.scrollIntoView({ block: "center" });
  leader = null;
  const [frame, box] = [column.getBoundingClientRect(), element.getBoundingClientRect()];
  column.scrollBy({ top: box.top + box.height / 2 - frame.top - frame.height / 2, left: box.left < frame.left || box.right > frame.right ? box.left - frame.left - 20 : 0 });
}

// Marked places: one may run over cells of a row, or lines of the image.
const nav = document.querySelector("[data-hits]");
const places = [];
for (const mark of document.querySelectorAll("mark[data-at]")) {
  const key = `[data-p="${numberOf(passageOf(mark))}"][data-at="${mark.dataset.at}"]`;
  if (places.at(-1)?.key === key) places.at(-1).marks.push(mark);
  else places.push({ key, marks: [mark] });
}
let at = places.findIndex(place => place.marks.some(mark => mark.id === "cited"));

function show(index) {
  at = index;
  for (const old of document.querySelectorAll(".hit.current, mark.current")) old.classList.remove("current");
  const rects = document.querySelectorAll(`rect.hit${places[at].key}`);
  for (const found of [...places[at].marks, ...rects]) found.classList.add("current");
  nav.querySelector("[data-hit]").textContent = Number(nav.dataset.hits) + at + 1;
  center(words, places[at].marks[0]);
  if (leaves) center(leaves, rects[0] ?? leafOf(places[at].marks[0]));
  const [mark] = places[at].marks;
  address(passageOf(mark), Number(mark.dataset.at), places[at].marks.reduce((sum, part) => sum + part.textContent.length, 0));
}

function step(by) {
  const next = at + by;
  if (next >= 0 && next < places.length) show(next);
  else if (by > 0 && nav.dataset.after) location.assign(nav.dataset.after);
  else if (by < 0 && nav.dataset.before) location.assign(nav.dataset.before);
}

if (nav) {
  for (const link of nav.querySelectorAll("[data-step]")) link.addEventListener("click", event => { event.preventDefault(); step(Number(link.dataset.step)); });
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "n") step(1);
    else if (event.key === "p") step(-1);
  });
}

// Both columns.
const jump = document.querySelector("#at");
const leafOf = element => leaves?.querySelector(`[data-page="${element.closest("[data-page]")?.dataset.page}"]`);
const pageAt = (column, y) => [...column.querySelectorAll(":scope > [data-page]")].findLast(page => page.getBoundingClientRect().top <= y) ?? column.querySelector("[data-page]");

function follow(from, to) {
  const third = column => column.getBoundingClientRect().top + column.clientHeight / 3;
  const page = pageAt(from, third(from));
  const here = page.getBoundingClientRect();
  const other = to.querySelector(`[data-page="${page.dataset.page}"]`)?.getBoundingClientRect();
  if (other && leader === from) to.scrollBy({ top: other.top + (third(from) - here.top) / here.height * other.height - third(to) });
  for (const thumb of document.querySelectorAll(".thumbs a")) {
    if (thumb.dataset.page === page.dataset.page) thumb.setAttribute("aria-current", "true");
    else thumb.removeAttribute("aria-current");
  }
  if (jump && jump !== document.activeElement) jump.value = page.dataset.page;
  for (const leaf of leaves.children) leaf.classList.toggle("looked-at", leaf.dataset.page === page.dataset.page);
}

if (leaves) {
  for (const [one, other] of [[leaves, words], [words, leaves]]) {
    for (const sign of ["pointerdown", "wheel", "keydown", "touchstart"]) one.addEventListener(sign, () => { leader = one; }, { passive: true });
    let waiting = false;
    one.addEventListener("scroll", () => {
      if (waiting || (leader ?? leaves) !== one) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; follow(one, other); });
    });
  }
  document.querySelector(".thumbs").addEventListener("click", event => {
    const page = event.target.closest("a")?.dataset.page;
    if (!page) return;
    event.preventDefault();
    leader = null;
    for (const column of [leaves, words]) column.scrollTop += column.querySelector(`[data-page="${page}"]`).getBoundingClientRect().top - column.getBoundingClientRect().top;
  });
  leaves.addEventListener("click", event => {
    const passage = document.getElementById(`p-${event.target.closest("[data-p]")?.dataset.p}`);
    if (passage) choose(passage, 0, null);
  });
}

// A sentence that was chosen: its lines on the image, and the address that leads to it.
const field = document.querySelector("#here");

function address(passage, start, length) {
  const number = numberOf(passage);
  if (field) field.value = `${field.dataset.link}?p=${number}&start=${start}&len=${length}#p-${number}`;
}

/** @param length null for the whole passage, which is then brought into sight. */
function choose(passage, start, length) {
  for (const old of document.querySelectorAll(".line.chosen, .passage-chosen")) old.classList.remove("chosen", "passage-chosen");
  const end = start + (length ?? Infinity);
  const lines = [...document.querySelectorAll(`rect.line[data-p="${numberOf(passage)}"]`)].filter(line => Number(line.dataset.from) < end && Number(line.dataset.from) + Number(line.dataset.length) > start);
  for (const line of lines) line.classList.add("chosen");
  if (length === null) {
    passage.classList.add("passage-chosen");
    center(words, passage);
  } else if (leaves && lines.length > 0) center(leaves, lines[0]);
  address(passage, start, length ?? lines.reduce((most, line) => Math.max(most, Number(line.dataset.from) + Number(line.dataset.length)), 0));
}

const home = node => (node instanceof Element ? node : node.parentElement).closest("td[data-from]") ?? passageOf(node);
function* texts(root) {
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) if (!walk.currentNode.parentElement.closest(".kind")) yield walk.currentNode;
}

function offsetOf(node, offset) {
  let before = Number(home(node).dataset.from ?? 0);
  for (const text of texts(home(node))) {
    if (text === node) return before + offset;
    before += text.length;
  }
  return before;
}

/** Nothing is selected, a place in the text was clicked: its sentence is. */
function widen(selection, node, offset) {
  const all = [...texts(home(node))];
  const text = all.map(part => part.data).join("");
  const clicked = offsetOf(node, offset) - Number(home(node).dataset.from ?? 0);
  const ends = /[。；！？\n]/;
  let [from, to] = [clicked, clicked];
  while (from > 0 && !ends.test(text[from - 1])) from--;
  while (to < text.length && !ends.test(text[to])) to++;
  const point = wanted => {
    for (const part of all) {
      if (wanted <= part.length) return [part, wanted];
      wanted -= part.length;
    }
    return [all.at(-1), all.at(-1).length];
  };
  selection.setBaseAndExtent(...point(from), ...point(Math.min(text.length, to + 1)));
}

document.addEventListener("mouseup", event => setTimeout(() => {
  const selection = getSelection();
  if (!(event.target instanceof Element) || !event.target.closest(".sheet") || event.target.closest("a, summary, button, input") || selection.rangeCount === 0) return;
  const passage = passageOf(selection.anchorNode);
  if (!passage || passageOf(selection.focusNode) !== passage || selection.anchorNode.nodeType !== Node.TEXT_NODE) return;
  if (selection.isCollapsed) widen(selection, selection.anchorNode, selection.anchorOffset);
  const range = selection.getRangeAt(0);
  if (range.startContainer.nodeType !== Node.TEXT_NODE || range.endContainer.nodeType !== Node.TEXT_NODE) return;
  const start = offsetOf(range.startContainer, range.startOffset);
  choose(passage, start, Math.max(1, offsetOf(range.endContainer, range.endOffset) - start));
}, 0));

for (const button of document.querySelectorAll("button[data-copy]")) {
  const label = button.textContent;
  button.addEventListener("click", async () => {
    const source = document.querySelector(button.dataset.copy);
    source.select();
    // The clipboard proper is there only where the site is reached safely; on a plain local network the old way works.
    try { await navigator.clipboard.writeText(source.value); } catch { document.execCommand("copy"); }
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}

// A page without an image says why.
async function explain(image) {
  const figure = image.closest(".leaf");
  const note = figure.querySelector(".not-drawn");
  try {
    const answer = await fetch(image.src, { redirect: "error" });
    note.textContent = answer.ok || answer.status === 404 ? image.alt : await answer.text();
  } catch { note.textContent = image.alt; }
  note.hidden = false;
  figure.classList.add("no-image");
}
for (const image of document.querySelectorAll(".leaf img")) {
  image.addEventListener("error", () => explain(image));
  if (image.complete && image.naturalWidth === 0 && image.currentSrc) explain(image);
}
for (const image of document.querySelectorAll(".thumbs img")) {
  const hide = () => image.classList.add("missing");
  image.addEventListener("error", hide);
  if (image.complete && image.naturalWidth === 0 && image.currentSrc) hide();
}

// Where the reader was sent to, in the middle of both columns; after the browser has gone to the fragment by itself.
if (leaves) {
  window.addEventListener("load", () => setTimeout(() => {
    if (at >= 0) show(at);
    else {
      const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
      const page = target?.closest("[data-page]")?.dataset.page;
      for (const column of page ? [leaves, words] : []) column.scrollTop += column.querySelector(`[data-page="${page}"]`).getBoundingClientRect().top - column.getBoundingClientRect().top;
      if (target && passageOf(target)) choose(target, 0, null);
      follow(leaves, words);
    }
    window.scrollTo(0, 0);
  }, 0));
}
