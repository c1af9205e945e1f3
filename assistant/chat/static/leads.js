// References and names inside a shown text: a preview at the pointer, at the focus or under a finger; the way there.
"use strict";
window.erejeLeads = function (page, views) {
  const { root } = page;
  const peek = page.find(".peek");
  const known = new Map();  // previews that were fetched
  let shown = null, pinned = false, timer = 0;

  async function told(lead) {
    const { act, clause, at } = lead.dataset;
    const key = new URLSearchParams({ act, clause, language: page.language, ...(at ? { at } : {}) }).toString();
    if (!known.has(key)) {
      try {
        const reply = await fetch(`${page.base}page/peek?${key}`);
        if (!reply.ok) return "";
        known.set(key, (await reply.json()).html);
      } catch { return ""; }
    }
    return known.get(key);
  }

  async function show(lead, stays = false) {
    clearTimeout(timer);  // a pointer that came here first must not undo what a click then said
    shown = lead;
    pinned = stays;
    const html = await told(lead);
    if (shown !== lead || !html) return;
    peek.replaceChildren(page.nodesOf(html));
    (lead.closest("dialog") ?? root).append(peek);
    peek.hidden = false;
    lead.setAttribute("aria-describedby", peek.id);
    place();
  }

  function place() {  // under the words, or above them where there is more room; it goes along when they are scrolled
    const box = shown.getClientRects()[0] ?? shown.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, window.innerWidth - peek.offsetWidth - 8));
    const above = box.top - peek.offsetHeight - 6, below = box.bottom + 6;
    const fits = below + peek.offsetHeight <= window.innerHeight - 8;
    Object.assign(peek.style, { left: `${left}px`, top: `${fits || above < 8 ? Math.max(8, Math.min(below, window.innerHeight - peek.offsetHeight - 8)) : above}px` });
  }

  function scrolled() {
    if (!shown || peek.hidden) return;
    const words = shown.getBoundingClientRect(), seen = (shown.closest(".scroll") ?? root).getBoundingClientRect();
    if (words.bottom < Math.max(seen.top, 0) || words.top > Math.min(seen.bottom, window.innerHeight)) hide();
    else place();
  }

  function hide() {
    clearTimeout(timer);
    shown?.removeAttribute("aria-describedby");
    shown = null;
    pinned = false;
    peek.hidden = true;
  }

  const leadOf = (target) => target.closest?.(".lead");
  root.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse" || pinned) return;
    const lead = leadOf(event.target);
    clearTimeout(timer);
    if (lead && lead !== shown) timer = setTimeout(() => show(lead), 250);
    else if (!lead && shown && !peek.contains(event.target)) timer = setTimeout(hide, 250);  // the pointer may go into the preview
  });
  root.addEventListener("focusin", (event) => {
    const lead = leadOf(event.target);
    if (lead && lead.matches(":focus-visible")) show(lead);
    else if (!lead && shown && !pinned) hide();
  });
  document.addEventListener("scroll", scrolled, { capture: true, passive: true });
  document.addEventListener("click", (event) => { if (pinned && !leadOf(event.target) && !peek.contains(event.target)) hide(); });
  root.addEventListener("keydown", (event) => {
    const lead = leadOf(event.target);
    if (event.key === "Escape" && shown) { hide(); event.stopPropagation(); event.preventDefault(); }
    else if (lead?.matches(".term") && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); show(lead, true); }
  }, true);

  return {
    term: (lead) => (shown === lead && pinned ? hide() : show(lead, true)),
    lead: (link, event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;  // a window of its own
      event.preventDefault();
      hide();
      views.openFrom(link);
    },
  };
};
