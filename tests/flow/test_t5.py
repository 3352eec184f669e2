"""FLAN-T5's encoder against transformers', on tiny random weights saved as published ones are."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("jax", reason="the extra limner[flow] is not installed")
tokenizers = pytest.importorskip("tokenizers", reason="the extra limner[flow] is not installed")

from limner.errors import InvalidRequest, NotFound  # noqa: E402
from limner.flow import text  # noqa: E402
from limner.flow.text.t5 import T5  # noqa: E402

PROMPTS = ["a red fox jumps over the lazy dog again and again", "fox", "a dog and a red fox"]


def tokenizer(folder: Path) -> None:
    """A unigram tokenizer with T5's special tokens and its way of ending a text."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors

    words = ["a", "red", "fox", "jumps", "over", "the", "lazy", "dog", "again", "and"]
    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
    pieces += [(f"▁{word}", -2.0) for word in words] + [(c, -6.0) for c in "▁abcdefghijklmnopqrstuvwxyz"]
    made = Tokenizer(models.Unigram(pieces, unk_id=2))
    made.pre_tokenizer = pre_tokenizers.Metaspace()
    made.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
    made.save(str(folder / "tokenizer.json"))


@pytest.fixture(scope="module", params=["gated-gelu", "relu"])
def published(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch = pytest.importorskip("torch", reason="the extra limner[diffusers] is not installed")
    transformers = pytest.importorskip("transformers", reason="the extra limner[diffusers] is not installed")
    folder = tmp_path_factory.mktemp("t5")
    torch.manual_seed(0)
    measures = transformers.T5Config(
        vocab_size=64, d_model=24, d_kv=8, d_ff=40, num_layers=2, num_heads=3, feed_forward_proj=request.param,
        relative_attention_num_buckets=8, relative_attention_max_distance=12,
    )  # fmt: skip
    made = transformers.T5ForConditionalGeneration(measures)
    for value in made.parameters():
        torch.nn.init.normal_(value, std=0.3)
    made.save_pretrained(folder)
    tokenizer(folder)
    return folder


def test_agrees_with_transformers(published: Path) -> None:
    import torch
    import transformers

    ours = T5(str(published), published, 20)
    vectors, mask = ours.encode(PROMPTS)
    theirs = transformers.T5EncoderModel.from_pretrained(published).eval()
    ids = np.zeros((3, 20), int)
    for row, prompt in enumerate(PROMPTS):
        found = ours._tokenizer.encode(prompt).ids
        ids[row, : len(found)] = found
    with torch.no_grad():
        out = theirs(
            input_ids=torch.tensor(ids), attention_mask=torch.tensor(mask).long()
        ).last_hidden_state.numpy()
    np.testing.assert_allclose(vectors[mask], out[mask], atol=1e-5, rtol=1e-5)
    assert not vectors[~mask].any() and mask.sum(1).tolist() == [12, 2, 7]
    assert np.array_equal(ours.encode(PROMPTS[1:2])[0][0], vectors[1])


def test_long_prompts_keep_their_end(published: Path) -> None:
    ours = T5(str(published), published, 5)
    assert ours.tokens(PROMPTS[0]) == 12 and ours.encode(PROMPTS[:1])[1].all()
    assert not np.array_equal(ours.encode(["a red fox"])[0], ours.encode(PROMPTS[:1])[0])
    assert np.array_equal(ours.encode(["a red fox jumps"])[0], ours.encode(["a red fox jumps over"])[0])


def test_found_by_its_folder(published: Path) -> None:
    assert text.get(str(published), 6, 24).encode(["fox"])[0].shape == (1, 6, 24)


def test_what_is_no_t5_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"config.json"):
        T5("x", tmp_path, 5)
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "bert"}))
    with pytest.raises(InvalidRequest, match=r"expected a T5, got 'bert'"):
        T5("x", tmp_path, 5)
