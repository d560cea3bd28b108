"""What the plugin brings beside its parser, one thing of each kind; each entry point names an extension below."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from importlib.resources import files
from typing import ClassVar

import attrs

from govproposal.converters.contract import Profile, Records, several
from govproposal.diagnostics import Code, Severity
from govproposal.errors import ReadError
from govproposal.extensions import Extension
from govproposal.frozen import FrozenMap
from govproposal.model import Record
from govproposal.source import Source
from govproposal_supervision import SlipItem, SupervisionSlip


@attrs.frozen(kw_only=True, repr=False)
class Receipt(Record):
    """A receipt of a slip (签收回执), as the office system writes it; no parser makes one."""

    type: ClassVar[str] = "yunxi/receipt"

    slip: str | None = None
    signed_by: str | None = None


@attrs.frozen
class ExportReader:
    """The export of an office system: a first line ``#SLIP/1``, then ``字段=值`` lines; 正文 is the rest."""

    name: str = "slip-export"
    media_types: tuple[str, ...] = ("application/vnd.yunxi.slip",)

    def takes(self, data: bytes, name: str) -> bool:  # noqa: ARG002 (content decides)
        """Whether the first line says so."""
        return data.startswith(b"#SLIP/1\n")

    def read(self, data: bytes, uri: str | None) -> Source:
        """The title and the body as a text; the other fields are metadata of the source."""
        try:
            head, _, body = data.decode("utf-8").partition("\n正文=\n")
        except UnicodeDecodeError as error:
            raise ReadError(f"an export is in UTF-8: {error}", remedy="export it again") from error
        fields = dict(line.partition("=")[::2] for line in head.splitlines()[1:])
        text = f"{fields.get('标题', '')}\n\n{body}"
        meta = FrozenMap({"PubDate": fields.get("发布", "")})
        return Source(
            text=text,
            uri=uri,
            media_type=self.media_types[0],
            encoding="utf-8",
            sha256=sha256(data).hexdigest(),
            meta=meta,  # type: ignore[arg-type]  # mypy leaves the converter's type variable open
        )


@attrs.frozen
class TodoFormat:
    """A list to tick off, one line an item; only slips can be written."""

    SUFFIXES: ClassVar[tuple[str, ...]] = (".todo",)
    PROFILE: ClassVar[Profile] = Profile(
        drops=("Evidenced.spans", "Record.header"), records=("yunxi/supervision-slip",), notes=("It cannot be read back.",)
    )

    def encode(self, records: Records) -> bytes:
        """The items of all slips among *records*."""
        slips = [one for one in several(records) if isinstance(one, SupervisionSlip)]
        return "".join(_lines(item for slip in slips for item in slip.items)).encode("utf-8")


def _lines(items: Iterable[SlipItem]) -> Iterable[str]:
    for item in items:
        due = item.periods[0].end if item.periods else None
        yield f"- [ ] {item.heading or item.text}{f' ({due.isoformat()})' if due else ''}\n"


record_types = Extension(api_version=1, version="1.0", provides=(Receipt,))
"""The entry point of ``govproposal.records``."""
reader = Extension(api_version=1, version="1.0", provides=ExportReader())
"""The entry point of ``govproposal.readers``."""
todo = Extension(api_version=1, version="1.0", provides=TodoFormat())
"""The entry point of ``govproposal.converters``."""
organs = Extension(api_version=1, version="2024.1", provides=files("govproposal_supervision").joinpath("organs.json"))
"""The entry point of ``govproposal.organs``."""
codes = Extension(
    api_version=1,
    version="1.0",
    provides={"yunxi/SL101": Code(Severity.WARNING, "an item names no deadline", "ask the office that sent the slip")},
)
"""The entry point of ``govproposal.diagnostics``."""
