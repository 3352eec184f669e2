"""Where callers may have pictures written, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from limner.data.storage import Denied, Storage
from limner.errors import InvalidRequest, MissingDependency, OutputFailed


@pytest.mark.parametrize(
    "url",
    ["gs://bucket2/x", "gs://bucket", "gs://bucket-other/pictures/", "gs://bucket/other/", "s3://bucket/pictures/",
     "file:///etc/"],
)  # fmt: skip
def test_only_below_an_open_prefix(url: str) -> None:
    with pytest.raises(Denied, match="not open"):
        Storage(("gs://bucket/pictures",)).check(url)


@pytest.mark.parametrize(
    "url",
    ["", "pictures", "/etc/passwd", "gs:/bucket/x", "gs://", "gs:///x", "gs://bucket/../other/", "gs://bucket/%2e%2e/other/",
     "simplecache::gs://bucket/x", "gs://user@bucket/x", "gs://bucket/x?y=1", "gs://bucket/a b", "gs://bucket/\x00", "file://"],
)  # fmt: skip
def test_what_is_no_place_is_refused(url: str) -> None:
    with pytest.raises(InvalidRequest, match="storageUri"):
        Storage(("gs://bucket/",)).check(url)


def test_a_link_does_not_lead_out(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    (tmp_path / "open" / "door").symlink_to(tmp_path)
    storage = Storage((f"file://{tmp_path}/open",))
    assert storage.check(f"file://{tmp_path}/open/new").endswith("/open/new/")
    with pytest.raises(Denied):
        storage.check(f"file://{tmp_path}/open/door/secret")


def test_files_are_written_whole(tmp_path: Path) -> None:
    storage = Storage((f"file://{tmp_path}",))
    storage.write(f"file://{tmp_path}/a/b/x.png", b"whole", "image/png")
    assert (tmp_path / "a" / "b" / "x.png").read_bytes() == b"whole"
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputFailed, match="could not write"):
        storage.write(f"file://{tmp_path}/file/x.png", b"", "image/png")
    assert list((tmp_path / "a" / "b").iterdir()) == [tmp_path / "a" / "b" / "x.png"]


def test_a_storage_nobody_knows_and_one_not_installed() -> None:
    with pytest.raises(InvalidRequest, match="no storage is known"):
        Storage(("nowhere://x/",)).check("nowhere://x/y")
    with pytest.raises(MissingDependency, match="pip install"):
        Storage(("hdfs://x/",)).check("hdfs://x/y")
