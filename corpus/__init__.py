"""The law: source text, its structure, its amendments and its history. Knows nothing of vectors or screens."""
