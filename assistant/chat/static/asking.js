// The dialogue: the question box, asking, stopping, changing a question, conversations kept and brought back.
"use strict";
window.erejeAsking = function (page, views, library) {
  const { root, find, words, language, narrow, memory } = page;
  const box = find("#question"), turns = find(".turns"), dialogue = find(".scroll.dialogue"), day = find("#as-of");
  const call = (method, sent, signal) => page.call(method, { dialogue: name, ...sent }, signal);

  function randomId() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }
  let stopped = false;  // whether the server may have an answer that was not waited for
  let name = memory.get("ereje-dialogue") || randomId(), upto = Number(memory.get("ereje-upto") ?? 0);
  function goOn(id, turn) {
    [name, upto] = [id, turn];
    memory.set("ereje-dialogue", id);
    memory.set("ereje-upto", String(turn));
  }
  goOn(name, upto);

  function asking(card) {  // what an address must hold to ask a card's question again
    const { asked, day: as_of, within } = card.dataset;
    return { q: asked, ...(as_of ? { as_of } : {}), ...(within ? { within } : {}) };
  }

  function read(within) {  // a choice of acts as a card or an address holds it; null for all acts, which undefined is not
    try { return JSON.parse(within ?? "null"); } catch { return null; }
  }

  const nodeOf = (html) => page.nodesOf(html).firstElementChild;

  // -- asking -------------------------------------------------------------------------------------------------------
  let waiting = null;  // the question that is being answered, and how to stop it
  function pending(question) {
    const card = nodeOf('<article class="turn" aria-busy="true"><div class="asked"><h2></h2></div><p class="wait"><span></span> <button type="button" data-do="stop"></button></p></article>');
    card.querySelector(".asked h2").textContent = question;
    card.querySelector(".wait span").textContent = words.thinking;
    card.querySelector("button").textContent = words.stop;
    const slow = setTimeout(() => { card.querySelector(".wait span").textContent = words.preparing; }, 6000);
    return { card, settled: () => clearTimeout(slow) };
  }

  function begun() {
    root.classList.toggle("begun", turns.childElementCount > 0);
    find(".when-begun").hidden = turns.childElementCount === 0;
  }

  function tooLong(question) {  // said here, with nothing cut off: the reader shortens it
    const longest = Number(box.dataset.longest);
    if (Array.from(question).length <= longest) return false;
    page.toast(page.fill(words.too_long, { longest }));
    write(question);
    return true;
  }

  // Whether there was an answer; a question that is only asked once more is in the list already.
  async function ask(question, as_of = day.value, within = library.scope()?.chosen, replayed = false) {
    if (waiting) return false;
    if (!question.trim()) { page.toast(words.empty); box.focus(); return false; }
    if (tooLong(question)) return false;
    if (editing) dropFrom(editing);
    const from = name;
    const { card, settled } = pending(question);
    const mine = { stop: new AbortController() };
    waiting = mine;
    turns.append(card);
    begun();
    reveal(card);
    page.announce([{ lang: language, text: words.thinking }]);
    const chosen = { ...(as_of ? { as_of } : {}), ...(within ? { within } : {}) };
    const reply = await call("ask", { question, after: upto, ...chosen }, mine.stop.signal);
    settled();
    if (waiting !== mine) return false;  // the reader began another conversation meanwhile
    waiting = null;
    if (reply.error) { refuse(card, question, as_of, within, reply.error); return false; }
    const left = stopped;
    stopped = false;
    goOn(reply.dialogue, reply.turn);
    if (!replayed) talks.asked(name, { question, day: as_of, within, turn: reply.turn }, from, left);
    answered(card, reply);
    return true;
  }

  function answered(card, reply) {
    const fresh = nodeOf(reply.html);
    const kept = card.contains(document.activeElement);
    card.replaceWith(fresh);
    page.announce(reply.spoken);
    reveal(fresh);
    if (kept) fresh.querySelector(".answer").focus({ preventScroll: true });
    history.replaceState(history.state, "", `?${new URLSearchParams(asking(fresh))}`);
    views.follow(reply.quotes);
  }

  function refuse(card, question, as_of, within, error) {
    const place = card.querySelector(".wait");
    const again = page.made("button", words.again);
    Object.assign(again.dataset, { do: "again", question, day: as_of, ...(within ? { within: JSON.stringify(within) } : {}) });
    place.className = "failed";
    place.setAttribute("role", "alert");
    place.replaceChildren(error, " ", again);
    card.removeAttribute("aria-busy");
    if (!box.value) write(question);
  }

  function again(button) {
    button.closest(".turn").remove();
    box.value = "";
    grow();
    ask(button.dataset.question, button.dataset.day, read(button.dataset.within));
  }

  function stop() {
    stopped = true;
    waiting?.stop.abort();
  }

  function reveal(card) {
    if (narrow()) card.scrollIntoView({ block: "start" });
    else dialogue.scrollTo({ top: card.offsetTop - 8 });
  }

  // -- the question box -----------------------------------------------------------------------------------------------
  function grow() {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight + 2, 200)}px`;
  }

  function write(question) {
    box.value = question;
    grow();
    box.focus();
  }

  function submit(event) {
    event.preventDefault();
    const question = box.value;
    if (waiting) return;
    box.value = "";
    grow();
    if (narrow()) box.blur();
    ask(question);
  }

  function lastQuestion() {
    return turns.querySelector(".turn:last-child")?.dataset.question;
  }

  let editing = null;  // the card whose question is being changed
  function edit(card) {
    editing = card;
    find(".editing").textContent = card ? words.editing : "";
    find(".editing").hidden = !card;
    if (card) write(card.dataset.question);
  }

  function dropFrom(card) {  // what followed a question that is asked differently now
    edit(null);
    while (card.nextElementSibling) card.nextElementSibling.remove();
    card.remove();
    goOn(name, Number(card.dataset.turn) - 1);
  }

  find("form.ask").addEventListener("submit", submit);
  // On a phone the question box lies over the page: what is scrolled into sight ends above it.
  new ResizeObserver(([asked]) => document.documentElement.style.setProperty("--asking", `${asked.target.offsetHeight}px`)).observe(find("form.ask"));
  box.addEventListener("input", grow);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
    if (event.key === "ArrowUp" && !box.value && lastQuestion()) { event.preventDefault(); write(lastQuestion()); }
    if (event.key === "Escape" && editing) { edit(null); write(""); }
  });
  day.addEventListener("change", () => { find("[data-do=clear-day]").hidden = !day.value; });

  function clearDay() {
    day.value = "";
    day.dispatchEvent(new Event("change"));
    day.focus();
  }

  // -- conversations --------------------------------------------------------------------------------------------------
  const talks = window.erejeTalks(root, words, {
    open: resume,
    current: () => name,
    removed: (id, undo) => {
      if (id === name) restart();
      call("forget", { dialogue: id });
      page.toast(words.talk_deleted, words.undo, undo);
    },
  });

  function empty() {
    waiting?.stop.abort();
    waiting = null;
    edit(null);
    turns.replaceChildren();
    page.announce([]);
    begun();
  }

  function restart() {
    empty();
    goOn(randomId(), 0);
    history.replaceState(null, "", location.pathname);
    box.focus();
  }

  async function resume(id) {
    const talk = talks.get(id);
    empty();
    views.toChat();
    goOn(id, talk.asked.at(-1)?.turn ?? 0);
    await restore();
    if (turns.lastElementChild) history.replaceState(null, "", `?${new URLSearchParams(asking(turns.lastElementChild))}`);
    box.focus();
  }

  // The cards as the server has them; where it has dropped the dialogue, its questions are asked once more.
  async function restore() {
    if (!upto) return;
    const kept = await call("restore", { upto });
    if (kept.error) { page.toast(kept.error); return; }
    const asked = (talks.get(name)?.asked ?? []).filter((entry) => entry.turn <= upto);
    if (kept.cards.length < asked.length) { await replay(asked); return; }
    for (const { html } of kept.cards) turns.append(nodeOf(html));
    begun();
    if (turns.lastElementChild) reveal(turns.lastElementChild);
    views.follow(kept.quotes);
  }

  async function replay(asked) {
    await call("forget", {});
    goOn(name, 0);
    const told = [];
    for (const entry of asked) {
      if (!await ask(entry.question, entry.day, entry.within ?? null, true)) return;
      told.push({ ...entry, turn: upto });
    }
    talks.replayed(name, told);
  }

  // What the page's address asks; a link stands for itself: what was asked in this window before stays in the list.
  async function askOf(wanted) {
    await restore();
    const question = wanted.get("q"), cards = [...turns.children];
    const known = cards.find((card) => [card.dataset.asked, card.dataset.question].includes(question) && (card.dataset.day ?? null) === wanted.get("as_of") && (card.dataset.within ?? null) === wanted.get("within"));
    if (known) reveal(known);
    else if (question) {
      if (cards.length) restart();
      await ask(question, wanted.get("as_of") ?? "", read(wanted.get("within")));
    }
  }

  return { ask, again, stop, edit, clearDay, restart, askOf, asking, talks, call, focus: () => box.focus(), dialogue: () => name };
};
