"""Every form of path for models, lists and counts; none of them paints."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

PUBLISHED = (
    "/v1/publishers/google/models", "/v1beta1/publishers/google/models", "/publishers/google/models",
    "/v1beta1/projects/p/locations/us-central1/publishers/google/models",
)  # fmt: skip


@pytest.mark.parametrize("path", PUBLISHED)
def test_publisher_models(service: Any, path: str) -> None:
    listed = httpx.get(service.base + path).json()["publisherModels"]
    assert "publishers/google/models/imagegeneration@006" in [m["name"] for m in listed]
    for name in ("imagegeneration%40006", "imagegeneration@006"):
        one = httpx.get(f"{service.base}{path}/{name}").json()
        assert one["name"] == "publishers/google/models/imagegeneration@006" and one["versionId"] == "006"
        assert one["publisherModelTemplate"].startswith(
            "projects/{user-project}/locations/{location}/publishers/"
        )


def test_pages(service: Any) -> None:
    path, token, names = service.base + PUBLISHED[1], "", []
    while True:
        page = httpx.get(path, params={"pageSize": 5, "pageToken": token}).json()
        assert 0 < len(page["publisherModels"]) <= 5
        names += [m["name"] for m in page["publisherModels"]]
        token = page.get("nextPageToken", "")
        if not token:
            break
    assert len(names) == len(set(names)) == len(httpx.get(path).json()["publisherModels"])


def test_developer_models_and_openais_in_one_list(service: Any) -> None:
    both = httpx.get(service.base + "/v1/models").json()
    assert both["object"] == "list" and {"id", "object", "created", "owned_by"} <= set(both["data"][0])
    assert {m["name"] for m in both["models"]} == {f"models/{m['id']}" for m in both["data"]}
    sizes = {m["id"]: m["limner"]["sizes"] for m in both["data"]}
    assert (
        sizes["dall-e-2"] == ["256x256", "512x512", "1024x1024"] and "2048x2048" in sizes["gpt-image-2"][-1]
    )
    older = httpx.get(service.base + "/v1beta/models?pageSize=2").json()
    assert len(older["models"]) == 2 and older["models"][0]["supportedGenerationMethods"][0] == "predict"
    assert httpx.get(service.base + "/v1beta/models/dall-e-3").json()["name"] == "models/dall-e-3"


def test_nobody_tuned_a_model_here(service: Any) -> None:
    path = service.base + "/v1beta1/projects/p/locations/l/models?filter=labels.tune-type:*&pageSize=5"
    assert httpx.get(path).json() == {"models": []}


@pytest.mark.parametrize("start", ["/v1/", "/v1beta1/projects/p/locations/l/", "/v1beta/"])
def test_tokens_are_counted(service: Any, start: str) -> None:
    kind = "models" if start == "/v1beta/" else "publishers/google/models"
    body = {"contents": [{"role": "user", "parts": [{"text": "two red apples, please"}]}]}
    reply = httpx.post(f"{service.base}{start}{kind}/gemini-2.5-flash-image:countTokens", json=body)
    assert reply.json()["totalTokens"] == 5


def test_the_document_is_published(service: Any) -> None:
    document = httpx.get(service.base + "/openapi.json").json()
    assert {"/v1/images/generations", "/v1/publishers/google/models/{model}:predict"} <= set(
        document["paths"]
    )
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            assert "422" not in operation["responses"] and "400" in operation["responses"], (method, path)
