"""Parsing takes time in proportion to the text, on hostile input too: measured in a process of its own that is killed in the end."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import attrs
import pytest

from govproposal.outline.lines import readable
from govproposal.source import Source

SMALL = 100_000 if os.environ.get("HYPOTHESIS_PROFILE") == "ci" else 20_000
LARGE = 10 * SMALL
LIMIT = 15
"""How much longer ten times the text may take: some more than ten, as a large text no longer fits the processor's caches."""
FLOOR = 0.05
"""Seconds of the processor below which a run tells nothing of its growth."""
PATIENCE = 120
"""Seconds after which a run is killed."""

UNITS = {
    "digits": "1",
    "chinese numerals": "一",
    "years": "2020年",
    "amounts": "不少于2万个",
    "decimals": "3.5",
    "round brackets": "（",
    "title marks": "《",
    "title marks in turn": "《〈",
    "closed brackets": "（（））",
    "quotes": "“",
    "brackets on lines": "（一）\n",
    "one line of clauses": "完善配套政策，优化审批流程；",
    "one line of sentences": "一是完善配套政策。",
    "numbered lines": "一、目标\n（一）任务\n1.事项\n（1）要点\n①内容\n",
    "running numbers": "1.完善配套政策。\n",
    "decimal numbers": "1.2.3.4.5.",
    "organs": "市教育局、",
    "labels": "牵头单位：市教育局；",
    "open assignments": "（牵头单位：",
    "assigned lines": "1.完善政策。（牵头单位：市教育局；责任单位：市财政局）\n",
    "roster": "成员：张明远  市教育局副局长\n",
    "glued roster": "张明远市教育局副局长\n",
    "sessions": "市政协十三届四次会议",
    "terms": "第十三届",
    "proposals": "1号建议案",
    "listed proposals": "第1号、2、",
    "listed meetings": "市政协十三届三次、四次会议、",
    "labelled sentences": "责任单位：市教育局。",
    "listed months": "2021年5、6、",
    "listed years": "2021、",
    "titled proposals": "市政协十三届四次会议第{0}号提案《关于{0}的提案》、",
    "document numbers": "市政发〔2020〕1号",
    "references": "《关于某事的意见》",
    "dates": "2021年3月4日\n",
    "spaces": " ",
    "ideographic spaces": "\u3000",
    "empty lines": "\n",
    "carriage returns": "\r\n",
    "commas": "，",
    "full stops": "。",
    "one letter": "市",
    "tabs": "甲\t乙\n",
    "metadata": "发布时间：2021-03-04 来源：云溪日报\n",
    "table rows": "1\t改造管网\t县水利局\n",
    "small tables": "序号\t重点任务\t责任单位\n1\t改造管网\t县水利局\n完成以上任务。\n",
    "numbered tables": "1.改造管网。\n序号\t重点任务\t责任单位\n1\t改造管网\t县水利局\n",
    "cells on lines": "{1}\n改造管网\n县水利局\n2021年底前\n",
    "headers on lines": "序号\n重点任务\n责任单位\n1\n",
    "labelled lines": "责任单位：县财政局\n",
    "open labelled lines": "（责任单位：县财政局\n",
    "assigned paragraphs": "改造管网。（责任单位：县水利局）\n",
    "inline assignments": "一是改造管网。（责任单位：县水利局）\n",
}
OPENINGS = {
    "table rows": "改造管网。\n序号\t重点任务\t责任单位\n",
    "cells on lines": "改造管网。\n序号\n重点任务\n责任单位\n完成时限\n",
}
"""What stands between the head and the repeated unit: the header of a table."""
VOTES = {"votes": "2021年1月1日委员测评满意率为95%。", "votes in words": "委员测评结果为满意，满意率为95%，"}
MODULES = {
    "handling-plan": "govproposal_npc_motion_plan",
    "outcome-report": "govproposal_cppcc_bulletin",
    "speech-digest": "govproposal_speech_digest",
}
HEADS = {
    "handling-plan": "某市政协十三届四次会议1号建议案办理工作方案\n一、工作任务\n1.",
    "outcome-report": "某市人民政府关于市政协十三届四次会议建议案办理情况的通报\n主席、各位委员：\n"
    "一、《关于某事的建议案》（1号建议案）办理情况\n（一）",
    "speech-digest": "某市政协委员大会发言摘登\n2024年1月9日，市政协十三届四次会议举行。现将发言摘登如下。\n某事\n市政协委员 张明远\n",
}
PROGRAM = """
import gc, importlib, sys, time
from govproposal import dumps, parse
name, module, head, unit = sys.argv[1:5]
small, large, limit, floor = int(sys.argv[5]), int(sys.argv[6]), float(sys.argv[7]), float(sys.argv[8])
parser = importlib.import_module(module).parser
def seconds(size):
    text = head + "".join(unit.replace("{0}", str(at)).replace("{1}", str(at + 1)) for at in range(size // len(unit)))
    begun = time.process_time()
    result = parse(text, parsers=[parser], parser=name)
    list(result.document.outline.leaves)
    return time.process_time() - begun
# The collector's passes grow with the number of living objects; what is measured is the parser.
gc.disable()
seconds(small // 10)
quick, slow = min(seconds(small), seconds(small)), seconds(large)
# A machine that was busy with something else while one of the two ran gets two more tries at both.
for _ in range(2):
    if slow > limit * max(quick, floor):
        quick, slow = seconds(small), seconds(large)
print(quick, slow)
"""


STRUCTURAL = (
    "title marks", "brackets on lines", "one line of sentences", "numbered lines", "sessions", "titled proposals", "dates", "empty lines",
)  # fmt: skip
"""What the parsers that hand out no tasks see on their own account; phrases are found by the same scans for all."""
CASES = [
    *(("handling-plan", what) for what in UNITS),
    *((name, what) for name in ("outcome-report", "speech-digest") for what in STRUCTURAL),
    *(("outcome-report", what) for what in VOTES),
]


@pytest.mark.growth
@pytest.mark.parametrize(("name", "what"), CASES)
def test_time_grows_with_the_text(name: str, what: str) -> None:
    head, unit = HEADS[name] + OPENINGS.get(what, ""), (UNITS | VOTES)[what]
    # One line is read to a million characters in CI; lines cost more each and show their growth with a quarter of that.
    small_size, large_size = (SMALL // 4, LARGE // 4) if "\n" in unit and LARGE > 500_000 else (SMALL, LARGE)
    command = [sys.executable, "-c", PROGRAM, name, MODULES[name], head, unit, *map(str, (small_size, large_size, LIMIT, FLOOR))]
    # The paths that pytest was given hold for the process as well, installed or not.
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    small, large = map(float, done.stdout.split())
    assert large <= LIMIT * max(small, FLOOR), f"{small:.3f} s for {small_size} characters, {large:.3f} s for {large_size}"


def test_a_line_of_spaces_is_looked_at_once_in_markdown() -> None:
    line = " " * SMALL + "x"
    source = attrs.evolve(Source.of(line), media_type="text/markdown")
    begun = time.process_time()
    assert readable(source) == line
    assert time.process_time() - begun < 1
