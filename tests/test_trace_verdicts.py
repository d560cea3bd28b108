"""Verdicts on pairs of a promise and a report, each with the status that a careful reader gives: a table of cases, end to end.

The statuses were written before the trace was asked. Where the words leave a reader two answers, both stand there; ``met`` is
never one of two, for a false ``met`` is the worst that a trace can say.
"""

from __future__ import annotations

import pytest

from govproposal import parse, trace
from govproposal.plugin import Parser

PLAN = """市政协六届三次会议1号建议案办理工作方案

赣市府办字〔2022〕31号

为认真办理政协赣州市六届三次会议《关于提升城市品质的建议案》(以下称1号建议案),制定本方案。

一、工作任务

(一){heading}。{promised}(牵头单位:市住建局)

(二)培育夜间经济。支持步行街引进特色餐饮和文创摊位。(牵头单位:市商务局)

二、工作安排

(一)部署阶段(2022年4月)。制定方案。

(二)办理阶段(2022年5-11月)。推进办理。

(三)总结阶段(2022年12月)。形成总结。

赣州市人民政府办公室
2022年4月12日
"""
REPORT = """赣州市人民政府关于市政协六届三次会议1号建议案办理情况的报告

(2023年1月9日在政协赣州市第六届委员会第四次会议上)

政协赣州市六届三次会议通过了《关于提升城市品质的建议案》(1号建议案)。现将办理情况报告如下:

一、{heading}。{reported}

二、培育夜间经济。步行街引进特色餐饮和文创摊位。
"""

WATER, PIPES, MEALS, WORK = "出台节水办法", "改造老旧管网", "发展老年助餐", "加大招商引资"
RULES = "出台《赣州市节约用水管理办法》。"
KILOMETRES = "年内改造老旧管网200公里。"
PLACES = "到2022年底新建助餐点40个。"

TITLED = [
    ("尚未出台《赣州市节约用水管理办法》。", "missed"),
    ("未能按期印发《赣州市节约用水管理办法》。", "missed"),
    ("《赣州市节约用水管理办法》暂未出台,正在修改完善。", "missed"),
    ("因上位法修订,《赣州市节约用水管理办法》没有出台。", "missed"),
    ("《赣州市节约用水管理办法》将于明年印发。", "reported"),
    ("推动出台《赣州市节约用水管理办法》。", "reported"),
    ("正在研究制定《赣州市节约用水管理办法》。", "reported"),
    ("拟出台《赣州市节约用水管理办法》。", "reported"),
    ("计划印发《赣州市节约用水管理办法》。", "reported"),
    ("力争年底前出台《赣州市节约用水管理办法》。", "reported"),
    ("《赣州市节约用水管理办法》已报审,待印发。", "reported"),
    ("下一步,将抓紧印发《赣州市节约用水管理办法》。", "reported"),
    ("《赣州市节约用水管理办法》已通过市政府常务会议审议,近期印发。", "reported"),
    ("形成《赣州市节约用水管理办法(征求意见稿)》,面向社会发布。", "reported"),
    ("起草《赣州市节约用水管理办法》,待省级办法出台后印发实施。", "reported"),
    ("提请市人大常委会将《赣州市节约用水管理办法》列入明年制定计划。", "reported"),
    ("建议尽快出台《赣州市节约用水管理办法》。", "reported"),
    ("学习省政府印发的《江西省节约用水管理办法》。", "reported"),
    ("印发《关于做好〈赣州市节约用水管理办法〉起草工作的通知》。", "reported"),
    ("印发《赣州市节约用水管理办法任务分工方案》。", "reported"),
    ("印发《赣州市节约用水管理办法》。", "met"),
    ("《赣州市节约用水管理办法》已于10月正式印发实施。", "met"),
    ("出台《赣州市节约用水管理办法》,明年1月1日起施行。", "met"),
    ("针对我市尚未出台专门规定的情况,印发《赣州市节约用水管理办法》。", "met"),
]
UNTITLED = [
    ("老年助餐服务管理办法尚未出台。", "missed"),
    ("没有按期出台老年助餐服务管理办法。", "missed"),
    ("老年助餐服务管理办法预计明年出台。", "reported"),
    ("推动制定老年助餐服务管理办法。", "reported"),
    ("争取尽快出台老年助餐服务管理办法。", "reported"),
    ("出台老年助餐服务管理办法。", "met"),
]
WORDS = [
    ("下一步,力争全面完成改造老旧管网年度目标任务。", "reported"),
    ("确保完成改造老旧管网200公里的年度目标任务。", "reported"),
    ("将全面完成改造老旧管网年度目标任务。", "reported"),
    ("有望完成改造老旧管网年度任务。", "reported"),
    ("为完成改造老旧管网年度目标任务,成立工作专班。", "reported"),
    ("按照完成改造老旧管网年度目标任务的要求,倒排工期。", "reported"),
    ("制定完成改造老旧管网年度任务的时间表。", "reported"),
    ("大部分县区完成了改造老旧管网年度目标任务。", "reported"),
    ("基本完成改造老旧管网年度目标任务。", "reported"),
    ("完成改造老旧管网年度任务过半。", "missed|reported"),
    ("完成改造老旧管网年度任务的80%。", "missed"),
    ("改造老旧管网完成率80%。", "missed|reported"),
    ("难以完成改造老旧管网年度目标任务。", "missed|reported"),
    ("未按时序完成改造老旧管网年度任务。", "missed"),
    ("未达到改造老旧管网200公里的目标。", "missed"),
    ("改造老旧管网180公里,占年度目标的90%。", "missed"),
    ("全面完成改造老旧管网年度目标任务。", "met"),
    ("超额完成改造老旧管网年度任务。", "met"),
    ("完成改造老旧管网年度任务的112%。", "met"),
]
AMOUNTS = [
    (PIPES, KILOMETRES, "仅完成老旧管网改造120公里。", "missed"),
    (PIPES, KILOMETRES, "改造老旧管网210公里。", "met"),
    (PIPES, KILOMETRES, "累计改造老旧管网860公里。", "reported"),
    (PIPES, "到2022年底累计改造老旧管网800公里。", "累计改造老旧管网860公里。", "met"),
    (PIPES, KILOMETRES, "全市需改造老旧管网260公里。", "reported"),
    (PIPES, KILOMETRES, "排查老旧管网260公里。", "reported"),
    (PIPES, KILOMETRES, "改造老旧管网260公里的任务已分解下达。", "reported"),
    (PIPES, KILOMETRES, "完成老旧管网改造设计260公里。", "reported"),
    (PIPES, KILOMETRES, "预计年底改造老旧管网210公里。", "reported"),
    (PIPES, KILOMETRES, "确保改造老旧管网210公里。", "reported"),
    (MEALS, PLACES, "未能新建助餐点40个。", "missed|reported"),
    (MEALS, PLACES, "新建助餐点未达到40个。", "missed"),
    (MEALS, PLACES, "原定的助餐点40个因用地问题没有落实。", "missed"),
    (MEALS, PLACES, "还需新建助餐点40个。", "reported"),
    (MEALS, PLACES, "关停助餐点42个。", "reported"),
    (MEALS, PLACES, "收到新建助餐点申请46个。", "reported"),
    (MEALS, PLACES, "完成助餐点选址46个。", "reported"),
    (MEALS, PLACES, "到2025年新建助餐点100个。", "reported"),
    (MEALS, PLACES, "2021年新建助餐点46个。", "reported"),
    (MEALS, PLACES, "2023年新建助餐点60个。", "reported"),
    (MEALS, PLACES, "“十三五”期间新建助餐点146个。", "reported"),
    (MEALS, PLACES, "去年新建助餐点46个,今年新建助餐点31个。", "missed"),
    (MEALS, PLACES, "全市助餐点达到146个。", "reported"),
    (MEALS, PLACES, "2022年新建助餐点46个。", "met"),
    (MEALS, PLACES, "截至2022年12月底,新建助餐点46个。", "met"),
    (MEALS, "到2025年新建助餐点400个。", "新建助餐点46个。", "reported"),
    (MEALS, "到2022年底新建助餐点40个,其中农村助餐点20个。", "新建助餐点46个,其中农村助餐点15个。", "missed"),
    (WORK, "年内引进企业10家。", "走访企业120家。", "reported"),
    (WORK, "年内引进企业10家。", "签约企业12家。", "reported"),
    (WORK, "年内引进企业10家。", "引进企业12家。", "met"),
    (WORK, "年内完成投资1亿元。", "完成投资8000万元。", "missed"),
    (WORK, "年内完成投资1亿元。", "完成投资1.2亿元。", "met"),
    ("培育优质企业", "年内培育专精特新企业50家。", "培育规上企业60家。", "reported"),
    ("培育优质企业", "年内培育专精特新“小巨人”企业10家。", "培育专精特新企业50家。", "reported"),
    ("扩大学位供给", "年内新增小学学位3000个。", "新增初中学位3200个。", "reported"),
    ("建设充电设施", "年内新建充电桩500个。", "新建充电站510座。", "reported"),
    ("增加床位供给", "年内新增养老床位500张。", "新增托育床位600张。", "reported"),
    ("办好公办幼儿园", "年内新建公办幼儿园10所。", "新建幼儿园12所,其中公办幼儿园6所。", "missed"),
    ("培训养老护理员", "年内培训养老护理员2000人。", "培训养老护理员2100人次。", "reported"),
]
RATES = [
    ("增加老人床位", "每千名老人床位达到35张。", "新增老人床位3500张。", "reported"),
    ("增加老人床位", "每千名老人床位达到35张。", "每千名老人床位达到36张。", "met"),
    ("扩大公园绿地", "人均公园绿地面积达到13平方米。", "新增公园绿地面积56万平方米。", "reported"),
    ("扩大公园绿地", "人均公园绿地面积达到13平方米。", "人均公园绿地面积达到13.6平方米。", "met"),
    ("推广良种良法", "亩均增产达到50公斤。", "增产达到4600公斤。", "reported"),
    ("落实改厕补贴", "户均补贴2000元。", "发放补贴360万元。", "reported"),
    ("配备健身器材", "每村配备健身器材10套。", "配备健身器材300套。", "reported"),
    ("配备健身器材", "年内配备健身器材300套。", "每村配备健身器材300套。", "reported"),
    ("增加医疗床位", "每千人口医疗床位达到7张。", "每万人口医疗床位达到70张。", "reported"),
    ("推广绿色建筑", "绿色建筑占新建建筑面积的60%。", "绿色建筑面积同比增长65%。", "reported"),
    ("壮大高新产业", "高新技术产业增加值增长10%。", "高新技术产业增加值占规上工业的42%。", "reported"),
    ("壮大高新产业", "高新技术产业增加值增长10%。", "高新技术产业增加值同比增长12.5%。", "met"),
    ("提高污水收集率", "污水集中收集率提高5个百分点。", "污水集中收集率达到66%。", "reported"),
    ("提高污水收集率", "污水集中收集率达到60%。", "污水集中收集率较上年提高62%。", "reported"),
    ("提高污水收集率", "污水集中收集率达到60%。", "污水集中收集率达到62%。", "met"),
    ("提高污水收集率", "污水集中收集率达到60%。", "污水集中收集率项目完成进度的85%。", "reported"),
    ("降低能耗", "单位产值能耗下降3%以上。", "单位产值能耗下降3.4%。", "met"),
    ("降低能耗", "单位产值能耗下降3%以上。", "单位产值能耗上升3.4%。", "missed|reported"),
    ("降低管网漏损", "管网漏损率不超过9%。", "管网漏损率为8.6%。", "met"),
    ("降低管网漏损", "管网漏损率不超过9%。", "管网漏损率为9.8%。", "missed"),
    ("降低管网漏损", "管网漏损率不超过9%。", "管网漏损率下降8%。", "reported"),
    ("降低管网漏损", "管网漏损率不超过9%。", "管网漏损率下降2个百分点。", "reported"),
    ("培育示范企业", "年内培育示范企业30-50家。", "培育示范企业28家。", "missed"),
    ("培育示范企业", "年内培育示范企业30-50家。", "培育示范企业35家。", "met"),
]
# A second table, written when all of the first was right.
SECOND = [
    (PIPES, KILOMETRES, "完成改造老旧管网年度计划编制。", "reported"),
    (PIPES, KILOMETRES, "在全面完成改造老旧管网年度目标任务的基础上,同步更新水表。", "met"),
    (PIPES, KILOMETRES, "各县区签订责任书,承诺完成改造老旧管网年度目标任务。", "reported"),
    (PIPES, KILOMETRES, "能够完成改造老旧管网年度目标任务。", "reported"),
    (PIPES, KILOMETRES, "改造老旧管网任务只完成一半。", "missed|reported"),
    (PIPES, KILOMETRES, "改造老旧管网仅150公里,与年度目标有较大差距。", "missed"),
    (PIPES, KILOMETRES, "谋划改造老旧管网项目,涉及管网300公里。", "reported"),
    (PIPES, KILOMETRES, "安排改造老旧管网210公里。", "reported"),
    (PIPES, KILOMETRES, "下达改造老旧管网资金,支持改造老旧管网210公里。", "reported|missed"),
    (PIPES, KILOMETRES, "“十四五”以来改造老旧管网860公里。", "reported"),
    (PIPES, KILOMETRES, "自2019年启动以来,改造老旧管网860公里。", "reported"),
    (PIPES, KILOMETRES, "三年来改造老旧管网560公里。", "reported"),
    (PIPES, KILOMETRES, "近年来,我市改造老旧管网560公里。", "reported"),
    (PIPES, KILOMETRES, "章贡区改造老旧管网60公里,南康区改造老旧管网150公里。", "reported"),
    (PIPES, KILOMETRES, "新建供水管网210公里。", "reported"),
    (PIPES, KILOMETRES, "维护老旧管网1200公里。", "reported"),
    (PIPES, KILOMETRES, "老旧管网总长2600公里。", "reported"),
    (PIPES, KILOMETRES, "改造老旧管网210公里,超额完成年度任务。", "met"),
    (MEALS, PLACES, "具备条件的助餐点46个。", "reported"),
    (MEALS, PLACES, "拟新建助餐点46个。", "reported"),
    (MEALS, PLACES, "在建助餐点46个。", "reported"),
    (MEALS, PLACES, "新建助餐点46个,其中已建成30个。", "missed|reported"),
    (MEALS, PLACES, "新建助餐点46个,因运营困难关停10个。", "missed|reported"),
    (MEALS, PLACES, "已建成32个,另有助餐点14个正在装修。", "missed|reported"),
    (MEALS, PLACES, "助餐点服务老人4600人次。", "reported"),
    (MEALS, PLACES, "新建助餐点46个。", "met"),
    (MEALS, PLACES, "新建老年助餐点46处。", "met"),
    (MEALS, "到2022年底新建助餐点40个,服务老人2万人次。", "新建助餐点46个。", "reported"),
    (WORK, "年内引进项目10个,到位资金5亿元。", "引进项目12个,合同资金8亿元。", "reported"),
    (WORK, "年内到位资金5亿元。", "争取到位资金6亿元。", "reported"),
    (WORK, "年内到位资金5亿元。", "协议资金8亿元。", "reported"),
    (WORK, "年内完成投资5亿元。", "总投资8亿元的项目开工。", "reported"),
    (WORK, "年内完成投资5亿元。", "概算投资8亿元。", "reported"),
    (WORK, "年内开展培训20场。", "参加培训500人。", "reported"),
    ("提升群众满意度", "群众满意度达到90%。", "群众满意度为88.5%。", "missed"),
    ("提升群众满意度", "群众满意度达到90%。", "群众不满意度为92%。", "missed|reported"),
    ("推进垃圾分类", "农村生活垃圾分类覆盖率达到60%。", "城市生活垃圾分类覆盖率达到95%。", "reported"),
    ("推进垃圾分类", "垃圾分类覆盖率达到85%以上。", "垃圾分类知晓率达到95%。", "reported"),
    ("降低排放", "氮氧化物排放量减少500吨。", "氮氧化物排放量为6500吨。", "reported"),
    ("降低排放", "氮氧化物排放量减少500吨。", "氮氧化物排放量减少520吨。", "met"),
    ("压减审批材料", "审批材料压减30%以上。", "审批材料压减到30%。", "reported"),
    (WATER, RULES, "废止《赣州市节约用水管理办法》。", "reported"),
    (WATER, RULES, "《赣州市节约用水管理办法》送审。", "reported"),
    (WATER, RULES, "推动《赣州市节约用水管理办法》尽快出台。", "reported"),
    (WATER, RULES, "为出台《赣州市节约用水管理办法》奠定基础。", "reported"),
    (WATER, RULES, "暂不具备条件出台《赣州市节约用水管理办法》。", "missed|reported"),
    (WATER, RULES, "宣传贯彻《赣州市节约用水管理办法》,实施计划用水管理。", "reported"),
    (WATER, RULES, "经市政府同意,印发《赣州市节约用水管理办法》。", "met"),
    (WATER, RULES, "会同市水利局制定《赣州市节约用水管理办法》,规范用水行为。", "met"),
]
# What is reached must stay so: these guard against too much care.
THIRD = [
    (PIPES, KILOMETRES, "全年改造老旧管网212公里。", "met"),
    (PIPES, KILOMETRES, "全年累计改造老旧管网212公里。", "met"),
    (PIPES, KILOMETRES, "今年以来,全市改造老旧管网212公里。", "met"),
    (PIPES, KILOMETRES, "投入资金3.2亿元,完成老旧管网改造212公里。", "met"),
    (PIPES, KILOMETRES, "针对管网漏损问题,改造老旧管网212公里,更换水表2万只。", "met"),
    (PIPES, KILOMETRES, "改造老旧供水管网212公里。", "met"),
    (PIPES, KILOMETRES, "改造老旧管网212公里,完成年度任务的106%。", "met"),
    (PIPES, KILOMETRES, "提前两个月完成200公里老旧管网改造任务。", "met"),
    (PIPES, KILOMETRES, "改造老旧管网188公里。", "missed"),
    (PIPES, KILOMETRES, "将老旧管网改造列入民生实事,改造老旧管网212公里。", "met"),
    (MEALS, PLACES, "建成助餐点43个。", "met"),
    (MEALS, PLACES, "全市新建社区助餐点43个,覆盖老人3.2万人。", "met"),
    (MEALS, PLACES, "为方便老人就餐,新建助餐点43个。", "met"),
    (MEALS, PLACES, "已建成投用助餐点43个,下一步将继续扩面。", "met"),
    (MEALS, PLACES, "新建助餐点43个,累计达到146个。", "met"),
    (MEALS, PLACES, "推动建成助餐点43个。", "met"),
    (WORK, "年内引进企业10家。", "成功引进企业12家,计划总投资30亿元。", "met"),
    ("降低能耗", "单位产值能耗下降3%以上。", "单位产值能耗同比下降3.4%。", "met"),
    ("推进垃圾分类", "垃圾分类覆盖率达到85%以上。", "垃圾分类覆盖率提高到92%。", "met"),
    ("培训农民", "全年培训高素质农民5000人次。", "举办培训班62期,培训高素质农民5600人次。", "met"),
    (WATER, RULES, "按照建议案要求,市政府出台《赣州市节约用水管理办法》。", "met"),
    (WATER, RULES, "研究出台了《赣州市节约用水管理办法》。", "met"),
    (WATER, RULES, "《赣州市节约用水管理办法》经市政府常务会议审议通过并印发实施。", "met"),
    (WATER, RULES, "我市在全省率先出台《赣州市节约用水管理办法》。", "met"),
]
EARLY = [
    (WATER, "2025年底前出台《赣州市节约用水管理办法》。", "尚未出台《赣州市节约用水管理办法》。", "reported"),
    (WATER, "2022年底前出台《赣州市节约用水管理办法》。", "尚未出台《赣州市节约用水管理办法》。", "missed"),
    (PIPES, "到2025年底改造老旧管网900公里。", "尚未完成改造老旧管网900公里的目标任务。", "reported"),
]
CASES = [
    *EARLY,
    *((WATER, RULES, said, wanted) for said, wanted in TITLED),
    *((MEALS, "制定老年助餐服务管理办法。", said, wanted) for said, wanted in UNTITLED),
    *((PIPES, KILOMETRES, said, wanted) for said, wanted in WORDS),
    *AMOUNTS,
    *RATES,
    *SECOND,
    *THIRD,
]


@pytest.mark.parametrize(("heading", "promised", "reported", "wanted"), CASES)
def test_the_verdict_of_a_careful_reader(parsers: tuple[Parser, ...], heading: str, promised: str, reported: str, wanted: str) -> None:
    texts = PLAN.format(heading=heading, promised=promised), REPORT.format(heading=heading, reported=reported)
    made = trace(parse(text, parsers=parsers).record for text in texts)
    tasks = [task for proposal in made.proposals for task in proposal.tasks]
    assert tasks[0].status.value in wanted.split("|")
