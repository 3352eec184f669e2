"""Words for how the picture is made: style and camera."""

from __future__ import annotations

from limner.prompt import tables

# Phrase -> style key. Longer phrases win.
STYLES = tables.keys("styles", "styles")
# Styles that we do not have, and the nearest that we do.
ABSENT = tables.keys("styles", "absent")
SHOTS = tables.keys("styles", "shots")
ANGLES = tables.keys("styles", "angles")
# Lenses, exposures and views that the camera does not have.
NO_CAMERA = frozenset(tables.groups("styles", "no camera")["effects"])
# Style words that are also words for things in the picture: a style only where a prompt speaks of itself.
WEAK = frozenset(tables.groups("styles", "weak")["words"])
WEAK_PHRASES = frozenset(tables.groups("styles", "weak")["phrases"])
# Styles only where they are a clause of their own: ", clay".
BARE = frozenset(tables.groups("styles", "weak")["bare"])
