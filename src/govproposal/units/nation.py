"""Organs of the nation (国家机关, 全国性组织): 国家发展改革委, 财政部, 中国科协, 国办."""

from __future__ import annotations

from collections.abc import Iterator

from govproposal.patterns import lazy
from govproposal.units.divisions import NATION
from govproposal.units.placing import Reading, Setting, found_in
from govproposal.units.reforms import Organ, normal

_NATIONAL = lazy(r"国务院|国家(?!税务总局.)|中央|(?:中华)?全国|最高(?=人民)|中国(?=..)")
_NATIONAL_ENDS = ("部", "总局", "署")
_PARTY_WORDS = ("组织部", "宣传部", "统战部", "工作部", "武装部")
_COMMISSIONS = frozenset(("证监会", "银保监会", "银监会", "保监会", "央行", "人民银行", "中国人民银行"))
_OWN = ("中组部", "中宣部", "最高法", "最高检", "中国")


def national(words: str, setting: Setting) -> Reading | None:
    """A national organ: 国家发展改革委, 财政部, 最高人民法院, 中国科学技术协会."""
    named = next((found for found in _named(words, setting) if found), None)
    return found_in(words, NATION, named, setting.on, "a national organ") if named else None


def _named(words: str, setting: Setting) -> Iterator[tuple[Organ, ...] | None]:
    table, stem = setting.table, normal(words)
    yield table.nation.get(stem)
    match = _NATIONAL.match(words)
    if match or _is_national(words):
        yield table.named.get(stem)
    if match is None:
        return
    rest = normal(words[match.end() :])
    forms = {"国务院": (rest or "政府", "政府" + rest), "中央": ("委" + rest, rest)}.get(match[0], (rest,))
    for form in filter(None, forms):
        yield tuple(one for one in table.named.get(form, ()) if one.kind != "enterprise")  # 国家能源集团 is a brand


def _is_national(words: str) -> bool:
    if words.startswith(_OWN):
        return True
    return (words.endswith(_NATIONAL_ENDS) and not words.endswith(_PARTY_WORDS)) or words in _COMMISSIONS
