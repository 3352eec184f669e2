# ruff: noqa: E501
"""Words for how the picture is made: style and camera."""

from __future__ import annotations

# Phrase -> style key. Longer phrases win. Bare "photo" and the like are handled as phrases of their own.
STYLES: dict[str, str] = {
    phrase.strip(): key
    for key, phrases in {
        "toy": "toy style, 3d render, 3d rendering, 3d-rendered, 3d rendered, as a toy, vinyl toy, designer toy, toy render, toy-like, octane render, octane, cgi, pixar style, pixar, pixar-style, funko pop, blender render, 3d model, 3d art, 3d animation, 3d icon, 3d illustration",
        "clay": "claymation, clay style, plasticine, stop motion, stop-motion, clay render, clay model, made of plasticine, play-doh, clay animation, aardman",
        "papercut": "papercut, paper cut, paper cut-out, paper cutout, paper-cut, cut paper, paper craft, papercraft, origami style, paper collage, layered paper, kirigami, paper art",
        "lowpoly": "low poly, low-poly, lowpoly, polygonal, minecraft, voxel, voxel art, voxels",
        "photo": "photo of, photograph of, photograph, photorealistic, photo-realistic, photorealism, realistic photo, real life photography, photography, dslr, 35mm, 35 mm, film still, hyperrealistic, hyper-realistic, photojournalism, national geographic, photo, ultra realistic, realistic, polaroid, bokeh, realism, snapshot, kodak, analog photo, stock photo",
        "flat": "vector, vector art, vector illustration, flat illustration, flat design, flat style, cartoon, cartoon style, cartoon-style, icon of, emoji of, clipart, clip art, clip-art, flat vector, infographic, comic style, comic-style, comic book style, logo of, logo design, minimalist icon, icon style, children's book illustration, illustration of, minimalist illustration, sticker of, graphic design",
        "watercolour": "watercolor, watercolour, watercolor painting, watercolour painting, aquarelle, water color, gouache, watercolor style",
        "pencil": "pencil sketch, pencil drawing, sketch, sketch of, charcoal, charcoal drawing, charcoal sketch, line drawing, line art, pencil art, sketch style, pen and ink, ink drawing, pen-and-ink, hand-drawn, hand drawn, drawing of, colouring page, coloring page, doodle, crosshatched, graphite, lineart, etching, engraving, woodcut, drawing",
    }.items()
    for phrase in phrases.split(",")
}  # fmt: skip
# Styles that we do not have, and the nearest that we do (None: nothing near).
ABSENT: dict[str, str | None] = {
    phrase.strip(): key
    for key, phrases in (
        ("watercolour", "oil painting, acrylic painting, impressionist, impressionism, impressionistic, impressionistic painting, ink wash, chinese painting, fresco, pastel drawing, painting of, a painting, oil on canvas, renaissance painting, baroque painting, ukiyo-e, ukiyo e, digital painting, matte painting, brush painting, monet, van gogh, expressionist, romanticism, surrealist painting, fantasy art, painting by, art nouveau"),
        ("flat", "anime, manga, comic book, comic, pop art, pixel art, 8-bit, 8 bit, ghibli, disney style, stained glass, art deco, graffiti, street art, screenshot, cubism, cubist, mosaic, hieroglyphics, hieroglyphic, bauhaus, collage, tattoo, abstract art, digital art, digital illustration, concept art, simpsons"),
        ("lowpoly", "lego style"),
        ("toy", "felt art, plush style, amigurumi"),
    )
    for phrase in phrases.split(",")
}  # fmt: skip

SHOTS: dict[str, str] = {
    "close-up": "close_up", "close up": "close_up", "closeup": "close_up", "macro": "close_up", "extreme close-up": "close_up",
    "portrait": "portrait", "headshot": "portrait", "selfie": "portrait", "half-body": "medium", "medium shot": "medium",
    "waist up": "medium", "wide shot": "wide", "wide angle": "wide", "wide-angle": "wide", "panorama": "wide", "panoramic": "wide",
    "long shot": "wide", "establishing shot": "wide", "full body": "medium", "full-body": "medium", "aerial": "aerial",
    "aerial view": "aerial", "drone shot": "aerial", "drone view": "aerial", "bird's eye": "aerial", "bird's-eye": "aerial",
    "birds eye view": "aerial", "wide view": "wide", "from far away": "wide", "from a distance": "wide",
}  # fmt: skip
ANGLES: dict[str, str] = {
    "low angle": "low", "low-angle": "low", "from below": "low", "worm's eye": "low", "worm's-eye": "low", "high angle": "high", "high-angle": "high",
    "from above": "high", "viewed from above": "high", "looking down": "high", "top view": "top", "top-down": "top", "top down": "top",
    "overhead": "top", "flat lay": "top", "flatlay": "top", "flat-lay": "top", "directly above": "top", "isometric": "isometric", "eye level": "eye", "eye-level": "eye",
    "aerial": "high", "aerial view": "high", "bird's eye": "high", "bird's-eye": "high", "birds eye view": "high", "drone shot": "high", "drone view": "high",
}  # fmt: skip
