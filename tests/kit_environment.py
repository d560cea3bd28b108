"""What the tests of the plugin kit share: plugins that are cut from the template, and an environment to install them in."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

import attrs

from govproposal.testing.scaffold import scaffold
from govproposal.testing.subjects import Subject

ROOT = Path(__file__).parents[1]
PACKAGE = "govproposal_minutes"


def cut(folder: Path, *edits: tuple[str, str]) -> Subject:
    """The plugin of the template, with *edits* of its module: importable and known by its entry point, in *folder*."""
    made = scaffold("minutes", noun="会议纪要", vendor="example", into=folder).folder
    module = made / "src" / PACKAGE / "__init__.py"
    text = module.read_text("utf-8")
    for old, new in edits:
        assert text.count(old) >= 1, old
        text = text.replace(old, new)
    module.write_text(text, "utf-8")
    meta = made / "src" / f"{PACKAGE}-0.1.0.dist-info"
    meta.mkdir()
    (meta / "METADATA").write_text("Metadata-Version: 2.1\nName: govproposal-minutes\nVersion: 0.1.0\n", "utf-8")
    (meta / "entry_points.txt").write_text(f"[govproposal.parsers]\nminutes = {PACKAGE}:parser\n", "utf-8")
    return Subject(f"{PACKAGE}:parser", made / "specimens", (str(made / "src"),))


@attrs.frozen
class Environment:
    """A virtual environment that sees what this one sees, and into which more can be installed without a network."""

    folder: Path

    @classmethod
    def made(cls, folder: Path) -> Environment:
        """An environment with govproposal installed from the checkout."""
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
        one = cls(folder)
        site = Path(one.asked("import sysconfig; print(sysconfig.get_path('purelib'))"))
        paths = dict.fromkeys([*sys.path, sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])
        (site / "tests.pth").write_text("\n".join(path for path in paths if path and Path(path).is_dir()) + "\n", "utf-8")
        one.install(str(ROOT))
        return one

    @property
    def python(self) -> Path:
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def asked(self, code: str) -> str:
        return subprocess.run([self.python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()

    def install(self, *what: str, cwd: Path = ROOT) -> None:
        """Install distributions as they are being worked on, out of what is there already."""
        options = ["install", "--quiet", "--no-build-isolation", "--no-index", "--disable-pip-version-check"]
        words = [word for one in what for word in ("-e", one)]
        done = subprocess.run([*self._pip(), *options, *words], cwd=cwd, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    def run(self, *words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run ``govproposal …``, ``pytest …`` or ``python …`` in the environment."""
        program: Sequence[str | Path] = [self.python] if words[0] == "python" else [self.python, "-m", words[0]]
        # Nothing of the outside: neither the paths that pytest was given nor its options.
        cleaned = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "PYTHONPATH", "GOVPROPOSAL"))}
        return subprocess.run(
            [*program, *words[1:]],
            cwd=cwd,
            capture_output=True,
            encoding="utf-8",
            env=cleaned | {"PYTHONUTF8": "1"} | environment,
            timeout=300,
            check=False,
        )

    def _pip(self) -> list[str]:
        spec = importlib.util.spec_from_file_location("bootstrap", ROOT / "bootstrap.py")
        assert spec is not None
        assert spec.loader is not None
        bootstrap = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(bootstrap)
        found: list[str] = bootstrap.pip(self.python)
        return found
