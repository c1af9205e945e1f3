// What every part of the page uses: its words, the server, messages, copying. Knows nothing of questions and acts.
"use strict";
window.erejeBase = function (root) {
  const find = (selector) => root.querySelector(selector);
  const words = JSON.parse(root.dataset.strings);
  const language = root.dataset.language;
  const base = location.pathname.replace(/(kk|ru|en)\/?$/, "");
  const narrow = () => window.matchMedia("(max-width: 899px)").matches;

  const memory = {
    get(key) { try { return sessionStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { sessionStorage.setItem(key, value); } catch { /* lasts for this page only */ } },
  };

  function fill(text, places) {
    return text.replace(/\{(\w+)\}/g, (whole, name) => places[name] ?? whole);
  }

  let toastTimer = 0;
  function toast(text, label, run) {
    const place = find(".toast");
    place.replaceChildren(text);
    if (label) {
      const button = made("button", label);
      button.addEventListener("click", () => { place.replaceChildren(); run(); });
      place.append(" ", button);
    }
    clearTimeout(toastTimer);
    toastTimer = setTimeout(() => { place.replaceChildren(); }, label ? 12000 : 6000);
  }

  function announce(pieces) {  // each piece in its own language, or a screen reader would read Kazakh with Russian sounds
    find(".spoken").replaceChildren(...pieces.map(({ lang, text }) => Object.assign(document.createElement("span"), { lang, textContent: `${text} ` })));
  }

  function made(tag, text, className = "") {
    return Object.assign(document.createElement(tag), { textContent: text, className }, tag === "button" ? { type: "button" } : {});
  }

  function nodesOf(html) {
    const holder = document.createElement("template");
    holder.innerHTML = html;  // made by the server, which escapes every text
    return holder.content;
  }

  // -- the server -------------------------------------------------------------------------------------------------
  async function checked(reply) {
    if (reply.status === 429) throw Object.assign(new Error(fill(words.too_fast, { seconds: reply.headers.get("Retry-After") })), { wait: Number(reply.headers.get("Retry-After")) });
    if (!reply.ok) throw new Error((await reply.json()).error);
    return reply;
  }

  // Every call is JSON: no page of another site can send that here unasked.
  async function post(path, sent, signal) {
    const body = JSON.stringify({ language, ...sent });
    return checked(await fetch(`${base}page/${path}`, { method: "POST", headers: { "Content-Type": "application/json" }, body, signal }));
  }

  async function call(path, sent, signal) {
    try {
      return await (await post(path, sent, signal)).json();
    } catch (error) {
      return { error: told(error), wait: error.wait };
    }
  }

  async function upload(path, query, file) {
    try {
      const address = `${base}page/${path}?${new URLSearchParams({ language, ...query })}`;
      return await (await checked(await fetch(address, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file }))).json();
    } catch (error) {
      return { error: told(error), wait: error.wait };
    }
  }

  function told(error) {
    if (error.name === "AbortError") return words.stopped;
    return error instanceof TypeError || error instanceof SyntaxError ? words.unreachable : error.message;
  }

  // -- copying ----------------------------------------------------------------------------------------------------
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

  return { root, find, words, language, base, narrow, memory, fill, toast, announce, made, nodesOf, post, call, upload, told, copy, address };
};
