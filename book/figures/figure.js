// Copies citations, adds the day of reading to them, and says what became of the edition since it was published;
// without it everything can be read and selected.
"use strict";
(() => {
  const said = document.getElementById("said");
  const today = document.getElementById("today");

  // A page opened from a disk may have no clipboard; what is selected can be copied all the same.
  async function copy(element) {
    try {
      await navigator.clipboard.writeText(element.textContent);
    } catch {
      getSelection().selectAllChildren(element);
      document.execCommand("copy");
    }
  }

  function day() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  function setDay(pressed) {
    today.setAttribute("aria-pressed", String(pressed));
    for (const each of document.querySelectorAll("[data-dated]")) {
      each.dataset.plain ??= each.textContent;
      each.textContent = pressed ? each.dataset.dated.replace("{date}", day()) : each.dataset.plain;
    }
  }

  // What is known of this edition today stands at the site's root; a copy of one folder alone has no such file.
  function notices(box, known) {
    const said = box.dataset;
    const own = known.editions.find((each) => each.id === said.edition);
    const newest = known.editions.find((each) => each.id === known.newest);
    if (!own) return;
    const filled = (words, values) => words.replace(/{(\w+)}/g, (_, name) => values[name]);
    const add = (kind, text) => {
      const line = box.appendChild(document.createElement("p"));
      line.className = kind;
      line.textContent = text;
      return line;
    };
    if (own.withdrawn) {
      add("withdrawn", filled(said.withdrawn, { day: own.withdrawn.on, text: own.withdrawn.why[said.language] }));
    }
    for (const { on, text, figures } of own.errata) {
      if (!figures.length || figures.includes(said.figure)) {
        add("erratum", filled(said.erratum, { day: on, text: text[said.language] }));
      }
    }
    if (newest && newest.as_of > own.as_of) {
      const there = newest.figures.includes(said.figure);
      const line = add("newer", there ? "" : filled(said.gone, { edition: newest.id }));
      if (there) {
        const link = line.appendChild(document.createElement("a"));
        link.href = `../../../${newest.id}/figures/${said.figure}/${said.page}`;
        link.textContent = filled(said.newer, { edition: newest.id });
      }
    }
    box.hidden = !box.hasChildNodes();
  }
  if (globalThis.gongzhiEditions) notices(document.getElementById("notices"), globalThis.gongzhiEditions);

  for (const button of document.querySelectorAll("button")) button.hidden = false;
  today.addEventListener("click", () => setDay(today.getAttribute("aria-pressed") !== "true"));
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    await copy(document.getElementById(button.dataset.copy));
    button.focus();
    said.textContent = said.dataset.copied;
    setTimeout(() => { said.textContent = ""; }, 2000);
  });
})();
