"""What can be wrong with the entries of the glossary: their form, and words that stand twice."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gongzhi.data.declaration import both_languages
from gongzhi.language.text import LANGUAGES, Language

KEYS = ("id", "zh", "en", "means", "variants", "avoid", "loose")
NEEDED = KEYS[:4]
Entry = Mapping[str, Any]
# The entry, by its id, and what is wrong with it.
Fault = tuple[str, str]


def faults(groups: Any) -> list[Fault]:
    """Everything that is wrong; words are compared once the form is right."""
    if not isinstance(groups, list) or not groups:
        return [("", "not a list of groups, each beginning with `- group:`")]
    wrong = [fault for group in groups for fault in faults_of_group(group)]
    return wrong or clashes([entry for group in groups for entry in group["terms"]])


def faults_of_group(group: Any) -> Iterator[Fault]:
    """What is wrong in the form of a group and its entries."""
    if not isinstance(group, dict) or set(group) != {"group", "terms"} or not both_languages(group["group"]):
        yield "", f"{group!r:.60}, expected `group: {{zh, en}}` and `terms`"
    elif not isinstance(group["terms"], list) or not group["terms"]:
        yield str(group["group"]["en"]), "needs a list of terms"
    else:
        yield from (fault for entry in group["terms"] for fault in faults_of_entry(entry))


def faults_of_entry(entry: Any) -> Iterator[Fault]:
    """What is wrong in the form of an entry."""
    if not isinstance(entry, dict):
        yield "", f"{entry!r:.60} is no entry, expected {', '.join(KEYS)}"
        return
    name = str(entry.get("id", entry.get("en", "")))
    yield from ((name, f"{key} is missing") for key in NEEDED if key not in entry)
    yield from (
        (name, f"unknown key {key!r}, expected {', '.join(KEYS)}") for key in entry if key not in KEYS
    )
    if "id" in entry and not re.fullmatch(r"[a-z]+(-[a-z]+)*", name):
        yield name, "expected an id of small letters and hyphens"
    for language in LANGUAGES:
        if language in entry and not is_word(entry[language]):
            yield name, f"{language} is {entry[language]!r}, expected a name"
    if "means" in entry and not both_languages(entry["means"]):
        yield name, "means needs a text under zh and one under en"
    for key in ("variants", "avoid"):
        if not are_forms(entry.get(key, {})):
            yield name, f"{key} needs lists of words under zh or en"
    if not isinstance(entry.get("loose", False), bool):
        yield name, "loose is true or left out"


def is_word(found: Any) -> bool:
    """Whether it is a text that is not blank."""
    return isinstance(found, str) and bool(found.strip())


def are_forms(found: Any) -> bool:
    """Whether it holds lists of words by language."""
    return (
        isinstance(found, dict)
        and set(found) <= set(LANGUAGES)
        and all(isinstance(each, list) and all(map(is_word, each)) for each in found.values())
    )


def clashes(entries: Sequence[Entry]) -> list[Fault]:
    """Ids and forms that stand twice, and forms that one entry accepts and another avoids."""
    ids = Counter(entry["id"] for entry in entries)
    wrong = [(name, "the id stands twice") for name, times in ids.items() if times > 1]
    for language in LANGUAGES:
        owners: dict[str, str] = {}
        for entry in entries:
            for form in accepted(entry, language):
                if form in owners:
                    wrong.append((entry["id"], f"{form!r} is a form of {owners[form]!r} already"))
                owners.setdefault(form, entry["id"])
        for entry in entries:
            avoided = [folded(form, language) for form in entry.get("avoid", {}).get(language, [])]
            wrong += [
                (entry["id"], f"avoids {form!r}, a form of {owners[form]!r}")
                for form in avoided
                if form in owners
            ]
    return wrong


def accepted(entry: Entry, language: Language) -> list[str]:
    """The forms of an entry that prose may use, as they are compared."""
    forms = [entry[language], *entry.get("variants", {}).get(language, [])]
    return [folded(form, language) for form in forms]


def folded(text: str, language: Language) -> str:
    """A text without what makes no other word of it: in English case, hyphens, kinds of apostrophes."""
    if language == "zh":
        return text
    return re.sub(r"[\s\-\u2010-\u2014]+", " ", text.replace("\u2019", "'")).casefold()
