"""`limner generate`: words to picture files."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from limner.cli.progress import Meter, interruptible
from limner.errors import Blocked, InvalidRequest, NotFound, OutputFailed, Unsupported
from limner.picture import EXTENSIONS, Picture, format_of, write_whole
from limner.prompt.scene import Scene
from limner.request import ASPECTS, FORMATS, PERSONS, PROVENANCE, QUALITIES, SAFETY, Request, size


@dataclass(frozen=True)
class Output:
    """Where pictures go: a file name (numbered when there are several) or a folder, and in which format."""

    path: Path
    folder: bool
    format: str

    @classmethod
    def of(cls, output: str | None, format: str | None, count: int) -> Output:
        """Check the place before any work is done. Raises InvalidRequest or OutputFailed."""
        if output is None:
            return cls(Path("."), True, format or "png")
        path = Path(output)
        if path.is_dir() or output.endswith(("/", "\\")) or not path.suffix:
            if not path.is_dir():
                raise OutputFailed(f"output: the folder {output} does not exist (a file's name ends in .png, .jpg or .webp)")
            return cls(path, True, format or "png")
        if not path.parent.is_dir():
            raise OutputFailed(f"output: the folder {path.parent} does not exist")
        by_name = format_of(path)
        if format is not None and format != by_name:
            raise InvalidRequest("format", f"{format} was asked for, but the name {path.name} says {by_name}")
        return cls(path, False, by_name)

    def name(self, picture: Picture, count: int) -> Path:
        """The file for one picture: numbered by its index when there are several."""
        ending = self.path.suffix if not self.folder else EXTENSIONS[self.format]
        if self.folder:
            return self.path / f"{slug(picture.request.prompt)}-{picture.seed}-{picture.index}{ending}"
        if count == 1:
            return self.path
        return self.path.with_name(f"{self.path.stem}-{picture.index}{ending}")


def slug(prompt: str) -> str:
    """A short file name made of the prompt's first words."""
    words = "".join(c if c.isalnum() else " " for c in prompt.lower()).split()
    return "-".join(words)[:48].strip("-") or "picture"


@click.command()
@click.argument("prompt", required=False)
@click.option(
    "-o", "--output", metavar="FILE|DIR", help="Where to write [default: a name made of the prompt, here]."
)
@click.option("-n", "--count", type=int, default=1, show_default=True, help="How many pictures.")
@click.option("--seed", type=int, help="0 to 4294967295 [default: drawn and told].")
@click.option(
    "--first", type=int, default=0, help="Index of the first picture: makes picture i of a set again alone."
)
@click.option("--size", "size_", metavar="WxH", help="Pixels, 256 to 2048 a side [default: 1024x1024].")
@click.option("--aspect", type=click.Choice(list(ASPECTS)), help="Width to height, in place of --size.")
@click.option("--style", help="toy, photo, clay ...; `limner bodies --styles` lists them.")
@click.option("--engine", default="diorama", show_default=True)
@click.option("--negative", help="What must not be seen.")
@click.option("--quality", type=click.Choice(QUALITIES), default="standard", show_default=True)
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), help="[default: by the output's name, else png]"
)
@click.option(
    "--scene", "scene_file", metavar="FILE", help="Draw this scene (see `limner scene`), perhaps edited."
)
@click.option("--save-scene", metavar="FILE", help="Write the scene as JSON.")
@click.option("--glb", metavar="FILE", help="Write the 3-D model of the first picture.")
@click.option("--layers", metavar="DIR", help="Write depth, normals and one mask for every subject.")
@click.option(
    "--assets",
    metavar="DIR",
    help="A folder of your own GLB, OBJ, SVG or PNG bodies, named by what they show.",
)
@click.option(
    "--weights",
    metavar="NAME|PATH",
    help="The model of a neural engine: a folder, a file or a published name.",
)
@click.option(
    "--lora", metavar="PATH[:SCALE]", multiple=True, help="An adapter over the model; may be repeated."
)
@click.option("--steps", type=int, help="Steps of a neural engine's sampler.")
@click.option("--guidance", type=float, help="How closely a neural engine keeps to the words.")
@click.option("--image", metavar="FILE", help="A picture to start from (neural engines).")
@click.option("--strength", type=float, help="0 to 1: how much of --image may change.")
@click.option("--mask", metavar="FILE", help="White where --image may change; the rest is kept to the byte.")
@click.option("--no-metadata", is_flag=True, help="Leave prompt, seed and scene out of the file.")
@click.option("--no-watermark", is_flag=True, help="Leave the invisible watermark out of the pixels.")
@click.option(
    "--provenance",
    type=click.Choice(PROVENANCE),
    default="full",
    show_default=True,
    help="Sign the file (C2PA) and tell the prompt in it; minimal: without the prompt; none: unsigned.",
)
@click.option(
    "--safety",
    type=click.Choice(SAFETY),
    default="block_medium_and_above",
    show_default=True,
    help="From which gravity on a prompt or picture is refused.",
)
@click.option(
    "--persons",
    type=click.Choice(PERSONS),
    default="allow_all",
    show_default=True,
    help="Which people may be asked for.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was made as JSON lines on stdout.")
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
def command(
    prompt: str | None, output: str | None, count: int, seed: int | None, first: int, size_: str | None,
    aspect: str | None, style: str | None, engine: str, negative: str | None, quality: str,
    format_: str | None, scene_file: str | None, save_scene: str | None, glb: str | None, layers: str | None,
    assets: str | None, weights: str | None, lora: tuple[str, ...], steps: int | None, guidance: float | None,
    image: str | None, strength: float | None, mask: str | None, no_metadata: bool, no_watermark: bool,
    provenance: str, safety: str, persons: str, as_json: bool, quiet: bool,
) -> None:  # fmt: skip
    """Make pictures of PROMPT."""
    from limner import engines, pipeline

    scene = None if scene_file is None else load_scene(scene_file)
    if size_ and aspect:
        raise InvalidRequest("size", "give --size or --aspect, not both")
    width, height = size(size_ or aspect or "1024x1024")
    words = prompt if prompt is not None else (scene.prompt or "a scene" if scene else "")
    request = Request(
        prompt=words, negative=negative, width=width, height=height, seed=seed, count=count, first=first,
        style=style, quality=quality, engine=engine, assets=assets, weights=weights, lora=lora, steps=steps,
        guidance=guidance, image=image, strength=strength, mask=mask,
        watermark=not no_watermark, provenance=provenance, safety=safety, persons=persons,
    )  # fmt: skip
    target = Output.of(output, format_, count)
    able = engines.get(engine).capabilities
    if style is not None and style not in able.styles:
        raise InvalidRequest("style", f"expected one of {', '.join(able.styles)}; got {style!r}")
    for option, value, mode in (("glb", glb, "model"), ("layers", layers, "layers")):
        if value is not None and mode not in able.modes:
            raise Unsupported(option, f"the {engine} engine makes no such thing; diorama does")
    for option, value in (("save-scene", save_scene), ("glb", glb)):
        if value is not None and not Path(value).parent.is_dir():
            raise OutputFailed(f"{option}: the folder {Path(value).parent} does not exist")
    if layers is not None and Path(layers).exists() and not Path(layers).is_dir():
        raise OutputFailed(f"layers: {layers} is no folder")

    def on_scene(read: Scene) -> None:
        for word in read.unresolved:
            click.echo(word.line, err=True)
        if save_scene is not None:
            write_whole(Path(save_scene), (read.to_json() + "\n").encode())

    meter = Meter(quiet=quiet)

    def work(cancelled: Callable[[], bool]) -> None:
        told: set[str] = set()
        for picture in pipeline.run(
            request, scene=scene, keep_metadata=not no_metadata, on_scene=on_scene, on_progress=meter,
            cancelled=cancelled,
        ):  # fmt: skip
            for warning in picture.warnings:
                if warning not in told:
                    told.add(warning)
                    click.echo(f"note: {warning}", err=True)
            path = picture.save(target.name(picture, count), format=target.format)
            if layers is not None:
                write_layers(Path(layers) if count == 1 else Path(layers) / str(picture.index), picture)
            if glb is not None and picture.index == first:
                write_whole(Path(glb), _model(picture))
            tell(picture, path, as_json=as_json)

    try:
        interruptible(work)
    except Blocked as error:
        if as_json:
            told = {"blocked": [verdict.to_mapping() for verdict in error.verdicts]}
            click.echo(json.dumps(told, ensure_ascii=False))
        raise


def load_scene(path: str) -> Scene:
    """A scene file. Raises NotFound or InvalidRequest naming the field that is wrong."""
    try:
        return Scene.from_json(Path(path).read_bytes())
    except OSError as error:
        raise NotFound(f"scene: cannot read {path}: {error.strerror}") from None


def tell(picture: Picture, path: Path, *, as_json: bool) -> None:
    """Say what was made: on stderr for people, as one JSON line on stdout for programs."""
    if as_json:
        record = {
            "file": str(path), "seed": picture.seed, "index": picture.index, "width": picture.width,
            "height": picture.height, "engine": picture.engine, **picture.details,
            "payload": None if picture.payload is None else f"{picture.payload:016x}",
            "seconds": {k: round(v, 2) for k, v in picture.seconds.items()},
            "unresolved": [u.words for u in picture.scene.unresolved if not u.placed] if picture.scene else [],
        }  # fmt: skip
        click.echo(json.dumps(record, ensure_ascii=False))
        return
    again = f"--seed {picture.seed}" + (f" --first {picture.index}" if picture.index else "")
    click.echo(
        f"{path}  ({picture.width}x{picture.height}, {again}, {sum(picture.seconds.values()):.1f} s)",
        err=True,
    )


def write_layers(folder: Path, picture: Picture) -> None:
    """depth.png (16 bit, near is bright), depth.npy (metres), normals.png and a mask for every instance."""
    import io

    import numpy as np
    from PIL import Image

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputFailed(f"layers: cannot make {folder}: {error.strerror}") from None

    def save(name: str, array: np.ndarray) -> None:
        out = io.BytesIO()
        Image.fromarray(array).save(out, "PNG")
        write_whole(folder / name, out.getvalue())

    for name, array in picture.layers.items():
        if name == "depth":
            seen = array > 0
            near, far = (array[seen].min(), np.percentile(array[seen], 99)) if seen.any() else (0.0, 1.0)
            bright = np.where(seen, np.clip(1 - (array - near) / max(far - near, 1e-6), 0, 1), 0)
            save("depth.png", (bright * 65535).astype(np.uint16))
            raw = io.BytesIO()
            np.save(raw, array.astype(np.float32))
            write_whole(folder / "depth.npy", raw.getvalue())
        elif name == "normals":
            save("normals.png", ((array * 0.5 + 0.5).clip(0, 1) * 255).astype(np.uint8))
        else:
            save(name.replace(" ", "-") + ".png", (array * 255).astype(np.uint8))


def _model(picture: Picture) -> bytes:
    from limner.engines.diorama import Diorama

    assert picture.scene is not None
    return Diorama().model(_with_seed(picture), picture.scene, picture.index)


def _with_seed(picture: Picture) -> Request:
    from dataclasses import replace

    return replace(picture.request, seed=picture.seed)
