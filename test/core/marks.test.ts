import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit, editBetween, invertEdit } from '../../app/core/edit';
import { editFromTextChange } from '../../app/core/edit-text';
import { readPageXml, writePageXml, editPageXml } from '../../app/core/formats/page-xml';
import { formatMarks, readMarks, withMarksIn } from '../../app/core/formats/page-marks';
import { writePlainText } from '../../app/core/formats/plain-text';
import { readTei, writeTei } from '../../app/core/formats/tei';
import { parseXml } from '../../app/core/formats/xml';
import {
  ILLEGIBLE_TEXT,
  markedParts,
  textWithRemarks,
  tidyMarks,
  toggleMark,
  withComment,
  withMarks,
} from '../../app/core/marks';
import { remarksOf } from '../../app/core/remarks';
import { MARK_KINDS, pageText, type Line, type Mark, type Page } from '../../app/core/transcription';
import { anyPage, CREATED, lineOf, pageOf } from './formats/pages';

const OPTIONS = { imageFilename: 'p.png', creator: 'test', createdUtc: CREATED };
const TEI = {
  title: 't',
  archival: null,
  creator: 'test',
  createdUtc: CREATED,
  imageFilename: () => 'p.png',
};

const anyMarks: fc.Arbitrary<readonly Mark[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...MARK_KINDS), from: fc.nat(12), to: fc.nat(14) }),
  { maxLength: 6 },
);

function marked(text: string, ...marks: readonly Mark[]): Line {
  return withMarks(lineOf('l1', text, 100), marks);
}

function pageWith(...lines: readonly Line[]): Page {
  return { ...pageOf(), lines };
}

describe('marks', () => {
  it('are tidy: in order, inside the text, one where two of a kind touch', () => {
    fc.assert(
      fc.property(anyMarks, fc.nat(12), (marks, length) => {
        const tidy = tidyMarks(marks, length);
        expect(tidyMarks([...tidy].reverse(), length)).toEqual(tidy);
        const covered = (all: readonly Mark[], kind: string, at: number) =>
          all.some((mark) => mark.kind === kind && mark.from <= at && mark.to > at);
        for (const kind of MARK_KINDS)
          for (let at = 0; at < length; at += 1)
            expect(covered(tidy, kind, at)).toBe(covered(marks, kind, at));
      }),
      { seed: 3, numRuns: 400 },
    );
  });

  it('go on and off the same words', () => {
    const line = lineOf('l1', 'раз два три', 100);
    const struck = toggleMark(line, 'struck', 4, 7);
    expect(struck.marks).toEqual([{ kind: 'struck', from: 4, to: 7 }]);
    expect(toggleMark(struck, 'struck', 4, 7)).toEqual(line);
    const all = toggleMark(struck, 'struck', 0, 11);
    expect(toggleMark(all, 'struck', 4, 7).marks).toEqual([
      { kind: 'struck', from: 0, to: 4 },
      { kind: 'struck', from: 7, to: 11 },
    ]);
  });

  it('cut the text into parts that make it whole again', () => {
    fc.assert(
      fc.property(anyMarks, (marks) => {
        const line = marked('раз два три', ...marks);
        expect(
          markedParts(line)
            .map(({ text }) => text)
            .join(''),
        ).toBe(line.text);
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('move with their words, split with their Line, and come back with undo', () => {
    const before = pageWith(
      withComment(marked('раз два три', { kind: 'struck', from: 4, to: 11 }), 'проверить'),
      withComment(lineOf('l2', 'пять', 140), 'и это'),
    );
    const change = (page: Page, from: number, to: number, text: string) => {
      const edit = editFromTextChange(page, { from, to, text }, () => 'new');
      expect(applyEdit(applyEdit(page, edit), invertEdit(edit))).toEqual(page);
      return applyEdit(page, edit);
    };
    expect(change(before, 0, 0, 'ноль ').lines[0]?.marks).toEqual([{ kind: 'struck', from: 9, to: 16 }]);
    expect(change(before, 7, 8, '\n').lines.map(({ marks }) => marks)).toEqual([
      [{ kind: 'struck', from: 4, to: 7 }],
      [{ kind: 'struck', from: 0, to: 3 }],
      undefined,
    ]);
    const merged = change(before, 11, 12, ' ');
    expect(merged.lines).toHaveLength(1);
    expect(merged.lines[0]?.comment).toBe('проверить\nи это');
    expect(change(before, 4, 11, '').lines[0]?.marks).toBeUndefined();
  });

  it('of a page’s comment are Edits, too', () => {
    const before = pageOf('раз');
    const after = withComment(before, ' к листу ');
    const edit = editBetween(before, after);
    expect(edit).toMatchObject({ comment: { before: '', after: 'к листу' } });
    expect(applyEdit(before, edit!)).toEqual(after);
    expect(applyEdit(after, invertEdit(edit!))).toEqual(before);
  });
});

describe('marks in PAGE', () => {
  it('stand in custom as Transkribus writes them and come back', () => {
    fc.assert(
      fc.property(anyMarks, (marks) => {
        const tidy = tidyMarks(marks, 12);
        expect(readMarks(formatMarks(tidy) ?? undefined, 12)).toEqual(tidy);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it('take the place of those that were there, and leave other entries as they are', () => {
    const custom =
      'readingOrder {index:3;} person {offset:0; length:3; firstname:Мао;} unclear {offset:0; length:3;} textStyle {offset:4; length:3; bold:true; strikethrough:true;}';
    expect(readMarks(custom, 12)).toEqual([
      { kind: 'doubtful', from: 0, to: 3 },
      { kind: 'struck', from: 4, to: 7 },
    ]);
    expect(withMarksIn(custom, readMarks(custom, 12))).toBe(custom);
    expect(withMarksIn(custom, [{ kind: 'stamp', from: 1, to: 2 }])).toBe(
      'readingOrder {index:3;} person {offset:0; length:3; firstname:Мао;} textStyle {offset:4; length:3; bold:true; } stamp {offset:1; length:1;}',
    );
  });

  it('are spliced into another program’s file with nothing else touched', () => {
    const original = [
      '<PcGts><Metadata><Creator>x</Creator><Created>2020-01-01T00:00:00</Created>',
      '    <LastChange>2020-01-01T00:00:00</LastChange></Metadata><Page imageWidth="9" imageHeight="9">',
      "<TextRegion id='r'><Coords points='1,1 2,2'/><TextLine id='a' custom='readingOrder {index:0;}'>",
      "<Coords points='1,1 2,2'/><TextEquiv><Unicode>раз два</Unicode></TextEquiv></TextLine></TextRegion></Page></PcGts>",
    ].join('\n');
    const read = readPageXml(original);
    if (!read.ok) throw new Error(read.error.message);
    const before = read.value.page;
    const line = before.lines[0]!;
    const said = withComment(toggleMark(line, 'doubtful', 4, 7), 'см. <опись>');
    const after = withComment({ ...before, lines: [said] }, 'плохой скан');
    const edited = editPageXml(original, before, after);
    expect(edited.ok ? edited.value : edited.error.message).toBe(
      original
        .replace(
          "custom='readingOrder {index:0;}'",
          'custom="readingOrder {index:0;} unclear {offset:4; length:3;}" comments="см. &lt;опись&gt;"',
        )
        .replace('</LastChange>', '</LastChange>\n    <Comments>плохой скан</Comments>'),
    );
    const back = readPageXml(edited.ok ? edited.value : '');
    expect(back.ok && back.value.page).toEqual(after);
    const undone = editPageXml(edited.ok ? edited.value : '', after, before);
    const bare = readPageXml(undone.ok ? undone.value : '');
    expect(bare.ok && bare.value.page).toEqual(before);
  });

  it('survive in our own files with everything else, whatever they are', () => {
    let said = 0;
    fc.assert(
      fc.property(anyPage, (page) => {
        if (page.comment !== undefined || page.lines.some(({ marks }) => marks !== undefined)) said += 1;
        const read = readPageXml(writePageXml(page, OPTIONS));
        expect(read.ok && read.value.page).toEqual(page);
      }),
      { seed: 6, numRuns: 300 },
    );
    expect(said).toBeGreaterThan(100);
  });
});

describe('marks elsewhere', () => {
  const line = withComment(
    marked(
      `Мао ${ILLEGIBLE_TEXT} верно & точно`,
      { kind: 'illegible', from: 4, to: 10 },
      { kind: 'doubtful', from: 0, to: 3 },
      { kind: 'struck', from: 11, to: 18 },
      { kind: 'inserted', from: 17, to: 24 },
      { kind: 'handwritten', from: 19, to: 24 },
    ),
    'сверить',
  );

  it('are elements of TEI, well nested, and the text comes back', () => {
    const xml = writeTei([withComment(pageWith(line), 'лист')], TEI);
    expect(xml).toContain(
      '<unclear>Мао</unclear> <gap reason="illegible"/> <del rend="strikethrough">верно <add place="above">&amp;</add></del><add place="above"> <handShift new="#written"/>точно<handShift new="#typed"/></add><note type="comment">сверить</note>',
    );
    expect(xml).toContain('<handNote xml:id="written"');
    const read = readTei(xml);
    expect(read.ok && read.value.pages.map(pageText)).toEqual([line.text]);
    fc.assert(
      fc.property(anyMarks, (marks) => {
        const page = pageWith(marked('раз два три', ...marks));
        const written = writeTei([page], TEI);
        expect(parseXml(written).ok).toBe(true);
        const again = readTei(written);
        expect(again.ok && again.value.pages.map(pageText)).toEqual(['раз два три']);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('are printed, listed and compared', () => {
    expect(writePlainText([pageWith(line)])).toBe(`Мао [?] ${ILLEGIBLE_TEXT} верно & точно\n`);
    expect(textWithRemarks(line, 'ru')).toContain('Мао ⟨под сомнением⟩ [нрзб] ⟨неразборчиво⟩');
    expect(textWithRemarks(line, 'en')).toMatch(/⟨сверить⟩$/);
    expect(
      remarksOf([withComment(pageWith(line), 'лист')]).map(({ kind, line: at, text }) => [kind, at, text]),
    ).toEqual([
      ['comment', 0, ''],
      ['doubtful', 1, 'Мао'],
      ['illegible', 1, ILLEGIBLE_TEXT],
      ['struck', 1, 'верно &'],
      ['inserted', 1, '& точно'],
      ['handwritten', 1, 'точно'],
      ['comment', 1, line.text],
    ]);
  });
});
