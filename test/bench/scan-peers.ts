import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jpeg from 'jpeg-js';
import { pictureDifference, type PictureDifference } from './picture-difference';

/** Draws the first picture of a file at a size, as JPEG: poppler for PDF, Pillow (PYTHON) for the others. */
const BY_PILLOW = `
import sys
from PIL import Image, ImageOps
Image.MAX_IMAGE_PIXELS = None
path, width, height, out = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
image = ImageOps.exif_transpose(Image.open(path))
if image.mode.startswith('I') or image.mode == 'F':
    low, high = image.getextrema()
    image = image.point(lambda v: (v - low) * 255 / max(1, high - low)).convert('L')
if image.mode in ('RGBA', 'LA', 'PA') or 'transparency' in image.info:
    image = Image.alpha_composite(Image.new('RGBA', image.size, 'white'), image.convert('RGBA'))
image.convert('RGB').resize((width, height), Image.BOX if image.width > width else Image.BICUBIC).save(out, quality=92)
`;

/** How our picture of a file differs from a peer's; null where no peer draws it, or has none of that shape. */
export function peerDifference(path: string, ours: Uint8Array): PictureDifference | null {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-peer-'));
  try {
    const { width, height } = jpeg.decode(ours, { useTArray: true, formatAsRGBA: false });
    const out = join(folder, 'peer');
    const size = [String(width), String(height)] as const;
    const ended = path.toLowerCase().endsWith('.pdf')
      ? byPoppler(path, size, out)
      : byPillow(path, size, `${out}.jpg`, join(folder, 'draw.py'));
    return ended ? pictureDifference(ours, readFileSync(`${out}.jpg`)) : null;
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function byPoppler(path: string, [width, height]: readonly [string, string], out: string): boolean {
  const size = ['-scale-to-x', width, '-scale-to-y', height];
  const { status } = spawnSync(
    'pdftoppm',
    ['-jpeg', '-f', '1', '-singlefile', '-cropbox', ...size, path, out],
    {
      stdio: 'ignore',
      timeout: 60_000,
    },
  );
  return status === 0;
}

function byPillow(path: string, size: readonly [string, string], out: string, script: string): boolean {
  writeFileSync(script, BY_PILLOW);
  const python = process.env['PYTHON'] ?? 'python3';
  return spawnSync(python, [script, path, ...size, out], { stdio: 'ignore', timeout: 60_000 }).status === 0;
}
