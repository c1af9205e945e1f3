// The conversations that this browser keeps: their names and questions, never an answer. Knows nothing of the server.
"use strict";
window.erejeTalks = function (root, words, hooks) {
  const KEY = "ereje-conversations", MOST = 60, LONGEST = 60, QUESTIONS = 30;
  const dialog = root.querySelector("dialog.talks"), list = dialog.querySelector(".talks-list");
  const field = dialog.querySelector("#talks-find");
  let held = [];  // where the browser keeps nothing, the list lasts for this page

  function all() {
    try { return JSON.parse(localStorage.getItem(KEY)) ?? held; } catch { return held; }
  }

  function keep(talks) {
    held = talks.slice(0, MOST);
    try { localStorage.setItem(KEY, JSON.stringify(held)); } catch { /* a private window */ }
    draw();
  }

  const get = (id) => all().find((talk) => talk.id === id);

  // A question was answered: its conversation comes first in the list, and bears the name of its first question.
  // One that goes on from another under an id of its own begins as that one did, and takes its place if it was left.
  function asked(id, told, from, left) {
    const known = get(id) ?? { id, name: "", asked: get(from)?.asked ?? [] };
    const before = known.asked.filter((entry) => entry.turn < told.turn);
    const talk = { ...known, at: Date.now(), asked: [...before, told].slice(-QUESTIONS) };
    talk.name ||= Array.from(talk.asked[0].question).slice(0, LONGEST).join("");
    keep([talk, ...all().filter((other) => other.id !== id && !(left && other.id === from))]);
  }

  function replayed(id, asked) {
    keep(all().map((talk) => (talk.id === id ? { ...talk, asked } : talk)));
  }

  function rename(id, name) {
    keep(all().map((talk) => (talk.id === id && name ? { ...talk, name } : talk)));
  }

  function remove(id) {
    const before = all();
    keep(before.filter((talk) => talk.id !== id));
    hooks.removed(id, () => keep([before.find((talk) => talk.id === id), ...all()].sort((a, b) => b.at - a.at)));
  }

  // -- the list -------------------------------------------------------------------------------------------------
  function draw() {
    if (!dialog.open) return;
    const wanted = field.value.trim().toLocaleLowerCase("kk");
    const fits = (talk) => [talk.name, ...talk.asked.map((entry) => entry.question)].some((text) => text.toLocaleLowerCase("kk").includes(wanted));
    const shown = all().filter(fits).map(row);
    const none = Object.assign(document.createElement("li"), { textContent: words.talks_none });
    list.replaceChildren(...(shown.length ? shown : [none]));
  }

  function row(talk) {
    const item = document.createElement("li");
    item.dataset.talk = talk.id;
    const open = button(talk.name, "talk-open", () => { dialog.close(); hooks.open(talk.id); });
    if (talk.id === hooks.current()) open.setAttribute("aria-current", "true");
    const when = Object.assign(document.createElement("time"), { textContent: new Date(talk.at).toLocaleString(root.lang === "en" ? "en-GB" : root.lang, { dateStyle: "short", timeStyle: "short" }) });
    when.dateTime = new Date(talk.at).toISOString();
    item.append(open, when, button(words.talk_rename, "talk-rename", () => edit(item, talk)), button(words.talk_delete, "talk-delete", () => remove(talk.id)));
    for (const each of item.querySelectorAll(".talk-rename, .talk-delete")) each.setAttribute("aria-label", `${each.textContent}: ${talk.name}`);
    return item;
  }

  function button(label, cls, run) {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: label, className: cls });
    made.addEventListener("click", run);
    return made;
  }

  function edit(item, talk) {
    const name = Object.assign(document.createElement("input"), { value: talk.name, maxLength: 120 });
    name.setAttribute("aria-label", words.talk_rename);
    let done = false;
    const end = (kept) => {
      if (done) return;
      done = true;
      if (kept) rename(talk.id, name.value.trim());
      draw();
      list.querySelector(`[data-talk="${talk.id}"] .talk-rename`)?.focus();
    };
    name.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      end(event.key === "Enter");
    });
    name.addEventListener("blur", () => end(true));
    item.firstElementChild.replaceWith(name);
    name.select();
  }

  field.addEventListener("input", draw);

  function show() {
    field.value = "";
    dialog.showModal();
    draw();
  }

  return { get, asked, replayed, show, close: () => dialog.close() };
};
