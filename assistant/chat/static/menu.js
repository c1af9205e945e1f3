// The one menu of the page: a list of actions at the button that opened it. Knows nothing of what they do.
"use strict";
window.erejeMenu = function (root) {
  const menu = root.querySelector(".menu"), list = menu.querySelector("[role=menu]");
  let opener = null, openedAt = 0;

  function open(button, head, entries, x, y) {
    close(false);
    opener = button;
    openedAt = performance.now();
    button.setAttribute("aria-expanded", "true");
    menu.querySelector(".menu-head").textContent = head;
    list.setAttribute("aria-label", head);
    list.replaceChildren(...entries.map(item));
    menu.hidden = false;
    const box = button.getBoundingClientRect();
    const left = Math.min(x ?? box.left, window.innerWidth - menu.offsetWidth - 8);
    const below = (y ?? box.bottom) + 4;
    const top = below + menu.offsetHeight > window.innerHeight ? Math.max(8, (y ?? box.top) - menu.offsetHeight - 4) : below;
    Object.assign(menu.style, { left: `${Math.max(8, left)}px`, top: `${top}px` });
    list.firstElementChild.focus();
  }

  function item({ label, name, run }) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    button.setAttribute("role", "menuitem");
    button.dataset.item = name;
    button.tabIndex = -1;
    button.addEventListener("click", () => { close(); run(); });
    return button;
  }

  function close(back = true) {
    if (!opener) return;
    const button = opener;
    opener = null;
    button.setAttribute("aria-expanded", "false");
    menu.hidden = true;
    if (back) button.focus({ preventScroll: true });
  }

  menu.addEventListener("keydown", (event) => {
    const items = [...list.children];
    const place = items.indexOf(document.activeElement);
    const to = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === "Escape" || event.key === "Tab") close();
    if (to === undefined && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (to !== undefined) items[(to + items.length) % items.length].focus();
  });
  document.addEventListener("click", (event) => {
    if (opener && !menu.contains(event.target) && !opener.contains(event.target)) close(false);
  });
  root.addEventListener("scroll", (event) => {
    if (event.target.matches(".scroll") && performance.now() - openedAt > 400) close(false);  // the scrolling that led to the button is not meant
  }, { capture: true, passive: true });

  return { open, close, isOpen: () => opener !== null };
};
