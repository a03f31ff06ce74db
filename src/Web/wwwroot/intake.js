// Files of a delivery, dropped or chosen, sent part by part so that thousands and large ones go through. Without this file the form sends them all at once.
"use strict";

const form = document.querySelector("form[data-upload]");
if (form) {
  const most = 40, mostBytes = 32 * 1024 * 1024, tries = 3;
  const find = name => form.querySelector(`[data-${name}]`);
  const [drop, stop, resume, send, state, told, refused] = ["drop", "stop", "resume", "send", "state", "told", "refused"].map(find);
  const bar = state.querySelector("progress");
  const words = name => form.dataset[`words${name}`];
  const say = (text, ...values) => values.reduce((all, value, i) => all.replaceAll(`{${i}}`, value), text);
  let queue = [], batch = null, request = null, total = 0, sent = 0, bytes = 0, sentBytes = 0, since = 0, refusals = 0, handover = null;
  const size = count => count < 1 << 20 ? `${Math.ceil(count / 1024)} KB` : count < 1 << 30 ? `${(count / (1 << 20)).toFixed(1)} MB` : `${(count / (1 << 30)).toFixed(2)} GB`;
  const span = seconds => seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
  const busy = () => request !== null;

  find("drop-words").hidden = false;
  for (const kind of ["dragenter", "dragover"]) document.addEventListener(kind, event => { event.preventDefault(); drop.classList.add("over"); });
  document.addEventListener("dragleave", event => { if (!event.relatedTarget) drop.classList.remove("over"); });
  document.addEventListener("drop", async event => {
    event.preventDefault();
    drop.classList.remove("over");
    // Asked for at once: the list is gone when the handler has ended.
    const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
    const found = entries.length > 0 ? (await Promise.all(entries.map(entry => walk(entry, "")))).flat() : [...event.dataTransfer.files].map(file => ({ file, path: file.name }));
    begin(found);
  });

  async function walk(entry, above) {
    if (entry.isFile) return new Promise(done => entry.file(file => done([{ file, path: above + file.name }]), () => done([])));
    const reader = entry.createReader(), inside = [];
    // A folder tells its entries a hundred at a time.
    for (let some; (some = await new Promise((done, fail) => reader.readEntries(done, fail)).catch(() => [])).length > 0;) inside.push(...some);
    const all = [];
    for (const one of inside) all.push(...await walk(one, `${above}${entry.name}/`));
    return all;
  }

  form.addEventListener("submit", event => {
    event.preventDefault();
    const chosen = [...form.querySelectorAll("input[type=file]")].flatMap(input => [...input.files].map(file => ({ file, path: file.webkitRelativePath || file.name })));
    for (const input of form.querySelectorAll("input[type=file]")) input.value = "";
    begin(chosen);
  });

  function begin(files) {
    if (files.length === 0) return;
    if (!busy() && queue.length === 0) {
      [batch, total, sent, bytes, sentBytes, refusals, since] = [null, 0, 0, 0, 0, 0, Date.now()];
      handover = ["SuppliedBy", "From", "DeliveryForm", "Zone", "Note"].map(name => [name, form.elements[name].value]);
      refused.replaceChildren();
    }
    queue.push(...files);
    total += files.length;
    bytes += files.reduce((sum, { file }) => sum + file.size, 0);
    state.hidden = false;
    if (!busy()) next();
  }

  // As many as make a part: one large file is a part of its own.
  function part() {
    let count = 0, length = 0;
    while (count < queue.length && count < most && (count === 0 || length + queue[count].file.size <= mostBytes)) length += queue[count++].file.size;
    return queue.slice(0, count);
  }

  async function next() {
    stop.hidden = false;
    resume.hidden = true;
    for (let failed = 0; queue.length > 0;) {
      const files = part();
      const answer = await post(files);
      if (answer.came) {
        batch = answer.came.batch ?? batch;
        queue.splice(0, files.length);
        sent += files.length;
        sentBytes += files.reduce((sum, { file }) => sum + file.size, 0);
        for (const { name, why } of answer.came.refused) {
          refusals++;
          refused.append(Object.assign(document.createElement("li"), { textContent: `${name}: ${why}` }));
        }
        failed = 0;
        tell(0);
      } else if (answer.aborted) return halt(words("Stopped"));
      else if (answer.signedOut) return halt(words("SignedOut"));
      else if (answer.why || ++failed >= tries) return halt(answer.why || words("Failed"));
      else await new Promise(done => setTimeout(done, 1000 * failed));
    }
    stop.hidden = true;
    told.textContent = say(words("Done"), sent - refusals) + (refusals > 0 ? ` ${say(words("Refused"), refusals)}` : "");
  }

  function halt(why) {
    stop.hidden = true;
    resume.hidden = false;
    told.textContent = `${why} ${say(words("Sending"), sent, total, size(sentBytes), size(bytes))}`;
  }

  function post(files) {
    const body = new FormData();
    body.append("__RequestVerificationToken", form.elements.__RequestVerificationToken.value);
    if (batch !== null) body.append("Batch", batch);
    else for (const [name, value] of handover) body.append(name, value);
    for (const { file, path } of files) {
      body.append("Modified", file.lastModified);
      body.append("files", file, path);
    }
    return new Promise(done => {
      request = new XMLHttpRequest();
      const end = answer => { request = null; done(answer); };
      request.open("POST", form.action);
      request.setRequestHeader("Accept", "application/json");
      request.upload.addEventListener("progress", event => tell(event.loaded));
      request.addEventListener("abort", () => end({ aborted: true }));
      request.addEventListener("error", () => end({}));
      request.addEventListener("load", () => {
        // The request was led to the sign-in.
        if (!request.responseURL.startsWith(form.action)) return end({ signedOut: true });
        if (request.status === 200) return end({ came: JSON.parse(request.responseText) });
        end({ why: request.status === 507 ? request.responseText : "" });
      });
      request.send(body);
    });
  }

  function tell(loaded) {
    const now = Math.min(bytes, sentBytes + loaded), seconds = (Date.now() - since) / 1000;
    bar.max = Math.max(1, bytes);
    bar.value = now;
    const rate = now / Math.max(seconds, .1);
    told.textContent = say(words("Sending"), sent, total, size(now), size(bytes)) + (seconds > 2 && now < bytes ? ` ${size(rate)}/s · ${span((bytes - now) / rate)}` : "");
  }

  stop.addEventListener("click", () => request?.abort());
  resume.addEventListener("click", () => { if (!busy()) next(); });
  window.addEventListener("beforeunload", event => { if (busy() || queue.length > 0) event.preventDefault(); });
}
