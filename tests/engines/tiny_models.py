"""Tiny random pipelines of many families, saved as diffusers saves them: nothing is downloaded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

WORDS = (
    "fox",
    "red",
    "green",
    "blue",
    "ball",
    "cat",
    "dog",
    "tree",
    "house",
    "one",
    "two",
    "left",
    "right",
    "photo",
)


def _clip() -> Any:
    from tokenizers.pre_tokenizers import ByteLevel
    from transformers import CLIPTokenizer

    letters = sorted(ByteLevel.alphabet())
    pieces = ["<|startoftext|>", "<|endoftext|>", *letters, *(c + "</w>" for c in letters)]
    return CLIPTokenizer(vocab={p: i for i, p in enumerate(pieces)}, merges=[], model_max_length=77)


def _clip_text(tokenizer: Any, *, projected: bool = False, wide: int = 32) -> Any:
    from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection

    config = CLIPTextConfig(
        vocab_size=len(tokenizer), hidden_size=wide, intermediate_size=37, num_hidden_layers=2, num_attention_heads=4,
        projection_dim=32, bos_token_id=0, eos_token_id=1, pad_token_id=1, hidden_act="gelu",
    )  # fmt: skip
    return (CLIPTextModelWithProjection if projected else CLIPTextModel)(config)


def _t5() -> Any:
    from transformers import T5Tokenizer

    letters = "abcdefghijklmnopqrstuvwxyz0123456789.,'-"
    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -2.0)]
    pieces += [(c, -4.0) for c in letters] + [("▁" + w, -3.0) for w in WORDS if len(w) > 1]
    return T5Tokenizer(vocab=pieces, extra_ids=0, model_max_length=77)


def _t5_text(tokenizer: Any) -> Any:
    from transformers import T5Config, T5EncoderModel

    config = T5Config(vocab_size=len(tokenizer), d_model=32, d_kv=8, d_ff=37, num_layers=2, num_heads=4)
    return T5EncoderModel(config)


def _vae(channels: int = 4, *, shift: float | None = None, quant: bool = True) -> Any:
    from diffusers import AutoencoderKL

    return AutoencoderKL(
        block_out_channels=[8, 8, 8, 8], in_channels=3, out_channels=3, layers_per_block=1, norm_num_groups=4,
        down_block_types=["DownEncoderBlock2D"] * 4, up_block_types=["UpDecoderBlock2D"] * 4,
        latent_channels=channels, shift_factor=shift, use_quant_conv=quant, use_post_quant_conv=quant,
        sample_size=64,
    )  # fmt: skip


def _unet(**more: Any) -> Any:
    from diffusers import UNet2DConditionModel

    return UNet2DConditionModel(
        block_out_channels=(8, 16), layers_per_block=1, sample_size=32, in_channels=4, out_channels=4,
        norm_num_groups=4, **more,
    )  # fmt: skip


def _flow() -> Any:
    from diffusers import FlowMatchEulerDiscreteScheduler

    return FlowMatchEulerDiscreteScheduler()


def stable_diffusion() -> Any:
    from diffusers import PNDMScheduler, StableDiffusionPipeline

    words = _clip()
    unet = _unet(
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"), up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        cross_attention_dim=32, attention_head_dim=4,
    )  # fmt: skip
    scheduler = PNDMScheduler(beta_schedule="scaled_linear", skip_prk_steps=True, steps_offset=1)
    return StableDiffusionPipeline(
        vae=_vae(), text_encoder=_clip_text(words), tokenizer=words, unet=unet, scheduler=scheduler,
        safety_checker=None, feature_extractor=None, requires_safety_checker=False,
    )  # fmt: skip


def stable_diffusion_xl() -> Any:
    from diffusers import EulerDiscreteScheduler, StableDiffusionXLPipeline

    words = _clip()
    unet = _unet(
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"), up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        cross_attention_dim=64, attention_head_dim=(2, 4), use_linear_projection=True, addition_embed_type="text_time",
        addition_time_embed_dim=8, transformer_layers_per_block=(1, 1), projection_class_embeddings_input_dim=80,
    )  # fmt: skip
    return StableDiffusionXLPipeline(
        vae=_vae(), text_encoder=_clip_text(words), text_encoder_2=_clip_text(words, projected=True), tokenizer=words,
        tokenizer_2=_clip(), unet=unet, scheduler=EulerDiscreteScheduler(beta_schedule="scaled_linear"),
        add_watermarker=False,
    )  # fmt: skip


def stable_diffusion_3() -> Any:
    from diffusers import SD3Transformer2DModel, StableDiffusion3Pipeline

    words, pieces = _clip(), _t5()
    core = SD3Transformer2DModel(
        sample_size=32, patch_size=1, in_channels=4, num_layers=2, attention_head_dim=8, num_attention_heads=4,
        caption_projection_dim=32, joint_attention_dim=32, pooled_projection_dim=64, out_channels=4,
    )  # fmt: skip
    return StableDiffusion3Pipeline(
        transformer=core, scheduler=_flow(), vae=_vae(shift=0.06, quant=False),
        text_encoder=_clip_text(words, projected=True), tokenizer=words, text_encoder_2=_clip_text(words, projected=True),
        tokenizer_2=_clip(), text_encoder_3=_t5_text(pieces), tokenizer_3=pieces,
    )  # fmt: skip


def flux() -> Any:
    from diffusers import FluxPipeline, FluxTransformer2DModel

    words, pieces = _clip(), _t5()
    core = FluxTransformer2DModel(
        patch_size=1, in_channels=16, num_layers=1, num_single_layers=1, attention_head_dim=16, num_attention_heads=2,
        joint_attention_dim=32, pooled_projection_dim=32, axes_dims_rope=(4, 4, 8), guidance_embeds=True,
    )  # fmt: skip
    return FluxPipeline(
        scheduler=_flow(), vae=_vae(shift=0.1, quant=False), text_encoder=_clip_text(words), tokenizer=words,
        text_encoder_2=_t5_text(pieces), tokenizer_2=pieces, transformer=core,
    )  # fmt: skip


def pixart() -> Any:
    from diffusers import DPMSolverMultistepScheduler, PixArtSigmaPipeline, PixArtTransformer2DModel

    pieces = _t5()
    core = PixArtTransformer2DModel(
        sample_size=32, num_layers=2, patch_size=2, attention_head_dim=8, num_attention_heads=3, caption_channels=32,
        in_channels=4, cross_attention_dim=24, out_channels=8, norm_type="ada_norm_single", use_additional_conditions=False,
    )  # fmt: skip
    return PixArtSigmaPipeline(
        tokenizer=pieces, text_encoder=_t5_text(pieces), vae=_vae(), transformer=core,
        scheduler=DPMSolverMultistepScheduler(),
    )  # fmt: skip


def z_image() -> Any:
    import torch
    from diffusers import ZImagePipeline
    from diffusers.models import ZImageTransformer2DModel
    from tokenizers.pre_tokenizers import ByteLevel
    from transformers import Qwen2Tokenizer, Qwen3Config, Qwen3Model

    marks = ["<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|user|>"]
    vocab = {p: i for i, p in enumerate([*sorted(ByteLevel.alphabet()), *marks])}
    words = Qwen2Tokenizer(vocab=vocab, merges=[])
    words.chat_template = "{% for m in messages %}<|im_start|>{{ m['content'] }}<|im_end|>{% endfor %}"
    text = Qwen3Model(Qwen3Config(
        vocab_size=len(vocab) + 8, hidden_size=16, intermediate_size=16, num_hidden_layers=2, num_attention_heads=2,
        num_key_value_heads=2, head_dim=8,
    ))  # fmt: skip
    core = ZImageTransformer2DModel(
        all_patch_size=(2,), all_f_patch_size=(1,), in_channels=16, dim=32, n_layers=2, n_refiner_layers=1, n_heads=2,
        n_kv_heads=2, qk_norm=True, cap_feat_dim=16, rope_theta=256.0, t_scale=1000.0, axes_dims=[8, 4, 4],
        axes_lens=[256, 32, 32],
    )  # fmt: skip
    with torch.no_grad():
        for name, value in core.named_parameters():
            if "pad_token" in name:
                value.zero_()  # left uninitialised by the library
    return ZImagePipeline(
        scheduler=_flow(),
        vae=_vae(16, shift=0.1, quant=False),
        text_encoder=text,
        tokenizer=words,
        transformer=core,
    )


BUILDERS: dict[str, Callable[[], Any]] = {
    "stable_diffusion": stable_diffusion, "stable_diffusion_xl": stable_diffusion_xl,
    "stable_diffusion_3": stable_diffusion_3, "flux": flux, "pixart": pixart, "z_image": z_image,
}  # fmt: skip


def save(name: str, folder: Path) -> Path:
    """Build the family's tiny pipeline with fixed random weights and save it under `folder`; its path."""
    import torch

    torch.manual_seed(7)
    pipe = BUILDERS[name]()
    target = folder / name
    pipe.save_pretrained(target, safe_serialization=True)
    return target
