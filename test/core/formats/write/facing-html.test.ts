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
const pageOf = (id: string, text: string, turns?: Page['turns']): Page => ({
  ...{ id, image: IMAGE, lines: [{ id: 'l1', text, boxPx: null, words: [] }] },
  ...(turns === undefined ? {} : { turns }),
});

describe('text beside scan, to be printed', () => {
  const html = writeFacingHtml(
    project,
    [pageOf('0001', 'Первая <b>строка</b> & ещё'), pageOf('0002', 'Вторая', 1)],
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
    expect(html).toContain('src="/picture/0001.jpg?&quot;"');
    expect(html).not.toMatch(/<script|\son\w+=|javascript:/);
  });

  it('turns a sheet that lay sideways as it is read', () => {
    expect(html).toContain('<figure class="turned"><img class="turn-1"');
    expect(html).toContain('<figure><img class="turn-0"');
  });
});
