// Runs before the page is painted: what the reader chose, so that no page shows the wrong mode or language first.
"use strict";
(() => {
  const root = document.documentElement;
  root.dataset.scripts = "";

  // Storage may be closed to a page, and then throws.
  const stored = (name) => {
    try {
      return localStorage.getItem(`gongzhi.${name}`);
    } catch {
      return null;
    }
  };
  globalThis.gongzhiChoices = {
    stored,
    store(name, value) {
      try {
        localStorage.setItem(`gongzhi.${name}`, value);
      } catch {
        // The choice holds for this page only.
      }
    },
    languages: (navigator.languages ?? [navigator.language]).map((tag) => tag.slice(0, 2)),
  };

  const mode = stored("mode");
  if (mode === "light" || mode === "dark") root.dataset.mode = mode;

  // A page in both languages speaks the reader's; one in a language that is not the reader's offers the other.
  const { languages } = globalThis.gongzhiChoices;
  if ("bilingual" in root.dataset) {
    const known = [stored("language"), ...languages];
    const language = known.find((each) => each === "zh" || each === "en");
    if (language) {
      root.dataset.language = language;
      root.lang = language === "zh" ? "zh-CN" : "en";
    }
  } else {
    const here = root.lang.slice(0, 2);
    if (stored("language") !== here && !languages.includes(here) && !stored("offer")) root.dataset.offer = "";
  }
})();
