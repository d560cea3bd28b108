"""Which names are organs (单位), and where such a name ends: the table of stems and the grammar of names around it."""
