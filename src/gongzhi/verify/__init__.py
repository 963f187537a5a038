"""Whether a published site is whole: files, provenance, citations, crates and links, all by reading it."""

from gongzhi.verify.site import Verdict, read, verify

__all__ = ["Verdict", "read", "verify"]
