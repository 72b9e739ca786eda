import { describe, expect, it } from 'vitest';
import { manifestAlgorithm, readManifest, writeManifest } from '../../../../app/core/formats/package/bagit';
import { readIiif } from '../../../../app/core/formats/package/iiif';
import { matchNames, stemOf } from '../../../../app/core/formats/package/match-names';
import { readMets, writeMets } from '../../../../app/core/formats/package/mets';
import { valueOf } from '../../../helpers/store-fixture';

describe('checksums of a bag', () => {
  it('come back as they were written, whatever the names', () => {
    const hashes = new Map([
      ['data/лист 1%.xml', 'ab'],
      ['data/a\nb.jpg', 'cd'],
    ]);
    expect(valueOf(readManifest(writeManifest(hashes)))).toEqual(hashes);
  });

  it('are read as md5sum and others write them', () => {
    const text = '\ufeffAB *data/a.xml\r\ncd   ./data/b.xml\r\n\r\n';
    expect([...valueOf(readManifest(text))]).toEqual([
      ['data/a.xml', 'ab'],
      ['data/b.xml', 'cd'],
    ]);
    expect(readManifest('no manifest')).toMatchObject({ ok: false, error: { code: 'malformed' } });
    expect(manifestAlgorithm('x/tagmanifest-sha256.txt')).toBe('sha256');
    expect(manifestAlgorithm('manifest-crc32.txt')).toBeNull();
  });
});

describe('METS', () => {
  it('has its files in the order of the pages', () => {
    const page = (id: string) => ({
      id,
      files: [{ group: 'OCR-D-IMG', mimetype: 'image/jpeg', href: `OCR-D-IMG/${id} & <1>.jpg` }],
    });
    const about = { identifier: 'a', title: 'Дело', creator: 'Sverka', createdUtc: '2024-05-06T07:08:09Z' };
    const files = valueOf(readMets(writeMets([page('0002'), page('0001')], about)));
    expect(files.map(({ href, pageId }) => [href, pageId])).toEqual([
      ['OCR-D-IMG/0002 & <1>.jpg', 'PHYS_0002'],
      ['OCR-D-IMG/0001 & <1>.jpg', 'PHYS_0001'],
    ]);
    expect(readMets('<alto/>')).toMatchObject({ ok: false, error: { code: 'wrong-format' } });
  });
});

describe('a IIIF manifest that was saved', () => {
  it('of version 2 and 3 names its pictures', () => {
    const two = {
      '@type': 'sc:Manifest',
      sequences: [
        {
          canvases: [
            {
              label: 'л. 1',
              images: [
                {
                  resource: {
                    '@id': 'https://x.org/iiif/2/book%2Fp1.jp2/full/full/0/default.jpg',
                    service: { '@id': 'https://x.org/iiif/2/book%2Fp1.jp2' },
                  },
                },
              ],
            },
          ],
        },
      ],
    };
    expect(valueOf(readIiif(JSON.stringify(two)))).toEqual([{ label: 'л. 1', imageNames: ['p1.jp2'] }]);
    const three = {
      type: 'Manifest',
      items: [
        {
          id: 'https://x.org/canvas/p7',
          label: { none: ['f. 7r'] },
          items: [{ items: [{ body: { id: 'https://x.org/img/p7.jpg?x=1', service: [] } }] }],
        },
      ],
    };
    expect(valueOf(readIiif(JSON.stringify(three)))).toEqual([
      { label: 'f. 7r', imageNames: ['p7.jpg', 'p7'] },
    ]);
  });

  it.each(['', '[]', '{"type":"Manifest"}', '{"items":[1]}', '{"type":"Manifest","items":7}'])(
    'is not %s',
    (text) => {
      expect(readIiif(text)).toMatchObject({ ok: false, error: { code: 'wrong-format' } });
    },
  );
});

describe('files and sheets', () => {
  const sheets = [
    { pageId: '0001', stems: ['f45_001', '0001'] },
    { pageId: '0002', stems: ['f45_002', '0002'] },
    { pageId: '0003', stems: ['f45_002', '0003'] },
  ];
  const text = (path: string, imageFilename = '', rank = 0) => ({ path, imageFilename, rank });

  it('match by the picture that a file names before its own name, by the better format, whatever the case', () => {
    const matched = matchNames(
      [text('a/F45_001.alto.xml', '', 1), text('a/x.xml', 'F45_001.TIF'), text('b/f45_009.xml')],
      sheets,
    );
    expect(matched).toEqual({
      pairs: [['a/x.xml', '0001']],
      passedOver: ['a/F45_001.alto.xml'],
      unmatched: ['b/f45_009.xml'],
      sheetsLeft: ['0002', '0003'],
    });
  });

  it('do not match by a name that two sheets have', () => {
    expect(matchNames([text('f45_002.xml'), text('0003.xml')], sheets).pairs).toEqual([['0003.xml', '0003']]);
  });

  it.each([
    ['a/b.c/p1.page.xml', 'p1'],
    ['p1.tei.xml', 'p1'],
    ['C:\\scans\\p1.tif', 'p1'],
    ['p1', 'p1'],
    ['p.1.jpg', 'p.1'],
  ])('%s is called %s', (path, stem) => {
    expect(stemOf(path)).toBe(stem);
  });
});
