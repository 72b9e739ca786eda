import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../../app/core/edit/edit';
import { projectReference } from '../../../app/core/reference/project-reference';
import { layBeside } from '../../../app/core/reference/lay-beside';
import { prepareReference } from '../../../app/core/reference/prepare';
import { comparisonKey } from '../../../app/core/text/key';
import { tokenise } from '../../../app/core/text/tokens';
import { wordText, type Line, type Page } from '../../../app/core/page/transcription';

const PITCH_PX = 30;
const LETTER_PX = 10;

/** A page whose every word has a box that says where it stood: x = 10 px a letter, y = 30 px a line. */
function pageOf(texts: readonly string[], id = '0001'): Page {
  const lines = texts.map((text, row): Line => {
    const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
      ...{ from: index, to: index + word.length, confidence: 0.9 },
      boxPx: {
        ...{ x0: index * LETTER_PX, x1: (index + word.length) * LETTER_PX },
        ...{ y0: row * PITCH_PX, y1: row * PITCH_PX + 20 },
      },
    }));
    const boxPx = { x0: 0, x1: 1000, y0: row * PITCH_PX, y1: row * PITCH_PX + 20 };
    return { id: `${id}l${row}`, text, boxPx, words };
  });
  return { id, image: { widthPx: 1000, heightPx: 1000, dpi: 100 }, lines };
}

let ids = 0;
const newId = () => `new${(ids += 1)}`;

function taken(page: Page, referenceText: string, emptiesUnknown = false, from = 0, to = Infinity): Page {
  const reference = prepareReference(referenceText);
  const beside = layBeside({ before: null, page, after: null }, reference);
  const edit = projectReference(page, beside, reference, { from, to, emptiesUnknown }, newId);
  return edit === null ? page : applyEdit(page, edit);
}

const textsOf = (page: Page) => page.lines.map(({ text }) => text);

const PAGE = [
  'Китайские и корейские товарищи должны набраться терпения и',
  'провести необходимую подготовку к новому наступле-',
  'нию, пополнить войска и восстановить железные дороги.',
  'Прошу сообщить, каково Ваше мнение?',
];
const PUBLISHED = PAGE.join('\n').replace('наступле-\nнию', 'наступлению');

describe('taking a page from a reference', () => {
  it('changes nothing where the reference says the same, however its lines are broken', () => {
    const page = pageOf(PAGE);
    expect(taken(page, PUBLISHED.replace(/\n/g, ' '))).toBe(page);
    expect(taken(page, PUBLISHED.replace(/ /g, '\n'))).toBe(page);
  });

  it('puts right what was misread and leaves the ink where it is', () => {
    const misread = PAGE.map((line) => line.replace('корейские', 'корсйские').replace('Ваше', 'Вашс'));
    const after = taken(pageOf(misread), PUBLISHED);
    expect(textsOf(after)).toEqual(PAGE);
    const boxes = (page: Page) => page.lines.flatMap(({ words }) => words.map(({ boxPx }) => boxPx));
    expect(boxes(after)).toEqual(boxes(pageOf(misread)));
    const first = after.lines[0];
    const corrected = first?.words.find(
      (word) => first !== undefined && wordText(first, word) === 'корейские',
    );
    expect(corrected?.confidence).toBeNull();
  });

  it('keeps a word broken at the line end broken there', () => {
    const misread = [...PAGE];
    misread[1] = 'провести необходимую подготовку к новому настуиле-';
    expect(textsOf(taken(pageOf(misread), PUBLISHED))).toEqual(PAGE);
    misread[1] = PAGE[1] ?? '';
    misread[2] = 'ннх, пополнить войска и восстановить железные дороги.';
    expect(textsOf(taken(pageOf(misread), PUBLISHED))).toEqual(PAGE);
  });

  it('a hyphen that was read twice becomes one', () => {
    const misread = [...PAGE];
    misread[1] = 'провести необходимую подготовку к новому наступле--';
    expect(textsOf(taken(pageOf(misread), PUBLISHED))).toEqual(PAGE);
    misread[1] = 'провести необходимую подготовку к новому наступле';
    expect(textsOf(taken(pageOf(misread), PUBLISHED))).toEqual(PAGE);
    misread[2] = `| ${PAGE[2]}`;
    expect(textsOf(taken(pageOf(misread), PUBLISHED))).toEqual(PAGE);
  });

  it('puts missing words where they would stand, and signs with them', () => {
    const lacking = PAGE.map((line) => line.replace('набраться ', '').replace('Прошу сообщить, ', 'Прошу '));
    expect(textsOf(taken(pageOf(lacking), PUBLISHED))).toEqual(PAGE);
  });

  it('gives a lost line a Line of its own, without a box', () => {
    const lacking = PAGE.filter((_, i) => i !== 3);
    const after = taken(
      pageOf([...lacking, 'С большевистским приветом.']),
      `${PUBLISHED}\nС большевистским приветом.`,
    );
    expect(textsOf(after)).toEqual([...PAGE, 'С большевистским приветом.']);
    expect(after.lines[3]).toMatchObject({ boxPx: null, words: [] });
  });

  it('leaves a stamp alone unless it is asked to clear it, and then keeps its box', () => {
    const stamped = [PAGE[0] ?? '', 'пометка карандашом', ...PAGE.slice(1)];
    expect(textsOf(taken(pageOf(stamped), PUBLISHED))).toEqual(stamped);
    const cleared = taken(pageOf(stamped), PUBLISHED, true);
    expect(textsOf(cleared)).toEqual([PAGE[0], '', ...PAGE.slice(1)]);
    expect(cleared.lines[1]?.boxPx).not.toBeNull();
  });

  it('keeps the typewriter’s own dashes, quotation marks and letterspacing', () => {
    const typed = ['Товарищ Ш Т Ы К О В сказал - "готовы"', 'и уехал в Пекин'];
    const page = pageOf(typed);
    expect(taken(page, 'Товарищ ШТЫКОВ сказал — «готовы» и уехал в Пекин')).toBe(page);
  });

  it('leaves page furniture alone, and takes none', () => {
    const page = pageOf(['Экз. № 2', ...PAGE]);
    expect(taken(page, `Продолжение шифртелеграммы № 15603\n\n${PUBLISHED}`)).toBe(page);
  });

  it('takes one line and no other', () => {
    const misread = PAGE.map((line) => line.replace('корейские', 'корсйские').replace('Ваше', 'Вашс'));
    const after = taken(pageOf(misread), PUBLISHED, false, 3, 4);
    expect(textsOf(after)).toEqual([misread[0], PAGE[1], PAGE[2], PAGE[3]]);
  });

  it('finds the page in a reference a hundred times as long', () => {
    const other = Array.from({ length: 3_000 }, (_, i) => `слово${i % 700} и в на`).join(' ');
    const misread = PAGE.map((line) => line.replace('корейские', 'корсйские'));
    expect(textsOf(taken(pageOf(misread), `${other} ${PUBLISHED} ${other}`))).toEqual(PAGE);
  });
});

// A row of single letters is one letterspaced word, so none is made here.
const word = fc.stringMatching(/^[а-я]{2,9}$/);
const sentence = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 8 }), fc.constantFrom('', '.', ',', ' -', '"', '?'))
  .map(([words, end]) => words.join(' ') + end);
const pageTexts = fc.array(sentence, { minLength: 1, maxLength: 10 });

/** The words of a text as a comparison sees them, so that broken and letterspaced words count as one. */
const keysOf = (text: string) =>
  tokenise(text)
    .filter(({ kind }) => kind !== 'punctuation')
    .map(({ text: each }) => comparisonKey(each));

describe('laws of taking a page', () => {
  it('a reference that equals the text changes nothing', () => {
    fc.assert(
      fc.property(pageTexts, fc.constantFrom('\n', ' ', '\n\n'), (texts, joint) => {
        const page = pageOf(texts);
        expect(textsOf(taken(page, texts.join(joint), true))).toEqual(texts);
      }),
      { seed: 20261124, numRuns: 150 },
    );
  });

  const changed = fc
    .tuple(pageTexts, fc.infiniteStream(fc.nat(9)), fc.infiniteStream(word))
    .map(([texts, dice, words]) => {
      const chance = () => dice.next().value as number;
      const reference = texts.flatMap((text) =>
        text.split(' ').flatMap((each): string[] => {
          const roll = chance();
          if (roll === 0) return [];
          if (roll === 1) return [words.next().value as string];
          if (roll === 2) return [each, words.next().value as string];
          return [each];
        }),
      );
      return { texts, reference: reference.join(' ') };
    });

  it('after it the page’s words are the reference’s words of that stretch, and every line keeps its box', () => {
    fc.assert(
      fc.property(changed, ({ texts, reference: text }) => {
        const page = pageOf(texts);
        const reference = prepareReference(text);
        const beside = layBeside({ before: null, page, after: null }, reference);
        fc.pre(beside.blocks.length > 0 && beside.blocks.every(({ kind }) => kind !== 'not-comparable'));
        const after = taken(page, text, true);
        const [first] = beside.blocks;
        const last = beside.blocks[beside.blocks.length - 1];
        const stretch = reference.body.keys.slice(first?.rightFrom, last?.rightTo);
        expect(keysOf(textsOf(after).join('\n'))).toEqual(stretch);
        const boxes = new Map(after.lines.map((line) => [line.id, line.boxPx]));
        for (const line of page.lines) expect(boxes.get(line.id)).toEqual(line.boxPx);
      }),
      { seed: 20261124, numRuns: 200 },
    );
  });

  it('taking it once more changes nothing', () => {
    fc.assert(
      fc.property(changed, ({ texts, reference }) => {
        const once = taken(pageOf(texts), reference, true);
        expect(textsOf(taken(once, reference, true))).toEqual(textsOf(once));
      }),
      { seed: 20261124, numRuns: 200 },
    );
  });

  it('a word that both have keeps its ink', () => {
    fc.assert(
      fc.property(changed, ({ texts, reference: text }) => {
        const page = pageOf(texts);
        const reference = prepareReference(text);
        const beside = layBeside({ before: null, page, after: null }, reference);
        const after = taken(page, text);
        for (const { kind, leftFrom, leftTo } of beside.blocks) {
          if (kind !== 'equal') continue;
          for (const { parts } of beside.words.slice(leftFrom, leftTo)) {
            const [part] = parts;
            if (part === undefined) continue;
            const line = page.lines[part.lineIndex];
            const ink = line?.words.find(({ from, to }) => from <= part.from && to >= part.to);
            const now = after.lines.find(({ id }) => id === line?.id);
            const kept = now?.words.find(({ boxPx }) => boxPx.x0 === ink?.boxPx.x0);
            expect(now === undefined || kept === undefined ? null : wordText(now, kept)).toContain(
              line?.text.slice(part.from, part.to),
            );
          }
        }
      }),
      { seed: 20261124, numRuns: 150 },
    );
  });
});
