"""The amending act's own words: which act it changes, which unit, how, and the new wording it gives.

Owns: the grammar of instructions ("7-тармақ мынадай редакцияда жазылсын: …", "пункт 7 изложить в следующей редакции")
and the link from an event to the instruction that made it. Must not know: questions, where acts are stored.
"""
