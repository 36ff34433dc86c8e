"""How many generated codes are read under what is done to photographs: forms, turned, small, tilted, several in one picture.

    python bench/codes.py [--json] [--misses]

Every symbol is written by zxing-cpp, laid on a grey wall with seeded noise, and changed by one thing at a time; each
cell of the table is 6 pictures. `plain` is zxing-cpp with its own defaults (every format it knows) on the same
picture. A picture counts when every payload in it is read to the letter and nothing else is. The set is the same on
every machine; it says where reading ends, not how it goes on real photographs (bench/qr.py has those).
"""

# ruff: noqa: E402
from __future__ import annotations

import sys

sys.path[:1] = []  # this folder's selectors.py would stand before the standard library's, which PIL needs

import argparse
import json
import time
from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt
import zxingcpp
from PIL import Image, ImageDraw, ImageFilter

from ringbreak.intake.images.codes import read_codes

F = zxingcpp.BarcodeFormat
FORMS = {"QR": F.QRCode, "Data Matrix": F.DataMatrix, "Aztec": F.Aztec, "PDF417": F.PDF417}
EACH = 6
Rng = np.random.Generator
Picture = Image.Image
Change = Callable[[Picture, Rng], Picture]


def symbol(payload: str, form: zxingcpp.BarcodeFormat, module: int, quiet: int = 4) -> Picture:
    """A symbol with its quiet zone, `module` pixels a module."""
    made = np.array(zxingcpp.create_barcode(payload, form).to_image(scale=1, add_quiet_zones=False))
    if made.ndim == 3:
        made = made[..., 0]
    return Image.fromarray(np.pad(made, quiet, constant_values=255).repeat(module, 0).repeat(module, 1))


def wall(size: tuple[int, int], rng: Rng, light: int = 205, noise: float = 6) -> Picture:
    return Image.fromarray(np.clip(rng.normal(light, noise, size[::-1]), 0, 255).astype(np.uint8))


def placed(card: Picture, rng: Rng, margin: int = 60) -> Picture:
    ground = wall((card.width + 2 * margin, card.height + 2 * margin), rng)
    ground.paste(card, (margin, margin))
    return ground


def turned(degrees: float) -> Change:
    def change(picture: Picture, rng: Rng) -> Picture:
        angle = degrees + float(rng.uniform(-3, 3))
        return picture.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=205)

    return change


def tilted(strength: float) -> Change:
    """A view from the side: the far edge is `strength` shorter."""

    def change(picture: Picture, rng: Rng) -> Picture:
        w, h = picture.size
        d = strength * (1 + float(rng.uniform(-0.1, 0.1)))
        corners = [(0.0, 0.0), (float(w), h * d / 2), (float(w), h - h * d / 2), (0.0, float(h))]
        order = int(rng.integers(0, 4))
        if order % 2:
            corners = [(w * d / 2, 0.0), (w - w * d / 2, 0.0), (float(w), float(h)), (0.0, float(h))]
        rows, right = [], []
        for (x, y), (u, v) in zip(corners, ((0, 0), (w, 0), (w, h), (0, h)), strict=True):
            rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
            right += [u, v]
        solved = np.linalg.solve(np.array(rows), np.array(right))
        return picture.transform(picture.size, Image.Transform.PERSPECTIVE, tuple(solved), Image.Resampling.BICUBIC, fillcolor=205)  # fmt: skip

    return change


def inverted(picture: Picture, rng: Rng) -> Picture:
    return Image.fromarray(255 - np.asarray(picture))


def blurred(radius: float) -> Change:
    return lambda picture, rng: picture.filter(ImageFilter.GaussianBlur(radius))


def noisy(sigma: float) -> Change:
    def change(picture: Picture, rng: Rng) -> Picture:
        values: npt.NDArray[np.float64] = np.asarray(picture, np.float64)
        return Image.fromarray(np.clip(values + rng.normal(0, sigma, values.shape), 0, 255).astype(np.uint8))

    return change


def pale(picture: Picture, rng: Rng) -> Picture:
    """A third of the contrast, under light that falls off to one side."""
    values = 110 + np.asarray(picture, np.float64) / 3
    slope = np.linspace(0.55, 1.1, picture.width)[None, :]
    return Image.fromarray(np.clip(values * slope, 0, 255).astype(np.uint8))


def shrunk(pixels: float) -> Change:
    """To `pixels` a module of 4."""
    return lambda picture, rng: picture.resize(
        (round(picture.width * pixels / 4), round(picture.height * pixels / 4)), Image.Resampling.BOX
    )


def stained(picture: Picture, rng: Rng) -> Picture:
    """A blot over about four in a hundred of the picture's middle."""
    picture = picture.copy()
    w, h = picture.size
    x, y = w * float(rng.uniform(0.42, 0.58)), h * float(rng.uniform(0.42, 0.58))
    ImageDraw.Draw(picture).ellipse((x - w * 0.05, y - h * 0.05, x + w * 0.05, y + h * 0.05), fill=90)
    return picture


CHANGES: dict[str, Change] = {
    "as it is": lambda picture, rng: picture,
    "inverted": inverted,
    "turned 15": turned(15),
    "turned 45": turned(45),
    "turned 90": turned(90),
    "turned 180": turned(180),
    "tilted 20 %": tilted(0.2),
    "tilted 40 %": tilted(0.4),
    "2 pixels a module": shrunk(2),
    "1.5 pixels a module": shrunk(1.5),
    "blurred": blurred(2.0),
    "noise": noisy(45),
    "pale, uneven light": pale,
    "stained": stained,
    "inverted, turned 30": lambda picture, rng: turned(30)(inverted(picture, rng), rng),
    "tilted, blurred, noise": lambda picture, rng: noisy(20)(
        blurred(1.2)(tilted(0.25)(picture, rng), rng), rng
    ),
}


def payload(n: int) -> str:
    return [
        f"https://u.wechat.com/EXAMPLE{n:04}",
        f"https://weixin.qq.com/g/AwYAAExample{n:04}",
        f"wxp://f2f0EXAMPLE{n:012}",
        f"https://qr.alipay.com/fkx0example{n:06}",
        f"https://t.me/+ExampleInvite{n:04}",
        f"WIFI:T:WPA;S:example-{n};P:not-a-secret-{n};;",
        f"https://shop{n}-example.com/a?id={n}",
        f"加微信 example_{n:04} 领取",
    ][n % 8]


def singles() -> Iterator[tuple[str, str, Picture, set[str]]]:
    """(change, form, picture, payloads) of pictures with one symbol."""
    for c, (name, change) in enumerate(CHANGES.items()):
        for k, (form_name, form) in enumerate(FORMS.items()):
            for i in range(EACH):
                rng = np.random.default_rng([c, k, i])
                text = payload(100 * c + 10 * k + i)
                yield name, form_name, change(placed(symbol(text, form, 4), rng), rng), {text}


def crowds() -> Iterator[tuple[str, str, Picture, set[str]]]:
    """Pictures with several symbols, and small symbols in large pictures."""
    for i in range(EACH):
        rng = np.random.default_rng([99, i])
        ground, texts = wall((900, 700), rng), set()
        for j in range(6):
            text = payload(500 + 6 * i + j)
            card = symbol(text, F.QRCode, 3 + j % 2)
            ground.paste(card, (30 + (j % 3) * 290, 40 + (j // 3) * 340))
            texts.add(text)
        yield "six in one photo", "QR", ground, texts
        ground, texts = wall((1100, 900), rng), set()
        for j, form in enumerate(FORMS.values()):
            text = payload(700 + 4 * i + j)
            card = symbol(text, form, 3)
            ground.paste(card, (40 + (j % 2) * 500, 60 + (j // 2) * 420))
            texts.add(text)
        yield "four forms in one photo", "mixed", ground, texts
        ground, texts = wall((1000, 700), rng), set()
        for j in range(2):
            text = payload(900 + 2 * i + j)
            card = symbol(text, F.QRCode, 4)
            ground.paste(inverted(card, rng) if j else card, (60 + j * 480, 120))
            texts.add(text)
        yield "one dark, one inverted", "QR", ground, texts
        for form_name, form in FORMS.items():
            text = payload(1100 + i)
            ground = wall((2600, 1900), rng)
            x, y = int(rng.integers(100, 2200)), int(rng.integers(100, 1700))
            ground.paste(symbol(text, form, 2), (x, y))
            yield "small in a 5-megapixel photo", form_name, ground, {text}


def plain(picture: Picture) -> set[str]:
    return {b.text for b in zxingcpp.read_barcodes(picture)}


def ours(picture: Picture) -> set[str]:
    return {r.text for r in read_codes(picture)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    cells: dict[tuple[str, str], dict[str, int]] = {}
    spent = {"plain": 0.0, "ringbreak": 0.0}
    wrong = {"plain": 0, "ringbreak": 0}
    for make in (singles, crowds):
        for change, form, picture, texts in make():
            cell = cells.setdefault((change, form), {"of": 0, "plain": 0, "ringbreak": 0})
            cell["of"] += 1
            for name, reader in (("plain", plain), ("ringbreak", ours)):
                start = time.process_time()
                read = reader(picture)
                spent[name] += time.process_time() - start
                cell[name] += read == texts
                wrong[name] += len(read - texts)
                if options.misses and name == "ringbreak" and read != texts:
                    print("missed", change, form, sorted(texts - read), "false", sorted(read - texts))
    total = sum(c["of"] for c in cells.values())
    if options.json:
        print(json.dumps({"cells": [[*k, v] for k, v in cells.items()], "seconds": spent, "false": wrong}))
        return
    forms = [*FORMS, "mixed"]
    print("ringbreak / plain zxing-cpp, of 6 pictures\n")
    print("| what was done | " + " | ".join(forms) + " |\n|---|" + "---:|" * len(forms))
    for change in dict.fromkeys(k[0] for k in cells):
        row = [
            f"{c['ringbreak']} / {c['plain']}" if (c := cells.get((change, form))) else "" for form in forms
        ]
        print(f"| {change} | " + " | ".join(row) + " |")
    for name in ("ringbreak", "plain"):
        right = sum(c[name] for c in cells.values())
        print(
            f"\n{name}: {right} of {total} pictures, {wrong[name]} false payloads, {total / spent[name]:.1f} pictures a second of processor time"
        )


if __name__ == "__main__":
    main()
