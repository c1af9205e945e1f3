"""Text to vectors to nearest passages: encoder, dense index, lexical index and where they are kept.

Owns everything between a list of passages and a ranking of them. Must not know what a question is, how an answer
looks, or how an act is parsed. Importing this package loads none of torch, sentence-transformers or faiss.
"""
