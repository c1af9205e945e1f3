// Where it is said: words looked for over the act or the library; the words of an answer lead further.
"use strict";
window.erejePlaces = function (page, library) {
  const { root, find, made } = page;
  const dialog = find("dialog.places"), field = find("#places-words"), found = find(".places-found"), chips = dialog.querySelector(".chips");
  const MOST = 12, SHORTEST = 5;  // words of a quote that are offered, and their letters

  let asked = 0, of = "";  // of: the act meant by "this act": that of the quote, else the one shown
  async function look(everywhere) {
    const words = field.value.trim();
    if (!words) { field.focus(); return; }
    const mine = ++asked;
    const within = everywhere ? { within: library.scope()?.chosen ?? {} } : { act: of || root.dataset.act };
    const reply = await page.call("places", { words, ...within });
    if (mine === asked) found.replaceChildren(reply.error ? made("p", reply.error) : page.nodesOf(reply.html));
  }

  function open(words, offered = [], act = "") {
    of = act;
    field.value = words;
    found.replaceChildren();
    chips.replaceChildren(...offered.map((word) => {
      const item = made("li", ""), chip = made("button", word, "chip");
      chip.addEventListener("click", () => { field.value = word; look(false); });
      item.append(chip);
      return item;
    }));
    chips.hidden = !offered.length;
    dialog.showModal();
    field.focus();
    if (words) look(false);
  }

  // Of a quote the words chosen by the reader, else those that answer are offered.
  function fromQuote(button) {
    const quote = button.closest(".quote"), chosen = window.getSelection();
    const selected = quote.contains(chosen.anchorNode) ? String(chosen).trim() : "";
    const text = [...quote.querySelectorAll("blockquote mark")].map((mark) => mark.textContent).join(" ") || quote.querySelector("blockquote").textContent;
    const words = [...new Set(text.match(/\p{L}+/gu)?.filter((word) => word.length >= SHORTEST) ?? [])].slice(0, MOST);
    open(selected, words, quote.dataset.act);
  }

  find(".places-form").addEventListener("submit", (event) => { event.preventDefault(); look(false); });

  return {
    places: fromQuote,
    "places-of-act": () => open(find("#find").value.trim()),
    "places-act": () => look(false),
    "places-library": () => look(true),
    "close-places": () => dialog.close(),
  };
};
