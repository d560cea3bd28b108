"""The words that official prose is full of, and the words by which it promises and reports (data of the trace's rules)."""

from __future__ import annotations

import re

_STOCK = (
    "加快 推进 推动 建设 发展 提升 加强 完善 深化 打造 优化 构建 健全 开展 积极 探索 进一步 工作 水平 "
    "体系 机制 全面 大力 持续 实施 促进 形成 相关 实现 创新 应用 管理 服务 能力 基础 平台 重点 一批 项目 "
    "企业 全市 我市 全区 我区 全县 我县 全省 我省 本市 领域 利用 制定 制订 出台 支持 围绕 通过 以及 有效 "
    "技术 模式 充分 发挥 不断 着力 切实 强化 落实 做好 做大 做强 扎实 稳步 深入 统筹 协调 组织 引导 鼓励 "
    "培育 扩大 提高 增强 改善 保障 确保 力争 努力 依托 结合 按照 根据 坚持 重要 主要 各类 各项 各级 有关 "
    "政策 措施 方面 情况 问题 目标 任务 行动 工程 方案 计划 新型 新增 完成 累计 目前 年度 年底 截至 其中 "
    "同时 已经 高质量 高标准 高水平 现代化 一体化 成效 取得 明显 显著 建成 建立 突破 试点 示范 运营 功能 "
    "作用 优势 资源 结构 格局 环境 质量 效率 产业 城市 社会 市场 国家 政府 部门 单位 人员 群众 地区 区域 "
    "中心 系统 设施 工业园 "
)
_SIMPLE = "的了和与及等在对为以将把由从到并且或其之于是有我市各"
STOCK = re.compile("|".join(sorted(_STOCK.split(), key=len, reverse=True)))
"""Words that stand in every plan and every report: they tell nothing of what a text is about."""

FILLERS = frozenset(_SIMPLE)
"""Characters that carry no meaning of their own."""

ISSUED = re.compile(r"(?:制订|制定|出台|印发|发布|颁布|下发|公布|施行|实施)")
"""Verbs that say of a document that it is there."""
PROMISED = re.compile(r"(?:制定|制订|出台|编制|印发|发布|起草|颁布|拟定|拟订|形成)")
"""Verbs by which a document is promised."""
DRAFT = re.compile(
    r"草案|初稿|送审稿|征求意见稿|讨论稿|征求[^,;。]{0,12}意见|"
    r"(?:提请|提交|报|报请|待|正在|拟|列入)[^,;。]{0,12}(?:审议|审定|审批|批准|印发|出台|研究|制定|制订|起草|编制)|"
    r"(?:完成|正在|启动|抓紧|加快)[^,;。]{0,10}(?:起草|编制|制定|制订|修订)|拟(?:出台|印发|制定|制订)|(?:研究|计划|准备|将|即将)(?:制定|制订|出台|编制|印发)(?!了)"
)
"""Words that say of a document that it is not there yet."""
_KINDS = (
    "实施意见 指导意见 实施方案 工作方案 行动方案 行动计划 实施办法 管理办法 暂行办法 实施细则 管理规定 若干措施 "
    "若干政策 政策措施 发展规划 专项规划 总体规划 顶层规划 布局规划 标准体系 标准框架 技术标准 技术规范 制度规范 "
    "评价规范 服务规范 操作规程 工作机制 规划 方案 计划 意见 办法 细则 条例 规定 措施 政策 框架 标准 规范 "
    "规程 指南 导则 目录 清单 图谱 制度 准则 纲要 预案 "
)
DOCUMENT_KIND = re.compile("|".join(sorted(_KINDS.split(), key=len, reverse=True)))
"""The nouns that name kinds of documents, longer ones first."""

REACHED = re.compile(
    r"(?:提前|超额|全面|全部|如期|按期|按时|圆满|顺利|已经|均?已|胜利)?完成了?[^,;。]{0,24}?(?:目标任务|目标|任务|指标|计划)"
    r"|(?:达到|实现|超过|突破)了?[^,;。]{0,20}?(?:年度|预定|预期|既定|全年|计划)的?(?:目标|任务)"
)
"""Words that say of a target that it was reached (提前完成…目标)."""
FAILED = re.compile(
    r"(?:未能|没能|尚未|暂未|没有|难以|无法|未(?!成年|来))(?:[^,;。]{0,8}?)(?:完成|达到|实现|达成|建成|落实)"
    r"|(?:与|距|距离|离)[^,;。]{0,16}(?:目标|任务|要求)[^,;。]{0,8}(?:差距|距离)"
    r"|占(?:年度|全年|年)?(?:目标|计划|任务)(?:任务|总量|数)?的?[1-9][0-9]?(?:\.[0-9]+)?%"
    r"|完成了?[^,;。]{0,24}?(?:目标任务|目标|任务|指标|计划)[^,;。0-9]{0,4}[1-9][0-9]?(?:\.[0-9]+)?%"
    r"|进度(?:滞后|缓慢)|低于[^,;。]{0,10}(?:目标|任务|计划)"
)
"""Words that say that it was not."""
