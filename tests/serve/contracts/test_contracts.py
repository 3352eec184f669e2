"""Unmodified SDKs, each in an environment of its own, against a real service: `pytest -m sdks`."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.sdks
Client = Callable[[str, str], str]


def test_google_cloud_aiplatform(client: Client) -> None:
    assert "google-cloud-aiplatform 2." in client("google-2", "vision_models")


def test_google_genai_2(client: Client) -> None:
    assert "google-genai 2." in client("google-2", "genai")


def test_google_genai_3(client: Client) -> None:
    assert "google-genai 3." in client("google-3", "genai")


def test_openai_2(client: Client) -> None:
    assert "openai 2." in client("openai-2", "images")


def test_openai_3(client: Client) -> None:
    assert "openai 3." in client("openai-3", "images")
