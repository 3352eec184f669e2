"""The sky: its colours by time of day and weather, clouds, stars, and the one light that comes from it.

Colours are hand-tuned after photographs (zenith, horizon, the glow about the sun); the light is then scaled
so that a white sheet on the ground has a known brightness. The image only lights the scene; what the camera
sees is drawn afresh, per pixel, by `Sky.view`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from limner.diorama.material import RGB, srgb
from limner.diorama.stage import Haze, Sky
from limner.diorama.terrain import fractal, mix, smoothstep, warped
from limner.prompt.scene import TimeOfDay, Weather

ROWS = 128


@dataclass(frozen=True)
class _Hour:
    """One time of day. sun: colour of its light. side: degrees between where the camera looks and the sun, as
    seen from above (180 = behind the camera). high: elevation in degrees. white: radiance of white ground.
    share: how much of that comes from the sun."""

    zenith: RGB
    horizon: RGB
    glow: RGB
    sun: RGB
    side: float
    high: float
    white: float
    share: float
    bright: float = 1.0


_HOURS: dict[TimeOfDay, _Hour] = {
    "dawn": _Hour(srgb("#7f9fd0"), srgb("#f9cfc0"), srgb("#ffb07a"), srgb("#ffc7a0"), 105, 20, 0.72, 0.45),
    "morning": _Hour(srgb("#5aa2e6"), srgb("#dff0f7"), srgb("#fff0cc"), srgb("#ffe7c4"), 125, 32, 0.92, 0.6),
    "day": _Hour(srgb("#3f93ea"), srgb("#cfe9fa"), srgb("#fff8e0"), srgb("#fff3dd"), 130, 43, 0.96, 0.6),
    "golden_hour": _Hour(
        srgb("#6f9fd8"), srgb("#fbdcae"), srgb("#ffc069"), srgb("#ffc27e"), 110, 21, 0.86, 0.6
    ),
    "sunset": _Hour(srgb("#6f7cc4"), srgb("#ffb28c"), srgb("#ffc267"), srgb("#ffc29a"), 76, 15, 0.72, 0.5),
    "dusk": _Hour(srgb("#38457f"), srgb("#d39aa6"), srgb("#f7a77c"), srgb("#c9b4e0"), 120, 35, 0.42, 0.4),
    "night": _Hour(srgb("#0d1a44"), srgb("#33528c"), srgb("#6f92d0"), srgb("#a9c4ff"), 128, 42, 0.48, 0.62),
}
# How much of the sky's own colour a weather leaves, what grey it puts in its place, how bright that is
# against the clear sky, what is left of the sun's share, and how much of the sky the clouds cover.
_WEATHERS: dict[Weather, tuple[float, RGB, float, float, float]] = {
    "clear": (1.0, srgb("#ffffff"), 1.0, 1.0, 0.34),
    "wind": (1.0, srgb("#ffffff"), 1.0, 1.0, 0.45),
    "aurora": (1.0, srgb("#ffffff"), 1.0, 1.0, 0.34),
    "cloudy": (0.75, srgb("#e3e9ee"), 0.95, 0.8, 0.62),
    "overcast": (0.12, srgb("#d3d9de"), 0.82, 0.25, 0.95),
    "rain": (0.12, srgb("#b4bfc9"), 0.6, 0.2, 1.0),
    "storm": (0.15, srgb("#7d8894"), 0.44, 0.3, 1.0),
    "snow": (0.15, srgb("#e3e9f0"), 0.9, 0.25, 0.9),
    "fog": (0.08, srgb("#e4e8ea"), 0.85, 0.2, 0.0),
}


def make_sky(
    time: TimeOfDay = "day",
    weather: Weather = "clear",
    *,
    seed: int = 0,
    style: str = "toy",
    sun_azimuth: float | None = None,
    sun_elevation: float | None = None,
    clouds: bool | None = None,
) -> Sky:
    """The sky at `time` in `weather`.

    sun_azimuth: degrees from where the camera looks (+y) towards its right (+x), -180..180; by default from
    the camera's side, left or right by `seed`. sun_elevation: degrees. clouds: paint them; by default in
    photo style and in bad weather. White ground is about 0.95 in full daylight, 0.48 at night, before
    exposure.
    """
    photo = style == "photo"
    painted = clouds if clouds is not None else photo or weather not in ("clear", "wind", "aurora")
    return _sky(time, weather, seed, photo, sun_azimuth, sun_elevation, painted)


def make_haze(sky: Sky, density: float, *, height: float | None = None) -> Haze:
    """Air of the colour of `sky` at the horizon, ahead of the camera. density: extinction per metre."""
    ahead = np.array([[0.0, 0.9986, 0.0523]], np.float32)
    seen = sky.view(ahead)[0] if sky.view is not None else sky.image[len(sky.image) // 2 - 2, len(sky.image)]
    r, g, b = (float(c) for c in seen)
    return Haze((r, g, b), density, height)


def thickness(weather: Weather) -> float:
    """How many times thicker the air is in `weather` than on a clear day."""
    return {"fog": 7.0, "rain": 2.6, "storm": 2.6, "snow": 2.4, "overcast": 1.6}.get(weather, 1.0)


@dataclass(frozen=True)
class _Painter:
    """Draws the sky for directions: everything but the light's disc."""

    hour: _Hour
    weather: Weather
    night: bool
    towards: tuple[float, float, float]
    seed: int
    photo: bool
    painted: bool
    gain: float = 1.0

    def base(self, d: np.ndarray) -> np.ndarray:
        """(..., 3) radiance of the cloudless sky in unit directions (..., 3)."""
        own, grey, level, _, _ = _WEATHERS[self.weather]
        up = np.maximum(d[..., 2], 0)
        # Visible sky is the lowest ten degrees or so: let the blue begin there.
        reach = 0.11 if self.hour.high < 25 else 0.24
        fall = np.exp(-up / (min(reach, 0.16) if self.photo else reach))
        colour = mix(self.hour.zenith, self.hour.horizon, fall)
        sun = np.asarray(self.towards, np.float32)
        flat = d[..., 0] * sun[0] + d[..., 1] * sun[1]
        facing = np.clip((d @ sun) * 0.5 + 0.5, 0, 1)
        warm = facing ** (6 if self.hour.high < 25 else 14) * np.exp(-up / 0.35)
        colour = mix(colour, self.hour.glow, np.clip(warm * 0.9, 0, 1))
        if self.hour.high < 25:
            # Opposite a low sun the horizon goes from orange to rose and mauve.
            away = np.clip(0.35 - 0.65 * flat, 0, 1) * fall
            colour = mix(colour, np.asarray(self.hour.horizon) * [0.82, 0.72, 0.95], away * 0.8)
        if own < 1:
            veil = np.asarray(grey) * level * (float(np.mean(self.hour.horizon)) * 1.1)
            shade = 1 - 0.22 * (1 - fall)
            colour = mix(veil * shade[..., None], colour, np.full(shade.shape, own))
        ground = np.asarray(colour) * np.float32(0.55)
        return mix(colour, ground, _below(d[..., 2]))

    def __call__(self, d: np.ndarray) -> np.ndarray:
        """(..., 3) radiance with clouds, stars and moon."""
        d = np.asarray(d, np.float32)
        colour = self.base(d)
        if self.night and self.weather in ("clear", "wind", "cloudy"):
            colour = colour + self._stars(d)
            colour = self._moon(d, colour)
        if self.painted:
            colour = self._clouds(d, colour)
        return np.asarray(colour * self.gain, np.float32)

    def _clouds(self, d: np.ndarray, colour: np.ndarray) -> np.ndarray:
        cover = _WEATHERS[self.weather][4]
        if cover <= 0:
            return colour
        up = np.maximum(d[..., 2], 0)
        # A flat layer overhead, its horizon drawn nearer than it is so that clouds keep their shape down
        # there.
        p = d[..., :2] / (up + 0.13)[..., None] * np.float32(0.75)
        p = p * np.array([1.0, 1.0], np.float32) + np.float32((self.seed % 97) * 1.7)
        sun = np.asarray(self.towards, np.float32)
        q = warped(p, self.seed + 11, strength=0.35, octaves=2)
        octaves = 6 if self.photo else 3
        body = fractal(q, self.seed + 12, octaves=octaves, gain=0.52)
        step = sun[:2] / max(float(np.hypot(sun[0], sun[1])), 1e-6) * 0.22
        lit = fractal(q + step.astype(np.float32), self.seed + 12, octaves=max(octaves - 2, 2), gain=0.52)
        edge = 0.42 - 0.85 * cover
        density = smoothstep(edge, edge + 0.34, body)
        # Thick where the noise is high; the side away from the sun is shaded.
        shade = np.clip(0.62 + 1.5 * (body - lit) - 0.55 * np.maximum(body - edge - 0.1, 0), 0.12, 1)
        top = np.asarray(self.hour.sun) * np.float32(0.98) * _light(self.hour)
        dark = (0.55 * np.asarray(self.hour.zenith) + 0.45 * np.asarray(self.hour.horizon)) * 0.8
        if cover > 0.8:
            grey, level = np.asarray(_WEATHERS[self.weather][1]), _WEATHERS[self.weather][2]
            top = grey * level * np.mean(self.hour.horizon) * 1.12
            dark = top * 0.62
        paint = mix(dark, top, shade)
        density = density * smoothstep(0.0, 0.05, d[..., 2]) * (0.9 if self.photo else 0.75)
        # Wisps of ice high above, drawn out along the wind.
        high = fractal(
            warped(p * np.array([0.45, 1.5], np.float32), self.seed + 31, strength=0.6),
            self.seed + 32,
            octaves=4,
        )
        wisp = smoothstep(0.05, 0.6, high) * 0.45 * smoothstep(0.02, 0.2, d[..., 2]) * (1 - density)
        colour = mix(colour, top, wisp if cover < 0.8 and self.photo else wisp * 0)
        return mix(colour, paint, density)

    def _stars(self, d: np.ndarray) -> np.ndarray:
        """Points on a grid of cells over azimuth and height, one star in some of them."""
        cells = 230.0
        u = np.arctan2(d[..., 0], d[..., 1]) * cells / 2
        v = d[..., 2] * cells / 1.6
        i, j = np.floor(u).astype(np.int64), np.floor(v).astype(np.int64)
        table = (
            np.random.Generator(np.random.Philox(key=[self.seed, 77]))
            .random((4, 64 * 1024))
            .astype(np.float32)
        )
        k = (i * 7919 + j * 104729) % table.shape[1]
        sx, sy, rank, size = (table[n][k] for n in range(4))
        radius = 0.05 + 0.09 * size**6
        far = np.hypot(u - i - 0.2 - 0.6 * sx, v - j - 0.2 - 0.6 * sy)
        glow = np.clip(1 - far / radius, 0, 1) * (rank < 0.14) * (0.35 + 0.9 * size**2)
        glow = glow * smoothstep(0.02, 0.12, d[..., 2])
        out: np.ndarray = glow[..., None] * np.array([0.95, 0.97, 1.0], np.float32)
        return out

    def _moon(self, d: np.ndarray, colour: np.ndarray) -> np.ndarray:
        """A full moon where the picture can show it, whatever lights the scene."""
        side = -1 if self.towards[0] < 0 else 1
        az, el = np.radians(9.5 * side), np.radians(6.4)
        centre = np.array([np.cos(el) * np.sin(az), np.cos(el) * np.cos(az), np.sin(el)], np.float32)
        angle = np.degrees(np.arccos(np.clip(d @ centre, -1, 1)))
        right = np.array([np.cos(az), -np.sin(az), 0], np.float32)
        local = np.stack([d @ right, d[..., 2] - centre[2]], axis=-1) * np.float32(60)
        mare = smoothstep(0.0, 0.5, fractal(local * 0.9, self.seed + 5, octaves=3)) * 0.16
        face = (1.0 - mare)[..., None] * np.array([1.0, 0.97, 0.86], np.float32)
        halo = 0.20 * np.exp(-angle / 3.0) + 0.05 * np.exp(-angle / 10)
        colour = colour + halo[..., None] * np.array([0.75, 0.85, 1.0], np.float32)
        return mix(colour, face, smoothstep(1.28, 1.18, angle))


def _below(z: np.ndarray) -> np.ndarray:
    return 1 - smoothstep(-0.12, 0.0, z)


def _light(hour: _Hour) -> float:
    """Brightness of a sunlit cloud against white ground."""
    return min(hour.white * 1.05, 1.0)


@lru_cache(maxsize=24)
def _sky(
    time: TimeOfDay, weather: Weather, seed: int, photo: bool, azimuth: float | None, elevation: float | None,
    painted: bool,
) -> Sky:  # fmt: skip
    hour = _HOURS[time]
    side = 1 if (np.random.Generator(np.random.Philox(key=[seed & (2**64 - 1), 9])).random() < 0.35) else -1
    az = np.radians(hour.side * side if azimuth is None else azimuth)
    el = np.radians(hour.high if elevation is None else elevation)
    towards = (float(np.cos(el) * np.sin(az)), float(np.cos(el) * np.cos(az)), float(np.sin(el)))
    painter = _Painter(hour, weather, time == "night", towards, seed & 0xFFFFFFFF, photo, painted)
    theta = (np.arange(ROWS) + 0.5) / ROWS * np.pi
    phi = ((np.arange(2 * ROWS) + 0.5) / (2 * ROWS) - 0.5) * 2 * np.pi
    d = np.stack(
        [
            np.sin(theta)[:, None] * np.sin(phi), np.sin(theta)[:, None] * np.cos(phi),
            np.broadcast_to(np.cos(theta)[:, None], (ROWS, 2 * ROWS)),
        ], axis=-1,
    ).astype(np.float32)  # fmt: skip
    image = painter(d)
    _, _, level, sunny, _ = _WEATHERS[weather]
    solid = (np.pi / ROWS) ** 2 * np.sin(theta)[:, None]
    ambient = float((image.mean(-1) * solid * np.maximum(d[..., 2], 0)).sum()) / np.pi
    white, share = hour.white * level, hour.share * sunny
    # The map that lights the scene carries its share of the light; the view keeps the colours that were
    # painted.
    gain = white * (1 - share) / max(ambient, 1e-6)
    sun = white * share * np.pi / max(float(np.sin(el)), 0.2)
    tint = np.asarray(hour.sun) / np.mean(hour.sun)
    if sunny < 0.5:
        tint = np.ones(3)
    r, g, b = (sun * tint).tolist()
    if sunny < 0.5:
        # Under a closed sky all light is the sky's: what is seen must be as bright as what it lights.
        painter = replace(painter, gain=float(gain))
    size = (3.0 if photo else 5.0) if sunny > 0.5 else 25.0
    return Sky((image * gain).astype(np.float32), towards, (r, g, b), size, painter)
