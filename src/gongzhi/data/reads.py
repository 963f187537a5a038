"""What is read of an edition's evidence: noted by name while exhibits are made, and hashed by name.

A name is that of a field, such as `observations`; of one entry, such as `series 上海/own/fund_used`; of
the list of a field's entries, such as `series`; or of the figures of one measure or grade of source, such as
`stated fund_used`. What the edition before knew begins with `before`.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from gongzhi.data.choice import Series
from gongzhi.data.evidence import Evidence
from gongzhi.data.observation import Observation

Note = Callable[[str], object]
# Fields that are read entry by entry. The edition itself is no figure: its parameters are known apart.
BY_ENTRY = ("series", "residents", "sources")
KNOWN = ("edition", "before")
BEFORE = "before "


class Entries(Mapping[Any, Any]):
    """A field's entries: each that is looked up is noted, and the list of them where that is asked for."""

    def __init__(self, name: str, found: Mapping[Any, Any], note: Note) -> None:
        self.name, self.found, self.note = name, found, note

    def __getitem__(self, key: Any) -> Any:
        named = f"{self.name} {spelt(key)}"
        value = self.found.get(key)
        if not isinstance(value, Series):
            self.note(named)
            return self.found[key]
        return seen(value, lambda: self.note(named))

    def __iter__(self) -> Iterator[Any]:
        self.note(self.name)
        return iter(self.found)

    def __len__(self) -> int:
        self.note(self.name)
        return len(self.found)


class Seen(Series):
    """A series whose figures are noted when they are read, not when its name is."""

    __slots__ = ("read",)
    read: Callable[[], object]

    def __getattribute__(self, name: str) -> Any:
        if name in ("points", "others"):
            super().__getattribute__("read")()
        return super().__getattribute__(name)


def seen(series: Series, read: Callable[[], object]) -> Series:
    """The same series, which tells when it is read."""
    made = Seen.__new__(Seen)
    for field in fields(Series):
        object.__setattr__(made, field.name, getattr(series, field.name))
    object.__setattr__(made, "read", read)
    return made


class Watched(Evidence):
    """Evidence of which every field that is read is noted."""

    __slots__ = ("note",)
    note: Note

    def __getattribute__(self, name: str) -> Any:
        if name in WHOLE:
            super().__getattribute__("note")(name)
        return super().__getattribute__(name)

    def stated(self, *measures: str) -> tuple[Observation, ...]:
        """All that is known of some measures, each of which is noted."""
        for each in measures:
            self.note(f"stated {each}")
        return tuple(each for each in self.unnoted() if each.measure in measures)

    def graded(self, grade: str) -> tuple[Observation, ...]:
        """All figures of one grade of source, which is noted."""
        self.note(f"graded {grade}")
        return tuple(each for each in self.unnoted() if each.grade == grade)

    def unnoted(self) -> tuple[Observation, ...]:
        """All that is known, for what notes a part of it."""
        found: tuple[Observation, ...] = super().__getattribute__("observations")
        return found


WHOLE = tuple(field.name for field in fields(Evidence) if field.name not in (*BY_ENTRY, *KNOWN))


def watched(evidence: Evidence, note: Note) -> Evidence:
    """The same evidence, which notes what is read of it."""
    made = Watched.__new__(Watched)
    for field in fields(Evidence):
        value = getattr(evidence, field.name)
        if field.name in BY_ENTRY:
            value = Entries(field.name, value, note)
        if isinstance(value, Evidence):
            value = watched(value, lambda name: note(BEFORE + name))
        object.__setattr__(made, field.name, value)
    object.__setattr__(made, "note", note)
    return made


@dataclass(frozen=True, slots=True)
class Hashes:
    """The hashes of an edition's evidence by name."""

    evidence: Evidence
    known: dict[str, str]

    def __call__(self, name: str) -> str:
        """The hash of what a name stands for now; that of nothing where it names nothing."""
        if name not in self.known:
            self.known[name] = hashlib.sha256(canonical(self.value(name)).encode()).hexdigest()
        return self.known[name]

    def value(self, name: str) -> Any:
        """What a name stands for."""
        evidence = self.evidence
        if name.startswith(BEFORE):
            if evidence.before is None:
                return None
            evidence, name = evidence.before, name.removeprefix(BEFORE)
        field, _, entry = name.partition(" ")
        if field in ("stated", "graded"):
            return getattr(evidence, field)(entry)
        found = getattr(evidence, field, None)
        if field not in BY_ENTRY or found is None:
            return found
        if not entry:
            return list(found)
        return next((value for key, value in found.items() if spelt(key) == entry), None)


def spelt(key: Any) -> str:
    """An entry's key as part of a name."""
    return "/".join(map(str, key)) if isinstance(key, tuple) else str(key)


def canonical(value: Any) -> str:
    """A value as a text that is the same for equal values in equal order, and for no others.

    TypeError for what has no such text, which is everything that is known by its address only.
    """
    if is_dataclass(value) and not isinstance(value, type):
        parts = (f"{each.name}={canonical(getattr(value, each.name))}" for each in fields(value))
        return f"{type(value).__name__}({','.join(parts)})"
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{canonical(key)}:{canonical(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, set | frozenset):
        return "<" + ",".join(sorted(map(canonical, value))) + ">"
    text = repr(value)
    if " at 0x" in text and not isinstance(value, str):
        raise TypeError(f"{type(value).__name__} has no text of its own")
    return text
