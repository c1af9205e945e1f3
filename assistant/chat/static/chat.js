// The page put together: which part does what a button says, and what the page's address asks. All words are the server's.
"use strict";
window.erejePage = function (element) {
  const root = element.querySelector("#ereje");
  if (!root || root.dataset.started) return;
  root.dataset.started = "yes";
  const page = window.erejeBase(root);
  document.documentElement.lang = page.language;
  const views = window.erejeViews(page, (question) => asking.ask(question));
  const library = window.erejeLibrary(page, views);
  const asking = window.erejeAsking(page, views, library);
  const cards = window.erejeCards(page, views, asking);

  function speak(target, event) {
    event.preventDefault();
    document.cookie = `ereje_language=${target.dataset.language};path=${page.base};max-age=31536000;samesite=lax`;
    const kept = new URLSearchParams(location.search);
    kept.delete("q");
    kept.delete("as_of");
    kept.delete("within");
    location.assign(`${page.base}${target.dataset.language}/${kept.size ? `?${kept}` : ""}`);
  }

  function turnTheme(button) {
    window.erejeTheme.set(window.erejeTheme.get() === "dark" ? "light" : "dark");
    nameTheme(button);
  }

  function nameTheme(button) {
    const label = window.erejeTheme.get() === "dark" ? page.words.theme_light : page.words.theme_dark;
    button.setAttribute("aria-label", label);
    button.title = label;
  }

  const actions = {
    ...cards,
    ...library.actions,
    ...window.erejeLeads(page, views),
    ...window.erejePlaces(page, library),
    ask: (button) => { views.toChat(); asking.ask(button.dataset.question); },
    again: asking.again,
    stop: asking.stop,
    edit: (button) => asking.edit(button.closest(".turn")),
    copy: (button) => page.copy(button.dataset.text),
    "answer-link": (button) => page.copy(page.address(asking.asking(button.closest(".turn")))),
    show: (button) => {
      const { act, clause, spans, exact } = button.dataset;
      button.closest("dialog")?.close();
      views.show(act, { clause, spans: JSON.parse(spans), exact: exact !== undefined }, button);
    },
    view: (button) => (button.dataset.view === "act" ? views.toAct() : views.toChat()),
    menu: (button) => views.act.openMenu(button),
    next: () => views.act.step(1),
    previous: () => views.act.step(-1),
    skip: (button, event) => { event.preventDefault(); views.toChat(); asking.focus(); },
    "skip-act": (button, event) => { event.preventDefault(); views.toAct(); page.find(".scroll.act").focus(); },
    language: speak,
    theme: turnTheme,
    talks: () => asking.talks.show(),
    "close-talks": () => asking.talks.close(),
    "clear-day": asking.clearDay,
    restart: asking.restart,
  };
  root.addEventListener("click", (event) => {
    const target = event.target.closest("[data-do]");
    if (target) actions[target.dataset.do]?.(target, event);
  });

  async function open() {
    nameTheme(page.find("[data-do=theme]"));
    const wanted = new URLSearchParams(location.search);
    await asking.askOf(wanted);
    await views.openAt(wanted.get("act"), wanted.get("clause"));
    root.dataset.ready = "yes";
  }

  open();
};
