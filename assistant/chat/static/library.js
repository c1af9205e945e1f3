// The library on the page: its acts found and opened, files brought and stored, where questions are asked.
"use strict";
window.erejeLibrary = function (page, views) {
  const { root, find, words, language, made } = page;
  const dialog = find("dialog.library"), list = find(".library-list"), count = find(".library-count"), more = find("[data-do=more-acts]");
  const files = find(".files"), drop = find(".bring"), field = find("#library-find"), askButton = find("[data-do=ask-found]"), input = find("#library-files");

  // -- the acts ---------------------------------------------------------------------------------------------------
  function conditions() {
    const told = {};
    for (const each of dialog.querySelectorAll("[data-filter]")) if (each.value) told[each.dataset.filter] = each.value;
    const { kind, ...rest } = told;
    return kind ? { ...rest, kinds: [kind] } : rest;
  }

  let asked = 0, listed = [], found = [], picked = new Map();  // found: all that words were looked for in, listed or not
  async function load(after = 0) {
    const mine = ++asked;
    askButton.disabled = true;
    const reply = await page.call("library/list", { find: field.value.trim(), within: conditions(), after });
    if (mine !== asked) return;
    if (reply.error) { count.textContent = reply.error; return; }
    const rows = page.nodesOf(reply.rows);
    const doubted = list.querySelector(".sure:not([hidden])")?.closest("li").dataset.act;  // the reader was being asked
    const reopened = doubted && rows.querySelector(`[data-act="${CSS.escape(doubted)}"] .sure`);
    if (reopened) reopened.hidden = false;
    if (after) list.append(rows); else list.replaceChildren(rows);
    if (!list.children.length) list.append(made("li", words.library_none));
    count.textContent = reply.count;
    more.hidden = !reply.more;
    drop.hidden = !reply.edit;
    for (const option of dialog.querySelectorAll("#library-kind option")) option.hidden = Boolean(option.value) && !reply.kinds.includes(option.value);
    askButton.disabled = !reply.askable;
    askButton.textContent = reply.ask;
    found = reply.ids;
    listed = [...list.querySelectorAll("[data-act]")].map((row) => row.dataset.act);
    for (const box of list.querySelectorAll("[data-do=pick]")) box.checked = picked.has(box.value);
  }

  let typing = 0;
  field.addEventListener("input", () => { askButton.disabled = true; clearTimeout(typing); typing = setTimeout(load, 200); });
  dialog.addEventListener("change", (event) => { if (event.target.dataset.filter) load(); });

  function show() {
    if (!dialog.open) dialog.showModal();
    return load();
  }

  async function openAct(button) {
    dialog.close();
    await views.openWhole(button.dataset.act);
  }

  // -- where questions are asked ----------------------------------------------------------------------------------
  let scope = null;  // conditions on acts with the words for them; null for all acts
  function setScope(chosen, label) {
    scope = chosen && Object.keys(chosen).length && chosen.acts?.length !== 0 ? { chosen, label } : null;
    page.memory.set("ereje-scope", JSON.stringify(scope));
    find(".where .scope").textContent = scope?.label ?? words.scope_all;
    find(".where [data-do=ask-all]").hidden = !scope;
    find(".where").classList.toggle("chosen", Boolean(scope));
  }

  function pick(box) {
    if (box.checked) picked.set(box.value, box.closest("li").dataset.title); else picked.delete(box.value);
    find("[data-do=ask-picked]").disabled = !picked.size;
  }

  function asksIn(acts) {
    const named = acts.length === 1 ? picked.get(acts[0]) ?? list.querySelector(`[data-act="${CSS.escape(acts[0])}"]`)?.dataset.title : null;
    setScope({ acts }, named ?? page.fill(words.scope_acts, { count: acts.length }));
    dialog.close();
    find("#question").focus();
  }

  function askFound() {  // where nothing is looked for in words, the conditions themselves say which acts are meant
    if (field.value.trim()) { asksIn(found); return; }
    const labels = [...dialog.querySelectorAll("[data-filter]")].filter((each) => each.value).map((each) => each.selectedOptions?.[0].text ?? each.value);
    setScope(conditions(), labels.join(", "));
    dialog.close();
    find("#question").focus();
  }

  function askAll() {
    picked = new Map();
    find("[data-do=ask-picked]").disabled = true;
    setScope(null);
    dialog.close();
    find("#question").focus();
  }

  // -- bringing files ---------------------------------------------------------------------------------------------
  async function patient(call) {  // a folder is more than a client may send at once: what was refused is sent again
    for (;;) {
      const reply = await call();
      if (!reply.wait) return reply;
      await new Promise((resolve) => { setTimeout(resolve, reply.wait * 1000); });
    }
  }

  let queue = Promise.resolve(), all = 0, done = 0;
  function bring(brought, replaces = "") {
    if (drop.hidden) return;
    for (const file of brought) {
      const item = made("li", "");
      item.append(made("p", file.name, "file"), made("p", words.reading_file));
      files.append(item);
      all += 1;
      queue = queue.then(() => read(item, file, replaces));
    }
    told();
  }

  async function read(item, file, replaces) {
    if (!item.isConnected) return;
    const reply = await patient(() => page.upload("library/read", { name: file.name, ...(replaces ? { replaces } : {}) }, file));
    settle(item, reply, file.name);
    done += 1;
    told();
  }

  function settle(item, reply, name) {
    if (reply.error) item.replaceChildren(made("p", name, "file"), Object.assign(made("p", reply.error), { role: "alert" }));
    else item.replaceChildren(page.nodesOf(reply.html));
  }

  function told() {
    find(".read-count").textContent = all ? page.fill(words.read_count, { all, done }) : "";
    const sure = files.querySelectorAll("[data-sure]").length;
    const button = find("[data-do=store-all]");
    button.textContent = page.fill(words.store_all, { count: sure });
    button.hidden = sure < 2;
    find("[data-do=clear-files]").hidden = !all || done < all;
  }

  async function store(item) {
    const form = item.querySelector(".decide");
    const { token } = form.dataset, name = item.querySelector(".file").textContent;
    const given = Object.fromEntries([...form.querySelectorAll("[name]")].filter((each) => each.value).map((each) => [each.name, each.value]));
    form.replaceChildren(made("p", words.storing_file));
    delete form.dataset.sure;
    const reply = await patient(() => page.call("library/store", { token, ...given }));
    settle(item, reply, name);
    if (reply.act === root.dataset.act) await views.open(reply.act, true);
    told();
  }

  async function storeAll() {
    find("[data-do=store-all]").hidden = true;
    for (const form of [...files.querySelectorAll("[data-sure]")]) await store(form.closest("li"));
    await load();
  }

  function dropFile(button) {
    const item = button.closest("li");
    page.call("library/drop", { token: button.closest(".decide").dataset.token });
    item.remove();
    told();
  }

  function clear() {
    for (const form of files.querySelectorAll(".decide[data-token]")) page.call("library/drop", { token: form.dataset.token });
    files.replaceChildren();
    [all, done] = [0, 0];
    told();
  }

  let replaced = "";  // the act that the next file chosen is to replace
  function replaceAct(button) {
    replaced = button.closest("li").dataset.act;
    const one = Object.assign(document.createElement("input"), { type: "file", accept: input.accept });
    one.addEventListener("change", () => { bring(one.files, replaced); files.scrollIntoView({ block: "nearest" }); });
    one.click();
  }

  input.addEventListener("change", () => { bring([...input.files]); input.value = ""; });

  // Files dropped anywhere on the page; of a folder all that lie in it.
  async function within(entry) {
    if (entry.isFile) return [await new Promise((resolve, reject) => { entry.file(resolve, reject); })];
    const reader = entry.createReader(), inside = [];
    for (;;) {  // a reader gives a hundred at a time
      const some = await new Promise((resolve, reject) => { reader.readEntries(resolve, reject); });
      if (!some.length) break;
      inside.push(...some);
    }
    return (await Promise.all(inside.filter((each) => !each.name.startsWith(".")).map(within))).flat();
  }

  async function dropped(transfer) {
    const plain = [...transfer.files];
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    await show();
    if (!entries.length) { bring(plain); return; }
    for (const each of entries) bring(await within(each));
  }

  const carries = (event) => event.dataTransfer?.types.includes("Files");
  root.addEventListener("dragover", (event) => { if (carries(event)) { event.preventDefault(); root.classList.add("dragging"); } });
  root.addEventListener("dragleave", (event) => { if (!root.contains(event.relatedTarget)) root.classList.remove("dragging"); });
  root.addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    root.classList.remove("dragging");
    dropped(event.dataTransfer);
  });

  // -- removing ---------------------------------------------------------------------------------------------------
  function sure(button, asks) {
    const tools = button.closest(".row-tools");
    tools.querySelector(".sure").hidden = !asks;
    tools.querySelector(asks ? "[data-do=remove-not]" : "[data-do=remove-act]").focus();
  }

  async function remove(button) {
    const row = button.closest("li"), { act, title } = row.dataset;
    const reply = await page.call("library/remove", { act });
    picked.delete(act);
    find("[data-do=ask-picked]").disabled = !picked.size;
    await load();
    count.textContent = reply.error ?? `${page.fill(words.removed, { act: title })}. ${count.textContent}`;
    if (scope?.chosen.acts?.includes(act)) setScope(null);
    field.focus();
  }

  const kept = page.memory.get("ereje-scope");
  try { const told = JSON.parse(kept); if (told) setScope(told.chosen, told.label); } catch { /* nothing is kept */ }

  return {
    scope: () => scope,
    setScope,
    actions: {
      library: show,
      "close-library": () => dialog.close(),
      "open-act": openAct,
      "more-acts": () => load(listed.length),
      "ask-picked": () => asksIn([...picked.keys()]),
      "ask-found": askFound,
      "ask-all": askAll,
      pick,
      "store-file": async (button) => { await store(button.closest("li")); await load(); },
      "drop-file": dropFile,
      "store-all": storeAll,
      "clear-files": clear,
      "replace-act": replaceAct,
      "remove-act": (button) => sure(button, true),
      "remove-not": (button) => sure(button, false),
      "remove-now": remove,
    },
  };
};
