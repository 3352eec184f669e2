"""Where a torch model runs: the device, its number format, and how it shares memory."""

from __future__ import annotations

import os
from typing import Any

from limner.errors import InvalidRequest

DTYPES = ("float32", "float16", "bfloat16")
MEMORY = ("full", "offload", "sequential", "sliced")


def device() -> str:
    """cuda, mps, another accelerator or cpu; LIMNER_DEVICE overrides."""
    import torch

    asked = os.environ.get("LIMNER_DEVICE")
    if asked:
        return asked
    found = torch.accelerator.current_accelerator() if hasattr(torch, "accelerator") else None
    return "cpu" if found is None or not torch.accelerator.is_available() else str(found.type)


def dtype(where: str) -> Any:
    """The number format that suits a device: bfloat16 where it is native, float32 on CPU (bfloat16 is several times
    slower there); LIMNER_DTYPE overrides. Raises InvalidRequest for an unknown one."""
    import torch

    asked = os.environ.get("LIMNER_DTYPE")
    if asked is not None:
        if asked not in DTYPES:
            raise InvalidRequest("LIMNER_DTYPE", f"expected one of {', '.join(DTYPES)}; got {asked!r}")
        return getattr(torch, asked)
    if where.startswith("cuda"):
        return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float16
    return torch.float32 if where == "cpu" else torch.bfloat16


def place(pipe: Any, where: str) -> Any:
    """The pipeline on its device by LIMNER_MEMORY: full (all of it there), offload (a part at a time), sequential (a
    layer at a time: least memory, slowest), sliced (all there, attention and decoder in pieces)."""
    mode = os.environ.get("LIMNER_MEMORY", "full")
    if mode not in MEMORY:
        raise InvalidRequest("LIMNER_MEMORY", f"expected one of {', '.join(MEMORY)}; got {mode!r}")
    if mode in ("offload", "sequential"):
        if where == "cpu":
            raise InvalidRequest(
                "LIMNER_MEMORY", f"{mode} moves parts off an accelerator; there is none here"
            )
        move = pipe.enable_model_cpu_offload if mode == "offload" else pipe.enable_sequential_cpu_offload
        move(device=where)
        return pipe
    if mode == "sliced":
        for name in ("enable_slicing", "enable_tiling"):
            act = getattr(getattr(pipe, "vae", None), name, None)
            if act is not None:
                act()
        if hasattr(pipe, "enable_attention_slicing"):
            pipe.enable_attention_slicing()
    return pipe.to(where)
