"""How long a trace takes against parsing the same documents, and how both grow, with the memory they take.

    python benchmarks/trace.py [--documents 1000 2000 …] [--parse-limit 1000]

Documents are made: for every session of an invented city a plan of 12 tasks and a report on it, drawn from a vocabulary with a
fixed seed. Above the parse limit the records of made documents are moved to other cities instead of being parsed again.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import tracemalloc
from collections.abc import Iterator

import attrs

import govproposal
from govproposal import Record

THINGS = (  # noqa: SIM905
    "口袋公园 社区食堂 雨水管网 公共车位 托育园所 充电站点 河道护岸 养老床位 农贸市场 "
    "健身步道 乡村公路 防汛泵站 图书驿站 产业园区 急救站点 无障碍坡道 古树名木 低效用地"
).split()
DOINGS = "新建 改造 提升 整治 扩建 养护".split()  # noqa: SIM905
DETAILS = "完善管护责任 引入社会力量 简化审批手续 公布进度清单 建立会商制度 开展第三方评估 落实用地保障 加大财政补助".split()  # noqa: SIM905
UNITS = "市住建局 市民政局 市水务局 市交通运输局 市教育局 市卫生健康委 市财政局 市商务局".split()  # noqa: SIM905
NUMBERS = "一二三四五六七八九十"


def city(at: int) -> str:
    """An invented name of a city for a number."""
    syllables = "临安宁远清平昌泰和丰江海山川云岭"
    return f"{syllables[at % 16]}{syllables[at // 16 % 16]}{syllables[at // 256 % 16]}市"


def documents(at: int) -> Iterator[str]:
    """A plan and the report on it."""
    drawn = random.Random(at)
    place, meeting = city(at // 5), at % 5 + 1
    tasks = [(drawn.choice(DOINGS), thing, drawn.randrange(10, 900), drawn.choice(DETAILS)) for thing in drawn.sample(THINGS, 12)]
    title = f"关于加快{tasks[0][1]}和{tasks[1][1]}建设的建议案"
    session = f"政协第六届{NUMBERS[meeting - 1]}次会议"
    groups = [tasks[:4], tasks[4:8], tasks[8:]]
    lines = [
        f"{place}{session}1号建议案办理工作方案",
        "",
        f"为认真办理{place}{session}《{title}》(以下称1号建议案),特制订本方案。",
        "",
        "一、工作任务",
    ]
    for number, group in enumerate(groups, 1):
        lines.append(f"({NUMBERS[number - 1]})做好{group[0][1]}等工作")
        lines += [
            f"{one}.{doing}{thing}。年内{doing}{thing}不少于{amount}处,{detail}。(牵头单位:{drawn.choice(UNITS)};责任单位:{drawn.choice(UNITS)})"
            for one, (doing, thing, amount, detail) in enumerate(group, 1)
        ]
    yield "\n".join([*lines, "", "二、工作措施", "(一)加强领导。成立专班。", f"{place}人民政府", "2021年3月2日"])
    lines = [
        f"{place}人民政府关于{place}{session}建议案办理情况的通报",
        f"(2022年1月8日在政协{place}第六届委员会第{NUMBERS[meeting]}次会议上)",
        "",
    ]
    lines += [f"{place}{session}通过了《{title}》1件建议案。现将办理情况通报如下:", "", f"一、《{title}》(1号建议案)办理情况"]
    for number, group in enumerate(groups, 1):
        done = [
            f"{'一二三四'[at]}是{thing}有新进展。全年{doing}{thing}{amount + drawn.randrange(-9, 30)}处,{detail}。"
            for at, (doing, thing, amount, detail) in enumerate(group)
        ]
        lines.append(f"({NUMBERS[number - 1]}){group[0][1]}等工作有序推进。{''.join(drawn.sample(done, 3))}")
    yield "\n".join([*lines, "", "下一步,将继续做好办理工作。"])


def moved(records: list[Record], at: int) -> Iterator[Record]:
    """Records as if of other cities, each of one of its own."""
    for record in records:
        old = record.sessions[0].place or ""
        place = f"{old.removesuffix('市')}{NUMBERS[at % 10]}{NUMBERS[at // 10 % 10]}{NUMBERS[at // 100]}市"
        sessions = tuple(attrs.evolve(one, key=f"{one.body}/{place}/{one.term}/{one.meeting}", place=place) for one in record.sessions)
        yield attrs.evolve(record, sessions=sessions, header=attrs.evolve(record.header, title=f"{place}{record.header.title}", issuers=()))


def main() -> None:
    """Measure and print a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, nargs="+", default=[250, 500, 1000, 2000, 5000, 10000])
    options.add_argument("--parse-limit", type=int, default=1000)
    given = options.parse_args()
    texts = [text for at in range(given.parse_limit // 2) for text in documents(at)]
    govproposal.trace([govproposal.parse(texts[0]).record])
    started = time.perf_counter()
    parsed = [record for text in texts for record in govproposal.parse(text).records]
    each = (time.perf_counter() - started) / len(texts)
    length = sum(map(len, texts)) // len(texts)
    print(f"parsed {len(texts)} documents of {length} characters, {1000 * each:.2f} ms each, {len(parsed)} records")
    print(f"{'documents':>9}  {'trace':>9}  {'each':>9}  {'x parse':>7}  {'peak memory':>12}  {'links':>7}")
    for count in given.documents:
        rounds = -(-count // len(parsed))
        records = [*parsed, *(one for at in range(1, rounds) for one in moved(parsed, at))][:count]
        started = time.perf_counter()
        made = govproposal.trace(records)
        took = time.perf_counter() - started
        tracemalloc.start()
        govproposal.trace(records)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        links = sum(1 for _ in made.links)
        print(
            f"{count:>9}  {took:>7.2f} s  {1000 * took / count:>6.2f} ms  {took / count / each:>7.2f}  {peak / 2**20:>8.1f} MiB  {links:>7}"
        )
        sys.stdout.flush()


if __name__ == "__main__":
    main()
