"""The web page: files that lie in the package, served as they are, under a policy that lets nothing else in."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from fastapi import APIRouter, FastAPI
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
FOLDER = Path(__file__).parent / "web"
FONTS = Path(__file__).parents[1] / "diorama" / "fonts"
router = APIRouter(include_in_schema=False)
# Some systems' own tables call a script plain text, which a browser then refuses to run.
for ending, kind in (
    (".js", "text/javascript"),
    (".webp", "image/webp"),
    (".svg", "image/svg+xml"),
    (".ttf", "font/ttf"),
):
    mimetypes.add_type(kind, ending)


class Kept(StaticFiles):
    """Files that a browser may keep but has to ask about: a new version of limner shows at once."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, or 304."""
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = "no-cache"
        return response


@router.get("/")
async def page() -> FileResponse:
    """The page itself."""
    return FileResponse(
        FOLDER / "index.html", headers={"content-security-policy": POLICY, "cache-control": "no-cache"}
    )


@router.get("/favicon.ico")
async def icon() -> RedirectResponse:
    """Browsers ask for it unasked."""
    return RedirectResponse("/web/icon.svg", 308)


def mount(app: FastAPI) -> None:
    """Serve the page's files; a router cannot carry them into an application."""
    app.mount("/web/fonts", Kept(directory=FONTS))
    app.mount("/web", Kept(directory=FOLDER))
