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
  const box = find("#question"), turns = find(".turns"), dialogue = find(".scroll.dialogue");
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
  let name = memory.get("ereje-dialogue") || randomId();
  memory.set("ereje-dialogue", name);

  let toastTimer = 0;
  function toast(text) {
    const place = find(".toast");
    place.textContent = text;
    clearTimeout(toastTimer);
    toastTimer = setTimeout(() => { place.textContent = ""; }, 6000);
  }

  // Every call is JSON: no page of another site can send that here unasked.
  async function post(path, sent) {
    const body = JSON.stringify({ dialogue: name, language, ...sent });
    const reply = await fetch(`${base}page/${path}`, { method: "POST", headers: { "Content-Type": "application/json" }, body });
    if (reply.status === 429) throw new Error(words.too_fast.replace("{seconds}", reply.headers.get("Retry-After")));
    if (!reply.ok) throw new Error((await reply.json()).error);
    return reply;
  }

  async function call(method, sent) {
    try {
      return await (await post(method, sent)).json();
    } catch (error) {
      return { error: told(error) };
    }
  }

  const told = (error) => (error instanceof TypeError || error instanceof SyntaxError ? words.unreachable : error.message);

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

  function link(clause) {
    const query = new URLSearchParams({ act: root.dataset.act, clause, lang: language });
    return `${location.origin}${base}?${query}`.replaceAll("%2F", "/");
  }

  function view(chosen) {
    root.dataset.view = chosen;
    root.querySelectorAll("[data-do=view]").forEach((button) => {
      button.setAttribute("aria-pressed", String(button.dataset.view === chosen));
    });
  }

  // On a phone the act is a page of its own: the browser's "back" leads from it to the dialogue, not off the site.
  function toAct(clause) {
    const address = clause ? `?${new URLSearchParams({ act: root.dataset.act, clause })}` : location.href;
    const fresh = narrow() && root.dataset.ready && root.dataset.view !== "act";
    history[fresh ? "pushState" : "replaceState"](fresh ? { view: "act" } : history.state, "", address);
    view("act");
  }

  function toChat() {
    if (history.state?.view === "act") history.back();
    view("chat");
  }
  window.addEventListener("popstate", () => view(history.state?.view ?? "chat"));

  const act = window.erejeAct(root, words, {
    ask: (question) => { toChat(); ask(question); },
    copy,
    link: (clause) => copy(link(clause)),
  });

  function placeOf({ clause, spans, exact }) {
    return { clause, spans: JSON.parse(spans), exact: exact !== undefined };
  }

  function showInAct(quotes, clause) {
    toAct(clause);
    return act.show(quotes);
  }

  // -- asking -------------------------------------------------------------------------------------------------------
  function nodeOf(html) {
    const holder = document.createElement("template");
    holder.innerHTML = html;  // made by the server, which escapes every text
    return holder.content.firstElementChild;
  }

  function pending(question) {
    const card = nodeOf('<article class="turn" aria-busy="true"><div class="asked"><p></p></div><p class="wait"></p></article>');
    card.querySelector(".asked p").textContent = question;
    card.querySelector(".wait").textContent = words.thinking;
    const slow = setTimeout(() => { card.querySelector(".wait").textContent = words.preparing; }, 6000);
    return { card, settled: () => clearTimeout(slow) };
  }

  function begun() {
    root.classList.toggle("begun", turns.childElementCount > 0);
    find(".dialogue-tools").hidden = turns.childElementCount === 0;
  }

  let busy = false, latest = 0;
  async function ask(question) {
    if (busy) return;
    if (!question.trim()) { toast(words.empty); box.focus(); return; }
    const longest = Number(box.dataset.longest);
    if (Array.from(question).length > longest) {  // said here, with nothing cut off: the reader shortens it
      toast(words.too_long.replace("{longest}", longest));
      box.value = question;
      grow();
      box.focus();
      return;
    }
    busy = true;
    const number = ++latest;
    const { card, settled } = pending(question);
    turns.append(card);
    begun();
    reveal(card);
    const reply = await call("ask", { question });
    settled();
    if (number !== latest) return;  // the reader started over meanwhile
    busy = false;
    if (reply.error) refuse(card, question, reply.error);
    else answered(card, reply);
  }

  function answered(card, reply) {
    const fresh = nodeOf(reply.html);
    card.replaceWith(fresh);
    find(".spoken").textContent = reply.spoken;
    reveal(fresh);
    if (!narrow()) act.show(reply.quotes);
  }

  function refuse(card, question, error) {
    const place = card.querySelector(".wait");
    place.className = "failed";
    place.setAttribute("role", "alert");
    place.textContent = error;
    card.removeAttribute("aria-busy");
    if (!box.value) { box.value = question; grow(); }
  }

  function reveal(card) {
    if (narrow()) card.scrollIntoView({ block: "start" });
    else dialogue.scrollTo({ top: card.offsetTop - 8 });
  }

  function grow() {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight + 2, 200)}px`;
  }

  function submit(event) {
    event.preventDefault();
    const question = box.value;
    if (busy) return;
    box.value = "";
    grow();
    if (narrow()) box.blur();
    ask(question);
  }

  find("form.ask").addEventListener("submit", submit);
  box.addEventListener("input", grow);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
  });

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

  function restart() {
    call("forget", {});  // not waited for: what the reader asks meanwhile belongs to the new dialogue
    name = randomId();
    memory.set("ereje-dialogue", name);
    turns.replaceChildren();
    find(".spoken").textContent = "";
    busy = false;
    latest += 1;
    begun();
    history.replaceState(null, "", location.pathname);
    box.focus();
  }

  function speak(event, target) {
    event.preventDefault();
    document.cookie = `ereje_language=${target.dataset.language};path=${base};max-age=31536000;samesite=lax`;
    const kept = new URLSearchParams(location.search);
    kept.delete("q");
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
    copy: (button) => copy(button.dataset.text),
    link: (button) => copy(link(button.dataset.clause)),
    show: (button) => showInAct([placeOf(button.dataset)], button.dataset.clause),
    view: (button) => (button.dataset.view === "act" ? toAct() : toChat()),
    menu: (button) => act.openMenu(button),
    next: () => act.step(1),
    previous: () => act.step(-1),
    skip: (button, event) => { event.preventDefault(); toChat(); box.focus(); },
    language: (button, event) => speak(event, button),
    theme: turnTheme,
    save: (button) => save(button.dataset.kind),
    restart,
    verdict, unverdict, feedback,
  };
  root.addEventListener("click", (event) => {
    const target = event.target.closest("[data-do]");
    if (!target) return;
    const action = target.dataset.do;
    if (action.startsWith("menu-")) act.chosen(action);
    else actions[action]?.(target, event);
  });
  window.addEventListener("beforeprint", () => root.querySelectorAll(".turn details").forEach((part) => { part.open = true; }));

  // -- the beginning ----------------------------------------------------------------------------------------------------
  async function open() {
    nameTheme(find("[data-do=theme]"));
    const asked = new URLSearchParams(location.search);
    const kept = memory.get("ereje-begun") ? await call("restore", {}) : { cards: [] };
    memory.set("ereje-begun", "yes");
    for (const { html } of kept.cards || []) turns.append(nodeOf(html));
    begun();
    if (turns.lastElementChild) reveal(turns.lastElementChild);
    if (kept.quotes?.length && !narrow()) act.show(kept.quotes);
    const last = kept.cards?.at(-1)?.question;
    const question = asked.get("q");
    if (question && question !== last) await ask(question);
    openAt(asked.get("act"), asked.get("clause"));
    root.dataset.ready = "yes";
  }

  function openAt(wanted, clause) {
    if (wanted && wanted !== root.dataset.act) { toast(words.unknown_act.replace("{act}", wanted)); return; }
    if (!clause) return;
    const spans = act.ownSpans(clause);
    if (spans === null) toast(words.unknown_clause.replace("{clause}", clause));
    else showInAct([{ clause, spans }]);
  }

  open();
};
