"""The web page in a real browser: type, paint, look, edit, reload; on a phone, by keyboard, with a key, when things go wrong."""

from __future__ import annotations

import os
import re
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from limner.diorama import styles

playwright = pytest.importorskip(
    "playwright.sync_api", reason="the page's tests need playwright: pip install '.[dev]'"
)
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="the page's tests need Chromium: apt-get install chromium"
)

WEB = Path(__file__).parents[2] / "src/limner/serve/web"
SWITCHES = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
LONG = 300_000
Page = Any
playwright.expect.set_options(timeout=30_000)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    import pytest_socket

    pytest_socket.enable_socket()
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield running
        running.close()


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Page]]:
    """Open a page of its own; what the browser complains about (a broken policy, an exception) fails the test."""
    wrong: list[str] = []
    contexts = []

    def open_page(base: str, **options: Any) -> Page:
        contexts.append(
            browser.new_context(
                **{"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **options}
            )
        )
        page = contexts[-1].new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.goto(base)
        return page

    yield open_page
    for context in contexts:
        context.close()
    # The browser itself notes every reply that is an error; those are for the page to tell.
    assert [line for line in wrong if not line.startswith("Failed to load resource")] == []


def ask(page: Page, prompt: str) -> None:
    """Fill in the form, small and quick."""
    page.wait_for_selector("#prompt")
    page.evaluate("document.querySelector('select[name=scale]').options[0].value = '0.286'")
    page.select_option("select[name=scale]", "0.286")
    page.evaluate("document.querySelector('input[name=quality][value=draft]').click()")
    page.fill("#prompt", prompt)


def paint(page: Page, prompt: str) -> None:
    ask(page, prompt)
    page.press("#prompt", "Control+Enter")
    page.wait_for_selector(".easel[data-state=done] .frame a img", timeout=LONG)


def moved_on(page: Page, act: Callable[[], Any]) -> None:
    """Do something that leads to a new picture, and wait for that."""
    before = page.url
    act()
    page.wait_for_url(lambda url: url != before, timeout=LONG)
    page.wait_for_selector(".scene")


def pixels(page: Page, selector: str = ".canvas > img") -> str:
    """A hash of what an image on the page shows."""
    return str(page.evaluate(
        """async (selector) => {
             const image = document.querySelector(selector);
             await image.decode();
             const pen = new OffscreenCanvas(image.naturalWidth, image.naturalHeight).getContext("2d");
             pen.drawImage(image, 0, 0);
             const data = pen.getImageData(0, 0, image.naturalWidth, image.naturalHeight).data;
             const digest = await crypto.subtle.digest("SHA-256", data);
             return Array.from(new Uint8Array(digest), (b) => b.toString(16)).join("");
           }""",
        selector,
    ))  # fmt: skip


def test_words_picture_edit_reload(service: Any, visit: Any, tmp_path: Path) -> None:
    page = visit(service.base)
    playwright.expect(page.locator(".radios.style label")).to_have_count(1 + len(styles.names()))
    ask(page, 'a red cup, with the title "HELLO"')
    # On a busy machine a preview may be gone before anybody looks: what was shown is written down as it changes.
    page.evaluate("""() => {
        window.shown = [];
        const note = (changes) => changes.forEach((change) => window.shown.push(change.target.dataset.shows));
        new MutationObserver(note).observe(document.body, { subtree: true, attributeFilter: ["data-shows"] });
    }""")
    page.press("#prompt", "Control+Enter")
    page.wait_for_selector(".easel[data-state=done] .frame a img", timeout=LONG)
    assert any(url and url.startswith("blob:") for url in page.evaluate("window.shown"))
    page.click(".frame a")
    page.wait_for_selector(".scene")
    first = pixels(page)
    with page.expect_download() as got:
        page.click("text=Download")
    got.value.save_as(tmp_path / "cup.png")
    from limner.finish import metadata
    from limner.picture import read_text

    assert re.fullmatch(r"a-red-cup-with-the-title-\d+\.png", got.value.suggested_filename)
    assert metadata.parse(read_text(tmp_path / "cup.png"), "cup").request.prompt.startswith("a red cup")

    page.click("button[aria-label^='More:']")
    page.evaluate("document.querySelector('input[name=colour-0][value=blue]').click()")
    page.fill("#text-0", "GOOD DAY")
    page.fill("#add-body", "xyzzy")
    page.press("#add-body", "Enter")
    page.wait_for_selector("text=Nothing here is called")
    page.fill("#add-body", "vase")
    page.press("#add-body", "Enter")
    assert page.input_value("#body-1") == "vase" and page.input_value("#text-0") == "GOOD DAY"
    moved_on(page, lambda: page.click("text=Paint again"))
    assert page.input_value("#count-0") == "2" and page.input_value("#text-0") == "GOOD DAY"
    assert page.is_checked("input[name=colour-0][value=blue]")
    assert page.locator(".token .spot").count() == 3 and page.input_value("#body-1") == "vase"
    second = pixels(page)
    assert second != first
    page.click("text=Before")
    assert pixels(page) == first

    page.reload()
    page.wait_for_selector(".scene")
    assert pixels(page) == second and page.input_value("#text-0") == "GOOD DAY"
    page.click("text=All pictures")
    page.wait_for_selector(".grid")
    playwright.expect(page.locator(".grid img")).to_have_count(2)

    page.locator(".grid a").last.click()
    page.click("text=Make it again")
    page.wait_for_selector("text=the same picture, to the last pixel", timeout=LONG)
    moved_on(page, lambda: page.click("button:has-text('Vary')"))
    assert pixels(page) not in (first, second)
    page.click("button:has-text('Remove')")
    page.wait_for_selector(".grid")
    playwright.expect(page.locator(".grid img")).to_have_count(2)
    page.click("text=Undo")
    page.wait_for_selector(".canvas img")


def test_dragging_on_the_plan(service: Any, visit: Any) -> None:
    page = visit(service.base)
    paint(page, "a cup and a vase")
    page.click(".frame a")
    page.wait_for_selector(".scene")
    token = page.locator(".token[data-id=cup]")
    usual = token.get_attribute("aria-label")
    box = token.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] - 40, box["y"] + 60, steps=6)
    page.mouse.up()
    dragged = token.get_attribute("aria-label")
    assert "left" in dragged and "nearer" in dragged and dragged != usual
    token.press("Delete")
    assert token.get_attribute("aria-label") == usual
    for _ in range(12):
        token.press("ArrowRight")
    for _ in range(6):
        token.press("ArrowUp")
    placed = token.get_attribute("aria-label")
    assert "right" in placed and "farther" in placed
    moved_on(page, lambda: page.click("text=Paint again"))
    assert page.locator(".token[data-id=cup]").get_attribute("aria-label") == placed


def test_side_by_side(service: Any, visit: Any) -> None:
    page = visit(service.base)
    paint(page, "a cup")
    page.click(".frame a")
    page.click("text=Compare")
    moved = page.url
    page.click("text=The same with another seed")
    page.wait_for_url(lambda url: url != moved, timeout=LONG)
    page.locator(".side .canvas img").nth(1).wait_for()
    assert page.locator(".side .differs dt").all_inner_texts().count("Seed") == 2
    assert pixels(page, ".side:first-child img") != pixels(page, ".side:last-child img")
    page.reload()
    page.locator(".side .canvas img").nth(1).wait_for()


STRIPES = """
import numpy as np
from limner.engines import Capabilities, Step
from limner.picture import Picture

class Stripes:
    name = "stripes"
    capabilities = Capabilities(modes=("generate",), sizes=(256, 2048), styles=("toy",), lettering=False,
                                largest_batch=1, uses_scene=False, bound="at once", learned=False)

    def vocabulary(self, request):
        return None

    def generate(self, request, scene, *, on_progress, cancelled):
        pixels = np.zeros((request.height, request.width, 3), np.uint8)
        pixels[::2] = 255
        on_progress(Step(0, 1, 0.5, "paint", lambda: pixels))
        yield Picture(pixels, self.name, request, request.seed, model="stripes-1")
"""


def test_two_engines_side_by_side(tmp_path: Path, starter: Any, visit: Any) -> None:
    package = tmp_path / "package"
    (package / "stripes-1.0.dist-info").mkdir(parents=True)
    (package / "stripes.py").write_text(STRIPES)
    (package / "stripes-1.0.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: stripes\nVersion: 1.0\n"
    )
    (package / "stripes-1.0.dist-info" / "entry_points.txt").write_text(
        "[limner.engines]\nstripes = stripes:Stripes\n"
    )
    aliases = tmp_path / "aliases.toml"
    aliases.write_text('[stripes]\napi = "any"\nengine = "stripes"\n')
    path = os.pathsep.join(filter(None, (str(package), os.environ.get("PYTHONPATH"))))
    running = starter(tmp_path / "queue", LIMNER_ALIASES=str(aliases), PYTHONPATH=path)
    page = visit(running.base)
    page.wait_for_selector("#prompt")
    page.click("summary")
    assert page.input_value("select[name=model]") == "stripes"
    # Styles are those of the engine.
    playwright.expect(page.locator(".radios.style label")).to_have_count(2)
    page.select_option("select[name=model]", "limner")
    playwright.expect(page.locator(".radios.style label")).to_have_count(1 + len(styles.names()))
    paint(page, "a cup")
    page.click(".frame a")
    page.click("text=Compare")
    page.click("text=The same by stripes")
    page.locator(".side .canvas img").nth(1).wait_for(timeout=LONG)
    assert page.locator(".side .differs dt").all_inner_texts().count("Engine") == 2
    page.click(".side:last-child .canvas")
    page.wait_for_selector("text=there is no scene to edit")


def test_leaving_while_it_paints_loses_nothing(service: Any, visit: Any) -> None:
    page = visit(service.base)
    ask(page, "a blue ball")
    page.press("#prompt", "Control+Enter")
    page.wait_for_selector(".easel")
    page.reload()
    page.wait_for_selector(".easel[data-state=done] .frame a img", timeout=LONG)
    page.reload()
    page.wait_for_selector(".grid img")


def test_stopping(service: Any, visit: Any) -> None:
    page = visit(service.base)
    page.fill("#prompt", "a forest")
    page.select_option("select[name=scale]", "1.375")
    page.press("#prompt", "Control+Enter")
    page.click("text=Stop")
    page.wait_for_selector(".easel[data-state=cancelled]", timeout=LONG)
    page.wait_for_selector("text=Try again")


def reach(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until this has the focus, which must be seen on the way."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not lead to {selector}")


def test_by_keyboard_alone(service: Any, visit: Any) -> None:
    page = visit(service.base)
    page.wait_for_selector("#prompt")
    page.evaluate("document.querySelector('select[name=scale]').options[1].value = '0.286'")
    reach(page, ".skip")
    reach(page, "#prompt")
    page.keyboard.type("a ball")
    reach(page, "input[name=style]")
    page.keyboard.press("ArrowRight")
    assert page.is_checked("input[name=style][value=toy]")
    reach(page, "input[name=quality]")
    page.keyboard.press("ArrowLeft")
    reach(page, "button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".easel[data-state=done] .frame a img", timeout=LONG)
    assert "Done" in page.inner_text("#live")
    reach(page, ".frame a")
    page.keyboard.press("Enter")
    page.wait_for_selector(".scene")
    reach(page, ".token")
    page.keyboard.press("ArrowLeft")
    assert "left" in page.inner_text("#live")
    reach(page, "#count-0-plus")
    page.keyboard.press("Enter")
    assert page.input_value("#count-0") == "2"
    reach(page, ".scene button[type=submit]")
    moved_on(page, lambda: page.keyboard.press("Enter"))
    page.keyboard.press("Escape")
    page.wait_for_selector(".grid img")


NAMELESS = """
[...document.querySelectorAll("button, a, input, select, textarea")]
  .filter((e) => e.offsetParent)
  .filter((e) => !(e.ariaLabel || e.textContent.trim() || e.labels?.length || e.querySelector("img[alt]")))
  .map((e) => e.outerHTML)
"""
SMALL = """
[...document.querySelectorAll("button, .radios label, input:not([type=radio]), select, textarea")]
  .filter((e) => e.offsetParent)
  .filter((e) => Math.min(e.getBoundingClientRect().width, e.getBoundingClientRect().height) < 24)
  .map((e) => e.outerHTML)
"""


def test_everything_has_a_name_and_a_place_to_be_touched(service: Any, visit: Any) -> None:
    page = visit(service.base, **PHONE)
    paint(page, "a cup and a vase on a table")
    for _ in range(2):
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, (
            "the page is wider than the phone"
        )
        assert page.evaluate(NAMELESS) == []
        assert page.evaluate(SMALL) == []
        if page.locator(".frame a").count():
            page.tap(".frame a")
            page.wait_for_selector(".scene")
    top = page.evaluate("document.querySelector('.canvas').getBoundingClientRect().top")
    assert top < 300, "on a phone the picture comes first"


def test_a_key_is_asked_for_and_used(tmp_path: Path, starter: Any, visit: Any) -> None:
    base = starter(tmp_path, LIMNER_API_KEYS="one=secret-one").base
    page = visit(base)
    page.fill("dialog input[name=key]", "wrong-key")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=does not know this key")
    page.fill("dialog input[name=key]", "secret-one")
    page.click("text=Use it")
    paint(page, "a ball")
    page.reload()
    page.wait_for_selector(".grid img")
    playwright.expect(page.locator("dialog")).to_have_count(0)
    refused = visit(base)
    refused.click("text=Cancel")
    refused.wait_for_selector("text=wants an API key")


def test_errors_in_words(tmp_path: Path, starter: Any, visit: Any) -> None:
    running = starter(tmp_path)
    page = visit(running.base)
    page.click("button[type=submit]")
    assert "Write what is to be seen" in page.inner_text("#trouble")
    assert page.evaluate("document.activeElement.id") == "prompt"
    ask(page, "a ball")
    page.click("summary")
    page.fill("input[name=seed]", "12x")
    page.press("#prompt", "Control+Enter")
    assert "whole number" in page.inner_text("#trouble")
    assert page.get_attribute("input[name=seed]", "aria-invalid") == "true"
    page.fill("input[name=seed]", "")
    page.fill("#prompt", "xyzzy plugh")
    page.press("#prompt", "Control+Enter")
    page.wait_for_selector(".easel .trouble >> text=nothing in it can be drawn", timeout=LONG)
    page.fill("#prompt", "a photo of a naked child")
    page.press("#prompt", "Control+Enter")
    page.wait_for_selector("#trouble >> text=not allowed")
    page.click(".easel >> text=Close")
    os.kill(running.process.pid, signal.SIGKILL)
    running.process.wait(10)
    page.fill("#prompt", "a ball")
    page.press("#prompt", "Control+Enter")
    page.wait_for_selector("#trouble >> text=does not answer")


def test_nothing_comes_from_elsewhere_and_nothing_runs_inline(service: Any) -> None:
    import httpx

    reply = httpx.get(service.base + "/")
    policy = reply.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert re.findall(r"<script(?![^>]* src=)|<style| style=| on\w+=", reply.text) == []
    for path in WEB.rglob("*.*"):
        if path.suffix != ".webp":
            text = path.read_text("utf-8")
            assert re.findall(r"https?://(?!www\.w3\.org/2000/svg)", text) == [], path
            assert "innerHTML" not in text and "eval(" not in text, path
        assert httpx.get(f"{service.base}/web/{path.relative_to(WEB)}").status_code == 200
    assert httpx.get(service.base + "/web/../app.py").status_code == 404
    assert httpx.get(service.base + "/web/%2e%2e/app.py").status_code == 404


def test_every_style_has_its_small_picture() -> None:
    pictures = {path.stem: path.stat().st_size for path in (WEB / "styles").glob("*.webp")}
    assert set(pictures) == set(styles.names()) and sum(pictures.values()) < 100_000
