import { describe, expect, it } from 'vitest';
import { detectFormat, FORMAT_IDS, FORMATS, readPages } from '../../../app/core/formats/index';
import { writeAlto } from '../../../app/core/formats/alto/alto';
import { writeHocr } from '../../../app/core/formats/hocr/hocr';
import { writePageXml } from '../../../app/core/formats/page/page-xml';
import { writePlainText } from '../../../app/core/formats/plain-text';
import { writeTei } from '../../../app/core/formats/tei/tei';
import { pageText } from '../../../app/core/page/transcription';
import { CREATED, pageOf } from './pages';

const PAGE = pageOf('Лист 3', 'от Филиппова');
const file = { imageFilename: 'a.png', creator: 'Sverka', createdUtc: CREATED };
const many = {
  title: 't',
  archival: null,
  creator: 'Sverka',
  createdUtc: CREATED,
  imageFilename: () => 'a.png',
};

describe('formats', () => {
  it.each([
    ['page', writePageXml(PAGE, file)],
    ['alto', writeAlto(PAGE, file)],
    ['hocr', writeHocr([PAGE], many)],
    ['tei', writeTei([PAGE], many)],
    ['txt', writePlainText([PAGE])],
    ['txt', '\ufeff' + writePlainText([PAGE])],
    ['page', '\ufeff<!-- x -->\n' + writePageXml(PAGE, file).replace(/^<\?xml.*\n/, '')],
  ])('finds and reads %s', (id, text) => {
    expect(detectFormat(text)?.id).toBe(id);
    const read = readPages(text);
    expect(read.ok ? read.value.map(pageText) : read.error).toEqual([pageText(PAGE)]);
  });

  it('refuses XML and HTML of other kinds', () => {
    for (const text of ['<svg/>', '%!PS', '<?xml version="1.0"?><mets/>']) {
      const read = readPages(text);
      expect(read.ok ? null : read.error.code).toBe('wrong-format');
    }
  });

  it('lists every format once', () => {
    expect(FORMATS.map((format) => format.id).sort()).toEqual([...FORMAT_IDS].sort());
  });
});
