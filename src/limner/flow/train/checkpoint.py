"""`Checkpoints`: the whole state, saved while training goes on, found again onto any mesh.

Orbax writes each into a folder of its own that gets its final name last of all, so a checkpoint is whole or absent. A
local path or gs:// is written to directly; for any other URL checkpoints are made in a local folder and copied there,
the file DONE last.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import fsspec
import jax
import orbax.checkpoint as ocp

from limner.errors import InvalidRequest, OutputFailed
from limner.flow.train.step import State

DIRECT = ("file", "gs", "gcs")
DONE = "DONE"


class Checkpoints:
    """Checkpoints below `url`, at most `keep` of them."""

    def __init__(self, url: str, keep: int) -> None:
        protocol = url.partition("://")[0] if "://" in url else "file"
        self.remote: str | None = None
        if protocol in DIRECT:
            self.folder = url if protocol != "file" else str(Path(url.removeprefix("file://")).absolute())
        else:
            if jax.process_count() > 1:
                raise InvalidRequest(
                    "out", f"several hosts write checkpoints to a shared disk or gs://, not {protocol}://"
                )
            self.fs, self.remote = fsspec.core.url_to_fs(url)
            self._staging = tempfile.TemporaryDirectory(prefix="limner-checkpoints-")
            self.folder = self._staging.name
            self._pull()
        self.keep = keep
        self.trouble: Exception | None = None
        """Why the newest checkpoint is not at the URL."""
        self.manager = ocp.CheckpointManager(
            self.folder,
            options=ocp.CheckpointManagerOptions(max_to_keep=keep, enable_async_checkpointing=True),
            item_names=("state", "about"),
        )

    def latest(self) -> int | None:
        """The newest whole checkpoint's step."""
        return self.manager.latest_step()

    def save(self, step: int, state: State, about: dict[str, Any]) -> None:
        """Begin to save; returns once the state is copied from the devices. A step saved before is left as it is."""
        if self.manager.latest_step() == step:
            return
        saved = ocp.args.Composite(
            state=ocp.args.StandardSave(state._asdict()), about=ocp.args.JsonSave(about)
        )
        self.manager.save(step, args=saved, force=True)
        if self.remote:
            self.manager.wait_until_finished()
            self._try(step)

    def settle(self) -> None:
        """Copy what could not be copied when it was made. Raises OutputFailed where that fails again."""
        latest = self.manager.latest_step()
        if self.trouble is not None and latest is not None:
            self._try(latest)
        if self.trouble is not None:
            raise OutputFailed(
                f"out: the checkpoint of step {latest} could not be copied to {self.remote}: {self.trouble}; "
                "the averaged weights lie in the run's local folder"
            )

    def about(self, step: int) -> dict[str, Any]:
        """What was said of the run when this step was saved."""
        return self.manager.restore(step, args=ocp.args.Composite(about=ocp.args.JsonRestore()))["about"]

    def restore(self, step: int, like: State) -> State:
        """The state of this step, laid out as `like` (shapes with shardings). Raises InvalidRequest when tensors
        differ."""
        try:
            found = self.manager.restore(
                step, args=ocp.args.Composite(state=ocp.args.StandardRestore(like._asdict()))
            )["state"]
        except (ValueError, KeyError) as error:
            raise InvalidRequest(
                "out", f"the checkpoint of step {step} does not fit this recipe's network or optimiser: "
                f"{str(error).splitlines()[0][:200]}",
            ) from None  # fmt: skip
        return State(**found)

    def close(self) -> None:
        """Wait for what is being written."""
        self.manager.wait_until_finished()
        self.manager.close()
        if self.remote:
            self._staging.cleanup()

    def _try(self, step: int) -> None:
        # Stores raise errors of their own kinds, and hours of training should outlive any of them: the next one may do.
        try:
            self._push(step)
        except Exception as error:
            self.trouble = error
        else:
            self.trouble = None

    def _push(self, step: int) -> None:
        self.fs.put(f"{self.folder}/{step}/", f"{self.remote}/{step}/", recursive=True)
        self.fs.pipe_file(f"{self.remote}/{step}/{DONE}", json.dumps({"step": step}).encode())
        for old in sorted(self._there())[: -self.keep]:
            self.fs.rm_file(f"{self.remote}/{old}/{DONE}")
            self.fs.rm(f"{self.remote}/{old}", recursive=True)

    def _there(self) -> list[int]:
        marks = self.fs.glob(f"{self.remote}/*/{DONE}") if self.fs.exists(self.remote) else []
        return [int(str(mark).rstrip("/").split("/")[-2]) for mark in marks]

    def _pull(self) -> None:
        if there := self._there():
            step = max(there)
            self.fs.get(f"{self.remote}/{step}/", f"{self.folder}/{step}/", recursive=True)
            (Path(self.folder) / str(step) / DONE).unlink()


def abstract(state: State, place: Any) -> State:
    """Shapes of a state's leaves with their places on the mesh."""
    return jax.tree.map(
        lambda leaf: jax.ShapeDtypeStruct(leaf.shape, leaf.dtype, sharding=place(leaf)), state
    )
