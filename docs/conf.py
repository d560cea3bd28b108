"""Sphinx settings: ``pip install sphinx myst-parser`` and ``sphinx-build -n -W docs build/docs``."""

project = "govproposal"
author = "the govproposal authors"
extensions = ["myst_parser"]
myst_heading_anchors = 3
html_theme = "alabaster"
