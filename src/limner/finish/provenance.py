"""Signed provenance: a C2PA manifest in a PNG, JPEG or WebP file, and IPTC's statement of where a picture comes from.

No thumbnail, and no network unless a time-stamping authority is configured. Signing puts time and chance into the file,
never into the pixels.
"""

from __future__ import annotations

import copy
import io
import json
from datetime import UTC, datetime
from typing import Any

from limner.errors import EngineFailed
from limner.finish import keys
from limner.finish.metadata import software
from limner.picture import Picture

IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
MIME = {"png": "image/png", "jpeg": "image/jpeg", "webp": "image/webp"}
GENERATION = "org.limner.generation"
BINDING = "org.limner.watermark.waves.1"


def source_type(*, learned: bool, edited: bool) -> str:
    """IPTC's term for how a picture came to be: by an algorithm alone, out of training data, or put together."""
    if learned:
        return IPTC + ("compositeWithTrainedAlgorithmicMedia" if edited else "trainedAlgorithmicMedia")
    return IPTC + ("compositeSynthetic" if edited else "algorithmicMedia")


def xmp(source: str) -> bytes:
    """An XMP packet with IPTC's digital source type and the program's name."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        f'Iptc4xmpExt:DigitalSourceType="{source}" xmp:CreatorTool="{software()}"/></rdf:RDF></x:xmpmeta>'
        '<?xpacket end="w"?>'
    ).encode()


def manifest(picture: Picture, *, learned: bool, tell_prompt: bool, tell_seed: bool = True) -> dict[str, Any]:
    """What is signed about a picture, in C2PA's terms; its watermark's payload as a soft binding."""
    request = picture.request
    name, _, version = software().partition(" ")
    action: dict[str, Any] = {
        "action": "c2pa.created", "softwareAgent": {"name": name, "version": version or "0"},
        "digitalSourceType": source_type(learned=learned, edited=request.image is not None),
    }  # fmt: skip
    told: dict[str, Any] = {
        "engine": picture.engine, "model": picture.model, "width": picture.width, "height": picture.height,
    }  # fmt: skip
    if tell_seed:
        told |= {"seed": picture.seed, "index": picture.index}
    if tell_prompt:
        told["prompt"] = request.prompt
    assertions = [
        {"label": "c2pa.actions.v2", "data": {"actions": [action]}}, {"label": GENERATION, "data": told},
    ]  # fmt: skip
    if picture.payload is not None:
        block = {"scope": {}, "value": f"{picture.payload:016x}"}
        assertions.append({"label": "c2pa.soft-binding", "data": {"alg": BINDING, "blocks": [block]}})
    return {
        "claim_generator_info": [{"name": name, "version": version or "0"}], "title": "limner picture",
        "assertions": assertions,
    }  # fmt: skip


def sign(
    data: bytes, format: str, claims: dict[str, Any], ingredient: tuple[bytes, str] | None = None
) -> bytes:
    """The file's bytes with a signed manifest of these claims, the time by this machine's clock, and that of the
    time-stamping authority where one is configured.

    ingredient: (bytes, format) of the picture that was edited. Raises EngineFailed when the library refuses.
    """
    import c2pa

    own, authority = keys.signer(), keys.authority()
    context = c2pa.Context.from_dict({"builder": {"thumbnail": {"enabled": False}}})
    info = c2pa.C2paSignerInfo(
        alg=own.algorithm.encode(), sign_cert=own.chain, private_key=own.key,
        ta_url=None if authority is None else authority.encode(),
    )
    out = io.BytesIO()
    claims = copy.deepcopy(claims)
    claims["assertions"][0]["data"]["actions"][0]["when"] = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        with (
            c2pa.Signer.from_info(info) as signer,
            c2pa.Builder(json.dumps(claims), context=context) as builder,
        ):
            if ingredient is not None:
                # parentOf would have to go with c2pa.opened: the picture is a new one, made from another.
                part = {"title": "the picture that was edited", "relationship": "inputTo"}
                builder.add_ingredient(json.dumps(part), MIME[ingredient[1]], io.BytesIO(ingredient[0]))
            builder.sign(signer, MIME[format], io.BytesIO(data), out)
    except c2pa.C2paError as error:
        asked = "" if authority is None else f" (LIMNER_TIMESTAMP_URL is {authority})"
        raise EngineFailed(f"provenance: the file could not be signed: {error}{asked}") from None
    return out.getvalue()


def ingredient(path: str) -> tuple[bytes, str] | None:
    """(bytes, format) of the picture file that was edited; None for a format that cannot be named in a manifest."""
    from PIL import Image

    with Image.open(path) as image:
        format = (image.format or "").lower()
    with open(path, "rb") as file:
        return (file.read(), format) if format in MIME else None
