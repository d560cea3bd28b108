"""The words that drawn documents are made of: clauses without facts, and places, organs and people with known parts.

A clause of :data:`CLAUSES` holds no numeral, date, organ, title mark or bracket, so nothing can be read out of it. Places are
real prefectures and counties, people and newspapers are invented.
"""

from __future__ import annotations

from typing import NamedTuple


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


CLAUSES: tuple[str, ...] = _words(
    """
    完善便民服务网络 畅通群众反映渠道 优化审批办事流程 补齐基础设施短板 加强骨干队伍培养 健全长效管护机制
    推动资源共建共享 提升窗口服务质量 强化重点环节监管 拓宽农产品销售渠道 改善老旧小区居住环境 引导社会力量广泛参与
    规范经营秩序 压实主体责任 打通供应链堵点 保护传统村落风貌 挖掘特色文化资源 丰富基层文化生活 培育新型经营主体
    促进产销精准对接 搭建协同创新平台 加大宣传引导力度 营造良好社会氛围 改进作风提高效能 注重源头防控
    严格落实安全制度 推行绿色低碳生活方式 扩大优质资源供给 鼓励企业加大研发投入 深化校企合作 简化申报材料
    完善配套政策 盘活闲置资产 增强群众获得感 坚持问题导向 突出重点难点 加快信息系统互联互通 做好跟踪服务
    落实惠企政策 创新管理方式 夯实工作基础 抓好任务分解 倾听群众呼声 形成工作合力 建立健全会商制度 及时研究解决困难
    主动接受监督 提高服务水平 开展专题调研 抓紧组织实施 稳妥有序推进 全面摸清底数
    """
)
"""Clauses without any fact, each a predicate that can stand alone."""

NEAR_MISSES: tuple[str, ...] = _words(
    """
    推进5G应用 出台多项举措 编制“十四五”规划 实行月调度机制 做强五大产业 用好首批试点经验 完成一期工程验收 进入全省前十 长期坚持常抓不懈
    形成半年工作小结 打造千亿产业集群 推广“一企一策”做法 培育一批骨干企业 组织第十批轮训 走访数十家企业 编写年度工作总结
    """
)
"""Clauses that look as if they stated an amount or a time, and by the contract do not."""

HEADINGS: tuple[str, ...] = _words(
    """
    加强统筹协调 完善服务体系 优化营商环境 提升治理水平 健全保障机制 推进融合发展 夯实发展基础 改善人居环境
    强化人才支撑 拓展应用场景 打造特色品牌 激发市场活力 补齐民生短板 规范行业管理 加快设施建设 推动产业升级
    保护生态环境 繁荣文化事业
    """
)
"""Headings of items: short sentences without a fact."""

MEASURES: tuple[str, ...] = ("加强组织领导", "明确工作责任", "完善工作机制", "强化督促检查", "注重宣传引导")
PHASES: tuple[str, ...] = ("动员部署阶段", "组织实施阶段", "督促检查阶段", "总结汇报阶段")

TOPICS: tuple[str, ...] = _words(
    """
    加强水源地保护 推进农村电商发展 完善社区养老服务 加快智慧停车设施建设 促进中医药传承发展 深化校地合作
    振兴乡村旅游 优化公共交通出行 培育特色食品产业 保护历史文化街区 扩大普惠托育服务 推动氢能产业发展
    """
)
"""What proposals are about; ``关于`` before and a noun (``的建议案``) behind make a title."""

LONG_TOPICS: tuple[str, ...] = ("加强流域协同治理，建设美丽河湖", "盘活“老字号”资源，擦亮城市名片", "完善冷链体系，促进农产品上行")


class Place(NamedTuple):
    """A place with its level, and the code its government signs document numbers with.

    >>> PLACES[0].level
    '市'
    """

    name: str
    level: str
    code: str

    @property
    def government(self) -> str:
        """The government (人民政府) by its full name."""
        return f"{self.name}人民政府"


PLACES: tuple[Place, ...] = (
    Place("绵阳市", "市", "绵府"),
    Place("株洲市", "市", "株政"),
    Place("芜湖市", "市", "芜政"),
    Place("烟台市", "市", "烟政"),
    Place("赣州市", "市", "赣市府"),
    Place("遵义市", "市", "遵府"),
    Place("桐庐县", "县", "桐政"),
    Place("沛县", "县", "沛政"),
    Place("岳麓区", "区", "岳政"),
)

ORGANS: tuple[str, ...] = _words(
    """
    教育局 财政局 民政局 水利局 商务局 司法局 公安局 统计局 审计局 科技局 生态环境局 农业农村局 交通运输局
    应急管理局 市场监管局 发展改革委 卫生健康委 自然资源和规划局 人力资源社会保障局 文化和旅游局 退役军人事务局
    医疗保障局
    """
)
"""Departments without their place: ``市`` before makes ``市教育局``."""

COLLECTIVES: dict[str, tuple[str, ...]] = {
    "市": ("各县（市、区）人民政府", "各区人民政府", "各县区人民政府"),
    "县": ("各乡镇人民政府", "各乡镇"),
    "区": ("各街道办事处", "各镇人民政府"),
}
"""What stands for all governments of the level below."""

NOTES: tuple[str, ...] = ("含经开区、高新区管委会，下同", "含开发区管委会")

SURNAMES: tuple[str, ...] = _words(
    """
    王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 林 郭 罗 郑 梁 谢 宋 唐 许 邓 冯 韩 曹 曾 彭 萧 蔡 潘 田 董 袁 蒋 余
    叶 杜 苏 魏 程 吕 丁 沈 姚 卢 傅 钟 崔 汪 廖 范 谭 欧阳 司马 上官
    """
)
GIVEN: tuple[str, ...] = _words(
    """
    砚 岚 骁 琬 恺 珂 翊 泓 瑾 骞 砚秋 文澜 远帆 思衡 雨桐 承志 书瑶 景行 若溪 望舒 嘉树 清和 志恒 明澈 卫东 慧敏
    建平 雪梅
    """
)

OUTLETS: tuple[str, ...] = ("云溪日报", "江滨晚报", "青岚日报", "南麓晚报", "东屏日报")
"""Invented newspapers."""
SITES: tuple[str, ...] = ("云溪网", "江滨新闻网")
"""Invented news sites, named without title marks."""
STORIES: tuple[str, ...] = ("小菜篮连着大民生", "老街里的新故事", "一渠清水润心田", "“指尖办”让群众少跑腿")

DOCUMENTS: tuple[str, ...] = (
    "关于加快现代服务业发展的实施意见",
    "关于进一步减轻企业负担的若干措施",
    "公共服务设施专项规划",
    "城市更新管理办法",
    "“清风”行动实施方案",
    "农村人居环境整治提升方案（试行）",
)
"""Titles of documents that texts refer to, without a proposal's noun."""

SLOGANS: tuple[tuple[str, ...], ...] = (
    ("凝心聚力谋发展", "建言献策谱新篇"),
    ("汇聚各界智慧", "共绘美好蓝图"),
    ("协商议政献良策",),
)
"""Titles of speech digests, in one line or two."""
