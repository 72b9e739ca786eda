import { describe, expect, it } from 'vitest';
import { pagesOfText, writePlainText } from '../../../app/core/formats/plain-text';
import { pageOf } from './pages';

describe('writePlainText', () => {
  const pages = [pageOf('а', ' б '), pageOf('в')];

  it('puts form feeds or empty lines between pages', () => {
    expect(writePlainText(pages)).toBe('а\n б \n\fв\n');
    expect(writePlainText(pages, { pageBreak: 'blank-line' })).toBe('а\n б \n\nв\n');
  });

  it('has no control characters, which would make it a binary file or part its pages', () => {
    expect(writePlainText([pageOf('а\u0000б\fв\u0007', 'г\tд')])).toBe('а\ufffdб\ufffdв\ufffd\nг\tд\n');
  });

  it('reads back as the same lines', () => {
    const image = { widthPx: 1, heightPx: 1, dpi: null };
    const texts = pagesOfText(writePlainText(pages), image).map((page) =>
      page.lines.map((line) => line.text),
    );
    expect(texts).toEqual([['а', ' б '], ['в']]);
  });
});
