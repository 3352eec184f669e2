"""The one way from a request to pictures: check, read, make, mark, sign. Everyone who wants a picture asks here."""

from __future__ import annotations

import dataclasses
import json
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from limner import engines, safety
from limner.errors import Blocked, Cancelled, MissingDependency, OutputFailed
from limner.finish import metadata
from limner.picture import Picture, read_pixels
from limner.prompt.scene import Scene
from limner.request import Request

if TYPE_CHECKING:
    import numpy as np

NOT_IN_PIXELS = ("seed", "count", "first", "provenance", "safety", "persons", "watermark")
"""Fields of a request that do not change what a picture shows, or are told beside it."""


def read(request: Request) -> Scene | None:
    """The scene the chosen engine would draw for this request's prompt; None when the engine uses no
    scenes."""
    from limner import prompt

    engine = engines.get(request.engine)
    vocabulary = engine.vocabulary(request)
    if vocabulary is None:
        return None
    return prompt.read(request.prompt, vocabulary, negative=request.negative, style=request.style)


def run(
    request: Request,
    *,
    scene: Scene | None = None,
    keep_metadata: bool = True,
    on_scene: Callable[[Scene], None] | None = None,
    on_progress: engines.Progress | None = None,
    on_blocked: Callable[[int, Blocked], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[Picture]:
    """Make the request's pictures, one after another.

    scene: drawn in place of what the prompt would be read as. The seed is drawn when the request has none;
    every picture tells its own. on_blocked: told (index, error) of every picture the policy withholds; without it the
    error is raised after the others were yielded. Raises a LimnerError; what was yielded before it stays good.
    """
    asked = request if request.seed is not None else replace(request, seed=secrets.randbits(32))
    engine = engines.get(asked.engine)
    stop = cancelled or (lambda: False)
    check(asked, scene)
    _ready(asked, learned=engine.capabilities.learned)
    if scene is None:
        scene = read(asked)
        _check_readings(asked, scene)
    if scene is not None and on_scene is not None:
        on_scene(scene)
    if stop():
        raise Cancelled("stopped before the first picture")
    told = on_progress or (lambda _: None)
    if engine.capabilities.learned:
        told = partial(_tell_judged, asked, told)
    withheld: Blocked | None = None
    for picture in engine.generate(asked, scene, on_progress=told, cancelled=stop):
        try:
            if engine.capabilities.learned:
                _judge(asked, picture.pixels, "output")
        except Blocked as error:
            if on_blocked is None:
                withheld = error
            else:
                on_blocked(picture.index, error)
            continue
        yield finish(picture, learned=engine.capabilities.learned, keep_metadata=keep_metadata)
    if withheld is not None:
        raise withheld


def check(request: Request, scene: Scene | None = None) -> tuple[safety.Verdict, ...]:
    """Safety verdicts on the words (those of a given scene too) and on a picture to start from. Raises
    Blocked when one of them stands against it."""
    words = [request.prompt]
    if scene is not None:
        words += [scene.prompt or "", *(letters.text for letters in scene.lettering)]
        words += [subject.words for subject in scene.subjects]
    found = _check_words(request, words)
    if request.image is not None:
        _judge(request, read_pixels(request.image), "input")
    return found


def _check_words(request: Request, words: Iterable[str]) -> tuple[safety.Verdict, ...]:
    found: list[safety.Verdict] = []
    for text in dict.fromkeys(filter(None, words)):
        found += safety.judge_prompt(
            text, request.negative or "", level=request.safety, persons=request.persons
        )
    if any(verdict.blocked for verdict in found):
        raise Blocked(tuple(sorted(found, key=lambda v: not v.blocked)))
    return tuple(found)


def _check_readings(request: Request, scene: Scene | None) -> None:
    """As `check`, on what the prompt was read as: a misspelled, described or merely famous person is a person."""
    if scene is None:
        return
    text = request.prompt or ""
    for words in scene.unresolved:
        if words.placed:
            text = text.replace(words.words, words.reading) if words.words in text else f"{text} {words.reading}"
    _check_words(request, [text] if text != request.prompt else [])
    if request.persons != "allow_all":
        _check_words(request, [subject.body for subject in scene.subjects])


def _ready(request: Request, *, learned: bool) -> None:
    """Raise now, not after minutes of work, where keys, ledger or detector cannot be used."""
    from limner.finish import keys, ledger
    from limner.safety.picture import INSTALL, sees_persons

    if request.provenance != "none":
        keys.signer()
        keys.authority()
    if request.watermark:
        keys.watermark_key()
        ledger.mode()
    if learned and request.persons == safety.levels.NOBODY and not sees_persons():
        raise MissingDependency(
            f"persons: finding persons in pictures needs the detector: {INSTALL}; or do not ask for dont_allow"
        )


def _judged(request: Request) -> bool:
    return request.safety != "block_none" or request.persons != "allow_all"


def _tell_judged(request: Request, tell: engines.Progress, step: engines.Step) -> None:
    """Pass a step on whose preview is withheld where the picture itself would be."""

    def judged() -> np.ndarray | None:
        pixels = step.preview()
        try:
            if pixels is not None:
                _judge(request, pixels, "output")
        except Blocked:
            return None
        return pixels

    tell(replace(step, preview=judged))


def _judge(request: Request, pixels: object, stage: str) -> None:
    if not _judged(request):
        return
    found = safety.judge_picture(pixels, stage=stage, level=request.safety, persons=request.persons)
    if any(verdict.blocked for verdict in found):
        raise Blocked(found)


def finish(picture: Picture, *, learned: bool, keep_metadata: bool = True) -> Picture:
    """The picture with its watermark, its text and what signs its file. learned: whether it comes of training data."""
    from limner.finish import ledger, provenance

    request = picture.request
    # Minimal is for those who may not tell what was asked for; an unsigned file still may.
    told = keep_metadata and request.provenance != "minimal"
    if request.watermark:
        from limner.finish import keys, watermark

        payload = payload_of(picture)
        marked = watermark.embed(picture.pixels, payload, keys.watermark_key()[1])
        if request.mask is not None:
            # What lies outside the mask is the caller's own, to the byte; it is not ours to mark.
            kept = read_pixels(request.mask)[..., :3].mean(axis=-1) < 128
            marked[kept] = picture.pixels[kept]
        picture = replace(picture, pixels=marked, payload=payload)
        try:
            ledger.record(picture, payload, metadata.software())
        except OutputFailed as error:
            picture = replace(picture, warnings=(*picture.warnings, str(error)))
    source = provenance.source_type(learned=learned, edited=request.image is not None)
    if keep_metadata:
        text = metadata.describe(picture, source) if told else metadata.brief(source)
        picture = replace(picture, text=text, xmp=provenance.xmp(source))
    if request.provenance == "none":
        return picture
    claims = provenance.manifest(picture, learned=learned, tell_prompt=told, tell_seed=keep_metadata)
    return replace(picture, seal=partial(_sealed, claims=claims, start=request.image))


def _sealed(data: bytes, format: str, *, claims: dict, start: str | None) -> bytes:
    from limner.finish import provenance

    return provenance.sign(data, format, claims, None if start is None else provenance.ingredient(start))


def payload_of(picture: Picture) -> int:
    """The watermark's 64 bits: they follow from everything that decides the picture's content, and nothing else."""
    from limner.finish import watermark

    fields = {k: v for k, v in dataclasses.asdict(picture.request).items() if k not in NOT_IN_PIXELS}
    scene = "" if picture.scene is None else picture.scene.to_json()
    return watermark.payload_of(
        json.dumps(fields, sort_keys=True, ensure_ascii=False), scene, str(picture.seed), str(picture.index),
        picture.engine, picture.model,
    )  # fmt: skip
