import { describe, expect, it } from 'vitest';
import { leftOutKindOf, leftOutOf, mostLeftOut } from '../../../app/core/scan/left-out';

describe('what the PDF reader complains of', () => {
  it.each([
    ['Warning: Unable to decode image "img_p1_1": "Jbig2Error: …".', 'image-missing'],
    ['Warning: Image dimensions are missing, or not numbers.', 'image-missing'],
    [
      'Warning: getOperatorList - ignoring XObject: "FormatError: XObject should be a stream".',
      'image-missing',
    ],
    ['Warning: Filter "FooDecode" is not supported.', 'image-missing'],
    ['Warning: Empty "DCTDecode" stream.', 'image-missing'],
    ['Warning: Image exceeded maximum allowed size and was removed.', 'image-too-large'],
    [
      'Warning: JpegImage.parse - reached the end of the image data without finding an EOI marker (0xFFD9).',
      'image-damaged',
    ],
    ['Warning: decodeScan - unexpected MCU data, current marker is: ffd9', 'image-damaged'],
    [
      'Warning: Invalid stream: "FormatError: Unknown compression method in flate stream: 103, 97"',
      'image-damaged',
    ],
  ] as const)('%s is %s', (message, kind) => expect(leftOutKindOf(message)).toBe(kind));

  it.each([
    'Warning: Empty "FlateDecode" stream.',
    'Warning: TT: undefined function: 32',
    'Info: Bad length "99" in stream.',
    'Warning: Indexing all PDF objects',
  ])('%s loses nothing of a page', (message) => expect(leftOutKindOf(message)).toBeNull());

  it('is counted by image, damage once a page, and once however often the page is looked at', () => {
    const found = leftOutOf([
      ...['Unable to decode image "img_p1_1": "a"', 'Unable to decode image "img_p1_2": "a"'],
      ...[
        'Unable to decode image "img_p1_1": "a"',
        'decodeScan - unexpected MCU data',
        'Invalid stream: "x"',
      ],
    ]);
    expect(found).toEqual([
      { kind: 'image-missing', count: 2 },
      { kind: 'image-damaged', count: 1 },
    ]);
    expect(mostLeftOut([found, [{ kind: 'image-missing', count: 1 }], []])).toEqual(found);
  });
});
