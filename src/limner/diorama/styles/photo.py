"""Photo: the same world as a camera would take it: surfaces that are never quite even, lens and film."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from limner.diorama import tone
from limner.diorama.body import Part
from limner.diorama.material import Material
from limner.diorama.render import Frame
from limner.diorama.stage import Stage
from limner.diorama.styles import lens, restage


@dataclass(frozen=True)
class Photo:
    """Filmic response, worn surfaces, a real lens."""

    samples: float = 1.25
    photo: bool = True

    def prepare(self, stage: Stage, seed: int) -> Stage:
        """Surfaces lose their factory evenness; the lens gets depth of field and the sun its real edge."""
        from limner.diorama.styles import weather

        def change(part: Part, matrix: np.ndarray, number: int) -> Part:
            return replace(weather.mottled(part, matrix, seed), material=_real(part.material))

        view = stage.view
        # A landscape with nobody in it is sharp from front to back.
        if view.aperture == 0 and not view.ortho and stage.placed:
            far = float(np.linalg.norm(np.subtract(view.target, view.eye)))
            view = replace(view, aperture=0.0045 * far, focus=far)
        sky = replace(stage.backdrop.sky, sun_size=min(stage.backdrop.sky.sun_size, 2.5))
        changed = restage.change_parts(stage, change)
        return replace(changed, view=view, backdrop=replace(changed.backdrop, sky=sky))

    def develop(self, frame: Frame, stage: Stage, seed: int) -> NDArray[np.uint8]:
        """Bloom, vignette, filmic curve, a little colour in the shadows, fine grain."""
        light = lens.bloom(frame.rgb.astype(np.float32), strength=0.2, threshold=0.9, size=0.016)
        light = lens.vignette(light, 0.42)
        picture = tone.encode(tone.filmic(light))
        grey = picture.mean(axis=-1, keepdims=True)
        # The curve takes contrast and colour away; a print gives them back.
        picture = np.clip(grey + (picture - grey) * 1.22, 0, 1)
        picture = picture + 0.22 * (picture * picture * (3 - 2 * picture) - picture)
        # Film: shadows a little cool, lights a little warm (split toning), well below what reads as a filter.
        picture = (
            picture
            + 0.012 * (1 - grey) * np.array([-0.6, 0.0, 1.0])
            + 0.014 * grey * np.array([1.0, 0.25, -0.9])
        )
        return tone.to_bytes(lens.grain(picture, 0.006, seed))


def _real(material: Material) -> Material:
    """Nothing real is perfectly matt or perfectly saturated."""
    r, g, b = np.clip(np.asarray(material.colour), 0.01, 0.9)
    rough = min(material.roughness, 0.94)
    return replace(material, colour=(float(r), float(g), float(b)), roughness=rough)


STYLE = Photo()
