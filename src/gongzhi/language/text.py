"""A text in both languages of the report."""

from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Text:
    """The same thing said in Chinese and in English."""

    zh: str
    en: str

    def __getitem__(self, language: Language) -> str:
        """The text in one language."""
        return self.zh if language == "zh" else self.en
