"""What names and sizes become: the table of aliases, lenient rows, the default row, sizes beyond the largest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from limner.errors import InvalidRequest, NotFound
from limner.request import ASPECTS
from limner.serve import gemini, generations, imagen, models, wire


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Lay an operator's table over the packaged one."""

    def lay(text: str) -> None:
        (tmp_path / "own.toml").write_text(text)
        monkeypatch.setenv("LIMNER_ALIASES", str(tmp_path / "own.toml"))
        models.table.cache_clear()

    models.table.cache_clear()
    yield lay
    monkeypatch.undo()
    models.table.cache_clear()


def ask(**body: Any) -> generations.Asked:
    return generations.translate({"prompt": "a fox", **body})


def test_retired_names_answer_and_unknown_ones_list_what_there_is() -> None:
    for name in (
        "imagegeneration@006",
        "imagen-3.0-generate-002",
        "dall-e-3",
        "gpt-image-1",
        "chatgpt-image-latest",
    ):
        assert models.find(name).engine == "diorama" and name in models.listed()
    with pytest.raises(NotFound, match=r"gpt-9.*dall-e-3"):
        models.find("gpt-9")
    assert models.DEFAULT not in models.listed()


def test_an_operator_can_take_every_name(table: Any) -> None:
    table('["*"]\napi = "any"\nquality = "draft"\n')
    assert ask(model="whatever-they-hard-coded").request.quality == "draft"
    assert "dall-e-3" in models.listed() and "*" not in models.listed()


def test_an_operator_can_be_lenient(table: Any) -> None:
    with pytest.raises(generations.Refused):
        ask(model="gpt-image-1", response_format="url")
    table('["gpt-image-1"]\napi = "gpt-image-1"\nlenient = true\n')
    asked = ask(model="gpt-image-1", response_format="url")
    assert asked.urls and "response_format" in asked.warnings[0]
    with pytest.raises(generations.Refused, match="colour"):
        ask(model="gpt-image-1", colour=1)


@pytest.mark.parametrize(
    ("text", "words"),
    [("[x", "own.toml"),
     ('[x]\nengin = "a"', "engin"), ('[x]\napi = "z"', "expected api"), ('[x]\napi="any"\nengine=1', "engine"),
     ('[x]\napi = "any"\nlenient = "yes"', "lenient"), ("x = 1", "own.toml, x")],
)  # fmt: skip
def test_a_wrong_table_is_refused_by_row(table: Any, text: str, words: str) -> None:
    table(text)
    with pytest.raises(InvalidRequest, match=words):
        models.table()


def test_without_a_model_the_parameters_decide() -> None:
    assert ask().api == "dall-e-2" and ask().urls
    assert ask(background="opaque").api == "gpt-image-1"


def test_qualities_and_what_does_nothing() -> None:
    assert ask(model="dall-e-3", quality="hd").request.quality == "high"
    late = ask(model="gpt-image-2.5-flare", quality="max", user="me", partial_images=2)
    assert late.request.quality == "high" and len(late.warnings) == 3
    assert ask(model="gpt-image-2", moderation="low").request.safety == "block_only_high"


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("named", ["1K", "2k", "2048", 2048.0, "512"])
def test_sizes_keep_their_ratio(aspect: str, named: Any) -> None:
    warnings: list[str] = []
    width, height = imagen.size(aspect, named, ASPECTS, ("aspect", "size"), warnings)
    across, down = ASPECTS[aspect]
    assert Fraction(width, height) == Fraction(across, down) and max(width, height) <= 2048
    assert bool(warnings) == (named not in ("1K", "512") and aspect != "1:1")
    if warnings:
        assert (
            width % 16 == height % 16 == 0
            and max(width, height) > 1850
            and f"{width}x{height}" in warnings[0]
        )


def predict(name: str, **parameters: Any) -> imagen.Asked:
    return imagen.translate(name, {"instances": [{"prompt": "a fox"}], "parameters": parameters})


def test_models_have_the_defaults_they_had() -> None:
    assert predict("imagen-4.0-generate-001").request.count == 4
    assert predict("imagen-4.0-generate-001").enhance and not predict("imagegeneration@006").enhance
    assert (
        predict("imagegeneration@006").request.watermark
        and not predict("imagegeneration@002").request.watermark
    )
    assert predict("imagegeneration@002", sampleCount=8).request.count == 8


def test_either_case_any_number_any_enum() -> None:
    asked = predict(
        "imagegeneration@006", sample_count=2.0, seed="3", safetySetting="BLOCK_FEW", person_generation="DONT_ALLOW",
        outputOptions={"mime_type": "IMAGE/JPEG", "compression_quality": 0.0}, negative_prompt=None, guidance_scale="5",
    )  # fmt: skip
    request = asked.request
    assert (request.count, request.seed, request.safety, request.persons) == (
        2,
        3,
        "block_only_high",
        "dont_allow",
    )
    assert (asked.format, asked.compression) == ("jpeg", 1) and "guidanceScale" in asked.warnings[0]
    assert predict("imagegeneration@006", seed=1, addWatermark=True).request.watermark


def test_nothing_is_ignored_in_silence() -> None:
    told = predict("imagen-4.0-generate-001", language="fr", raiLevel=1).warnings
    assert any("language" in w for w in told) and any("raiLevel" in w for w in told)
    body = {
        "contents": [{"role": "user", "parts": [{"text": "a"}]}, {"role": "model", "parts": [{"text": "b"}]},
                     {"role": "user", "parts": [{"text": "a fox"}]}],
        "systemInstruction": {"parts": [{"text": "draw well"}]}, "labels": {"a": "b"},
        "generationConfig": {"temperature": 1, "imageConfig": {"imageSize": "2K", "aspectRatio": "16:9"}},
        "safetySettings": [{"category": "HARM_CATEGORY_HARASSMENT", "threshold": "OFF"},
                           {"category": "HARM_CATEGORY_HATE_SPEECH", "threshold": "BLOCK_ONLY_HIGH"}],
    }  # fmt: skip
    asked = gemini.translate("gemini-2.5-flash-image", body)
    for word in ("last turn", "systemInstruction", "labels", "temperature", "2K", "strictest"):
        assert any(word in warning for warning in asked.warnings), (word, asked.warnings)
    assert asked.request.prompt == "a fox" and asked.request.safety == "block_only_high"


def test_warnings_fit_into_a_header() -> None:
    header = wire.warned(["a\r\nset-cookie: x", "é", "same", "same"])["x-limner-warnings"]
    assert header == "a??set-cookie: x; ?; same" and wire.warned([]) == {}
