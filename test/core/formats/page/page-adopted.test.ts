import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adoptPage,
  readAdopted,
  withoutTrailer,
  writeAdopted,
} from '../../../../app/core/formats/page/page-adopted';
import { readPageXml, writePageXml } from '../../../../app/core/formats/page/page-xml';
import { parseXml } from '../../../../app/core/formats/xml/xml';
import { anyInfo, CREATED, pageOf } from '../pages';

const OPTIONS = { imageFilename: 'p.png', creator: 'test', createdUtc: CREATED };
const SOURCES = ['', '\n', '\r\n', '\n\n<!-- end -->'].map(
  (end) => writePageXml(pageOf('раз', 'два'), OPTIONS).trimEnd() + end,
);

describe('the line of a Revision behind a file of another program', () => {
  it('gives the file back to the last character, and what the Revision says, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SOURCES), anyInfo, (source, info) => {
        const xml = writeAdopted({ source, info });
        expect(readAdopted(xml)).toEqual({ source, info });
        expect(parseXml(xml).ok).toBe(true);
        expect(withoutTrailer(`${xml}\n`)).toBe(source);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('is not seen in a file that has none, or a broken one', () => {
    for (const source of SOURCES) {
      expect(readAdopted(source)).toBeNull();
      expect(withoutTrailer(source)).toBe(source);
      expect(readAdopted(`${source}\n<?sverka-revision {"pageId":"0001"}?>`)).toBeNull();
      expect(readAdopted(`${source}\n<?sverka-revision {]?>`)).toBeNull();
    }
  });
});

describe('adoptPage', () => {
  it('says what is wrong with a source that is no page', () => {
    expect(adoptPage('<a/>', pageOf('раз'))).toMatchObject({ ok: false, error: { code: 'wrong-format' } });
  });

  it('changes nothing where the page is as it was', () => {
    for (const source of SOURCES) {
      const read = readPageXml(source);
      expect(read.ok && adoptPage(source, read.value.page)).toEqual({ ok: true, value: source });
    }
  });
});
