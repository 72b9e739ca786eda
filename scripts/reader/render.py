"""Lines of typescript as a prepared scan has them, with the place of every letter: 36 px high, small letters 13 px."""
import math
import random

import cv2
import numpy as np

from alphabet import BASELINE_PX, FRAME_PX, HEIGHT_PX, INDEX, WIDTH_PX
from faces import BASE_PX, FACES, INK, SPRITE_PX, Face
from text import Text

cv2.setNumThreads(1)
DRAWN_HEIGHT_PX = 112


class Renderer:
    """A seeded source of (picture, [(char, x of its middle)])."""

    def __init__(self, seed, words, fonts, faces=FACES):
        self.r, rng = random.Random(seed), np.random.default_rng(seed)
        self.text, self.fonts, self.kinds = Text(words, self.r), fonts, faces
        self.faces, self.others, self.count, self.noise = [], [], 0, []
        for sigma in (0, 0.7, 1.3, 2.5, 5, 11):
            field = rng.standard_normal((512, 2048)).astype(np.float32)
            field = cv2.GaussianBlur(field, (0, 0), sigma) if sigma else field
            self.noise.append((field - field.mean()) / field.std())

    def face(self):
        r = self.r
        if len(self.faces) < 24 or self.count % 90 == 0:
            name, _, on_grid = r.choices(self.kinds, [kind[1] for kind in self.kinds])[0]
            cell = 2 * (r.uniform(10.6, 14.6) if on_grid else r.uniform(11.5, 14.5))
            self.faces = [*self.faces[-39:], Face(self.fonts[name], on_grid, cell, r)]
        return r.choice(self.faces)

    def grain(self, size, height, width):
        y, x = self.r.randrange(512 - height + 1), self.r.randrange(2048 - width + 1)
        return self.noise[size][y : y + height, x : x + width]

    def line(self):
        r = self.r
        self.count += 1
        face = self.face()
        scale = r.uniform(0.86, 1.22) if r.random() < 0.5 else r.uniform(0.96, 1.12)
        width, base = int(2 * WIDTH_PX / scale) + 2, BASE_PX + r.uniform(-1, 1)
        letters = int(WIDTH_PX / (face.cell / 2 * scale)) + 2
        if r.random() < 0.2:
            letters = r.randint(1, max(2, letters - 2))
        start = r.choice([r.uniform(2, 14), r.uniform(2, 14), r.uniform(2, 120)])
        ink, places = self.typed(self.text.line(letters), face, start, width, base)
        ink = self.paper(self.surroundings(ink, base))
        picture = self.scanned(ink, scale, base)
        return picture, [(char, x * scale / 2) for char, x in places]

    def typed(self, text, face, x, width, base):
        r = self.r
        ink, places, walk = np.zeros((DRAWN_HEIGHT_PX, width), np.float32), [], 0
        weight, spread = r.triangular(0, len(INK) - 0.8, 4.2), r.choice([0.3, 0.8, 1.6])
        strength, uneven = r.uniform(0.55, 1), r.choice([0.03, 0.08, 0.18])
        for char in text:
            if char == " ":
                step = face.cell if face.on_grid else face.cell * r.uniform(0.45, 0.75)
                if x + step > width - 8:
                    break
                places.append((char, x + step / 2))
                x += step
                continue
            glyph = face.glyph(char)
            if glyph not in face.has:
                glyph = char = "."
            walk = 0.85 * walk + r.gauss(0, 0.5)
            now = int(min(len(INK) - 1, max(0, round(weight + r.gauss(0, spread) + walk * spread * 0.5))))
            sprite, middle, advance = face.sprite(glyph, now)
            step = face.cell if face.on_grid else advance
            if x + step > width - 8:
                break
            rise = face.rise.setdefault(glyph, r.gauss(0, face.play))
            if face.on_grid and char.isupper():
                rise += face.play * face.rise.setdefault("shift", r.gauss(0, 1.2))
            at = (round(x + step / 2 - middle + r.gauss(0, 0.7)), round(base - BASE_PX + rise + r.gauss(0, 0.4)))
            amount = max(0.25, strength * (1 - abs(r.gauss(0, uneven))))
            self.strike(ink, self.worn(sprite * amount * (r.uniform(0.4, 0.7) if r.random() < 0.012 else 1)), at)
            places.append((char, x + step / 2))
            x += step
        while places and places[-1][0] == " ":
            places.pop()
        return ink, places

    def worn(self, sprite):
        """A type that struck askew prints one side of its letter; a broken one lacks a piece."""
        r = self.r
        if r.random() < 0.07:
            if r.random() < 0.6:
                ramp = np.clip(np.linspace(-0.3, 1.5, 46)[:: r.choice([1, -1])] + r.uniform(0.2, 0.7), 0.25, 1)
                column = np.concatenate([np.full(26, ramp[0]), ramp, np.full(SPRITE_PX - 72, ramp[-1])])
                return sprite * column.astype(np.float32)[:, None]
            ramp = np.clip(np.linspace(-0.4, 1.4, sprite.shape[1])[:: r.choice([1, -1])] + r.uniform(0.3, 0.8), 0.25, 1)
            return sprite * ramp.astype(np.float32)[None, :]
        if r.random() < 0.02:
            sprite = sprite.copy()
            place = (r.randrange(sprite.shape[1]), r.randint(38, 68))
            cv2.circle(sprite, place, r.randint(2, 5), r.uniform(0, 0.4), -1)
        return sprite

    def strike(self, ink, sprite, at):
        x, y = at
        y0, y1 = max(0, y), min(ink.shape[0], y + sprite.shape[0])
        x0, x1 = max(0, x), min(ink.shape[1], x + sprite.shape[1])
        if y1 <= y0 or x1 <= x0:
            return
        there, new = ink[y0:y1, x0:x1], sprite[y0 - y : y1 - y, x0 - x : x1 - x]
        there += new * (1 - there)
        if self.r.random() < 0.006:
            aside = self.r.choice([1, 2, 3])
            there[:, aside:] = np.maximum(there[:, aside:], new[:, :-aside] * 0.8)

    def surroundings(self, ink, base):
        """Lines above and below, the other side of the sheet, rules, pen and dirt."""
        r = self.r
        height, width = ink.shape
        clean = ink.copy() if r.random() < 0.3 else None
        if len(self.others) > 8 and r.random() < 0.6:
            pitch = 2 * r.uniform(20.5, 34)
            for side in (-1, 1):
                if r.random() < 0.8:
                    other, down = r.choice(self.others), int(side * pitch)
                    w = min(width, other.shape[1])
                    to = slice(0, height + down) if down < 0 else slice(down, height)
                    of = slice(-down, height) if down < 0 else slice(0, height - down)
                    ink[to, :w] = np.maximum(ink[to, :w], other[of, :w])
        if len(self.others) > 8 and r.random() < 0.16:
            other = r.choice(self.others)[:, ::-1]
            w = min(width, other.shape[1])
            through = cv2.GaussianBlur(other[:, :w], (0, 0), 2.5) * r.uniform(0.1, 0.4)
            ink[:, :w] = np.maximum(ink[:, :w], np.roll(through, r.randint(-20, 20), 0))
        if clean is not None:
            self.others = [*self.others[-59:], clean]
        if r.random() < 0.07:
            y, x = int(base + r.uniform(4, 14)), r.randint(0, width // 2)
            end = (x + r.randint(60, width), y + r.randint(-2, 2))
            cv2.line(ink, (x, y), end, r.uniform(0.4, 1), r.choice([1, 2, 3]), cv2.LINE_AA)
        if r.random() < 0.06:
            steps = [[r.gauss(0, 40), r.gauss(0, 30)] for _ in range(r.randint(1, 6))]
            pen = np.cumsum(np.array([[r.randint(0, width), r.randint(0, height)], *steps]), 0).astype(np.int32)
            cv2.polylines(ink, [pen], False, r.uniform(0.3, 1), r.choice([1, 2, 3, 4]), cv2.LINE_AA)
        if r.random() < 0.35:
            for _ in range(r.randint(1, 12)):
                place = (r.randrange(width), r.randrange(height))
                cv2.circle(ink, place, r.choice([1, 1, 1, 2, 3]), r.uniform(0.2, 0.9), -1)
        return ink

    def paper(self, ink):
        r = self.r
        if r.random() < 0.6:
            ink = ink * np.clip(1 + self.grain(r.randint(1, 4), *ink.shape) * r.uniform(0.05, 0.28), 0.2, 1.25)
        if r.random() < 0.15:
            ink = ink * (ink > r.uniform(0.1, 0.3))
        if r.random() < 0.08:
            # The third carbon copy: broad, soft and pale.
            ink = np.clip(cv2.GaussianBlur(ink, (0, 0), r.uniform(1.8, 2.7)) * r.uniform(1.1, 1.7), 0, 1)
        return cv2.GaussianBlur(ink, (0, 0), r.choice([0.4, 0.8, 1.2, 1.7, 2.3]))

    def scanned(self, ink, scale, base):
        r = self.r
        lean, slant, baseline = r.gauss(0, 0.004), r.gauss(0, 0.02), BASELINE_PX + r.gauss(0, 1.1)
        move = np.array([[2 / scale, slant, -slant * baseline], [lean * 2, 2 / scale * r.uniform(0.95, 1.05), 0]], np.float32)
        move[1, 2] = base - baseline * move[1, 1] - lean * WIDTH_PX
        grey = cv2.warpAffine(ink, move, (WIDTH_PX, HEIGHT_PX), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
        if r.random() < 0.35:
            share = r.uniform(0.5, 0.85)
            small = cv2.resize(grey, (int(WIDTH_PX * share), int(HEIGHT_PX * share)), interpolation=cv2.INTER_AREA)
            grey = cv2.resize(small, (WIDTH_PX, HEIGHT_PX), interpolation=r.choice([cv2.INTER_LINEAR, cv2.INTER_CUBIC]))
        if r.random() < 0.3:
            grey = np.clip((grey - r.uniform(0.1, 0.3)) * r.uniform(1.2, 2.6), 0, 1.1)
        grey = 255 - r.uniform(80, 235) * np.clip(grey, 0, 1.15)
        if r.random() < 0.5:
            grey = grey - np.maximum(0, self.grain(5, HEIGHT_PX, WIDTH_PX)) * r.uniform(2, 18)
        grey = grey + self.grain(r.randint(0, 2), HEIGHT_PX, WIDTH_PX) * r.uniform(1, r.choice([4, 10, 22])) + r.uniform(-12, 12)
        grey = np.clip(grey, 0, 255).astype(np.uint8)
        if r.random() < 0.5:
            packed = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, r.randint(25, 85)])[1]
            grey = cv2.imdecode(packed, 0)
        return grey


def frame_labels(places):
    """The letter under each frame of 4 px, 0 between letters, -1 where a letter ends: not to be learnt from."""
    labels = np.zeros(WIDTH_PX // FRAME_PX, np.int16)
    last = None
    for char, x in places:
        at = x / FRAME_PX - 0.5
        if char == " " and last is not None and last[0] == " ":
            labels[max(0, math.ceil(last[1] - 0.6)) : int(at + 0.6) + 1] = INDEX[" "]
        else:
            for frame in range(max(0, int(at) - 1), min(len(labels), int(at) + 3)):
                away = abs(frame - at)
                if away <= 0.6:
                    labels[frame] = INDEX[char]
                elif away <= 0.75 and labels[frame] == 0:
                    labels[frame] = -1
        last = (char, at)
    return labels
