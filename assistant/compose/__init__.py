"""From what was understood and found to an answer: one module per kind of answer.

Owns: which quotes, events, sentences and notices an answer has. Must not know: vectors, how answers are drawn.
"""
