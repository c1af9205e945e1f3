// The page's behaviour: asking, cards, views, links, copying, saving. All words come from the server.
"use strict";
window.erejePage = function (element) {
  const root = element.querySelector("#ereje");
  if (!root || root.dataset.started) return;
  root.dataset.started = "yes";
  const find = (selector) => root.querySelector(selector);
  const words = JSON.parse(root.dataset.strings);
  const language = root.dataset.language;
  const base = location.pathname.replace(/(kk|ru|en)\/?$/, "");
  const box = find("#question"), turns = find(".turns"), dialogue = find(".scroll.dialogue"), day = find("#as-of");
  document.documentElement.lang = language;

  // -- small things -----------------------------------------------------------------------------------------------
  const memory = {
    get(key) { try { return sessionStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { sessionStorage.setItem(key, value); } catch { /* lasts for this page only */ } },
  };
  const narrow = () => window.matchMedia("(max-width: 899px)").matches;

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

  let toastTimer = 0;
  function toast(text, label, run) {
    const place = find(".toast");
    place.replaceChildren(text);
    if (label) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
      button.addEventListener("click", () => { place.replaceChildren(); run(); });
      place.append(" ", button);
    }
    clearTimeout(toastTimer);
    toastTimer = setTimeout(() => { place.replaceChildren(); }, label ? 12000 : 6000);
  }

  function announce(pieces) {  // each piece in its own language, or a screen reader would read Kazakh with Russian sounds
    find(".spoken").replaceChildren(...pieces.map(({ lang, text }) => Object.assign(document.createElement("span"), { lang, textContent: `${text} ` })));
  }

  // Every call is JSON: no page of another site can send that here unasked.
  async function post(path, sent, signal) {
    const body = JSON.stringify({ dialogue: name, language, ...sent });
    const reply = await fetch(`${base}page/${path}`, { method: "POST", headers: { "Content-Type": "application/json" }, body, signal });
    if (reply.status === 429) throw new Error(words.too_fast.replace("{seconds}", reply.headers.get("Retry-After")));
    if (!reply.ok) throw new Error((await reply.json()).error);
    return reply;
  }

  async function call(method, sent, signal) {
    try {
      return await (await post(method, sent, signal)).json();
    } catch (error) {
      return { error: told(error) };
    }
  }

  function told(error) {
    if (error.name === "AbortError") return words.stopped;
    return error instanceof TypeError || error instanceof SyntaxError ? words.unreachable : error.message;
  }

  async function copy(text) {
    try {
      if (navigator.clipboard) await navigator.clipboard.writeText(text);
      else copyByHand(text);
      toast(words.copied);
    } catch {
      toast(words.copy_failed);
    }
  }

  function copyByHand(text) {  // where the page is not served over TLS, browsers offer no clipboard
    const field = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("refused");
  }

  const address = (query) => `${location.origin}${base}?${new URLSearchParams({ ...query, lang: language })}`.replaceAll("%2F", "/");
  const link = (clause, act) => address({ act: act || root.dataset.act, clause });

  function asking(card) {  // what an address must hold to ask a card's question again
    const { asked, day: as_of } = card.dataset;
    return as_of ? { q: asked, as_of } : { q: asked };
  }

  // -- views --------------------------------------------------------------------------------------------------------
  function view(chosen) {
    root.dataset.view = chosen;
    root.querySelectorAll("[data-do=view]").forEach((button) => {
      button.setAttribute("aria-pressed", String(button.dataset.view === chosen));
    });
  }

  // On a phone the act is a page of its own: the browser's "back" leads from it to the dialogue, not off the site.
  function toAct(clause) {
    const place = clause ? `?${new URLSearchParams({ act: root.dataset.act, clause })}` : location.href;
    const fresh = narrow() && root.dataset.ready && root.dataset.view !== "act";
    history[fresh ? "pushState" : "replaceState"](fresh ? { view: "act" } : history.state, "", place);
    view("act");
  }

  function toChat() {
    if (history.state?.view === "act") history.back();
    view("chat");
  }
  window.addEventListener("popstate", () => view(history.state?.view ?? "chat"));

  let cameFrom = null;  // the button that led into the act
  function back() {
    if (!cameFrom?.isConnected) return;
    toChat();
    cameFrom.focus();
    cameFrom = null;
  }

  const menu = window.erejeMenu(root);
  const act = window.erejeAct(root, words, menu, {
    ask: (question) => { toChat(); ask(question); },
    copy,
    link: (clause) => copy(link(clause)),
    back,
  });

  function showInAct(button) {
    const { clause, spans, exact } = button.dataset;
    cameFrom = button;
    toAct(clause);
    act.show([{ clause, spans: JSON.parse(spans), exact: exact !== undefined }], true);
  }

  // -- asking -------------------------------------------------------------------------------------------------------
  function nodeOf(html) {
    const holder = document.createElement("template");
    holder.innerHTML = html;  // made by the server, which escapes every text
    const elsewhere = `[data-do=show]:not([data-act="${CSS.escape(root.dataset.act)}"])`;
    holder.content.querySelectorAll(elsewhere).forEach((button) => button.remove());  // the pane shows another act
    return holder.content.firstElementChild;
  }

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
    toast(words.too_long.replace("{longest}", longest));
    write(question);
    return true;
  }

  // Whether there was an answer; a question that is only asked once more is in the list already.
  async function ask(question, as_of = day.value, replayed = false) {
    if (waiting) return false;
    if (!question.trim()) { toast(words.empty); box.focus(); return false; }
    if (tooLong(question)) return false;
    if (editing) dropFrom(editing);
    const from = name;
    const { card, settled } = pending(question);
    const mine = { stop: new AbortController() };
    waiting = mine;
    turns.append(card);
    begun();
    reveal(card);
    announce([{ lang: language, text: words.thinking }]);
    const reply = await call("ask", { question, after: upto, ...(as_of ? { as_of } : {}) }, mine.stop.signal);
    settled();
    if (waiting !== mine) return false;  // the reader began another conversation meanwhile
    waiting = null;
    if (reply.error) { refuse(card, question, as_of, reply.error); return false; }
    const left = stopped;
    stopped = false;
    goOn(reply.dialogue, reply.turn);
    if (!replayed) talks.asked(name, question, as_of, reply.turn, from, left);
    answered(card, reply);
    return true;
  }

  function answered(card, reply) {
    const fresh = nodeOf(reply.html);
    const kept = card.contains(document.activeElement);
    card.replaceWith(fresh);
    announce(reply.spoken);
    reveal(fresh);
    if (kept) fresh.querySelector(".answer").focus({ preventScroll: true });
    history.replaceState(history.state, "", `?${new URLSearchParams(asking(fresh))}`);
    if (!narrow() && reply.quotes.length) act.show(reply.quotes);
  }

  function refuse(card, question, as_of, error) {
    const place = card.querySelector(".wait");
    const again = Object.assign(document.createElement("button"), { type: "button", textContent: words.again });
    Object.assign(again.dataset, { do: "again", question, day: as_of });
    place.className = "failed";
    place.setAttribute("role", "alert");
    place.replaceChildren(error, " ", again);
    card.removeAttribute("aria-busy");
    if (!box.value) write(question);
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
  new ResizeObserver(([asking]) => document.documentElement.style.setProperty("--asking", `${asking.target.offsetHeight}px`)).observe(find("form.ask"));
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

  // -- what stands in the cards ---------------------------------------------------------------------------------------
  function verdict(button) {
    const form = button.closest(".feedback");
    form.querySelectorAll("[data-verdict]").forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
    form.querySelector(".comment").hidden = false;
    form.querySelector("textarea").focus({ preventScroll: true });
    form.scrollIntoView({ block: "nearest" });  // with the buttons under the comment
  }

  function unverdict(button) {
    const form = button.closest(".feedback");
    form.querySelectorAll("[data-verdict]").forEach((other) => other.setAttribute("aria-pressed", "false"));
    form.querySelector(".comment").hidden = true;
    form.querySelector("[data-verdict]").focus();
  }

  async function feedback(button) {
    const form = button.closest(".feedback");
    const chosen = form.querySelector("[aria-pressed=true]").dataset.verdict;
    button.disabled = true;  // a second click must not tell it twice
    const turn = Number(button.closest(".turn").dataset.turn);
    const reply = await call("feedback", { turn, verdict: chosen, comment: form.querySelector("textarea").value });
    form.querySelector(".thanks").textContent = reply.error || reply.thanks;
    button.disabled = false;
    if (reply.error) return;
    form.querySelector(".comment").hidden = true;
    form.querySelectorAll("[data-verdict]").forEach((other) => { other.disabled = true; });
  }

  function copies(button) {
    const run = (entry) => () => copy(entry.link ? link(entry.link, entry.act) : entry.text);
    const entries = JSON.parse(button.dataset.entries).map((entry) => ({ ...entry, name: entry.key, run: run(entry) }));
    menu.open(button, button.closest(".quote").querySelector("cite").textContent, entries);
  }

  async function save(kind) {
    let saved;
    try {
      saved = await (await post(`dialogue.${kind}`, {})).blob();
    } catch (error) {
      toast(told(error));
      return;
    }
    const file = document.createElement("a");
    file.href = URL.createObjectURL(saved);
    file.download = `ereje.${kind}`;
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 10000);
  }

  function print(button) {  // the act, the dialogue, or the one answer in which the button stands
    printed();
    root.dataset.print = button.dataset.what ?? "answer";
    button.closest(".turn")?.classList.add("printed");
    window.print();
  }

  function printed() {
    turns.querySelectorAll(".printed").forEach((card) => card.classList.remove("printed"));
    delete root.dataset.print;
  }
  window.addEventListener("afterprint", printed);

  // -- conversations --------------------------------------------------------------------------------------------------
  const talks = window.erejeTalks(root, words, {
    open: resume,
    current: () => name,
    removed: (id, undo) => {
      if (id === name) restart();
      call("forget", { dialogue: id });
      toast(words.talk_deleted, words.undo, undo);
    },
  });

  function empty() {
    waiting?.stop.abort();
    waiting = null;
    edit(null);
    turns.replaceChildren();
    announce([]);
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
    toChat();
    goOn(id, talk.asked.at(-1)?.turn ?? 0);
    await restore();
    if (turns.lastElementChild) history.replaceState(null, "", `?${new URLSearchParams(asking(turns.lastElementChild))}`);
    box.focus();
  }

  // The cards as the server has them; where it has dropped the dialogue, its questions are asked once more.
  async function restore() {
    if (!upto) return;
    const kept = await call("restore", { upto });
    if (kept.error) { toast(kept.error); return; }
    const asked = (talks.get(name)?.asked ?? []).filter((entry) => entry.turn <= upto);
    if (kept.cards.length < asked.length) { await replay(asked); return; }
    for (const { html } of kept.cards) turns.append(nodeOf(html));
    begun();
    if (turns.lastElementChild) reveal(turns.lastElementChild);
    if (kept.quotes.length && !narrow()) act.show(kept.quotes);
  }

  async function replay(asked) {
    await call("forget", {});
    goOn(name, 0);
    const again = [];
    for (const entry of asked) {
      if (!await ask(entry.question, entry.day, true)) return;
      again.push({ ...entry, turn: upto });
    }
    talks.replayed(name, again);
  }

  function speak(event, target) {
    event.preventDefault();
    document.cookie = `ereje_language=${target.dataset.language};path=${base};max-age=31536000;samesite=lax`;
    const kept = new URLSearchParams(location.search);
    kept.delete("q");
    kept.delete("as_of");
    location.assign(`${base}${target.dataset.language}/${kept.size ? `?${kept}` : ""}`);
  }

  function turnTheme(button) {
    window.erejeTheme.set(window.erejeTheme.get() === "dark" ? "light" : "dark");
    nameTheme(button);
  }

  function nameTheme(button) {
    const label = window.erejeTheme.get() === "dark" ? words.theme_light : words.theme_dark;
    button.setAttribute("aria-label", label);
    button.title = label;
  }

  const actions = {
    ask: (button) => { toChat(); ask(button.dataset.question); },
    again: (button) => { button.closest(".turn").remove(); box.value = ""; grow(); ask(button.dataset.question, button.dataset.day); },
    stop: () => { stopped = true; waiting?.stop.abort(); },
    edit: (button) => edit(button.closest(".turn")),
    copy: (button) => copy(button.dataset.text),
    copies,
    "answer-link": (button) => copy(address(asking(button.closest(".turn")))),
    show: showInAct,
    view: (button) => (button.dataset.view === "act" ? toAct() : toChat()),
    menu: (button) => act.openMenu(button),
    next: () => act.step(1),
    previous: () => act.step(-1),
    skip: (button, event) => { event.preventDefault(); toChat(); box.focus(); },
    "skip-act": (button, event) => { event.preventDefault(); toAct(); find(".scroll.act").focus(); },
    language: (button, event) => speak(event, button),
    theme: turnTheme,
    save: (button) => save(button.dataset.kind),
    talks: () => talks.show(),
    "close-talks": () => talks.close(),
    "clear-day": clearDay,
    restart, print, verdict, unverdict, feedback,
  };
  root.addEventListener("click", (event) => {
    const target = event.target.closest("[data-do]");
    if (target) actions[target.dataset.do]?.(target, event);
  });
  window.addEventListener("beforeprint", () => root.querySelectorAll(".turn details").forEach((part) => { part.open = true; }));

  // -- the beginning ----------------------------------------------------------------------------------------------------
  async function open() {
    nameTheme(find("[data-do=theme]"));
    const wanted = new URLSearchParams(location.search);
    await restore();
    const question = wanted.get("q"), cards = [...turns.children];
    const known = cards.find((card) => [card.dataset.asked, card.dataset.question].includes(question) && (card.dataset.day ?? null) === wanted.get("as_of"));
    if (known) reveal(known);
    else if (question) {  // a link stands for itself: what was asked in this window before stays in the list
      if (cards.length) restart();
      await ask(question, wanted.get("as_of") ?? "");
    }
    openAt(wanted.get("act"), wanted.get("clause"));
    root.dataset.ready = "yes";
  }

  function openAt(wanted, clause) {
    if (wanted && wanted !== root.dataset.act) { toast(words.unknown_act.replace("{act}", wanted)); return; }
    if (!clause) return;
    const spans = act.ownSpans(clause);
    if (spans === null) { toast(words.unknown_clause.replace("{clause}", clause)); return; }
    toAct(clause);
    act.show([{ clause, spans }]);
  }

  open();
};
