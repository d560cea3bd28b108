#!/usr/bin/env python3
# ruff: noqa: S603, T201 - it runs Python and pip, and prints
"""Set govproposal up in a fresh clone, with nothing but Python 3.11 or newer, its venv module and pip.

    python3 bootstrap.py demo      make .venv, install the core and the first-party plugins, parse examples/
    python3 bootstrap.py test      install what the tests need as well, and run them

Both may be run again at any time: what is installed already is not installed twice. ``--venv DIR`` takes another directory
than ``.venv``; what follows ``test`` is handed on to pytest (``python3 bootstrap.py test -x tests/test_api.py``).
Standard library only. Exit status: that of the last step; 2 where the machine lacks something, with what to do.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent
STAMP = "govproposal-bootstrap.txt"
PLUGINS = ("cppcc-bulletin", "npc-motion-plan", "reply", "speech-digest")
EXAMPLES = ("handling-plan.txt", "task-plan.md", "outcome-report.html", "speech-digest.txt")


class Trouble(Exception):
    """Something that the person at the keyboard has to put right; the message says how."""


def main(arguments: list[str]) -> int:
    """Run the command that *arguments* name and return the exit status."""
    options, rest = command_line().parse_known_args(arguments)
    if rest and options.command == "demo":
        command_line().error("unrecognized arguments: " + " ".join(rest))
    try:
        demand_python()
        python = environment(Path(options.venv).absolute())
        return demo(python) if options.command == "demo" else test(python, rest)
    except Trouble as trouble:
        print("bootstrap: " + str(trouble), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def command_line() -> argparse.ArgumentParser:
    """What the command line takes."""
    parser = argparse.ArgumentParser(prog="bootstrap.py", description="Set govproposal up in a fresh clone.", allow_abbrev=False)
    parser.add_argument("--venv", default=str(ROOT / ".venv"), help="the virtual environment to make or to use (default: .venv)")
    parser.add_argument("command", choices=("demo", "test"), help="demo: install and parse examples/; test: install and run the tests")
    return parser


def demand_python() -> None:
    """Refuse a Python that is too old, before anything is made with it."""
    if sys.version_info[:2] < OLDEST:
        have = ".".join(map(str, sys.version_info[:3]))
        raise Trouble(f"Python 3.11 or newer is needed, this is {have} ({sys.executable}); try: python3.11 bootstrap.py")


def demo(python: Path) -> int:
    """Install the core and the first-party plugins, and parse the examples."""
    editable = [".", *(f"plugins/{name}" for name in PLUGINS)]
    install(python, "demo", [word for path in editable for word in ("-e", path)])
    files = [str(Path("examples", name)) for name in EXAMPLES]
    say("govproposal parse " + " ".join(files))
    return run(python, ["-m", "govproposal", "parse", "--format", "text", *files])


def test(python: Path, rest: list[str]) -> int:
    """Install what the tests need, and run them with the arguments *rest*."""
    install(python, "test", ["-r", "requirements-dev.txt"])
    # On every processor; a later -n in *rest overrules this one.
    words = ["pytest", "-n", "auto", *rest]
    say(" ".join(words))
    return run(python, ["-m", *words])


def environment(venv: Path) -> Path:
    """The Python of the virtual environment *venv*, which is made where it is missing or broken."""
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if works(python):
        return python
    refuse_foreign(venv)
    say(f"making the virtual environment {venv}")
    complaint = make(venv, [])
    if not works(python) or not has_pip(python):
        complaint = make(venv, ["--without-pip"])
    if not works(python):
        raise Trouble(f"no virtual environment could be made; on Debian and Ubuntu: apt install python3-venv\n{complaint}")
    return python


def refuse_foreign(venv: Path) -> None:
    """Never clear a directory that is no virtual environment."""
    if venv.is_file() or (venv.is_dir() and any(venv.iterdir()) and not (venv / "pyvenv.cfg").exists()):
        raise Trouble(f"{venv} exists and is no virtual environment; move it away, or name another with --venv DIR")


def make(venv: Path, options: list[str]) -> str:
    """Make *venv* anew, and return what Python had to say where that failed."""
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", *options, str(venv)], capture_output=True, text=True, errors="replace")
    return (done.stdout + done.stderr).strip() if done.returncode else ""


def works(python: Path) -> bool:
    """Whether *python* runs and is new enough: an environment dies when its base Python is removed or the clone is moved."""
    return succeeds(python, f"import sys; raise SystemExit(sys.version_info[:2] < {OLDEST})")


def has_pip(python: Path) -> bool:
    """Whether *python* has a pip of its own."""
    return succeeds(python, "import pip")


def succeeds(python: Path, code: str) -> bool:
    """Whether *python* runs *code* without a fault."""
    try:
        return subprocess.run([str(python), "-I", "-c", code], capture_output=True).returncode == 0
    except OSError:
        return False


def pip(python: Path) -> list[str]:
    """The command that installs into the environment of *python*: its own pip, else the pip of the Python that runs this."""
    if has_pip(python):
        return [str(python), "-m", "pip"]
    if succeeds(Path(sys.executable), "import pip; raise SystemExit(tuple(map(int, pip.__version__.split('.')[:2])) < (22, 3))"):
        return [sys.executable, "-m", "pip", "--python", str(python)]
    found = shutil.which("pip") or shutil.which("pip3")
    if found:
        return [found, "--python", str(python)]
    raise Trouble("pip 22.3 or newer is needed; on Debian and Ubuntu: apt install python3-pip python3-venv")


def install(python: Path, what: str, arguments: list[str]) -> None:
    """Install *arguments* with pip, unless the stamp of an earlier run says that just this was installed.

    Checkouts are installed editable, so that a change of the code needs no installation; a change of what they declare does.
    """
    stamp = python.parent.parent / STAMP
    wanted = what + " " + fingerprint(python)
    lines = stamp.read_text(encoding="utf-8").splitlines() if stamp.exists() else []
    if wanted in lines and succeeds(python, "import govproposal"):
        return
    say("installing (a minute on a fresh machine)")
    quiet = ["install", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*pip(python), *quiet, *arguments], cwd=ROOT, stdin=subprocess.DEVNULL).returncode:
        raise Trouble("pip could not install what is needed: see its message above (is there a network, or a proxy to set?)")
    kept = [line for line in lines if not line.startswith(what + " ")]
    stamp.write_text("\n".join([*kept, wanted]) + "\n", encoding="utf-8")


def fingerprint(python: Path) -> str:
    """What an installation depends on: where the clone and the environment are, and every file that declares a dependency."""
    digest = hashlib.sha256(f"{ROOT}\n{python}".encode())
    for path in (ROOT / "requirements-dev.txt", ROOT / "pyproject.toml", *sorted(ROOT.glob("plugins/*/pyproject.toml"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def run(python: Path, arguments: list[str]) -> int:
    """Run *python* in the clone, with UTF-8 wherever Python speaks to the outside."""
    sys.stdout.flush()
    return subprocess.run([str(python), *arguments], cwd=ROOT, env={**os.environ, "PYTHONUTF8": "1"}).returncode


def say(words: str) -> None:
    """One line about what happens now, apart from the results."""
    print("==> " + words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
