"""Citations of editions, figures and tables, made by the published styles."""

from gongzhi.cite.citation import FORMATS, Format, cite
from gongzhi.cite.reference import Reference, Work

__all__ = ["FORMATS", "Format", "Reference", "Work", "cite"]
