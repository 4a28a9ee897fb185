"""Pictures without readable text: drawn, always the same for the same caption."""

from __future__ import annotations

import io
import math
import random
import zlib
from functools import cache

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1120, 640
"""Size of a picture in pixels."""

_MATRIX = ("matrise", "risikobilde", "risikobilete")
_CHART = ("organis", "ledelse", "leiing", "stab", "flyt", "varslings", "innkalling", "kjede")
_MAP = ("kart", "sone", "område", "soner", "rute", "oversikt")


@cache
def picture(caption: str) -> bytes:
    """A PNG for a caption: a risk matrix, an organisation chart, a map or a landscape, as its words suggest."""
    chance = random.Random(zlib.crc32(caption.encode()))
    words = caption.lower()
    image = Image.new("RGB", (WIDTH * 2, HEIGHT * 2), "white")
    draw = ImageDraw.Draw(image)
    if any(word in words for word in _MATRIX):
        _matrix(draw, chance)
    elif any(word in words for word in _CHART):
        _chart(draw, chance)
    elif any(word in words for word in _MAP):
        _map(draw, chance)
    else:
        _landscape(draw, chance)
    return _png(image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS))


@cache
def shield(name: str) -> bytes:
    """A coat of arms for a municipality."""
    chance = random.Random(zlib.crc32(name.encode()))
    field, charge = chance.choice(
        [("#12467F", "#F2F2F2"), ("#8E1B1B", "#F4C430"), ("#1E5B34", "#F2F2F2"), ("#202020", "#E0B040")]
    )
    image = Image.new("RGB", (480, 600), "white")
    draw = ImageDraw.Draw(image)
    outline: list[tuple[float, float]] = [(40, 30), (440, 30), (440, 330)]
    outline += [(240 + 200 * math.cos(a / 20 * math.pi), 330 + 230 * math.sin(a / 20 * math.pi)) for a in range(21)]
    outline += [(40, 330)]
    draw.polygon(outline, fill=field)
    if chance.random() < 0.5:
        for top in (190, 270, 350):
            wave = [(x, top + 18 * math.sin((x - 40) / 400 * 4 * math.pi)) for x in range(40, 441, 4)]
            draw.line(wave, fill=charge, width=26, joint="curve")
        draw.polygon([(150, 165), (240, 70), (330, 165)], fill=charge)
    else:
        for x, y in ((150, 160), (330, 160), (240, 330)):
            points = [
                (x + r * math.sin(k * math.pi / 5), y - r * math.cos(k * math.pi / 5))
                for k in range(10)
                for r in ((70 if k % 2 == 0 else 30),)
            ]
            draw.polygon(points, fill=charge)
    mask = Image.new("L", image.size, 0)
    ImageDraw.Draw(mask).polygon(outline, fill=255)
    clean = Image.new("RGB", image.size, "white")
    clean.paste(image, mask=mask)
    ImageDraw.Draw(clean).line([*outline, outline[0]], fill="#303030", width=6)
    return _png(clean.resize((240, 300), Image.Resampling.LANCZOS))


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.quantize(64, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _matrix(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    left, top, cell_w, cell_h = 300, 80, 330, 200
    for row in range(5):
        for column in range(5):
            sum_ = (4 - row) + column
            colour = "#7BB662" if sum_ < 3 else "#F5D547" if sum_ < 5 else "#D9534F"
            box = (left + column * cell_w, top + row * cell_h, left + (column + 1) * cell_w, top + (row + 1) * cell_h)
            draw.rectangle(box, fill=colour, outline="white", width=6)
    draw.line(
        [(left - 30, top), (left - 30, top + 5 * cell_h + 30), (left + 5 * cell_w, top + 5 * cell_h + 30)],
        fill="#404040",
        width=8,
    )
    for _ in range(14):
        x = left + (chance.randrange(5) + chance.uniform(0.2, 0.8)) * cell_w
        y = top + (chance.randrange(5) + chance.uniform(0.25, 0.75)) * cell_h
        draw.ellipse((x - 26, y - 26, x + 26, y + 26), fill="white", outline="#202020", width=6)


def _chart(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    colour = chance.choice(["#1F4E79", "#375623", "#7F3F00"])
    centre = WIDTH
    parents = [(centre, 150)]
    for depth, count in enumerate((1, chance.choice([2, 3]), chance.choice([4, 5, 6]))):
        y = 150 + depth * 420
        row = [(centre * 2 * (place + 1) // (count + 1), y) for place in range(count)]
        for number, (x, _) in enumerate(row):
            px, py = parents[min(number * len(parents) // count, len(parents) - 1)]
            if depth:
                draw.line([(x, y), (x, y - 170), (px, y - 170), (px, py + 95)], fill="#606060", width=8)
        for x, _ in row:
            wide = {1: 300, 2: 300, 3: 240}.get(count, 150)
            draw.rounded_rectangle(
                (x - wide, y - 95, x + wide, y + 95),
                24,
                fill=colour if depth < 2 else "#DDE6F0",
                outline=colour,
                width=6,
            )
            for bar in (-25, 25):
                shade = "#FFFFFF" if depth < 2 else "#8A8A8A"
                draw.line(
                    [(x - wide * 0.6, y + bar), (x + wide * (0.6 if bar < 0 else 0.25), y + bar)], fill=shade, width=14
                )
        parents = row


def _map(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    wide, high = WIDTH * 2, HEIGHT * 2
    draw.rectangle((0, 0, wide, high), fill="#E9EFD9")
    coast: list[tuple[float, float]] = [(0, high)]
    shore = high * 0.62
    for x in range(0, wide + 1, 40):
        shore = min(max(shore + chance.uniform(-46, 46), high * 0.35), high * 0.85)
        coast.append((x, shore))
    draw.polygon([*coast, (wide, high)], fill="#BCD9EC", outline="#6A8FA8")
    for ring in range(6):
        cx, cy, size = wide * 0.3, high * 0.25, 420 - ring * 60
        contour = [
            (
                cx + size * 1.5 * math.cos(a / 18 * math.pi) * chance.uniform(0.94, 1.06),
                cy + size * 0.6 * math.sin(a / 18 * math.pi) * chance.uniform(0.94, 1.06),
            )
            for a in range(36)
        ]
        draw.line([*contour, contour[0]], fill="#C3B48A", width=5)
    road = [(x, high * 0.3 + 130 * math.sin(x / 310)) for x in range(0, wide + 1, 20)]
    draw.line(road, fill="#C0392B", width=16)
    zone = [
        (
            wide * 0.62 + 300 * math.cos(a / 6 * math.pi) * chance.uniform(0.7, 1.1),
            high * 0.42 + 190 * math.sin(a / 6 * math.pi) * chance.uniform(0.7, 1.1),
        )
        for a in range(12)
    ]
    draw.polygon(zone, fill="#F0B27A", outline="#BA4A00", width=8)
    for _ in range(60):
        left, top = chance.uniform(0, wide), chance.uniform(0, high * 0.5)
        draw.rectangle((left, top, left + 24, top + 18), fill="#6E6E6E")


def _landscape(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    wide, high = WIDTH * 2, HEIGHT * 2
    for y in range(high):
        share = y / high
        draw.line([(0, y), (wide, y)], fill=(int(120 + 100 * share), int(160 + 70 * share), int(200 + 40 * share)))
    for layer, colour in enumerate(("#8C9AA6", "#657783", "#445560", "#2E3B3F")):
        points: list[tuple[float, float]] = [(0.0, float(high))]
        ridge = high * (0.32 + layer * 0.12)
        for x in range(0, wide + 1, 60):
            ridge = min(max(ridge + chance.uniform(-70, 70), high * (0.15 + layer * 0.12)), high * (0.5 + layer * 0.1))
            points.append((float(x), ridge))
        draw.polygon([*points, (float(wide), float(high))], fill=colour)
    draw.rectangle((0, high * 0.8, wide, high), fill="#39525E")


def age(image: Image.Image, seed: int) -> Image.Image:
    """A clean page as it looks after the copying machine: grey, a little askew, a little soft, with specks."""
    chance = random.Random(seed)
    grey = image.convert("L").filter(ImageFilter.GaussianBlur(0.6))
    grey = grey.rotate(chance.uniform(-0.7, 0.7), Image.Resampling.BICUBIC, fillcolor=246)
    grey = grey.point([min(250, int(20 + level * 0.9)) for level in range(256)])
    draw = ImageDraw.Draw(grey)
    for _ in range(140):
        x, y, size = chance.uniform(0, grey.width), chance.uniform(0, grey.height), chance.choice([0, 0, 1, 1, 2])
        draw.ellipse((x, y, x + size, y + size), fill=chance.randrange(60, 190))
    draw.rectangle((0, 0, chance.randrange(4, 14), grey.height), fill=120)
    return grey
