"""The style sheet and the script of a report's page: nothing is fetched, from anywhere.

Owns: how the page looks on screen and paper, and its filter. Must not know: figures. The fonts are the system's own,
in an order in which each has the letters of Kazakh (ә ғ қ ң ө ұ ү һ і).
"""

CSS = """
:root { --ink:#1c2430; --soft:#5b6675; --line:#d9dee5; --page:#fff; --fill:#f5f7f9; --hue:#2d6a8e; --whisker:#12303f;
  --good:#1d7a4f; --bad:#b3372f; --warn:#8a6100; }
@media screen and (prefers-color-scheme: dark) { :root { --ink:#e6eaef; --soft:#9aa6b4; --line:#323c48; --page:#14191f;
  --fill:#1c232b; --hue:#5fa3c9; --whisker:#cfe6f3; --good:#58c08e; --bad:#ef8078; --warn:#dcae4a; } }
* { box-sizing:border-box }
body { margin:0 auto; max-width:1120px; padding:24px 20px 80px; background:var(--page); color:var(--ink);
  font:15px/1.5 "Noto Sans","Segoe UI","DejaVu Sans","PT Sans",Roboto,"Helvetica Neue",Arial,sans-serif }
h1 { font-size:26px; margin:0 0 4px } h2 { font-size:19px; margin:40px 0 8px } h3 { font-size:15px; margin:0 0 6px }
.soft, .note { color:var(--soft) } .note { font-size:13px }
.wide { overflow-x:auto }
table { border-collapse:collapse; width:100%; font-variant-numeric:tabular-nums; font-size:14px }
th { text-align:right; font-weight:600; color:var(--soft); font-size:13px }
th, td { padding:5px 10px; border-bottom:1px solid var(--line) } td { text-align:right; white-space:nowrap }
th:first-child, td:first-child { text-align:left }
.plots { display:flex; flex-wrap:wrap; gap:28px; align-items:flex-start } figure { margin:0; max-width:100% }
.plots figure:first-child { flex-basis:100% }
svg { max-width:100%; height:auto; font-family:inherit } svg text { fill:var(--ink); font-size:12px }
svg .tick, svg .axis { fill:var(--soft); font-size:11px } .grid { stroke:var(--line); fill:none }
.bar { fill:var(--hue); opacity:.78 } .whisker { stroke:var(--whisker); stroke-width:2 }
.line { stroke:var(--hue); stroke-width:2; fill:none } .dot { fill:var(--bad) }
.diagonal { stroke:var(--soft); stroke-dasharray:4 4; fill:none }
.filters { position:sticky; top:0; background:var(--page); padding:10px 0; display:flex; flex-wrap:wrap; gap:8px;
  border-bottom:1px solid var(--line) }
.filters input, .filters select { font:inherit; color:inherit; background:var(--fill); border:1px solid var(--line);
  border-radius:6px; padding:5px 8px } .filters input { flex:1 1 220px }
.q { border-bottom:1px solid var(--line); padding:8px 0 } .q summary { cursor:pointer; display:flex; gap:10px;
  align-items:baseline } .q summary::-webkit-details-marker { display:none } .q .ask { flex:1; overflow-wrap:anywhere }
.tag { font-size:12px; color:var(--soft); white-space:nowrap } .verdict { font-size:12px; font-weight:600; width:108px;
  flex:none } .right, .right_refusal { color:var(--good) } .wrong, .false_answer, .error { color:var(--bad) }
.false_refusal { color:var(--warn) }
.q dl { display:grid; grid-template-columns:110px 1fr; gap:4px 12px; margin:8px 0 8px 118px; font-size:14px }
.q dt { color:var(--soft) } .q dd { margin:0; overflow-wrap:anywhere; white-space:pre-line }
code { font-size:13px } [hidden] { display:none !important }
@media (max-width:640px) { .q dl { margin-left:0; grid-template-columns:1fr } }
@media print { .filters { display:none } body { max-width:none; padding:0; font-size:11px } .q { break-inside:avoid }
  .plots, table { break-inside:avoid } }
"""

JS = """
const rows = [...document.querySelectorAll('.q')], controls = [...document.querySelectorAll('[data-filter]')];
const shown = document.getElementById('shown');
function filter() {
  let count = 0;
  for (const row of rows) {
    const keep = controls.every(control => {
      const wanted = control.value.trim().toLowerCase(), name = control.dataset.filter;
      if (!wanted) return true;
      return name === 'text' ? row.textContent.toLowerCase().includes(wanted) : row.dataset[name] === wanted;
    });
    row.hidden = !keep; count += keep;
  }
  shown.textContent = count + ' of ' + rows.length;
}
controls.forEach(control => control.addEventListener('input', filter));
addEventListener('beforeprint', () => rows.forEach(row => { if (!row.hidden) row.open = true; }));
filter();
"""
