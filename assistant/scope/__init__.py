"""Which acts a question is about, and finding over all acts of a library.

Owns: the acts that a question names, the index of all acts, the choice of the right one. Must not know: how an answer
is made of a clause, how it is drawn.
"""
