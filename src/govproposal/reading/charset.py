"""Bytes to text, whatever they say of themselves: the own, tolerant ladder.

Government pages name ``gb2312`` and are GB18030, name UTF-8 and are GBK, or hold one broken byte, at which strict decoders
and the detectors built on them give up. The ladder asks, in turn: a byte order mark; strict UTF-8; UTF-16 without a mark;
then every candidate is decoded with replacement and the one with the most frequent Chinese characters is taken.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from govproposal.diagnostics import Diagnostic, diagnose

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"), (b"\x00\x00\xfe\xff", "utf-32-be"), (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\x84\x31\x95\x33", "gb18030"),
)  # fmt: skip

# WHATWG Encoding Standard, section 4.2: the labels that Chinese pages use; a page that says GB2312 means its superset.
_LABELS = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "gb_2312-80", "csgb2312", "x-gbk", "cp936", "ms936", "windows-936"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "cn-big5", "csbig5", "x-x-big5", "cp950"), "big5hkscs"),
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8", "utf-16", "utf-16le", "utf-16be", "unicode"), "utf-8"),
    **dict.fromkeys(("iso-8859-1", "latin1", "windows-1252", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("shift_jis", "sjis", "x-sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987"), "cp949"),
}  # fmt: skip

# The commonest characters of official prose, simplified, then those that differ in traditional print.
FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严首底液官德随病苏失尔死讲配女黄推显谈罪神艺呢席含企望密批营项防举球英氧势告李台落木帮轮破亚师围注远字材排供河态封另施减树溶怎止案言士均武固叶鱼波视仅费紧爱左章早朝害续轻服试食充兵源判护司足某练差致板田降黑犯负击范继兴似余坚曲输修故城夫够送笔船占右财吃富春职觉汉画功巴跟虽杂飞检吸助升阳互初创抗考投坏策古径换未跑留钢曾端责站简述钱副尽帝射草冲承独令限阿宣环双请超微让控州良轴找否纪益依优顶础载倒房突坐粉敌略客袁冷胜绝析块剂测丝协诉念陈仍罗盐友洋错苦夜刑移频逐靠混母短皮终聚汽村云哪既距卫停烈央察烧迅境若印洲刻括激孔搞甚室待核校散侵吧甲游久菜味旧模湖货损预阻毫普稳乙妈植息扩银语挥酒守拿序纸医缺雨吗针刘啊急唱误训愿审附获茶鲜粮斤孩脱硫肥善龙演父渐血欢械掌歌沙刚攻谓盾讨晚粒乱燃矛乎杀药宁鲁贵钟煤读班伯香介迫句丰培握兰担弦蛋沉假穿执答乐谁顺烟缩征脸喜松脚困异免背星福买染井概慢怕磁倍祖皇促静补评翻肉践尼衣宽扬棉希伤操垂秋宜氢套督振架亮末宪庆编牛触映雷销诗座居抓裂胞呼娘景威绿晶厚盟衡鸡孙延危胶屋乡临陆顾掉呀灯岁措束耐剧玉赵跳哥季课凯胡额款绍卷齐伟蒸殖永宗苗川炉岩弱零杨奏沿露杆探滑镇饭浓航怀赶库夺伊灵税途灭赛归召鼓播盘裁险康唯录菌纯借糖盖横符私努堂域枪润幅哈竟熟虫泽脑壤碳欧遍侧寨敢彻虑斜薄庭纳弹饲伸折麦湿暗荷瓦塞床筑恶户访塔奇透梁刀旋迹卡氯遇份毒泥退洗摆灰彩卖耗夏择忙铜献硬予繁圈雪函亦抽篇阵阴丁尺追堆雄迎泛爸楼避谋吨野猪旗累偏典馆索秦脂潮爷豆忽托惊塑遗愈朱替纤粗倾尚痛楚谢奋购磨君池旁碎骨监捕弟暴割贯殊释词亡壁顿宝午尘闻揭炮残冬桥妇警综招吴付浮遭徐您摇谷赞箱隔订男吹园纷唐败宋玻巨耕坦荣闭湾键凡驻锅救恩剥凝碱齿截炼麻纺禁废盛版缓净睛昌婚涉筒嘴插岸朗庄街藏姑贸腐奴啦惯乘伙恢匀纱扎辩耳彪臣亿璃抵脉秀萨俄网舞店喷纵寸汗挂洪贺闪柬爆烯津稻墙软勇像滚厘蒙芳肯坡柱荡腿仪旅尾轧冰贡登黎削钻勒逃障氨郭峰币港伏轨亩毕擦莫刺浪秘援株健售股岛甘泡睡童铸汤阀休汇舍牧绕炸哲磷绩朋淡尖启陷柴呈徒颜泪稍忘泵蓝拖洞授镜辛壮锋贫虚弯摩泰幼廷尊窗纲弄隶疑氏宫姐震瑞怪尤琴循描膜违夹腰缘珠穷森枝竹沟催绳忆邦剩幸浆栏拥牙贮礼滤钠纹罢拍咱喊袖埃勤罚焦潜伍墨欲缝姓刊饱仿奖铝鬼丽跨默挖链扫喝袋炭污幕诸弧励梅奶洁灾舟鉴苯讼抱毁懂寒智埔寄届跃渡挑丹艰贝碰拔爹戴码梦芽熔赤渔哭敬颗奔铅仲虎稀妹乏珍申桌遵允隆螺仓魏锐晓氮兼隐碍赫拨忠肃缸牵抢博巧壳兄杜讯诚碧祥柯页巡矩悲灌龄伦票寻桂铺圣恐恰郑趣抬荒腾贴柔滴猛阔辆妻填撤储签闹扰紫砂递戏吊陶伐喂疗瓶婆抚臂摸忍虾蜡邻胸巩挤偶弃槽劲乳邓吉仁烂砖租乌舰伴瓜浅丙暂燥橡柳迷暖牌秧胆详簧踏瓷谱呆宾糊洛辉愤竞隙怒粘乃绪肩籍敏涂熙皆侦悬掘享纠醒狂锁淀恨牲霸爬赏逆玩陵祝秒浙貌"
    "會國議務關對個發們產業辦長經濟進實現學機書東車門問間開區縣處動勞單員團園圖場報導將專層幾師帶廣應戰據擔擴據時權條構標樣歷氣決沒況測準漢滿為無煩營獨環當療眾確禮種稱積穩約級紀納組結統經維網線編緊練總績織繼續義習聯職臺與興舉舊藝藥號處術衛裝裡製複見規視覺觀計訊記許設證評話該說調論證識護讀變讓財責資質買費賽負輕輔辦農運過達遠適選還邊鄉釋鐵錢銀鋼錯鎮間隊陽際隨險難電青靜頁項順須領頭題額風飛養館馬驗體點黨"
)
_BROKEN = "\ufffd"
_PAIRED = ("gb18030", "big5hkscs")
_WINDOW = 2048
# A share of frequent characters that only the right encoding reaches; what a declaration is worth; what few characters are worth less.
_SURE, _TRUST, _DOUBT = 0.6, 0.2, 4
_REPAIRS = 100
_DECLARED = (
    rb"""(?i)<meta\b[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})"""
    rb"""|<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})"""
)


class Decoded(NamedTuple):
    """A decoded text, the codec that read it, and what was odd about it."""

    text: str
    encoding: str
    diagnostics: tuple[Diagnostic, ...] = ()


def canonical(label: str) -> str | None:
    """The codec that a declared *label* stands for by the WHATWG rule, ``None`` for a label Chinese pages do not use.

    >>> canonical("GB2312"), canonical("x-unknown")
    ('gb18030', None)
    """
    return _LABELS.get(label.strip().lower())


def declared(data: bytes) -> str | None:
    """The encoding label that a page's ``<meta>`` or XML declaration names in its first 4,096 bytes, if any.

    >>> declared(b'<html><meta charset="gbk">')
    'gbk'
    """
    found = re.search(_DECLARED, data[:4096])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def decode(data: bytes, label: str | None = None) -> Decoded:
    """The text of *data*; *label* is what the bytes were declared to be and is believed only as far as they bear it out.

    Never raises: bytes that no candidate can read become U+FFFD, with a diagnostic GP101. A byte order mark stays in the
    text as U+FEFF.

    >>> decode("议案办理工作方案".encode("gbk"), "utf-8")[:2]
    ('议案办理工作方案', 'gb18030')
    """
    marked = _marked(data)
    if marked:
        return _finish(data, marked, label)
    wide = _wide(data) if b"\0" in data else None
    if wide:
        return _finish(data, wide, label)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _finish(data, _best(data, label), label)
    if data.isascii() or _is_wide(data):
        return Decoded(text, "utf-8", _contradicted("utf-8", label))
    # GBK words of two-byte pairs can be valid UTF-8 of Latin, Cyrillic or Arabic letters: never believe those unscored.
    return _finish(data, _best(data, label), label)


def _marked(data: bytes) -> str | None:
    """The encoding a byte order mark gives; the mark of UTF-32 is also UTF-16 and a NUL, so that it must bear out."""
    for mark, encoding in _MARKS:
        if data.startswith(mark) and (not encoding.startswith("utf-32") or _bears(data, encoding)):
            return encoding
    return None


def _bears(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _wide(data: bytes) -> str | None:
    """UTF-32 or UTF-16 without a mark, if half of the text reads as Chinese or ASCII then."""
    sample = data[: _WINDOW * 2]
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        readable = sum((char < "\x7f" and char.isprintable()) or char in "\r\n\t" or char in FREQUENT for char in text)
        if readable * 2 > len(text):
            return encoding
    return None


def _is_wide(data: bytes) -> bool:
    """Whether valid UTF-8 holds a character of three bytes from U+3000 on, as all Chinese is: no other encoding does so by chance."""
    return re.search(rb"[\xe3-\xf4]", data) is not None


def _best(data: bytes, label: str | None) -> str:
    """The candidate whose reading of a sample holds the most frequent characters and the fewest wrecks."""
    sample = _sample(data)
    first = canonical(label) if label else None
    best, most = "utf-8", -9.0
    for encoding in dict.fromkeys((first or "gb18030", "gb18030", "utf-8", "big5hkscs", "utf-16-le", "utf-16-be", "cp1252")):
        # Any even run of bytes is UTF-16 of something: without a NUL only a text of some length may be.
        if encoding.startswith("utf-16") and (len(data) < 32 or (len(sample) < len(data) and b"\0" not in data)):
            continue
        score = _score(_resynced(sample, encoding)) + (_TRUST if encoding == first else 0)
        if score > most:
            best, most = encoding, score
        if most > _SURE:
            break
    return best


def _sample(data: bytes) -> bytes:
    """A window of the bytes that begins where the first character beyond ASCII does, so that no pair is cut."""
    found = re.search(rb"[\x80-\xff]", data)
    start = found.start() if found else 0
    # An even start keeps the pairs of UTF-16 whole for data that is short enough to be one.
    return data if len(data) <= _WINDOW else data[start : start + _WINDOW]


def _score(text: str) -> float:
    """The share of frequent characters among those beyond ASCII, less what replaced, private and control characters cost."""
    beyond = [char for char in text if char > "\x7f" or char < "\x09"]
    if not beyond:
        return 0.0
    good = sum(char in FREQUENT or char in "，。、：；（）《》〈〉“”‘’！？　·—…" for char in beyond)
    bad = sum(char == _BROKEN or char < "\x09" or "\ue000" <= char <= "\uf8ff" for char in beyond)
    return (good - 2 * bad) / (len(beyond) + _DOUBT)


def _finish(data: bytes, encoding: str, label: str | None) -> Decoded:
    """Decode all of *data*; where that fails, replace what is broken and say where."""
    remarks = _contradicted(encoding, label)
    try:
        return Decoded(data.decode(encoding), encoding, remarks)
    except UnicodeDecodeError as fault:
        text = _resynced(data, encoding)
        sound = len(data[: fault.start].decode(encoding, "replace"))
        at = text.find(_BROKEN, max(0, sound - 1))
        span = (at, at + 1) if at >= 0 else None
        broken = diagnose("GP101", f"{encoding}, first at byte {fault.start}, {text.count(_BROKEN)} in all", span)
        return Decoded(text, encoding, (*remarks, broken))


def _contradicted(encoding: str, label: str | None) -> tuple[Diagnostic, ...]:
    """The remark that the declared label is not what the bytes are."""
    known = canonical(label) if label else encoding
    if known == encoding or (known is None and encoding == "utf-8"):
        return ()
    return (diagnose("GP102", f"{label}, read as {encoding}"),)


def _resynced(data: bytes, encoding: str) -> str:
    """The text of broken bytes, line by line where an encoding may fall out of step: no character of it holds a line feed."""
    if encoding not in _PAIRED:
        return data.decode(encoding, "replace")
    return "\n".join(_in_step(line, encoding) for line in data.split(b"\n"))


def _in_step(line: bytes, encoding: str) -> str:
    """A line of a two-byte encoding. At a broken byte the decoder may fall out of step and stay so up to the next ASCII
    character; of the places to go on at, the one after which the text reads best is taken.
    """
    pieces: list[str] = []
    rest = line
    for _ in range(_REPAIRS):
        try:
            pieces.append(rest.decode(encoding))
        except UnicodeDecodeError as fault:
            at = fault.start
            pieces += (rest[:at].decode(encoding), _BROKEN)
            rest = max((rest[at + 1 :], rest[at + 2 :], rest[at + 3 :]), key=lambda tail: _score(tail[:40].decode(encoding, "replace")))
        else:
            return "".join(pieces)
    return "".join(pieces) + rest.decode(encoding, "replace")
