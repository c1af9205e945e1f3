// The act's text: marking the words of a quote, finding words, the actions of a clause. Knows nothing of the server.
"use strict";
window.erejeAct = function (root, words, menu, hooks) {
  const pane = root.querySelector(".act-pane");  // stays; what stands in it is another act's at times
  let scroll, field, told;
  const unitOf = (clause) => scroll.querySelector(`.unit[data-clause="${CSS.escape(clause)}"]`);

  // -- marking --------------------------------------------------------------------------------------------------
  let painted = [];

  function paint(spans, exact) {
    for (const piece of painted) piece.textContent = piece.textContent;
    scroll.querySelectorAll(".unit.quoted").forEach((unit) => unit.classList.remove("quoted"));
    painted = [];
    for (const piece of scroll.querySelectorAll("[data-start]")) {
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
    const bar = pane.querySelector(".act-tools").getBoundingClientRect();  // on a phone it stays over the text
    if (getComputedStyle(scroll).overflowY === "visible") window.scrollBy({ top: element.getBoundingClientRect().top - Math.max(bar.height + 60, 150) });
    else scroll.scrollTo({ top: Math.max(top - 70, 0) });
  }

  function bringInSight(mark) {  // the clause from its beginning, unless the words would then lie below the edge
    bring(mark.closest(".unit") ?? mark);
    const edge = Math.min(scroll.getBoundingClientRect().bottom, window.innerHeight) - 110;
    if (mark.getBoundingClientRect().bottom > edge) bring(mark);
  }

  function show(quotes, focused) {
    paint(quotes.flatMap((quote) => quote.spans), quotes.some((quote) => quote.exact));
    const first = scroll.querySelector("mark") || (quotes[0] && unitOf(quotes[0].clause));
    if (first) bringInSight(first);
    if (first && focused) focusOn(first.closest(".unit")?.querySelector(".menu-button") ?? scroll);
    return Boolean(first);
  }

  function ownSpans(clause) {
    const unit = unitOf(clause);
    if (!unit) return null;
    return [...unit.querySelectorAll(":is(p[class^=depth], td) [data-start]")].map((p) => [Number(p.dataset.start), Number(p.dataset.end)]);
  }

  // -- finding --------------------------------------------------------------------------------------------------
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
    const blocks = wanted ? scroll.querySelectorAll("p, h2, h3, h4, th, td") : [];
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
  pane.addEventListener("input", (event) => {
    if (event.target !== field) return;
    clearTimeout(waiting);
    waiting = setTimeout(find, 150);
  });
  pane.addEventListener("keydown", (event) => {
    if (event.target !== field || event.key !== "Enter") return;
    event.preventDefault();
    if (at < 0) find(); else step(event.shiftKey ? -1 : 1);
  });
  const changed = {
    contents(select) {
      const target = select.value && scroll.querySelector("#" + CSS.escape(select.value));
      if (target) bring(target);
      select.value = "";
    },
    rendered: (box) => scroll.classList.toggle("bare", !box.checked),
    beside(box) {
      scroll.classList.toggle("beside", box.checked);
      const shown = pane.querySelector("#rendered");
      if (box.checked && !shown.checked) shown.click();
    },
  };
  pane.addEventListener("change", (event) => changed[event.target.id]?.(event.target));

  // -- the actions of a clause ------------------------------------------------------------------------------------
  // Of the many buttons one can be reached by the tabulator; the arrows lead from it to the others.
  function focusOn(target) {
    if (target.matches(".menu-button")) {
      scroll.querySelectorAll('.menu-button[tabindex="0"]').forEach((other) => { other.tabIndex = -1; });
      target.tabIndex = 0;
    }
    target.focus({ preventScroll: true });
  }

  function openMenu(button, x, y) {
    const { clause, where, short, full, ask, history } = button.dataset;
    focusOn(button);
    menu.open(button, where, [
      { label: words.ask_clause, name: "ask", run: () => hooks.ask(ask) },
      { label: words.ask_history, name: "history", run: () => hooks.ask(history) },
      { label: words.copy_short, name: "copy-short", run: () => hooks.copy(short) },
      { label: words.copy_full, name: "copy-full", run: () => hooks.copy(full) },
      { label: words.copy_link, name: "link", run: () => hooks.link(clause) },
    ], x, y);
  }

  pane.addEventListener("keydown", (event) => {
    if (!scroll.contains(event.target)) return;
    if (event.key === "Escape") { hooks.back(); return; }
    const sideways = { ArrowRight: 1, ArrowLeft: -1 }[event.key];  // from a clause to the references and names in it
    const buttons = [...scroll.querySelectorAll(sideways ? ".menu-button, .lead" : ".menu-button")];
    const place = buttons.indexOf(document.activeElement);
    const to = place + (sideways ?? { ArrowDown: 1, ArrowUp: -1 }[event.key]);
    if (place < 0 || !buttons[to]) return;
    event.preventDefault();
    focusOn(buttons[to]);
    buttons[to].scrollIntoView({ block: "nearest" });
  });
  pane.addEventListener("click", (event) => {
    const unit = event.target.closest(".unit");
    if (!unit || event.target.closest("button, a, summary, .lead") || menu.isOpen() || String(window.getSelection())) return;
    openMenu(unit.querySelector(":scope > .menu-button, :scope > .menu-cell > .menu-button"), event.clientX, event.clientY);
    event.stopPropagation();
  });

  function renew() {  // another act stands in the pane
    scroll = pane.querySelector(".scroll.act");
    field = pane.querySelector("#find");
    told = pane.querySelector(".found");
    [painted, hits, at] = [[], [], -1];
    const first = scroll.querySelector(".menu-button");
    if (first) first.tabIndex = 0;
  }
  renew();

  return { show, ownSpans, openMenu, step, renew };
};
