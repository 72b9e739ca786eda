"""Letters of one machine: a face set on a typewriter's grid, bent so that no two machines have the same letterforms."""
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont
import cv2
import numpy as np

from alphabet import LETTER_PX

# File, weight, whether it stands on a grid. Held out for validation: PT Mono Regular and P052.
FACES = [
    ("GNUTypewriter.ttf", 5, True), ("NimbusMonoPS-Regular.otf", 2, True), ("NimbusMonoPS-Bold.otf", 3, True),
    ("FreeMono.ttf", 2, True), ("FreeMonoBold.ttf", 3, True), ("LiberationMono-Regular.ttf", 1, True),
    ("PTM75F.ttf", 1, True), ("DejaVuSansMono.ttf", 0.7, True), ("NotoSansMono-Regular.ttf", 0.5, True),
    ("DejaVuSerif.ttf", 1.6, True), ("URWBookman-Light.otf", 1.6, True), ("C059-Roman.otf", 1.4, True),
    ("C059-Roman.otf", 0.6, False), ("PTF55F.ttf", 0.6, False), ("NimbusRoman-Regular.otf", 0.6, False),
    ("FreeSerif.ttf", 0.4, False), ("PTS75F.ttf", 0.3, False), ("NimbusSans-Bold.otf", 0.3, False),
]
HELD_OUT = [("PTM55F.ttf", 1, True), ("P052-Roman.otf", 1, True)]

SPRITE_PX, BASE_PX, MARGIN_PX = 100, 66, 8
# Ink of a stroke at double size: px of dilation, blur, gain, loss. From a dry ribbon to one that fills every counter.
INK = [(-1, 0, 1, 0), (0, 0, 1, 0), (0, 0.8, 1.3, 0.05), (2, 0.7, 1.2, 0.05), (2, 1.2, 1.5, 0.1), (3, 0.8, 1.2, 0.05),
       (3, 1.6, 1.8, 0.1), (4, 1.0, 1.3, 0.05), (4, 2.0, 1.9, 0.1), (5, 1.4, 1.5, 0.05), (5, 2.4, 2.1, 0.12), (6, 1.8, 1.7, 0.08)]
WIDE = "мшжщюыфМШЖЩЮЫФДТ"
FEET = "дцщДЦЩ"


class Face:
    """Sprites at double size: small letters 26 px high, one cell `cell` px wide."""

    def __init__(self, path, on_grid, cell, r):
        self.on_grid, self.cell, self.r, self.cache, self.shape, self.plain = on_grid, cell, r, {}, {}, {}
        probe = ImageFont.truetype(path, 100)
        self.font = ImageFont.truetype(path, round(100 * 2 * LETTER_PX / -probe.getbbox("х", anchor="ls")[1]))
        advance = self.font.getlength("н")
        self.ratio = cell / advance
        self.squeezed = on_grid and self.font.getlength("ш") > advance * 1.2
        self.has = set(map(chr, TTFont(path, lazy=True).getBestCmap()))
        self.one, self.zero, self.three = r.choice("11IIl"), r.choice("000О"), r.choice("333З")
        self.play = r.uniform(0, 1.1)
        self.rise = {}
        self.bend = r.uniform(0, 0.9) if on_grid else 0.3
        # Typewriters of the Soviet make: letters that fill their cell, д and ц on wide feet, З as round as 3.
        self.wide = r.uniform(1.0, 1.18) if r.random() < 0.5 else 1.0
        self.feet = r.uniform(1.1, 1.5) if r.random() < 0.45 else 1.0
        self.round_three = r.random() < 0.4

    def glyph(self, char):
        if self.on_grid:
            char = {"1": self.one, "0": self.zero, "3": self.three}.get(char, char)
            if char == "З" and self.round_three:
                char = "3"
        if char == "-" and self.r.random() < 0.12 and "—" in self.has:
            char = "—"
        if char not in self.has:
            char = {"Ё": "Е", "«": '"', "»": '"', "№": "N"}.get(char, char)
        return char

    def traits(self, char):
        """What this machine's type bar for `char` is like, drawn once."""
        if char not in self.shape:
            r = self.r
            grid = [[r.gauss(0, self.bend) for _ in range(2)] for _ in range(16)]
            self.shape[char] = (r.gauss(0, 0.9), r.gauss(1, 0.04), r.gauss(1, 0.035), grid)
        return self.shape[char]

    def drawn(self, char):
        advance = self.font.getlength(char)
        x0, _, x1, _ = self.font.getbbox(char, anchor="ls")
        left = MARGIN_PX - min(0, x0)
        width = int(max(advance, x1) - min(0, x0)) + 2 * MARGIN_PX
        image = Image.new("L", (width, SPRITE_PX), 0)
        ImageDraw.Draw(image).text((left, BASE_PX), char, font=self.font, fill=255, anchor="ls")
        ink, middle, ratio = np.asarray(image, np.float32) / 255, left + advance / 2, self.ratio
        if self.squeezed:
            ratio = min(self.cell * 0.98 / max(1, x1 - x0), ratio * 1.25) if char.isalpha() else ratio
            middle = left + (x0 + x1) / 2
        if self.on_grid and char in WIDE:
            ratio *= self.wide
        return ink, middle, advance * self.ratio, ratio

    def base(self, char):
        ink, middle, advance, ratio = self.drawn(char)
        tilt, wider, higher, grid = self.traits(char)
        ratio *= wider
        width = max(4, round(ink.shape[1] * ratio))
        ink = cv2.resize(ink, (width, SPRITE_PX), interpolation=cv2.INTER_AREA if ratio < 1 else cv2.INTER_LINEAR)
        middle *= ratio
        turn = cv2.getRotationMatrix2D((middle, 52), tilt, 1)
        turn[1, :] = turn[1, :] * higher + (0, 0, BASE_PX * (1 - higher))
        ink = cv2.warpAffine(ink, turn, (width, SPRITE_PX))
        if self.on_grid:
            ink = bent(ink, grid)
            if char in FEET and self.feet > 1:
                ink = on_feet(ink, middle, self.feet)
        return ink, middle, advance

    def sprite(self, char, weight):
        """(ink 0–1, x of its middle, advance), all in px at double size."""
        key = (char, weight)
        if key not in self.cache:
            if char not in self.plain:
                self.plain[char] = self.base(char)
            ink, middle, advance = self.plain[char]
            self.cache[key] = (inked(ink, weight, self.r), middle, advance)
        return self.cache[key]


def inked(ink, weight, r):
    grow, blur, gain, loss = INK[weight]
    if grow < 0:
        ink = cv2.erode(ink, np.ones((2, 2))) * 0.6 + ink * 0.4
    elif grow > 0:
        ink = cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (grow, grow)))
    if weight >= 5 and r.random() < 0.25:
        ink = np.maximum(ink, filled(ink) * r.uniform(0.3, 1))
    if blur:
        ink = np.clip(cv2.GaussianBlur(ink, (0, 0), blur) * gain - loss, 0, 1)
    return ink.astype(np.float32)


def filled(ink):
    """The paper that a letter encloses: on a dirty machine it is full of ink."""
    solid = (ink > 0.4).astype(np.uint8)
    outside = np.pad(1 - solid, 1, constant_values=1)
    mask = np.zeros((outside.shape[0] + 2, outside.shape[1] + 2), np.uint8)
    cv2.floodFill(outside, mask, (0, 0), 0)
    return outside[1:-1, 1:-1].astype(np.float32)


def bent(ink, grid):
    height, width = ink.shape
    field = cv2.resize(np.array(grid, np.float32).reshape(4, 4, 2), (width, height), interpolation=cv2.INTER_CUBIC)
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    return cv2.remap(ink, xs + field[..., 0], ys + field[..., 1], cv2.INTER_LINEAR)


def on_feet(ink, middle, wider):
    """The part below the line spread out sideways."""
    out = ink.copy()
    lower = ink[BASE_PX - 3 :]
    move = np.array([[wider, 0, middle * (1 - wider)], [0, 1, 0]], np.float32)
    out[BASE_PX - 3 :] = np.maximum(lower * 0.3, cv2.warpAffine(lower, move, (ink.shape[1], lower.shape[0])))
    return out
