"""Published weights: pulled once from the Hugging Face hub with resume, checked by SHA-256, the licence told.

HF_ENDPOINT names another hub, HF_HOME where copies lie, HF_HUB_OFFLINE=1 forbids the network; as that library has it.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

from limner.errors import InvalidRequest, MissingDependency, NotFound
from limner.flow import tensorfile

LOG = logging.getLogger("limner.flow")


def folder(name: str, files: tuple[str, ...], *, field: str = "weights") -> Path:
    """The folder that holds these files: `name` itself where it is one, else the local copy of a published repository
    ('owner/name' or 'owner/name/folder/in/it'), pulled now if there is none. Raises NotFound telling what to do."""
    local = Path(name).expanduser()
    if local.is_dir():
        return local
    parts = name.split("/")
    if local.is_absolute() or name.startswith((".", "~")) or len(parts) < 2 or not all(parts):
        raise NotFound(f"{field}: no folder {name}")
    repository, inside = "/".join(parts[:2]), "/".join(parts[2:])
    wanted = [f"{inside}/{file}" if inside else file for file in files]
    try:
        import huggingface_hub as hub
    except ImportError:
        raise MissingDependency(
            f"{field}: pulling {name} needs huggingface_hub: pip install 'limner[flow]'; or give the folder of a copy"
        ) from None
    here = [_here(hub, repository, file) for file in wanted]
    if not all(here):
        here = _pull(hub, repository, wanted, field)
    return Path(str(here[0])).parent


def _here(hub: object, repository: str, file: str) -> Path | None:
    found = hub.try_to_load_from_cache(repository, file)  # type: ignore[attr-defined]
    return Path(found) if isinstance(found, str) else None


def _pull(hub: object, repository: str, wanted: list[str], field: str) -> list[Path | None]:
    from huggingface_hub import HfApi, hf_hub_download
    from huggingface_hub.errors import HfHubHTTPError

    endpoint = os.environ.get("HF_ENDPOINT") or None
    try:
        if os.environ.get("HF_HUB_OFFLINE", "").lower() in ("1", "true", "yes", "on"):
            raise OSError("HF_HUB_OFFLINE forbids the network")
        info = HfApi(endpoint=endpoint).model_info(repository, files_metadata=True)
        listed = {entry.rfilename: entry for entry in info.siblings or ()}
        for file in wanted:
            if file not in listed:
                raise NotFound(f"{field}: {repository} holds no {file}")
        licence = getattr(info.card_data, "license", None) if info.card_data else None
        size = sum(listed[file].size or 0 for file in wanted)
        LOG.warning("pulling %s: %.0f MB, licence %s", repository, size / 1e6, licence or "not stated")
        found: list[Path | None] = []
        for file in wanted:
            path = Path(hf_hub_download(repository, file, endpoint=endpoint))
            lfs = listed[file].lfs
            if lfs is not None and tensorfile.sha256(path) != lfs.sha256:
                # The link in the snapshot and what it points to: a bad copy must not be found again.
                path.resolve().unlink(missing_ok=True)
                path.unlink(missing_ok=True)
                raise InvalidRequest(
                    field, f"{file} of {repository} arrived broken (SHA-256 differs); ask again"
                )
            found.append(path)
        return found
    except HfHubHTTPError as error:
        code = getattr(error.response, "status_code", "?")
        raise NotFound(f"{field}: {repository} cannot be pulled: the hub answers {code}") from None
    except OSError as error:
        raise NotFound(_unreachable(repository, wanted, field, error)) from None
    except Exception as error:
        # The hub's library raises what its HTTP library of the day raises.
        if type(error).__module__.startswith(("http", "huggingface_hub", "requests")):
            raise NotFound(_unreachable(repository, wanted, field, error)) from None
        raise


def _unreachable(repository: str, wanted: list[str], field: str, error: Exception) -> str:
    why = str(error).strip().splitlines()
    return (
        f"{field}: {repository} is not here and the hub cannot be reached ({why[0] if why else type(error).__name__}). "
        f"On a machine with a network: hf download {repository} {' '.join(wanted)} --local-dir DIR; "
        f"then give the folder {(Path('DIR') / wanted[0]).parent} that holds them"
    )
