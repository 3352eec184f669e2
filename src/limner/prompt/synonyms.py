"""Everyday words and what may stand for them, where WordNet's first sense misleads or has no answer."""

from __future__ import annotations

from limner.prompt import tables

# Word -> candidates in order; the first that the vocabulary knows by name is taken.
STAND_INS = tables.groups("stand_ins", "stand-ins")
# Makers' and models' names -> what they make, where a name stands alone.
MAKES = tables.keys("stand_ins", "makes")
# Words that must not be replaced by a wider or similar one.
NEVER = tables.words("stand_ins", "never")
# Concepts too wide to stand for what is under them: called by these names, never found by climbing.
WIDE = tables.words("stand_ins", "wide")
# Compounds that are not what their last word says: a garbage bag is no handbag.
BARRED = frozenset(tables.groups("stand_ins", "barred")["compounds"])
# Concepts that look like nothing above them: what is under them is not shown as a fish, a clock, a ship.
UNLIKE = tables.groups("stand_ins", "unlike")["concepts"]
