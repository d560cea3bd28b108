"""DOCX: a record printed as GB/T 9704-2012 lays official documents out, without the red head.

A4, the type area 156 by 225 mm, 22 lines of 28 characters, 仿宋 of size 3 (16 pt), the title in 小标宋 of size 2, headings in 黑体
and 楷体, numbers 一、 （一） 1. （1）, pages ``— 1 —``. Fonts are named, not embedded: a program without them takes others.
Several records are a ZIP with a file each. ``pip install "govproposal[docx]"``.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import attrs

from govproposal.converters import markdown
from govproposal.converters.contract import CannotWrite, Records
from govproposal.converters.extras import needed
from govproposal.converters.markdown import spoken
from govproposal.converters.numbering import marker
from govproposal.converters.plaindata import no_xml, refuse
from govproposal.converters.presented import Part, presented, words
from govproposal.converters.records import AnyRecord, unstructure
from govproposal.converters.tables.places import zipped
from govproposal.errors import Fault
from govproposal.model.record import Record, UnknownRecord

SUFFIXES = (".docx",)
PROFILE = attrs.evolve(
    markdown.PROFILE, notes=("It is written, not read back.", "The parts are numbered anew.", *markdown.PROFILE.notes[-1:])
)

SONG, FANG, HEI, KAI, TITLE = "宋体", "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
LINE = 28.95
"""The height of a line in points: 225 mm by 22."""
_BODY, _LARGE, _FOOT = 16.0, 22.0, 14.0
_HEADINGS = (HEI, KAI, FANG, FANG)


def encode(records: Records) -> bytes:
    """The record as a DOCX file; several as a ZIP of files, ``1.docx`` and so on.

    Raises :class:`~govproposal.converters.contract.CannotWrite` where a text holds what XML has no way to write, and
    :class:`~govproposal.errors.MissingExtra`.
    """
    if isinstance(records, (Record, UnknownRecord)):
        return _file(records)
    return zipped({f"{at}.docx": _file(record) for at, record in enumerate(records, 1)})


def _file(record: AnyRecord) -> bytes:
    if isinstance(record, UnknownRecord):
        raise CannotWrite("DOCX", [Fault("$.type", f"no installed plugin knows the type {record.type!r}")])
    library = needed("docx", "docx", "writing DOCX")
    refuse("DOCX", unstructure(record), no_xml)
    printer = _Printer(library.Document())
    printer.lay_out()
    printer.print(record)
    target = io.BytesIO()
    printer.document.save(target)
    return _undated(target.getvalue())


def _undated(file: bytes) -> bytes:
    """The same file without the hour of its making, which the ZIP entries hold."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})


@attrs.define
class _Printer:
    """Prints one record into a document of python-docx."""

    document: Any

    def lay_out(self) -> None:
        """The page (GB/T 9704-2012, 5 and 7.5): sizes, margins, the grid of lines and characters, page numbers outside."""
        from docx.shared import Mm

        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
        section.footer_distance = Mm(25)  # the number stands 7 mm below the type area
        for grid in section._sectPr.xpath("w:docGrid"):
            section._sectPr.remove(grid)
        section._sectPr.append(_element("w:docGrid", **{"w:type": "linesAndChars", "w:linePitch": "579", "w:charSpace": "-849"}))
        self.document.settings.odd_and_even_pages_header_footer = True
        for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
            self._page_number(footer.paragraphs[0], side)

    def _page_number(self, paragraph: Any, side: str) -> None:
        """``— 1 —`` at the outer edge, a character from it."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if side == "right" else WD_ALIGN_PARAGRAPH.LEFT
        setattr(paragraph.paragraph_format, f"{side}_indent", Pt(_FOOT))
        _run(paragraph, "— ", SONG, _FOOT)
        field = _run(paragraph, "", SONG, _FOOT)
        for kind in ("begin", None, "end"):
            if kind is None:
                text = _element("w:instrText")
                text.text = "PAGE"
                field._r.append(text)
            else:
                field._r.append(_element("w:fldChar", **{"w:fldCharType": kind}))
        _run(paragraph, " —", SONG, _FOOT)

    def print(self, record: Record) -> None:
        """The document: title, number, addressees, parts, signature."""
        sheet = presented(record)
        self._block(sheet.title, TITLE, _LARGE, align="CENTER")
        if sheet.number:
            self._block(sheet.number, FANG, align="CENTER")
        for line in sheet.opening:
            self._block(words(line), KAI, align="CENTER")
        self._block("")
        if sheet.addressees:
            self._block(f"{'，'.join(sheet.addressees)}：")
        self._parts(sheet.parts, 0)
        if sheet.issuers or sheet.day:
            self._block("")
        for one in sheet.issuers:
            self._block(one, align="RIGHT", before_edge=4)
        if sheet.day:
            self._block(f"{sheet.day.year}年{sheet.day.month}月{sheet.day.day}日", align="RIGHT", before_edge=4)

    def _parts(self, parts: Sequence[Part], depth: int) -> None:
        for at, part in enumerate(parts, 1):
            first, lines = marker(depth, at), [words(line) for line in part.lines]
            if part.heading is not None:
                self._block(first + part.heading, _HEADINGS[min(depth, 3)], indent=2)
            elif lines:
                lines[0] = first + lines[0]
            for one in part.speakers:
                self._block(spoken(one), KAI, align="CENTER")
            for line in lines:
                self._block(line, indent=2)
            self._parts(part.parts, depth + 1)

    def _block(
        self, text: str, font: str = FANG, size: float = _BODY, *, align: str = "JUSTIFY", indent: int = 0, before_edge: int = 0
    ) -> None:
        """A paragraph: its font, its alignment, how many characters its first line is indented or its end kept from the edge."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
        from docx.shared import Pt

        paragraph = self.document.add_paragraph()
        form = paragraph.paragraph_format
        form.space_before = form.space_after = Pt(0)
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(LINE if size <= _BODY else LINE * 1.2)
        form.first_line_indent = Pt(indent * size)
        form.right_indent = Pt(before_edge * size)
        paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, align)
        _run(paragraph, text, font, size)


def _run(paragraph: Any, text: str, font: str, size: float) -> Any:
    """A run in a font, which Word wants named for Chinese and for other letters."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run(text)
    run.font.name, run.font.size = font, Pt(size)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    return run


def _element(name: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    found = OxmlElement(name)
    for key, value in attributes.items():
        found.set(qn(key), value)
    return found
