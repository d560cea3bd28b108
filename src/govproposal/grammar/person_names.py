"""Names of persons (姓名): surnames (单姓, 复姓), the shapes a name has, padding inside it."""

from __future__ import annotations

from functools import cache, lru_cache

from govproposal.patterns import lazy

_SINGLE = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐"
    "费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁"
    "杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚"
    "程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙"
    "叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温"
    "别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾"
    "毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仝肖闫岳代付佘揭占迟宾来由海啜佟覃邸亓昃战初苑鹿矫么阳税冼植原晋楚商牟佴墨哈谯年爱"
    "佐折帅缑亢况郈有琴侴禤邝麦粟蒿仵信厚仉卿衣英揣撒展铁苟睢青门闪候刑佀尧延肇芦岩玉旷贠员辜生雒雪麴宝布才采昂奥操部茶达但德多额法格"
    "官光归好宏户扎恽火吾督汝鄢涂钦笪栗丘侍冶凡兰尉宛巨庆斯朴檀沐漆犹甯祭禚禾竹羌萨藏虎衷谌郄郇锺闽隋雀靖眭苌"
)
_DOUBLE = (
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 "
    "公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 "
    "谷梁 拓跋 夹谷 轩辕 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 梁丘 左丘 东门 西门 第五 淳于 单于 叱干 范姜 欧侯 "
    "纳兰 完颜 叶赫 爱新 那拉"
)
_NO_NAME = lazy(
    r"副|常务|全[国省市县区]|[市县区局院校会行处科]长|[局厅委办]$|各|有关|部门|单位|领导|主任|书记|局长|市长|县长|区长|政府|公司|医院|大学|学院|中心|"
    r"小组|成员|组长|办公|委员|代表|主席|经理|负责|工作|名单|附件|会议|以上|以下|人员|如有|名誉|同志|党组|党委|党工委|工委|纪委|常委|一级|二级|三级|四级|兼任|主持|支部|总支|工会|文联|侨联|残联|科协|董事|监事|高新|经开|开发"
)


@cache
def surnames() -> frozenset[str]:
    """The surnames of one and of two characters.

    >>> {"欧阳", "仝"} <= surnames()
    True
    """
    return frozenset(_SINGLE) | frozenset(_DOUBLE.split())


@lru_cache(maxsize=4096)
def is_name(words: str) -> bool:
    """Whether folded *words* have the shape of a name: two to four characters, or parts joined by ``·``; surname not asked for.

    >>> is_name("诸葛铭"), is_name("阿依古丽·买买提"), is_name("财政局")
    (True, True, False)
    """
    parts = words.split("·")
    shaped = 2 <= len(words) <= 4 if len(parts) == 1 else len(parts) <= 4 and all(1 <= len(part) <= 12 for part in parts)
    # Compiling a pattern with all these characters as a class takes a millisecond.
    return shaped and all(min(part) >= "\u4e00" and max(part) <= "\u9fff" for part in parts) and _NO_NAME.search(words) is None


def has_surname(words: str) -> bool:
    """Whether *words* could be a Chinese name that begins with a listed surname: 2 or 3 characters, 3 or 4 behind a double one.

    >>> has_surname("欧阳敏之"), has_surname("程介儒"), has_surname("市财政")
    (True, True, False)
    """
    if words[:2] in surnames():
        return 2 <= len(words) <= 4
    return 2 <= len(words) <= 3 and words[:1] in surnames()
