"""The parser ``speech-digest``: digests of the speeches of a CPPCC sitting (大会发言摘登)."""
