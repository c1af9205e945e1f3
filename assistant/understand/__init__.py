"""What a question says before anything is searched: its language, the clauses, dates and decrees it names.

Owns: the reading of short texts in Kazakh (any script, any keyboard), Russian and English. Must not know: vectors,
ranking, answers, screens, the clock (today is passed in). Pure and table-driven; nothing is loaded or fetched.
"""
