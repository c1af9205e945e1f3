"""Reproduces the trained parts: the encoder's adapter and the decision model. Needs the extra ``ereje[train]``."""
