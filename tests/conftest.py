"""Hypothesis profiles, and the first-party parsers for every test that parses."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from govproposal.plugin import Parser

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)
# In CI the same examples are drawn each time: a red run is the fault of the change it checks.
settings.register_profile("dev", max_examples=15, deadline=None, suppress_health_check=SLOW, derandomize="CI" in os.environ)
settings.register_profile("ci", max_examples=1000, deadline=None, suppress_health_check=SLOW, derandomize=True)
# A drawn document takes minutes to shrink: this one shows a failing example as it was found.
settings.register_profile("look", settings.get_profile("dev"), max_examples=100, phases=(Phase.explicit, Phase.generate))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))

PLUGINS = ("govproposal_npc_motion_plan", "govproposal_cppcc_bulletin", "govproposal_speech_digest", "govproposal_reply")


@pytest.fixture(autouse=True)
def forgets_plugins() -> Iterator[None]:
    """What a test pretends to have installed is gone with it: the registry's memory is cleared."""
    yield
    for module in ("survey", "beside", "organs"):
        for found in vars(sys.modules.get(f"govproposal.registry.{module}", object)).values():
            if hasattr(found, "cache_clear"):
                found.cache_clear()


@pytest.fixture(scope="session")
def parsers() -> tuple[Parser, ...]:
    """The first-party parsers, as objects: no entry point needs to be installed."""
    return tuple(importlib.import_module(name).parser for name in PLUGINS)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference material beside the repository; tests of ``tests/shared`` skip without it."""
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("no reference material beside the repository")
    return folder
