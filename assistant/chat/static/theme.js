// Runs before anything is drawn, so that a dark page never flashes white.
(() => {
  "use strict";
  const kept = (() => { try { return localStorage.getItem("ereje-theme"); } catch { return null; } })();
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => kept || (dark.matches ? "dark" : "light");
  document.documentElement.dataset.theme = chosen();
  window.erejeTheme = {
    get: () => document.documentElement.dataset.theme,
    set(theme) {
      document.documentElement.dataset.theme = theme;
      try { localStorage.setItem("ereje-theme", theme); } catch { /* private window: lasts for this page */ }
    },
  };
})();
