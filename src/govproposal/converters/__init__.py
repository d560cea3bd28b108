"""Records to and from other forms: the JSON form of ``RECORD.md`` (:mod:`.records`), and its text (:mod:`.json_text`).

Nothing is imported here: each form costs only those who use it.
"""
