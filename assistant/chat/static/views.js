// Which act is shown beside the dialogue, and which of the two a phone shows. Knows nothing of how questions are asked.
"use strict";
window.erejeViews = function (page, ask) {
  const { root, find, words, narrow } = page;
  const menu = window.erejeMenu(root);
  const act = window.erejeAct(root, words, menu, {
    ask: (question) => { toChat(); ask(question); },
    copy: page.copy,
    link: (clause) => page.copy(link(clause)),
    back,
  });
  const link = (clause, of) => page.address({ act: of || root.dataset.act, clause });

  function view(chosen) {
    root.dataset.view = chosen;
    root.querySelectorAll("[data-do=view]").forEach((button) => {
      button.setAttribute("aria-pressed", String(button.dataset.view === chosen));
    });
  }

  // On a phone the act is a page of its own: the browser's "back" leads from it to the dialogue, not off the site.
  function toAct(clause, whole) {
    const place = clause || whole ? `?${new URLSearchParams({ act: root.dataset.act, ...(clause ? { clause } : {}) })}` : location.href;
    const fresh = narrow() && root.dataset.ready && root.dataset.view !== "act";
    history[fresh ? "pushState" : "replaceState"](fresh ? { view: "act" } : history.state, "", place);
    view("act");
  }

  function toChat() {
    if (history.state?.view === "act") history.back();
    view("chat");
  }
  window.addEventListener("popstate", () => view(history.state?.view ?? "chat"));

  let cameFrom = null;  // what led into the act
  function back() {
    if (!cameFrom?.isConnected) return;
    if (find(".act-pane").contains(cameFrom)) cameFrom.scrollIntoView({ block: "center" });  // a reference inside the act
    else toChat();
    cameFrom.focus();
    cameFrom = null;
  }

  // -- the act that is shown ------------------------------------------------------------------------------------------
  let opening = 0;  // a later wish wins over an earlier one that is still on its way
  async function open(id, anew = false) {
    const mine = ++opening;
    if (!id || (id === root.dataset.act && !anew)) return true;
    const reply = await page.call("act", { act: id });
    if (mine !== opening) return false;
    if (reply.error) { page.toast(reply.error); return false; }
    find(".banner").replaceWith(page.nodesOf(reply.banner));
    find(".act-pane").replaceChildren(page.nodesOf(reply.pane));
    root.dataset.act = id;
    act.renew();
    return true;
  }

  async function show(id, quote, from) {
    if (!await open(id)) return;
    cameFrom = from;
    toAct(quote.clause);
    act.show([quote], true);
  }

  // What an answer quotes is marked beside it, in the act that its first quote is of.
  async function follow(quotes) {
    if (narrow() || !quotes.length || !await open(quotes[0].act)) return;
    act.show(quotes.filter((quote) => quote.act === root.dataset.act));
  }

  async function openWhole(id) {
    if (await open(id)) toAct("", true);
  }

  async function openAt(id, clause, focused = false) {
    if (!await open(id) || !clause) return;
    const spans = act.ownSpans(clause);
    if (spans === null) { page.toast(page.fill(words.unknown_clause, { clause })); return; }
    toAct(clause);
    act.show([{ clause, spans }], focused);
  }

  async function openFrom(lead) {
    const { act: id, clause } = lead.dataset;
    if (clause === "act") await openWhole(id);
    else await openAt(id, clause, true);
    cameFrom = lead.isConnected ? lead : null;
  }

  return { menu, act, toAct, toChat, show, follow, open, openWhole, openAt, openFrom, link };
};
