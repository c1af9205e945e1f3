"""Editions: several texts of one act, each with its own source, and the one history that they show together.

Owns: the ids and days of editions, which text shows which wording for which period, what the texts leave open and where
they contradict each other. Must not know: how bytes lie on the disk (``corpus/library.py``), how an answer is worded.
"""
