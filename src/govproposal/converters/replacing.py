"""Files that appear whole or not at all: written beside their place, and moved there when nothing went wrong."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """A path to write a file to; the file takes the place of *path* when the block ends, and does not where the block raises.

    What is there and is no ordinary file (a device, a pipe) is itself what is written to. Raises ``OSError`` where there is no
    folder to write in.

    >>> with TemporaryDirectory() as folder:
    ...     with replaced(Path(folder) / "plan.json") as made:
    ...         _ = made.write_text("{}")
    ...     [one.name for one in Path(folder).iterdir()]
    ['plan.json']
    """
    if path.exists() and not path.is_file():
        yield path
        return
    target = path.resolve()  # a link stays one
    with beside(target) as folder:
        made = folder / target.name
        yield made
        if made.exists():
            move(made, target)


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A folder on the same file system as *target*, which is gone with all that is in it when the block ends. Raises ``OSError``."""
    with TemporaryDirectory(prefix=".govproposal-", dir=target.parent, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def move(made: Path, target: Path) -> None:
    """Put a file in the place of *target*, with the permissions of what was there. Raises ``OSError``."""
    if target.exists():
        shutil.copymode(target, made)
    made.replace(target)
