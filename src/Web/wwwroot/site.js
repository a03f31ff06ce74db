// The site works without this file. It adds: j/k/enter in lists, judging a finding by keys, progress that counts by itself,
// drafts of typed words that outlive the page, and the cited sentence in the middle of the screen.
"use strict";

const typing = target => target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]") !== null;

const judge = document.querySelector("form[data-judge]");
const help = document.querySelector("dialog#keys");

// Chooses a verdict by its key. What needs no words is sent off at once; else the cursor goes to where words are needed.
function choose(key) {
  const verdict = judge?.querySelector(`input[data-key="${CSS.escape(key)}"]`);
  if (!verdict) return false;
  verdict.checked = true;
  verdict.dispatchEvent(new Event("input", { bubbles: true }));
  if (verdict.dataset.words === "no") judge.requestSubmit();
  else (verdict.value === "Lead" && judge.querySelector(".innocent input, .innocent textarea") || judge.querySelector("#Judgement_Note")).focus();
  return true;
}

// The usual explanations by their numbers, where they are shown.
function consider(number) {
  const box = judge?.querySelector(`[data-number="${CSS.escape(number)}"]`);
  if (!box || !box.checkVisibility()) return false;
  box.click();
  return true;
}

function move(list, step) {
  const rows = [...list.querySelectorAll("tbody tr")];
  if (rows.length === 0) return;
  const at = rows.findIndex(row => row.hasAttribute("aria-current"));
  const next = rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
  rows.forEach(row => row.removeAttribute("aria-current"));
  next.setAttribute("aria-current", "true");
  next.querySelector("a")?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", event => {
  if (event.ctrlKey && event.key === "Enter" && event.target.form?.matches("[data-judge]")) return event.target.form.requestSubmit();
  if (event.key === "Escape" && event.target.form === judge) event.target.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || help?.open) return;
  const list = document.querySelector("table[data-keys]");
  const press = selector => document.querySelector(selector)?.click();
  switch (event.key) {
    case "j": if (list) move(list, 1); else press("a[rel=next]"); break;
    case "k": if (list) move(list, -1); else press("a[rel=prev]"); break;
    case "Enter": if (list && event.target === document.body) press("tr[aria-current] a"); return;
    case "u": press("a[data-up]"); break;
    case "n": judge?.querySelector("#Judgement_Note")?.focus(); break;
    case "g": press("a[data-start]"); break;
    case "?": help?.showModal(); break;
    case "/": document.querySelector("#q, #quick")?.focus(); break;
    case " ": if (!list || event.target.matches("input, button, summary")) return; press("tr[aria-current] input[name=Chosen]"); break;
    default: if (!choose(event.key) && !consider(event.key)) return;
  }
  event.preventDefault();
});

for (const button of document.querySelectorAll("[data-help]")) {
  button.hidden = false;
  button.addEventListener("click", () => help.showModal());
}

// Drafts: what is typed is kept in this browser under the person's name until it is saved, whatever becomes of the page.
const week = 7 * 24 * 3600 * 1000;
const draftKey = (person, address) => `draft:${person}:${address}`;
const fields = form => [...form.elements].filter(field => field.name && field.type !== "hidden" && field.tagName !== "BUTTON");
const kept = field => field.type === "checkbox" || field.type === "radio" ? field.checked : field.value;

function restore(form, key) {
  const draft = JSON.parse(localStorage.getItem(key) ?? "null");
  if (!draft || Date.now() - draft.at > week) return localStorage.removeItem(key);
  for (const field of fields(form)) {
    const value = draft.fields[`${field.name}=${field.type === "checkbox" || field.type === "radio" ? field.value : ""}`];
    if (value === undefined) continue;
    if (typeof value === "boolean") field.checked = value; else field.value = value;
  }
  const notice = form.querySelector("[data-restored]");
  if (!notice) return;
  notice.hidden = false;
  notice.querySelector("[data-discard]").addEventListener("click", () => { localStorage.removeItem(key); form.reset(); notice.hidden = true; });
}

for (const { dataset } of document.querySelectorAll("[data-saved]")) localStorage.removeItem(draftKey(dataset.person, dataset.saved));

for (const form of document.querySelectorAll("form[data-draft]")) {
  const address = new URL(form.action);
  const key = draftKey(form.dataset.draft, address.pathname + (address.searchParams.get("handler") ?? "") + (form.elements["Correction.Id"]?.value ?? ""));
  if (!form.classList.contains("touched")) restore(form, key);
  form.addEventListener("input", () => localStorage.setItem(key, JSON.stringify({
    at: Date.now(),
    fields: Object.fromEntries(fields(form).map(field => [`${field.name}=${field.type === "checkbox" || field.type === "radio" ? field.value : ""}`, kept(field)])),
  })));
}

for (const all of document.querySelectorAll("[data-all]")) {
  const form = all.form;
  const boxes = () => [...form.querySelectorAll("input[name=Chosen]")];
  const told = form.querySelector("[data-chosen]");
  const tell = () => { if (told) told.textContent = told.dataset.chosen.replace("0", boxes().filter(box => box.checked).length); };
  all.addEventListener("change", () => { for (const box of boxes()) box.checked = all.checked; });
  form.addEventListener("change", tell);
}

for (const select of document.querySelectorAll("select[data-go]")) select.addEventListener("change", () => select.form.requestSubmit());

for (const button of document.querySelectorAll("button[data-print]")) button.addEventListener("click", () => window.print());

document.addEventListener("click", event => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});

// After the browser has gone to the address's fragment by itself.
window.addEventListener("load", () => setTimeout(() => document.querySelector("mark#cited")?.scrollIntoView({ block: "center" }), 0));

const progress = document.querySelector("[data-poll]");
if (progress) {
  const seconds = 1000;
  const poll = async () => {
    try {
      const answer = await fetch(progress.dataset.poll, { headers: { "X-Poll": "1" }, redirect: "error" });
      if (!answer.ok) return;
      const busy = progress.dataset.busy === "true";
      progress.innerHTML = await answer.text();
      progress.dataset.busy = String(progress.querySelector("progress") !== null);
      if (busy && progress.dataset.busy === "false" && !("stay" in progress.dataset)) return location.reload();
    } catch { /* signed out or the server is restarting: the figures stay as they are */ }
    setTimeout(poll, (progress.dataset.busy === "true" ? 2 : 15) * seconds);
  };
  setTimeout(poll, 2 * seconds);
}

// The screen locks when nobody has touched any page of the site for a while; what was typed stays, the session does not.
const lock = document.querySelector("dialog#lock");
if (lock) {
  const after = Number(lock.dataset.after) * 1000, root = lock.dataset.root, form = lock.querySelector("form"), wrong = lock.querySelector("[role=alert]");
  let locked = false, touched = Date.now(), told = touched;
  const shared = () => { try { return Number(localStorage.getItem("docreview.touched")) || 0; } catch { return 0; } };
  const share = () => { try { localStorage.setItem("docreview.touched", String(touched)); } catch { /* this window alone then */ } };
  const close = () => {
    locked = true;
    document.body.classList.add("locked");
    lock.showModal();
    fetch(`${root}lock`, { method: "POST", body: new URLSearchParams(), redirect: "manual" }).catch(() => {});
  };
  const open = () => {
    locked = false;
    touched = told = Date.now();
    share();
    form.reset();
    wrong.hidden = true;
    lock.close();
    document.body.classList.remove("locked");
  };
  const touch = () => {
    if (locked) return;
    touched = Date.now();
    share();
    if (touched - told < after / 3) return;
    told = touched;
    fetch(`${root}alive`, { redirect: "manual" }).catch(() => {});
  };
  for (const sign of ["pointerdown", "pointermove", "keydown", "wheel", "input"]) document.addEventListener(sign, touch, { capture: true, passive: true });
  setInterval(async () => {
    if (!locked && Date.now() - Math.max(touched, shared()) > after) return close();
    // Opened in another window, by the same person.
    if (locked && shared() > touched) {
      touched = shared();
      const answer = await fetch(`${root}alive`, { redirect: "manual" }).catch(() => null);
      if (locked && answer?.ok && await answer.text() === lock.dataset.name) open();
    }
  }, 1000);
  lock.addEventListener("cancel", event => event.preventDefault());
  lock.addEventListener("close", () => { if (locked) lock.showModal(); });
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => null);
    if (answer?.ok) return open();
    wrong.textContent = answer?.status === 422 ? await answer.text() : wrong.dataset.failed ?? "";
    wrong.hidden = false;
    form.elements.Password.select();
  });
}
