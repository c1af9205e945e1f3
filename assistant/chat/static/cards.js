// What can be done with an answer: judged, copied, saved, printed. Knows nothing of how it was asked.
"use strict";
window.erejeCards = function (page, views, asking) {
  const { root, find } = page;

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
    const reply = await asking.call("feedback", { turn, verdict: chosen, comment: form.querySelector("textarea").value });
    form.querySelector(".thanks").textContent = reply.error || reply.thanks;
    button.disabled = false;
    if (reply.error) return;
    form.querySelector(".comment").hidden = true;
    form.querySelectorAll("[data-verdict]").forEach((other) => { other.disabled = true; });
  }

  const copied = {  // of the whole answer
    copy_whole: (turn) => turn.querySelector("[data-do=copy]").dataset.text,
    copy_answer_link: (turn) => page.address(asking.asking(turn)),
  };

  function copies(button) {
    const textOf = (entry) => (entry.of ? copied[entry.key](button.closest(".turn")) : entry.text);
    const run = (entry) => () => page.copy(entry.link ? views.link(entry.link, entry.act) : textOf(entry));
    const entries = JSON.parse(button.dataset.entries).map((entry) => ({ ...entry, name: entry.key, run: run(entry) }));
    views.menu.open(button, button.closest(".quote").querySelector("cite").textContent, entries);
  }

  async function save(button) {
    const { kind } = button.dataset;
    let saved;
    try {
      saved = await (await page.post(`dialogue.${kind}`, { dialogue: asking.dialogue() })).blob();
    } catch (error) {
      page.toast(page.told(error));
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
    find(".turns").querySelectorAll(".printed").forEach((card) => card.classList.remove("printed"));
    delete root.dataset.print;
  }
  window.addEventListener("afterprint", printed);
  window.addEventListener("beforeprint", () => root.querySelectorAll(".turn details").forEach((part) => { part.open = true; }));

  return { verdict, unverdict, feedback, copies, save, print };
};
