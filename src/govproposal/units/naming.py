"""The full names of bodies (全称): the place before the organ, in the form that is usual at its level."""

from __future__ import annotations

from govproposal.units.divisions import LEVEL_WORDS, NATION, divisions, level
from govproposal.units.placing import CORPS, Reading
from govproposal.units.reforms import Organ

_FORMS = {
    "共青团委员会": "共青团{place}委员会", "政治协商会议": "政协{place}委员会", "委": "中共{place}委员会",
    "税务局": "国家税务总局{place}税务局",
    "人民银行": "中国人民银行{place}分行",
    "人民银行中心支行": "中国人民银行{place}中心支行", "供电公司": "国网{short}供电公司", "调查队": "国家统计局{short}调查队",
    "中国国民党革命委员会": "民革{place}委员会", "中国民主同盟": "民盟{place}委员会", "中国民主建国会": "民建{place}委员会",
    "中国民主促进会": "民进{place}委员会", "中国农工民主党": "农工党{place}委员会", "中国致公党": "致公党{place}委员会",
    "九三学社": "九三学社{place}委员会", "台湾民主自治同盟": "台盟{place}委员会", "海关": "{short}海关",
}  # fmt: skip
_PROVINCIAL_TEXT = (
    "经济和信息化局 工业和信息化局 科学技术局 教育局 公安局 民政局 司法局 财政局 人力资源和社会保障局 自然资源和规划局 生态环境局 "
    "住房和城乡建设局 交通运输局 水利局 农业农村局 商务局 文化和旅游局 退役军人事务局 应急管理局 审计局 国土资源局 环境保护局 "
    "农业局 文化局 文化体育和旅游局"
)
_PROVINCIAL = frozenset(_PROVINCIAL_TEXT.split())
_BY_LEVEL = {
    "n": {
        "财政局": "财政部", "教育局": "教育部", "公安局": "公安部", "民政局": "民政部", "司法局": "司法部", "科学技术局": "科学技术部",
        "商务局": "商务部", "水利局": "水利部", "审计局": "审计署", "发展和改革委员会": "国家发展和改革委员会", "统计局": "国家统计局",
        "工业和信息化局": "工业和信息化部", "生态环境局": "生态环境部", "自然资源和规划局": "自然资源部", "应急管理局": "应急管理部",
        "住房和城乡建设局": "住房和城乡建设部", "交通运输局": "交通运输部", "农业农村局": "农业农村部", "文化和旅游局": "文化和旅游部",
        "卫生健康委员会": "国家卫生健康委员会", "人力资源和社会保障局": "人力资源和社会保障部", "退役军人事务局": "退役军人事务部",
        "市场监督管理局": "国家市场监督管理总局", "人民政府": "国务院", "人民政府办公厅": "国务院办公厅", "税务局": "国家税务总局",
        "医疗保障局": "国家医疗保障局", "体育局": "国家体育总局", "数据局": "国家数据局", "人民银行": "中国人民银行",
        "环境保护局": "环境保护部", "国土资源局": "国土资源部", "农业局": "农业部", "文化局": "文化部", "卫生局": "卫生部",
        "建设局": "建设部",
        "人事局": "人事部", "劳动和社会保障局": "劳动和社会保障部", "国家安全局": "国家安全部", "监察局": "监察部",
        "工商行政管理局": "国家工商行政管理总局", "质量技术监督局": "国家质量监督检验检疫总局", "海关": "海关总署",
        "食品药品监督管理局": "国家食品药品监督管理总局", "安全生产监督管理局": "国家安全生产监督管理总局",
        "广播电视局": "国家广播电视总局", "金融监督管理总局": "国家金融监督管理总局", "银行保险监督管理局": "中国银行保险监督管理委员会",
        "银行业监督管理局": "中国银行业监督管理委员会", "保险监督管理局": "中国保险监督管理委员会",
        "证券监督管理局": "中国证券监督管理委员会", "人民法院": "最高人民法院", "人民检察院": "最高人民检察院",
        "政治协商会议": "中国人民政治协商会议全国委员会", "委": "中国共产党中央委员会", "共青团委员会": "共青团中央委员会",
    },
    "p": {"自然资源和规划局": "自然资源厅", "科学技术局": "科学技术厅"},
}  # fmt: skip


def full_name(found: Reading, organ: Organ) -> str:
    """The full name of a body that the table has: the place before the organ, in the form that is usual at its level."""
    if found.place == NATION:
        return _national(organ) + found.sub
    place = found.place or ""
    stem = _BY_LEVEL.get(level(found.place) or "", {}).get(organ.name, organ.name)
    if level(found.place) == "p" and found.place != CORPS and stem.endswith("局") and organ.name in _PROVINCIAL:
        stem = stem[:-1] + "厅"
    if found.each:
        return f"{place}各{found.each}{stem.removeprefix(found.each)}"
    if place.endswith("街道"):
        stem = stem.removeprefix("街道")  # 长春路街道|办事处
    zone = next((zone for zone, path in divisions().joint.items() if path == place), None) if organ.name == "人民政府" else None
    if zone is not None:
        return f"{place}{stem}({zone}管理委员会)"
    short = place.removesuffix("市").removesuffix("省")
    form = _FORMS.get(organ.name) if place else None
    if form is not None:
        return form.format(place=place, short=short) + found.sub
    if found.branch and organ.kind == "enterprise" and place:
        return f"{stem}{short}{'分行' if stem.endswith('银行') else '分公司'}"
    if organ.kind == "party" and stem.startswith("委") and place:
        return f"中共{place}{stem}{found.sub}"
    return place + stem + found.sub


def _national(organ: Organ) -> str:
    """The name of the nation's own: 国家…, 全国… for congresses and unions, 中央… for organs of the party."""
    known = organ.nation or _BY_LEVEL["n"].get(organ.name)
    if known is not None or organ.kind == "enterprise":
        return known or organ.name
    if organ.kind == "party" and organ.name.startswith("委"):
        return "中央" + organ.name[1:]
    if organ.kind == "congress" or (organ.name.endswith("会") and not organ.name.endswith("委员会")):
        return "全国" + organ.name
    return "国家" + organ.name


def named_place(place: str | None) -> str | None:
    """A place that is more than a level."""
    return None if place is None or place in LEVEL_WORDS else place


def own_name(found: Reading) -> str:
    """The full name of a body that the table does not have."""
    place = named_place(found.place) or ""
    if found.branch and place:
        return f"{found.stem}{place.removesuffix('市')}{'分行' if found.stem.endswith('银行') else '分公司'}"
    return f"{place}各{found.each}{found.stem}" if found.each else place + found.stem + found.sub
