"""What lies in a tar shard, by its headers, and whether the shard is whole."""

from __future__ import annotations

import tarfile
from typing import BinaryIO

from limner.errors import InvalidRequest

PACKED = (".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".tar.zst")
MAGIC = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
"""How gzip, bzip2, xz and zstandard begin. A packed shard must be unpacked from its start to reach any sample in it."""


def members(file: BinaryIO, path: str) -> tuple[list[tarfile.TarInfo], int | None]:
    """The files in it, and the byte at which reading stopped short of the archive's end mark (None: it is whole).

    Raises InvalidRequest for what is packed or no tar file.
    """
    start = file.read(6)
    file.seek(0)
    if start.startswith(MAGIC):
        raise InvalidRequest(
            "data", f"{path}: compressed shards are not read: unpack them, and take the packed away"
        )
    found = []
    try:
        tar = tarfile.open(fileobj=file, mode="r:")  # noqa: SIM115
    except tarfile.TarError as error:
        raise InvalidRequest("data", f"{path} is no readable tar file: {error}") from None
    with tar:
        try:
            for member in tar:
                if member.isfile():
                    found.append(member)
        except tarfile.TarError:
            return found, tar.offset
    # tarfile takes a cut or broken header for the end; the true one is a block of zeros.
    file.seek(tar.offset)
    whole = file.read(tarfile.BLOCKSIZE) == bytes(tarfile.BLOCKSIZE)
    return found, None if whole else tar.offset
