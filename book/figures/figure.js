// Copies citations and adds the day of reading to them; without it everything can be read and selected.
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
