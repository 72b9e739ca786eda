import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './paths';

/** A line of typescript: its first column of 64, and its row in single line spaces. */
export type TypedLine = { readonly text: string; readonly column: number; readonly row: number };

type Faces = { readonly typeface: unknown; readonly letters: unknown };
type ScanScript = {
  readonly scanSheet: (
    lines: readonly (TypedLine & { readonly hand: boolean })[],
    setting: object,
    faces: Faces,
  ) => { readonly jpeg: Uint8Array };
};
type GlyphScript = {
  readonly loadTypeface: (files: { readonly face: string; readonly signs: string }) => unknown;
};

/** Lower, for a line or two: to draw a whole sheet takes seconds. */
const SLIP = { widthMm: 210, heightMm: 90 };

/** A sheet as the sample's are made, typed, with a stamp in its upper right corner, photographed and scanned: a JPEG of 300 dpi. */
export async function typedSheet(lines: readonly TypedLine[]): Promise<Uint8Array> {
  return await typedOn(lines, {});
}

/** The same on a slip of paper that has room for nine rows. */
export async function typedSlip(lines: readonly TypedLine[]): Promise<Uint8Array> {
  return await typedOn(lines, { size: SLIP });
}

async function typedOn(lines: readonly TypedLine[], over: object): Promise<Uint8Array> {
  const { scanSheet } = await script<ScanScript>('scan.mjs');
  const { loadTypeface } = await script<GlyphScript>('glyphs.mjs');
  const [face, signs] = [font('cyrillic'), font('latin')];
  const typeface = loadTypeface({ face, signs });
  const setting = {
    ...{ seed: 20_51, dpi: 300, quality: 70, slope: 0.004 },
    origin: { left: 31, top: 41 },
    stamp: { x: 168, y: 21, turn: 0.05 },
    ...over,
  };
  return scanSheet(
    lines.map((line) => ({ ...line, hand: false })),
    setting,
    { typeface, letters: typeface },
  ).jpeg;
}

async function script<T>(name: string): Promise<T> {
  return (await import(pathToFileURL(join(ROOT, 'scripts/sample', name)).href)) as T;
}

function font(subset: string): string {
  return join(ROOT, `node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-${subset}-400-normal.woff`);
}
