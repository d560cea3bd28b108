"""What looks like a number with a measure word and is another word: 3人|才, 五|台|山, 四套|班子 (data of the quantity finder).

Keyed by the unit; a value lists what may not stand behind it. Plain strings, split when first asked for.
"""

from __future__ import annotations

from functools import cache

_BEHIND = """
人 才 工智 工 民 大 社 口 均 机 力资 事局 物
位 一体 于 列前 列第 列全 置 居全 居第 居前
家 庭
处 理 置 罚 级
条 件 例 款
层 次 级 面
片 区
次 生 要 序 贷 区域
批 准 发市 复 示 评
场 所 馆 景 均 站 地
起 步 草 降 点 施行 执行 实施
间 接 隔 断
部 门 分 署 队 长 级 委
本 市 省 区 县 级 科 地 土
支 持 撑 出 付 部 援
只 有 要 能
架 构
列 入 为 席 第 全 支
班 子 组 列 主任
对 外 接 口 应 标 比 于 照 策 象 重
组 织 成 团 合 装 建 长 件 组长
队 伍 员 长
块 状 链
门 类 诊 店 户 口 槛 源
口 岸 径 号 碑 罩 腔
份 额
张 家口 家港 家界 掖 江
套 路 利 取 餐
把 手 关 握 控
根 本 据 治 源
道 路 口 德 理 岔 坎 题 难题 关
段 式 位 长 落 锦
节 气 点 约 能 目 省 奏 假 水 日
轮 车 摩托 驱动 换 流 岗 训 值 候 椅 胎 船
讲 话 座 究 好 述
集 中 群 成 聚 体 团 约 镇 散
款 式 项
笔 试 记
单 位 元 一 独 项 列 体
期 间 限 末 初 工程 项目 建设
眼 光 下 前 睛 镜
路 口 段 径 网 公交 车 电车 大道
包 括 容 保 含 装
行 动 业 政 为 人 程 驶
票 否决 据 务 房
副 主任 主席 市长 县长 区长 书记 局长 组长 会长 院长
顶 层 级 尖
扇 区 形
尾 水 矿 款 号 气
匹 配
针 对 灸
剂 量
宗 旨 教 族
例 如 会 行 外
盆 地 景
所 有 在 需 属 得 谓 示
方 面 案 式 向 便 法 针 言 位 阵 舱 能 可 责任 协 联
角 色 度 落
圆 满
分 之 别 类 布 析 级 配 享 工 局 院 校 公司 步 批 期 管 组 解 支 钟 段 制 明
分 区 散 馆 会 队 层 项 流 离 领 厅 所 开 部 户 赴
级 巡视员 调研员 主任科员 高级 医院 甲等 节点 联动 联创 书记 河长 林长 政府 响应 干部 法院 教授 公路 建造师
度 假 过 量 汛
股 份 权 东 市 票
升 级 学 规 格 值 温 至 到 高 为 幅 降
倍 受 增计划
番 禺 茄
尺 度
克 服 拉玛依
头 部 雁 条 企
封 闭 锁 面 顶 存 底 建 口 山 育
具 体 有 备 象 代
字 塔 路 面 样 体 号 典 母 形 架 头 段 符 幕 条
题 材 词 目 记 为 库 名 海 型 图
盘 活
卷 宗
元 宇宙
座 谈
户 外广告 口 籍
桌 面
"""

_BEHIND_CHINESE = """
个 大局 意识 自信 维护 确立 务必 全面 一百年 百年 代表 一批 一体 一工 文明 伟大 一律 免于 不准 善于 导向 牢牢 务实 必须 坚持不
个 结合 重大关系 不得 采暖期 供暖期 生长季 学期 财年
台 山 县 区 河 州 风 湾
家 渠 岗 争鸣 灯火 庄 村 湾 坪 店
门 峡 镇
道 口 河 沟 湾 里 岭 江
枝 特
盘 水
元 区 村 桥 里 坝 件 化 结构 素 体制 朱 论 社 月
类 医疗 疫苗 桥 水 以上 及以上 地区 汽车 口岸 居住 用地 费用 病 标准 户 县 城市 高校
套 班子
人 行 小组 帮 民币 制 计划 一组
方 面 达 会 台 机制 共 合 位 主体 联 资 平 库
次 产业 创业 分配 能源 供水 污染 函数 元 文物 利用 性 开发 加工 灾害 供电 消费品
支 一扶 两
口 之家 子
名 义
岁 月
位 数
处 逢
分 天 部 法 地 之
篇 文章 大文章
项 全能
起 义
部 曲 委 法
条 龙 心
"""


@cache
def behind(*, chinese: bool) -> dict[str, tuple[str, ...]]:
    """By unit, what makes another word of it; with *chinese*, behind a Chinese numeral, where sayings and place names join in."""
    found: dict[str, tuple[str, ...]] = {}
    for line in (_BEHIND + (_BEHIND_CHINESE if chinese else "")).split("\n"):
        unit, _, words = line.partition(" ")
        if unit:
            found[unit] = found.get(unit, ()) + tuple(words.split())
    return found
