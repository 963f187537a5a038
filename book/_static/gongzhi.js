// What scripts add to a page that can be read without them: mode, language, place, copying, and news of editions.
"use strict";
(() => {
  const root = document.documentElement;
  const { store } = globalThis.gongzhiChoices;
  const here = root.lang.startsWith("zh") ? "zh" : "en";
  const TAGS = { zh: "zh-CN", en: "en" };
  const WORDS = {
    zh: {
      mode: { auto: "跟随系统", light: "浅色", dark: "深色" }, modes: "明暗模式",
      copy: "复制", copied: "已复制",
      edition: (id) => `${id}版`, all: "所有版本", editions: "选择版本", draft: "草稿",
      older: (id, day) => `这是${id}版，数据截至${day}。`, newest: (id) => `看最新的${id}版`,
      withdrawn: (day) => `本版已于${day}撤回：`, erratum: (day) => `勘误（${day}）：`,
    },
    en: {
      mode: { auto: "as the system", light: "light", dark: "dark" }, modes: "Light or dark",
      copy: "Copy", copied: "Copied",
      edition: (id) => `Edition ${id}`, all: "All editions", editions: "Choose an edition", draft: "draft",
      older: (id, day) => `This is edition ${id}, with data as of ${day}.`, newest: (id) => `See the newest, ${id}`,
      withdrawn: (day) => `This edition was withdrawn on ${day}: `, erratum: (day) => `Erratum (${day}): `,
    },
  };
  const words = WORDS[here];

  function make(tag, properties, ...inside) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...inside);
    return element;
  }

  function day(iso) {
    return new Intl.DateTimeFormat(here === "zh" ? "zh-CN" : "en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso));
  }

  // Mode: as the system, light, dark, and round again.
  const button = document.querySelector("button.mode");
  function showMode() {
    const mode = root.dataset.mode ?? "auto";
    button.title = words.mode[mode];
    button.setAttribute("aria-label", `${words.modes}: ${words.mode[mode]}`);
  }
  if (button) {
    showMode();
    button.addEventListener("click", () => {
      const next = { auto: "light", light: "dark", dark: "auto" }[root.dataset.mode ?? "auto"];
      if (next === "auto") delete root.dataset.mode;
      else root.dataset.mode = next;
      store("mode", next);
      showMode();
    });
  }

  // Language: the same place, and the choice is kept.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[hreflang]");
    if (!link) return;
    store("language", link.hreflang.slice(0, 2));
    if (!link.classList.contains("language")) return;
    link.search = location.search;
    link.hash = location.hash;
  });
  document.querySelector(".offer button")?.addEventListener("click", () => {
    store("offer", "no");
    delete root.dataset.offer;
    document.getElementById("content")?.focus({ preventScroll: true });
  });
  for (const choice of document.querySelectorAll("button[data-speak]")) {
    choice.addEventListener("click", () => {
      root.dataset.language = choice.dataset.speak;
      root.lang = TAGS[choice.dataset.speak];
      store("language", choice.dataset.speak);
    });
  }

  // Place: the list of sections follows the text.
  const links = [...document.querySelectorAll("nav.outline a")];
  const sections = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  function follow() {
    const at = sections.findLastIndex((section) => section?.getBoundingClientRect().top < innerHeight / 3);
    links.forEach((link, index) => {
      if (index === at) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }
  if (links.length) {
    addEventListener("scroll", follow, { passive: true });
    follow();
  }

  // Copying of code; without a clipboard, as on a page from a disk, by selecting it.
  for (const code of document.querySelectorAll("article .highlight")) {
    const copy = make("button", { type: "button", className: "copy", textContent: words.copy });
    copy.addEventListener("click", async () => {
      const text = code.querySelector("pre");
      try {
        await navigator.clipboard.writeText(text.textContent);
      } catch {
        getSelection().selectAllChildren(text);
        document.execCommand("copy");
      }
      copy.textContent = words.copied;
      setTimeout(() => { copy.textContent = words.copy; }, 2000);
    });
    code.append(copy);
  }

  // Editions: what became known after this page was made comes from one file at the site's root.
  const { edition, page, figure } = root.dataset;
  const known = globalThis.gongzhiEditions;
  const own = known?.editions.find((each) => each.id === edition);
  if (!own) return;

  function address(each) {
    const book = `${root.dataset.root}${each.id}/${here}/`;
    if (figure) return each.figures?.includes(figure) ? `${root.dataset.root}${each.id}/figures/${figure}/${root.dataset.page}` : `${book}index.html`;
    return `${book}${page === "search" || each.pages?.includes(page) ? page : "index"}.html`;
  }

  const notices = document.getElementById("notices");
  function notice(kind, ...inside) {
    notices.append(make("p", { className: `notice ${kind}` }, ...inside));
  }
  if (own.withdrawn) notice("withdrawn", make("strong", {}, words.withdrawn(day(own.withdrawn.on))), own.withdrawn.why[here]);
  const newest = known.editions.find((each) => each.id === known.newest);
  if (newest && newest.as_of > own.as_of) {
    notice("older", words.older(edition, day(own.as_of)), " ", make("a", { href: address(newest), textContent: words.newest(newest.id) }));
  }
  for (const each of own.errata ?? []) {
    const about = each.figures ?? [];
    if (about.length && page !== "index" && !about.some((id) => id === figure || document.getElementById(id))) continue;
    notice("erratum", make("strong", {}, words.erratum(day(each.on))), each.text[here]);
  }

  const plain = document.querySelector("a.edition");
  const items = known.editions.map((each) => {
    const name = words.edition(each.id) + (each.published ? "" : here === "zh" ? `（${words.draft}）` : ` (${words.draft})`);
    const link = make("a", { href: address(each), textContent: name });
    if (each === own) link.setAttribute("aria-current", "true");
    return make("li", {}, link);
  });
  items.push(make("li", {}, make("a", { href: plain.getAttribute("href"), textContent: words.all })));
  const menu = make("details", { className: "editions" },
    make("summary", { textContent: words.edition(edition), title: words.editions }), make("ul", {}, ...items));
  plain.replaceWith(menu);
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
})();
