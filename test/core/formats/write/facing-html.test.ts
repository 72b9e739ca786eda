import { describe, expect, it } from 'vitest';
import { writeFacingHtml } from '../../../../app/core/formats/write/facing-html';
import type { Page } from '../../../../app/core/page/transcription';

const IMAGE = { widthPx: 100, heightPx: 200, dpi: 300 };
const scan = { scanSha256: 'a', image: IMAGE, status: 'untouched' } as const;
const project = {
  title: 'Дело <1> & "2"',
  archival: { archive: 'АПРФ', fond: '45', opis: '1', delo: '337', list: '1–2' },
  pages: [
    { id: '0001', scanIndex: 0, ...scan },
    { id: '0002', scanIndex: 1, ...scan, name: '2 об.' },
  ],
};
const pageOf = (id: string, text: string, geometry?: Page['geometry']): Page => ({
  ...{ id, image: IMAGE, lines: [{ id: 'l1', text, boxPx: null, words: [] }] },
  ...(geometry === undefined ? {} : { geometry }),
});

describe('text beside scan, to be printed', () => {
  const html = writeFacingHtml(
    project,
    [pageOf('0001', 'Первая <b>строка</b> & ещё'), pageOf('0002', 'Вторая', { turns: 1 })],
    'ru',
    (id) => `/picture/${id}.jpg?"`,
  );

  it('has each sheet on paper of its own, with its picture, its text and where it lies', () => {
    expect(html.match(/<article>/g)).toHaveLength(2);
    expect(html).toContain('Первая &lt;b&gt;строка&lt;/b&gt; &amp; ещё');
    expect(html).toContain('АПРФ');
    expect(html).toContain('2 об. · ');
    expect(html).toContain('[лист не вычитан]');
  });

  it('lets no text become markup, in the title and in addresses, too', () => {
    expect(html).not.toContain('<b>');
    expect(html).not.toContain('<1>');
    expect(html).toContain('href="/picture/0001.jpg?&quot;"');
    expect(html).not.toMatch(/<script|\son\w+=|javascript:/);
  });

  it('turns a sheet that lay sideways as it is read', () => {
    expect(html).toContain('<svg viewBox="0 0 200 100">');
    expect(html).toContain('transform="translate(100 50) rotate(90) translate(-50 -100)"');
    expect(html).toContain('transform="translate(50 100) rotate(0) translate(-50 -100)"');
  });

  it('shows of a spread the half that is the sheet, level', () => {
    const cropPx = { x0: 50, y0: 0, x1: 100, y1: 200 };
    const half = writeFacingHtml(
      project,
      [pageOf('0001', 'Правая', { turns: 0, levelDeg: 1.5, cropPx })],
      'ru',
      (id) => id,
    );
    expect(half).toContain('<svg viewBox="0 0 50 200">');
    expect(half).toContain('transform="translate(25 100) rotate(1.5) translate(-75 -100)"');
  });
});
