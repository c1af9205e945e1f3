"""Text to vectors to nearest passages: encoder, dense index, lexical index and where they are kept.

Owns everything between a list of passages and a ranking of them. Must not know what a question is, how an answer
looks, or how an act is parsed. Importing this package loads none of torch, sentence-transformers or faiss.
"""

import os

# Read when numpy is first imported. Its threads wait for one another by turning in circles, which took as much of the
# processor as all else in a question, for products that one thread computes in two milliseconds.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
