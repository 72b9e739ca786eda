"""Where the faces are: under a folder with Debian's packages unpacked, or the system's own."""
from pathlib import Path

from faces import FACES, HELD_OUT

PACKAGES = "fonts-gnutypewriter fonts-urw-base35 fonts-freefont-ttf fonts-liberation2 fonts-paratype fonts-dejavu-core fonts-dejavu-extra fonts-noto-mono"


def find(folder):
    known = {path.name: str(path) for path in sorted(Path(folder).rglob("*.[to]tf"))}
    missing = sorted({name for name, _, _ in [*FACES, *HELD_OUT]} - known.keys())
    if missing:
        raise SystemExit(f"no {', '.join(missing)} under {folder}: install {PACKAGES}")
    return known
