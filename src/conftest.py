"""Which doctests can run here: not those of a door to a library that is not installed."""

from importlib.util import find_spec

collect_ignore = [f"govproposal/converters/with_{name}.py" for name in ("msgspec", "orjson") if find_spec(name) is None]
