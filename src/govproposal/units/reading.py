"""A unit's name read against the tables (单位名称解析): which place, which organ, and what of it."""

from __future__ import annotations

from govproposal.patterns import lazy
from govproposal.units.heads import branded, each, headed
from govproposal.units.nation import national
from govproposal.units.parts import part
from govproposal.units.placing import Reading, Setting, placed, unknown
from govproposal.units.reforms import normal
from govproposal.units.zones import zone

_OVER = lazy(r"(?<=[省市县区州旗])(?:人民)?政府(?=.{2,8}(?:街道|地区)办|驻.)")
_DOUBLED = lazy(r"(?<=村)村(?=民?委)|(?<=社区)社区(?=居)")
_HOSPITAL = lazy(r".{2,24}(?:大学|学院)附属(?=(?!第|人民|口腔|儿童|妇|肿瘤|眼科|中医|医院).{2,6}医院$)")
_GRID = lazy(r"^.{2,4}电网(?:有限)?(?:责任)?公司(?=.{2,6}供电)|^(?:国家电网|国网)(?=.{2,8}?电力(?:有限)?(?:责任)?(?:公司)?$)")
_TOBACCO = lazy(r"^中国烟草总公司(.{2,12}?)(?:烟草)?公司$")
_BOTH = lazy(r"^(?:中共|中国共产党)?[^委]{1,12}委(?:员会)?[、和]?(?=[^委]{1,12}政府(?:信访局|督查|接待|农村|政策|总值班|目标))")
_DIRECT = lazy(r"^([省市县区州旗][直级属])各?(?=部门|单位|企业)")
_CONCERNED = lazy(r"各?(?:有关|相关)(?=部门|单位|企业)")
_AVIATION = lazy(r"^(?:中国)?民(?:用)?航(?:空)?(?=[东中西华][南北东]?(?:地区)?(?:管理)?局)")
_NUMBERED = lazy(r"(?<=[市县区])第?([一二三四五六七八九十]{1,3})([中小]|医院)$")
_RAILWAY = lazy(r"^中国铁路(.{2,4})局集团(?:有限公司)?$")
_OWN_COMMISSION = lazy(r"(?<=纪委)[省市县区州旗](?=监委|监察委)")
_NOTES = lazy(r"(?:等(?:有关)?(?:部门|单位)?|牵头|负责|本级|机关)$")


LONGEST = 80
"""What is longer is no name."""


def read(name: str, setting: Setting) -> Reading:
    """A folded *name* without brackets (:func:`~govproposal.units.spelling.bare`), read in a setting.

    >>> from govproposal.units.reforms import organs
    >>> read("市人社局", Setting("赣州市", None, organs())).organ.name
    '人力资源和社会保障局'
    """
    if len(name) > LONGEST:
        return Reading(words=name, place=setting.place, stem=normal(name))
    words = _shortened(_NOTES.sub("", name.replace(" ", "").removeprefix("原")) or name)
    words = setting.table.spelled.get(words, words)
    for reader in (each, headed, national, branded, zone, placed, part):
        found = reader(words, setting)
        if found is not None:
            return found
    return unknown(words, setting)


def _shortened(words: str) -> str:
    """A name without what it can do without: whose street office it is, whose hospital, 纪委区监委."""
    if "政府" in words:
        words = _OVER.sub("", words)
    if "电" in words:
        words = _GRID.sub("", words)
    if "烟草" in words:
        words = _TOBACCO.sub(r"\1烟草公司", words)
    if "有关" in words or "相关" in words:
        words = _CONCERNED.sub("各有关", words)
    words = _DIRECT.sub(r"\1各", words)
    if "委" in words and "政府" in words:
        words = _BOTH.sub("", words)
    if "航" in words:
        words = _AVIATION.sub("中国民航局", words)
    if words.endswith(("中", "小", "医院")):
        words = _NUMBERED.sub(lambda match: f"第{match[1]}{match[2]}{'' if match[2] == '医院' else '学'}", words)
    if words.startswith("兵团"):
        words = "新疆生产建设" + words
    if "铁路" in words:
        words = _RAILWAY.sub(r"\1铁路局集团", words)
    if "附属" in words:
        words = _HOSPITAL.sub("", words)
    if "纪委" in words:
        words = _OWN_COMMISSION.sub("", words)
    return _DOUBLED.sub("", words) if words.endswith(("委会", "委员会")) else words
