// The act's text: marking the words of a quote, finding words, the actions of a clause. Knows nothing of the server.
"use strict";
window.erejeAct = function (root, words, hooks) {
  const pane = root.querySelector(".act-pane");
  const scroll = pane.querySelector(".scroll.act");
  const menu = root.querySelector(".menu");
  const unitOf = (clause) => scroll.querySelector(`.unit[data-clause="${CSS.escape(clause)}"]`);

  // -- marking --------------------------------------------------------------------------------------------------
  let painted = [];

  function paint(spans, exact) {
    for (const piece of painted) piece.textContent = piece.textContent;
    scroll.querySelectorAll(".unit.quoted").forEach((unit) => unit.classList.remove("quoted"));
    painted = [];
    for (const piece of scroll.querySelectorAll("[data-start]")) {
      if (piece.classList.contains("line")) continue;
      const start = Number(piece.dataset.start), end = Number(piece.dataset.end);
      const cuts = spans.map(([a, b]) => [Math.max(a, start), Math.min(b, end)]).filter(([a, b]) => a < b);
      if (cuts.length) paintPiece(piece, start, cuts.sort((x, y) => x[0] - y[0]), exact);
    }
  }

  function paintPiece(piece, start, cuts, exact) {
    const signs = Array.from(piece.textContent);  // the source counts characters, not UTF-16 units
    const text = (a, b) => signs.slice(a - start, b - start).join("");
    const nodes = [];
    let at = start;
    for (const [a, b] of cuts) {
      if (a > at) nodes.push(text(at, a));
      const mark = document.createElement("mark");
      mark.className = exact ? "" : "whole";  // the answering words stand out; a whole quote is tinted with its clause
      mark.textContent = text(a, b);
      nodes.push(mark);
      at = b;
    }
    nodes.push(text(at, start + signs.length));
    piece.replaceChildren(...nodes);
    piece.closest(".unit")?.classList.add("quoted");
    painted.push(piece);
  }

  function bring(element) {
    const top = element.getBoundingClientRect().top - scroll.getBoundingClientRect().top + scroll.scrollTop;
    if (getComputedStyle(scroll).overflowY === "visible") window.scrollBy({ top: element.getBoundingClientRect().top - 150 });
    else scroll.scrollTo({ top: Math.max(top - 70, 0) });
  }

  function bringInSight(mark) {  // the clause from its beginning, unless the words would then lie below the edge
    bring(mark.closest(".unit"));
    const edge = Math.min(scroll.getBoundingClientRect().bottom, window.innerHeight) - 110;
    if (mark.getBoundingClientRect().bottom > edge) bring(mark);
  }

  function show(quotes) {
    paint(quotes.flatMap((quote) => quote.spans), quotes.some((quote) => quote.exact));
    const first = scroll.querySelector("mark") || (quotes[0] && unitOf(quotes[0].clause));
    if (first) bringInSight(first);
    return Boolean(first);
  }

  function ownSpans(clause) {
    const unit = unitOf(clause);
    if (!unit) return null;
    return [...unit.querySelectorAll("p[class^=depth] [data-start]")].map((p) => [Number(p.dataset.start), Number(p.dataset.end)]);
  }

  // -- finding --------------------------------------------------------------------------------------------------
  const field = pane.querySelector("#find"), told = pane.querySelector(".found");
  let hits = [], at = -1;

  function textNodes(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  }

  function rangesIn(block, wanted) {
    const nodes = textNodes(block);
    const whole = nodes.map((node) => node.data).join("").toLocaleLowerCase("kk");
    const found = [];
    for (let i = whole.indexOf(wanted); i >= 0; i = whole.indexOf(wanted, i + wanted.length)) {
      const range = document.createRange();
      place(range, nodes, i, "setStart");
      place(range, nodes, i + wanted.length, "setEnd");
      found.push(range);
    }
    return found;
  }

  function place(range, nodes, offset, edge) {
    for (const node of nodes) {
      if (offset <= node.length) return range[edge](node, offset);
      offset -= node.length;
    }
    return null;
  }

  function find() {
    const wanted = field.value.trim().replace(/\s+/g, " ").toLocaleLowerCase("kk");
    const blocks = wanted ? scroll.querySelectorAll("p, h2, h3, h4") : [];
    hits = [...blocks].filter((block) => block.offsetParent).flatMap((block) => rangesIn(block, wanted));
    at = -1;
    if (window.Highlight) {
      CSS.highlights.delete("ereje-hit");
      CSS.highlights.set("ereje-hits", new Highlight(...hits));
    }
    if (hits.length) step(1);
    else told.textContent = wanted ? words.find_none : "";
  }

  function step(by) {
    if (!hits.length) return;
    at = (at + by + hits.length) % hits.length;
    told.textContent = `${at + 1} / ${hits.length}`;
    if (window.Highlight) CSS.highlights.set("ereje-hit", new Highlight(hits[at]));
    bring(hits[at]);
  }

  let waiting = 0;
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(find, 150); });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (at < 0) find(); else step(event.shiftKey ? -1 : 1);
  });
  pane.querySelector("#contents").addEventListener("change", (event) => {
    const target = event.target.value && scroll.querySelector("#" + CSS.escape(event.target.value));
    if (target) bring(target);
    event.target.value = "";
  });
  pane.querySelector("#rendered")?.addEventListener("change", (event) => {
    scroll.classList.toggle("bare", !event.target.checked);
  });

  // -- the actions of a clause ------------------------------------------------------------------------------------
  let opener = null, openedAt = 0;

  function openMenu(button, x, y) {
    closeMenu(false);
    opener = button;
    openedAt = performance.now();
    button.setAttribute("aria-expanded", "true");
    menu.querySelector(".menu-head").textContent = button.dataset.where;
    menu.querySelector("[role=menu]").setAttribute("aria-label", button.dataset.where);
    menu.hidden = false;
    const box = button.getBoundingClientRect();
    const left = Math.min(x ?? box.left, window.innerWidth - menu.offsetWidth - 8);
    const below = (y ?? box.bottom) + 4;
    const top = below + menu.offsetHeight > window.innerHeight ? Math.max(8, (y ?? box.top) - menu.offsetHeight - 4) : below;
    Object.assign(menu.style, { left: `${Math.max(8, left)}px`, top: `${top}px` });
    menu.querySelector("button").focus();
  }

  function closeMenu(back = true) {
    if (!opener) return;
    opener.setAttribute("aria-expanded", "false");
    menu.hidden = true;
    if (back) opener.focus({ preventScroll: true });
    opener = null;
  }

  menu.addEventListener("keydown", (event) => {
    const items = [...menu.querySelectorAll("button")];
    const place = items.indexOf(document.activeElement);
    const to = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === "Escape" || event.key === "Tab") closeMenu();
    if (to === undefined && event.key !== "Escape") return;
    event.preventDefault();
    if (to !== undefined) items[(to + items.length) % items.length].focus();
  });
  document.addEventListener("click", (event) => {
    if (opener && !menu.contains(event.target) && !event.target.closest(".menu-button")) closeMenu(false);
  });
  scroll.addEventListener("scroll", () => {
    if (performance.now() - openedAt > 400) closeMenu(false);  // the scrolling that led to the button is not meant
  }, { passive: true });
  scroll.addEventListener("click", (event) => {
    const unit = event.target.closest(".unit");
    if (!unit || event.target.closest("button") || opener || String(window.getSelection())) return;
    openMenu(unit.querySelector(":scope > .menu-button"), event.clientX, event.clientY);
    event.stopPropagation();
  });

  function chosen(action) {
    const { clause, cite, ask, history } = opener.dataset;
    closeMenu();
    if (action === "menu-ask") hooks.ask(ask);
    if (action === "menu-history") hooks.ask(history);
    if (action === "menu-cite") hooks.copy(cite);
    if (action === "menu-link") hooks.link(clause);
  }

  return { show, ownSpans, openMenu, chosen, step };
};
