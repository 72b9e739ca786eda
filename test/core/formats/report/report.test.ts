import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Coverage } from '../../../../app/core/discrepancy/evidence/coverage';
import type { Discrepancy } from '../../../../app/core/discrepancy/model/discrepancy';
import { MESSAGES, type MessageKey } from '../../../../app/core/discrepancy/model/messages';
import { toBase64 } from '../../../../app/core/formats/xml/base64';
import { excerptOf, type ReportInput } from '../../../../app/core/formats/report/report';
import { writeReportCsv } from '../../../../app/core/formats/report/report-csv';
import { likelyLeft, type LeftFacts } from '../../../../app/core/left/likely-left';
import { writeReportHtml } from '../../../../app/core/formats/report/report-html';
import { formatReportText } from '../../../../app/core/formats/report/report-text';
import { childrenOf, parseXml, textOf, type XmlElement } from '../../../../app/core/formats/xml/xml';
import { anyText, CREATED } from '../pages';

const HERE = 'Прошу подтвердить получение шифртелеграммы № 15608.\nФилиппов';
const THERE = 'Please confirm receipt of cipher telegram No. 15603.';
const KEY = Object.keys(MESSAGES)[0] as MessageKey;

function found(part: Partial<Discrepancy> = {}): Discrepancy {
  const from = HERE.indexOf('15608');
  const there = THERE.indexOf('15603');
  return {
    id: 'd-1',
    kind: 'document-number-differs',
    severity: 'high',
    from,
    to: from + 5,
    text: '15608',
    line: 1,
    column: from + 1,
    reference: { file: 'en.txt', role: 'translation', from: there, to: there + 5, text: '15603' },
    message: { key: KEY, params: { here: '15608', there: '15603' } },
    suggestions: ['15603'],
    ...part,
  };
}

const COVERAGE: Coverage = {
  words: 5,
  comparedWords: 5,
  reason: null,
  references: [
    {
      ...{
        file: 'en.txt',
        role: 'translation',
        by: 'facts',
        words: 9,
        comparedWords: 7,
        facts: 1,
        reason: null,
      },
      ...{ wordsBefore: 2, wordsAfter: 0, unlikeWords: 0, transcriptionWords: 5, folded: {} },
    },
  ],
};
const NOTHING: Coverage = { words: 5, comparedWords: 0, reason: 'no-reference', references: [] };

function report(...discrepancies: readonly Discrepancy[]): ReportInput {
  return {
    title: 'Телеграмма',
    archival: { archive: 'АПРФ', fond: '45', opis: '1', delo: '337', list: '1–3' },
    sourceNote: 'Facsimile set from the published text',
    creator: 'Sverka 1.0',
    createdUtc: CREATED,
    transcription: { file: 'ru.txt', text: HERE, sheetStarts: [] },
    references: [{ file: 'en.txt', role: 'translation', text: THERE }],
    discrepancies,
    verdicts: {},
    metrics: {
      words: 5,
      characterDifference: 0.0123,
      wordDifference: null,
      referenceCoverage: 1,
      coverage: COVERAGE,
    },
  };
}

function withCoverage(coverage: Coverage): ReportInput {
  const input = report();
  return { ...input, metrics: { ...input.metrics, coverage } };
}

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</style><svg/onload=alert(1)>',
  "javascript:alert('1')",
  '<meta http-equiv=refresh content=0>',
];

const OWN_ATTRIBUTES = ['class', 'id', 'scope', 'width', 'height', 'alt', 'src', 'title'];

function bodyOf(html: string): XmlElement {
  const body = parseXml(html.slice(html.indexOf('<body>'), html.indexOf('</body>') + 7));
  if (!body.ok) throw new Error(body.error.code);
  return body.value;
}

/** All elements of a document with their attributes' names, in order. */
function outlineOf(element: XmlElement): readonly string[] {
  expect(OWN_ATTRIBUTES).toEqual(expect.arrayContaining([...element.attributes.keys()]));
  return [element.name, ...childrenOf(element).flatMap(outlineOf)];
}

describe('writeReportHtml', () => {
  it('tells title, citation, note, both texts in context, suggestion and verdict', () => {
    const verdict = {
      verdict: 'original-is-wrong',
      who: 'И. Иванова',
      atUtc: CREATED,
      note: 'сверено',
    } as const;
    const html = writeReportHtml({ ...report(found()), verdicts: { 'd-1': verdict } }, 'ru');
    for (const text of [
      'Телеграмма',
      'АПРФ, ф. 45, оп. 1, д. 337, лл. 1–3',
      'Facsimile set from the published text',
      'Номер документа отличается',
      'Высокая',
      'шифртелеграммы № <mark>15608</mark>. ↵ Филиппов',
      'cipher telegram No. <mark>15603</mark>.',
      'Так в подлиннике',
      'И. Иванова',
      'сверено',
      '1,2 %',
    ])
      expect(html).toContain(text);
    expect(writeReportHtml(report(found()), 'en')).toContain('Document number differs');
  });

  it('holds the picture of the place', () => {
    const crop = { jpeg: Uint8Array.from([255, 216, 255]), widthPx: 40, heightPx: 12 };
    const html = writeReportHtml(report(found()), 'en', new Map([['d-1', crop]]));
    expect(html).toContain('src="data:image/jpeg;base64,/9j/"');
    expect(html).toContain('width="40" height="12"');
  });

  it('shows where text is missing', () => {
    const html = writeReportHtml(report(found({ kind: 'missing-text', to: found().from, text: '' })), 'en');
    expect(html).toContain('‸</mark>15608');
  });

  it('says so when nothing was found', () => {
    expect(writeReportHtml(report(), 'ru')).toContain('Расхождений не найдено.');
  });

  it('says how many errors are likely left, and which sheets have most of them', () => {
    const counts = { words: 300, agreed: 280, firstApart: 12, secondApart: 11 };
    const worse = { words: 300, agreed: 200, firstApart: 60, secondApart: 50 };
    const sheet = (sharedWrong: number | null, of = counts) =>
      ({ kind: 'two-readers', counts: of, sharedWrong, later: null }) as const;
    const html = (facts: readonly LeftFacts[]) =>
      writeReportHtml({ ...report(), left: likelyLeft(facts) }, 'ru');
    const told = html([sheet(null), sheet(null, worse), sheet(3)]);
    expect(told).toContain('вероятно, останется неверных слов: ');
    expect(told.indexOf('Лист 2')).toBeLessThan(told.indexOf('Лист 1'));
    expect(html([sheet(null)])).toContain('отмеченный как вычитанный');
    expect(writeReportHtml(report(), 'ru')).not.toContain('неверных слов');
  });

  it('says what was compared with what, and never that nothing was found where nothing was compared', () => {
    expect(writeReportHtml(report(), 'en')).toContain('Compared with en.txt (translation)');
    const html = writeReportHtml(withCoverage(NOTHING), 'en');
    expect(html).toContain('Nothing was compared.');
    expect(html).not.toContain('No discrepancies');
  });

  it('names the sheets that have no text, and counts the others by their own numbers', () => {
    const one = found();
    const input = { ...report(one), sheetNumbers: [3], sheetsWithoutText: [1, 2] };
    const html = writeReportHtml(input, 'en');
    expect(html).toContain('Sheets without text: 1, 2.');
    expect(html).toContain('Sheet 3, Line 1');
  });

  it.each(HOSTILE)('has no element but its own for %s in every field', (text) => {
    const reference = { file: text, role: 'transcription', from: 0, to: 3, text } as const;
    const message = { key: KEY, params: { here: text, there: text } };
    const one = found({ text, reference, message, suggestions: [text] });
    const verdicts = { 'd-1': { verdict: 'illegible', who: text, atUtc: text, note: text } } as const;
    const crop = { jpeg: new Uint8Array(3), widthPx: 1, heightPx: 1 };
    const input: ReportInput = {
      ...report(one),
      title: text,
      sourceNote: text,
      creator: text,
      transcription: { file: text, text: text + HERE, sheetStarts: [] },
      references: [{ file: text, role: 'transcription', text }],
      verdicts,
      notChecked: { failedRules: [], failedReferences: [text] },
    };
    const html = writeReportHtml(input, 'en', new Map([['d-1', crop]]));
    const notChecked = { failedRules: ['moved-text'], failedReferences: [] } as const;
    const own = { ...report(found()), verdicts, notChecked };
    expect(outlineOf(bodyOf(html))).toEqual(
      outlineOf(bodyOf(writeReportHtml(own, 'en', new Map([['d-1', crop]])))),
    );
  });

  it('is well formed whatever the document holds', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const html = writeReportHtml({ ...report(found({ suggestions: [b] })), title: a }, 'ru');
        expect(textOf(bodyOf(html))).toContain('Сводка');
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});

describe('excerptOf', () => {
  it('cuts context between words and shortens what is very long', () => {
    const text = 'слово '.repeat(300);
    const { before, marked, after } = excerptOf(text, { from: 600, to: 1500 });
    expect(before).toMatch(/^… слово( слово)+ $/);
    expect(after).toMatch(/^(слово )+…$/);
    expect(marked.length).toBeLessThan(610);
  });
});

/** A plain RFC 4180 reader, to prove the writer with. */
function readCsv(csv: string, delimiter: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cells = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${delimiter}\\r\\n]*))(${delimiter}|\\r\\n)`, 'gy');
  for (const [, quoted, bare = '', end] of csv.matchAll(cells)) {
    rows[rows.length - 1]?.push(quoted?.replace(/""/g, '"') ?? bare);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('writeReportCsv', () => {
  it('reads back cell for cell', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.constantFrom(',', ';'), (text, note, delimiter) => {
        const verdicts = { 'd-1': { verdict: 'illegible', who: 'a;b,"c"', atUtc: CREATED, note } } as const;
        const input = { ...report(found({ text }), found({ id: 'd-2', reference: null })), verdicts };
        const csv = writeReportCsv(input, 'ru', { bom: false, delimiter, guardFormulas: false });
        const rows = readCsv(csv, delimiter);
        expect(rows.map((row) => row.length)).toEqual([16, 16, 16, 16]);
        expect(rows[1]?.[5]).toBe(text);
        expect(rows[1]?.[14]).toBe(note);
        expect(rows[2]?.[6]).toBe('');
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it.each(['=1+1', '+7', '-15', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠x'])(
    'guards %j',
    (text) => {
      const cell = (guardFormulas: boolean) =>
        readCsv(writeReportCsv(report(found({ text })), 'en', { bom: false, guardFormulas }), ',')[1]?.[5];
      expect(cell(true)).toBe(`'${text}`);
      expect(cell(false)).toBe(text);
    },
  );

  it('lists every decision behind what is found, with the sheet and the line of the window', () => {
    const decision = {
      id: 'x',
      verdict: 'transcription-corrected',
      who: 'Анна',
      atUtc: '2026-01-02',
    } as const;
    const places = { 'd-1': { sheet: 3, line: 12 } };
    const decisions = [{ ...decision, before: 'войсна', after: 'войска', sheet: 3, line: 14 }];
    const input = { ...report(found({})), places, decisions };
    const rows = readCsv(writeReportCsv(input, 'en', { bom: false }), ',');
    expect([rows[1]?.[1], rows[1]?.[15]]).toEqual(['12', '3']);
    const row = rows.find((cells) => cells[3] === 'Decisions');
    expect(row).toEqual([
      '',
      '14',
      '',
      'Decisions',
      '',
      'войсна',
      '',
      '',
      '',
      '',
      'войска',
      'Corrected',
      'Анна',
      '2026-01-02',
      '',
      '3',
    ]);
    const html = writeReportHtml(input, 'en', new Map());
    expect(html).toContain('<h2>Decisions (1)</h2>');
    expect(html).toContain('Sheet 3, Line 14');
  });

  it('says what was compared in rows without a number', () => {
    const rows = readCsv(writeReportCsv(withCoverage(NOTHING), 'ru', { bom: false }), ',');
    expect(rows).toHaveLength(2);
    expect(rows[1]?.[0]).toBe('');
    expect(rows[1]?.[9]).toMatch(/^Ничего не сверено\. /);
    const compared = readCsv(writeReportCsv(report(), 'en', { bom: false }), ',');
    expect(compared[1]?.[7]).toBe('en.txt');
    expect(compared[1]?.[9]).toContain('7 of its 9 words');
  });

  it('starts with a byte order mark only when asked', () => {
    expect(writeReportCsv(report(), 'en', { bom: true })).toMatch(/^\ufeff№,Line/);
    expect(writeReportCsv(report(), 'en', { bom: false })).toMatch(/^№,Line/);
  });
});

describe('formatReportText', () => {
  it('lines up its columns and stays within the terminal', () => {
    const long = found({ text: 'очень длинный текст, '.repeat(20), line: 120 });
    const text = formatReportText([found(), long], 'ru', { columns: 80, coverage: COVERAGE });
    const lines = text.split('\n');
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(80);
    const rows = lines.filter((line) => /^\d+:/.test(line));
    expect(rows.length).toBe(2);
    expect(new Set(rows.map((row) => row.indexOf('Номер'))).size).toBe(1);
    expect(text).toContain('…');
    expect(text).toContain('Расхождения: 2 (высокая: 2)');
  });

  it('lets no document text steer the terminal', () => {
    const text = formatReportText([found({ text: 'a\u001b[31mb\u202ec\nd' })], 'en', {
      columns: 100,
      coverage: COVERAGE,
    });
    expect(text).toContain('a\ufffd[31mb\ufffdc d');
    expect(text).not.toMatch(/[\u001b\u202e]/);
  });

  it('says so when nothing was found', () => {
    const text = formatReportText([], 'en', { columns: 80, coverage: COVERAGE });
    expect(text).toMatch(/^No discrepancies were found\.\nCompared with en\.txt \(translation\)/);
    expect(formatReportText([], 'en', { columns: 80, coverage: NOTHING })).toBe(
      'Nothing was compared.\nNo text to compare with was given: only the text itself was checked.\n',
    );
  });

  it('cuts a passage as long as a book by its start alone', () => {
    const book = found({ text: 'бумага '.repeat(300_000) });
    let read = 0;
    const text = new Proxy(new String(book.text), {
      get: (target, key) => {
        if (key === 'slice')
          return (from: number, to: number) => ((read += to - from), book.text.slice(from, to));
        if (key === 'length') return book.text.length;
        return Reflect.get(target, key) as unknown;
      },
    }) as unknown as string;
    const shown = formatReportText([{ ...book, text }], 'en', { columns: 80, coverage: COVERAGE });
    expect(shown.split('\n')[1]).toMatch(/бумага.*…/);
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(10_000);
  });

  it('takes more rows than a call takes arguments', () => {
    const rows = Array.from({ length: 125_000 }, (_, i) => found({ line: i + 1 }));
    expect(formatReportText(rows, 'en', { columns: 80, coverage: COVERAGE })).toContain('125000:');
  }, 60_000);
});

it('toBase64 agrees with the platform', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    }),
    { seed: 3 },
  );
});
