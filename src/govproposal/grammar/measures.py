"""Measure words (量词), units and currencies: the data that tells an amount from a number.

Sources: GB 3100 / GB 3101 (legal units and their symbols), ISO 4217 names in Chinese for the currencies, and the units met in
official documents. A unit is matched longest first, so ``个百分点`` wins over ``个``.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CURRENCIES = _words("""
    元 美元 欧元 港元 港币 日元 英镑 人民币 韩元 韩币 卢布 卢比 澳元 加元 新元 新加坡元 新台币 台币 澳门元 澳门币 澳币 瑞士法郎 法郎
    泰铢 林吉特 令吉 越南盾 印尼盾 比索 雷亚尔 兰特 里拉 克朗 第纳尔 迪拉姆 里亚尔 坚戈 图格里克 先令 马克 里尔 基普 索姆 块钱 角 日圆
    美金 圆 块
""")
"""Money."""

SPANS_OF_TIME = _words("""
    年 个年头 周年 个月 月 个多月 周 个周 星期 个星期 天 日 个工作日 工作日 个自然日 自然日 个交易日 个昼夜 小时 个小时 个钟头 分钟 秒
    秒钟 毫秒 微秒 个季度 个半月 学时 课时 个学时 个课时 个学期 学年 学期 工日 人年 人月 工时 刻钟
""")
"""Amounts of time: quantities only as a result (缩短6个小时)."""

TEACHING = _words("""
    学时 课时 个学时 个课时 工日 人年 人月 工时
""")
"""Of these the ones that measure work, not a time limit."""

COUNTS = _words("""
    个 件 项 家 户 人 名 所 座 处 条 套 台 辆 张 床 床位 次 株 宗 份 册 头 位 种 类 层 片 批 场 场次 人次 班次 架次 车次 列次 件次
    户次 辆次 趟 家次 台次 批次 例 起 间 幢 栋 部 篇 本 支 只 艘 架 列 班 对 组 队 期 幅 棵 颗 粒 块 枚 把 根 盏 门 口 孔 眼 羽 尾 匹
    棒 页 路 箱
    袋 瓶 盒 桶 罐 盘 卷 包 束 捆 箱次 标箱 标准箱 TEU 标台 宗地 单 笔 款 道 段 节 轮 轮次 堂 堂课 门课 讲 集 部次 人份 剂 剂次 针
    针次 针剂 公顷次 亩次 宿 夜 间夜 间次 泊位 车位 个车位 桌 票 枚次 行 款次 篇次 册次 人天 台套 台件 件套 套次 台班 只次 头次 羽次
    艘次 头只 封 具 字 题 盆 丛 墩 樘 扇 顶 副 双 滴 摊 幢次 床日 点
""")
"""Counting measure words."""

MEASURES = _words("""
    亩 公顷 平方公里 平方千米 平方米 平方厘米 平方英尺 平米 立方米 立方 立方厘米 立方公里 方 升 毫升 加仑 公里 千米 米 厘米 毫米 微米
    纳米 分米 英里 海里 华里 英寸 寸 英尺 蒸吨 吨 千吨 公斤 千克 克 毫克 微克 斤 磅 盎司 克拉 吨标准煤 吨标煤 吨二氧化碳
    吨二氧化碳当量 千克标准煤 吨公里 人公里 车公里 吨海里 载重吨 总吨 吨位 桶 标准立方米 标立方米 千瓦 千瓦时 瓦 瓦时 兆瓦 兆瓦时 吉瓦
    吉瓦时 太瓦 度 度电 千伏 千伏安 兆伏安 马力 千卡 焦耳 吉焦 帕 兆帕 千帕 分贝 流明 赫兹 兆赫 吉赫 岁 周岁 月龄 周龄 倍 番 百分点
    个百分点 个基点 基点 分 级 摄氏度 ℃ °C % ‰ 比特 字节 太字节 拍字节 GB
    TB PB MB KB EB ZB Gbps Mbps Tbps kbps Gb/s Mb/s P EFLOPS PFLOPS TFLOPS
    EFlops PFlops Pflops TOPS km km2 km² m m2 m3 m² m³ cm mm kg mg ml mL L ha kW kw KW MW GW kWh MWh GWh kV KV kVA MVA MPa kPa Hz kHz
    MHz GHz dB ㎡ ㎞ ㎏ ㎜ ㎝ ㎥ 股 微克每立方米 毫克每立方米 毫克每升 标方 千分点 个千分点 延米 延长米 μg µg ug
""")
"""Measuring units, percent and the like among them."""

UNITS = CURRENCIES | SPANS_OF_TIME | COUNTS | MEASURES
"""Every unit that an amount may have."""

DISCRETE = COUNTS | {"岁", "周岁"}
"""Units of which there are no tenths: 1.5个 at the head of a line is item 1, five of them."""

PER = _words("""
    年 月 日 天 小时 时 分钟 分 秒 季度 周 学期 学年 人 户 亩 公顷 平方米 平方公里 平方千米 立方米 吨 公里 千米 米 片 件 次 台 辆 套
    个 张 家 名 位 头 人次 床 床位 千瓦 千瓦时 度 升 公斤 千克 克 斤 万元 元 美元 万人 万户 百人 千人 间 座 棵 株 只 羽 支 瓶 盒 份 册
    本 场 班 课时 学时 天次 村 校 所 标准箱 标箱 TEU 小时·人 h s d a kg m2 m3 m² m³ L t g ha km kW kWh ㎡ 标方 标准立方米 ㎥ 车 辆次
    小时数 站 处 项 栋 幢 人年 泊位 月台 亿元 条 班次 生 宗 工日 床日 延米 延长米
""")
"""What may stand behind the slash of a rate (片/月, 元/平方米, 微克/立方米)."""
