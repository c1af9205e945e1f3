"""History as a query: what a question asks of the events that the notes tell, and the answer to it.

Owns: the query (``query.py``), its evaluation over an act (``evaluate.py``, ``places.py``), the way from a question to
a query (``ask.py``, ``ordinals.py``), the answer in words (``tell.py``, ``comparisons.py``,
``status.py``). Must not know: how an act is parsed, search.
"""
