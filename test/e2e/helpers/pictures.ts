import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import jpeg from 'jpeg-js';
import type { PageImage } from '../../../app/core/page/transcription';
import { ROOT } from './paths';

const SIZE = { width: 600, height: 400 };

/** Writes small scans in several formats into `folder`, which is made; answers each with the size it must open in. */
export function makePictures(folder: string): readonly (readonly [name: string, image: PageImage])[] {
  mkdirSync(folder, { recursive: true });
  const plain = jpeg.encode({ ...SIZE, data: Buffer.alloc(SIZE.width * SIZE.height * 4, 0xff) }, 80).data;
  writeFileSync(join(folder, 'plain.jpg'), plain);
  writeFileSync(join(folder, 'turned.jpg'), turned(plain));
  writeFileSync(join(folder, 'icon.png'), readFileSync(join(ROOT, 'resources/icons/icon.png')));
  return [
    ['plain.jpg', { widthPx: SIZE.width, heightPx: SIZE.height, dpi: null }],
    ['turned.jpg', { widthPx: SIZE.height, heightPx: SIZE.width, dpi: null }],
    ['icon.png', { widthPx: 512, heightPx: 512, dpi: null }],
  ];
}

/** With an EXIF orientation of 6 (EXIF 2.3, tag 0x0112): the camera was held a quarter turn to the right. */
function turned(plain: Uint8Array): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex');
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const marker = Buffer.from([0xff, 0xe1, 0, body.length + 2]);
  return Buffer.concat([plain.subarray(0, 2), marker, body, plain.subarray(2)]);
}
