// Finds what a reader looks for in the text of a book, as search-index.js has it: any part of any word, in
// Chinese and English. No part of this touches the page.
"use strict";
function finder({ language, words: said, kinds, pages, entries, synonyms, traditional }) {

  // Text as it is compared

  const simple = new Map(Array.from(traditional[0], (old, at) => [old, traditional[1][at]]));
  const HAN = /\p{Script=Han}/u;
  const LETTER = /[\p{L}\p{N}\p{M}]/u;
  const known = new Map();
  // A character in one width, case and script: pairs of what it is, and whether that is a letter or digit.
  function plain(char) {
    if (!known.has(char)) {
      const parts = Array.from(char.normalize("NFKC").toLowerCase(), (each) => simple.get(each) ?? each);
      known.set(char, parts.map((each) => [each, LETTER.test(each)]));
    }
    return known.get(char);
  }

  // What stands for signs between two letters: hyphens and apostrophes join, as do spaces beside Chinese.
  function between(before, signs, after) {
    if (/^ +$/.test(signs)) return HAN.test(before + after) ? "" : " ";
    const numbers = /^\d\d$/.test(before + after);
    if (numbers && /^[.,]$/.test(signs)) return signs === "." ? "." : "";
    return /^[-‐-―−'’·]+$/u.test(signs) && !numbers ? "" : " ";
  }

  // The letters and digits of a text, and single spaces; `places` gets where in the text each stood.
  function fold(text, places = null) {
    let folded = "", last = "", signs = "", at = 0;
    for (const char of text) {
      for (const [each, letter] of plain(char)) {
        if (!letter) { signs += each; continue; }
        const gap = signs && last ? between(last, signs, each) : "";
        for (let unit = gap.length + each.length; places && unit > 0; unit--) places.push(at);
        folded += gap + each;
        last = each;
        signs = "";
      }
      at += char.length;
    }
    return folded;
  }

  // Name, title, lead, text, and what kind it is in which page, as they are compared.
  const WEIGHTS = [12, 10, 4, 2, 0.5];
  const KIND = [1.2, 1, 1.1, 1.05, 1, 1.15, 0.5];
  const fields = entries.map(([page, , kind, name, title, lead, text]) =>
    [name, title, lead, text, `${kinds[kind]}\n${pages[page][1]}`].map((each) => fold(each)));
  const everything = fields.flat().join("\n");

  // English words

  const LATIN = /^[a-z]+$/;
  const british = (word) => word.replace(/iz(?=[aei])/, "is").replace(/yz(?=e|i)/, "ys").replace(/center/, "centre")
    .replace(/(behavi|neighb|lab|fav|col|hon)or/, "$1our");
  const EITHER = [[/is(?=[aei])/, "i[sz]"], [/ys(?=[ei])/, "y[sz]"], [/centre/, "cent(?:re|er)"], [/our/, "ou?r"]];
  const spelt = (word) => EITHER.reduce((form, [from, to]) => form.replace(from, to), british(word).replace(".", "\\."));
  function stem(word) {
    const found = british(word).replace(/ies$/, "y").replace(/(?<=[^aisu])s$|(?<=ss)es$/, "").replace(/(?<=...)(?:ing|ed|e)$/, "");
    return found.length > 2 ? found : word;
  }
  // What says nothing of what is looked for, as long as there is something else.
  const COMMON = new Set(("a an and are at by do does for from how in is of on or the to was what where which who with "
    + "什么 哪些 哪里 怎么 怎样 如何 为什么 是什么 有哪些 有什么 多少 请问").split(" "));
  const telling = (words) => (words.every((word) => COMMON.has(word)) ? words : words.filter((word) => !COMMON.has(word)));

  // Patterns of a word that occur in the book, each with how well it fits: the whole word, in this or another
  // form, its beginning, any part of it.
  const made = new Map();
  const patterns = (word) => made.get(word) ?? made.set(word, make(word)).get(word);
  const occurs = (word) => patterns(word).length > 0;
  function make(word) {
    const part = spelt(word).replace(/ /g, " ?"), root = stem(word);
    const endings = root.endsWith("y") ? "(?:y|ies)" : "(?:s|e|es|ed|ings?)?";
    const english = [[`\\b${part}\\b`, 1.5], [`\\b${spelt(root.replace(/y$/, ""))}${endings}\\b`, 1.4], [`\\b${part}`, 1.1], [part, 0.4]];
    return (LATIN.test(word) ? english : [[part, 1]])
      .map(([form, fit]) => [new RegExp(form, "g"), fit]).filter(([form]) => everything.search(form) >= 0);
  }

  // The query

  const compact = (text) => text.split(" ").map((word) => (LATIN.test(word) ? stem(word) : word)).join("");
  const alike = synonyms.map((forms) => ({ forms, plain: forms.map((form) => fold(form)), keys: forms.map((form) => compact(fold(form.replace(/[-‐-―]/gu, " ")))) }));

  function parse(query) {
    const parts = query.match(/["“”「][^"“”「」]+["“”」]|[^\s"“”「」]+/gu) ?? [];
    const words = parts.flatMap((part) => (/^["“”「]/u.test(part) ? [fold(part)] : fold(part).split(" "))).filter(Boolean);
    return telling(words);
  }

  // The same query with terms of the glossary in all their forms; each term is a list of words one of which is to be found.
  function readings(words) {
    const found = [{ terms: words.map((word) => [word]), fit: 1 }];
    for (let from = 0; from < words.length; from++) {
      for (let to = words.length; to > from; to--) {
        const key = compact(words.slice(from, to).join(" "));
        const group = alike.find(({ keys }) => keys.includes(key));
        if (!group) continue;
        const terms = [...words.slice(0, from).map((word) => [word]), group.plain, ...words.slice(to).map((word) => [word])];
        found.push({ terms, fit: 0.7, from: words.slice(from, to).join(" "), name: group.forms[language === "zh" ? 0 : 1] });
        break;
      }
    }
    return found;
  }

  // A run of Chinese that stands nowhere as a whole, cut into the longest pieces that do.
  function cut(word) {
    if (!HAN.test(word) || occurs(word)) return [word];
    const pieces = [];
    for (let at = 0; at < word.length;) {
      let size = word.length - at;
      const piece = () => word.slice(at, at + size);
      while (size > 1 && !COMMON.has(piece()) && !everything.includes(piece()) && !alike.some(({ keys }) => keys.includes(piece()))) size--;
      if (size > 1) pieces.push(piece());
      at += size;
    }
    return pieces.length ? pieces : [word];
  }

  const counts = new Map(); // how often each English word stands in the book
  // The commonest word of the book that is one slip away from an English word that it does not have.
  function corrected(word) {
    if (!/^[a-z]{4,}$/.test(word) || occurs(word)) return word;
    const slips = [];
    for (let at = 0; at <= word.length; at++) {
      const [head, tail] = [word.slice(0, at), word.slice(at)];
      slips.push(`${head}[a-z]${tail}`, `${head}[a-z]?${tail.slice(1)}`, `${head}${tail[1] ?? ""}${tail[0] ?? ""}${tail.slice(2)}`);
    }
    if (!counts.size) for (const [found] of everything.matchAll(/[a-z]{3,}/g)) counts.set(found, (counts.get(found) ?? 0) + 1);
    const near = new RegExp(`^(?:${slips.join("|")})$`);
    return [...counts.keys()].filter((found) => near.test(found)).sort((one, other) => counts.get(other) - counts.get(one))[0] ?? word;
  }

  // Ranking

  // How well a word fits an entry: where it stands, how whole, how early, and how much of the title it is.
  function fit(forms, texts) {
    let best = 0;
    for (let which = 0; which < texts.length; which++) {
      const text = texts[which];
      for (const [form, whole] of text ? forms : []) {
        form.lastIndex = 0;
        const found = form.exec(text);
        if (!found) continue;
        const share = which < 2 ? 0.5 + 0.5 * (found[0].length / text.length) : 0.9 + 0.1 * (1 - found.index / text.length);
        const exact = which < 2 && found[0].length === text.length ? 1.3 : 1;
        best = Math.max(best, WEIGHTS[which] * whole * share * exact);
        break;
      }
    }
    return best;
  }

  // Entries with every term, or, where `partly`, with any; the score falls with each result of the same page.
  function ranked(queries, partly) {
    const scores = new Map();
    for (const { terms, fit: trust } of queries) {
      const forms = terms.map((options) => options.flatMap(patterns));
      const phrase = new RegExp(terms.map(([word]) => spelt(word)).join(" ?"));
      fields.forEach((texts, at) => {
        const fits = forms.map((each) => fit(each, texts));
        const hits = fits.filter(Boolean).length;
        if (!hits || (hits < terms.length && !partly)) return;
        const together = terms.length > 1 && texts.some((text) => phrase.test(text)) ? 1.5 : 1;
        const named = terms.some(([word]) => word === texts[0]) ? 10 : 1;
        const sum = fits.reduce((total, each) => total + each, 0) / terms.length;
        const score = sum * (hits / terms.length) ** 2 * together * named * trust * KIND[entries[at][2]];
        scores.set(at, Math.max(score, scores.get(at) ?? 0));
      });
    }
    const seen = [];
    return [...scores].sort((one, other) => other[1] - one[1] || one[0] - other[0])
      .map(([at, score]) => {
        const page = entries[at][0];
        seen[page] = (seen[page] ?? 0) + 1;
        return [at, score * 0.85 ** (seen[page] - 1)];
      })
      .sort((one, other) => other[1] - one[1] || one[0] - other[0]).map(([at]) => at);
  }

  // The results of a query, those that have some of its words only, the words' patterns, and what is to be said.
  const FEW = 3;
  function search(query) {
    let words = parse(query), note = "", rest = [];
    let queries = readings(words), found = ranked(queries, false);
    if (!found.length) {
      const cuts = telling(words.flatMap(cut)), slips = cuts.map(corrected);
      const wrong = slips.findIndex((word, at) => word !== cuts[at]);
      if (wrong >= 0) note = said.corrected.replace("{word}", () => cuts[wrong]).replace("{other}", slips[wrong]);
      words = slips;
      queries = readings(words);
      found = ranked(queries, false);
    }
    if (found.length < FEW && words.length > 1) rest = ranked(queries, true).filter((at) => !found.includes(at));
    const renamed = queries.find(({ from, name }) => from && fold(name) !== from && !occurs(from));
    const also = renamed ? said.also.replace("{word}", () => renamed.from).replace("{other}", renamed.name) : "";
    const forms = queries.flatMap(({ terms }) => terms.flat()).flatMap((word) => patterns(word).slice(0, word.length > 1 ? 4 : 2));
    return { found, rest, note, also, marks: forms.length ? new RegExp(forms.map(([form]) => form.source).join("|"), "g") : null };
  }

  return { search, fold, fields };
}
