import fc from 'fast-check';
import type { BoxPx } from '../../../app/core/base/geometry';
import { REVISION_REASONS, type RevisionInfo } from '../../../app/core/project/revision';
import { withComment, withMarks } from '../../../app/core/page/marks';
import { MARK_KINDS, type Line, type Mark, type Page, type Word } from '../../../app/core/page/transcription';

/** Random Pages that keep the promises of the types: words ascend without overlap, ids are unique. */

export const CREATED = '2024-05-06T07:08:09Z';

/** Cyrillic, spaces of all sorts, markup, controls, lone surrogates and pairs, line breaks. */
const units = fc.constantFrom(
  ...'аеЁъ З0-9,. ',
  '  ',
  '\t',
  '<',
  '&',
  '"',
  ']]>',
  '\u0000',
  '\u000b',
  '\f',
  '\r',
  '\n',
  '\ud800',
  '\udc00',
  '😀',
  '\ufffe',
  '\u0301',
  '\u2028',
  '%0041',
  '};',
);
export const anyText = fc.array(units, { maxLength: 14 }).map((parts) => parts.join(''));

const px = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 2400 }) },
  fc.double({ min: -50, max: 5000, noNaN: true }).map((value) => value + 0),
);
const box: fc.Arbitrary<BoxPx> = fc.record({ x0: px, y0: px, x1: px, y1: px });
const confidence = fc.option(
  fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
  {
    nil: null,
  },
);

function wordsOf(text: string): fc.Arbitrary<readonly Word[]> {
  const cuts = fc
    .uniqueArray(fc.integer({ min: 0, max: text.length }), { maxLength: 8 })
    .map((places) => [...places].sort((a, b) => a - b));
  return fc
    .tuple(cuts, fc.array(fc.tuple(box, confidence), { minLength: 4, maxLength: 4 }))
    .map(([at, rest]) =>
      rest.flatMap(([boxPx, conf], i) => {
        const from = at[2 * i];
        const to = at[2 * i + 1];
        return from === undefined || to === undefined ? [] : [{ from, to, boxPx, confidence: conf }];
      }),
    );
}

const anyMark: fc.Arbitrary<Mark> = fc.record({
  kind: fc.constantFrom(...MARK_KINDS),
  from: fc.integer({ min: 0, max: 12 }),
  to: fc.integer({ min: 0, max: 16 }),
});
/** What a person can have typed as a comment, for XML to hold. */
const anyComment = fc.string({ unit: fc.constantFrom(...'аЯ <&>"\';{}\n\t0'), maxLength: 12 });

const lineBody = anyText.chain((text) =>
  fc
    .record({
      text: fc.constant(text),
      boxPx: fc.option(box, { nil: null }),
      words: wordsOf(text),
      marks: fc.array(anyMark, { maxLength: 3 }),
      comment: anyComment,
    })
    .map(({ marks, comment, ...line }) => withComment(withMarks({ id: '', ...line }, marks), comment)),
);
const lineId = fc.oneof(
  fc.stringMatching(/^[a-z]{1,3}[0-9]{0,2}$/),
  fc.constantFrom('r1', 'ro1', 'line-2', 'a.w1', 'строка', '1', 'x y'),
);

export const anyPage: fc.Arbitrary<Page> = fc
  .record({
    id: fc.stringMatching(/^[0-9]{4}$/),
    image: fc.record({
      widthPx: fc.integer({ min: 1, max: 5000 }),
      heightPx: fc.integer({ min: 1, max: 5000 }),
      dpi: fc.option(fc.integer({ min: 1, max: 1200 }), { nil: null }),
    }),
    ids: fc.uniqueArray(lineId, { maxLength: 5 }),
    bodies: fc.array(lineBody, { minLength: 5, maxLength: 5 }),
    comment: anyComment,
  })
  .map(({ id, image, ids, bodies, comment }) =>
    withComment({ id, image, lines: joinLines(ids, bodies) }, comment),
  );

function joinLines(ids: readonly string[], bodies: readonly Line[]): readonly Line[] {
  return ids.flatMap((id, i) => {
    const body = bodies[i];
    return body === undefined ? [] : [{ ...body, id }];
  });
}

const hash = fc.stringMatching(/^[0-9a-f]{64}$/);

export const anyInfo: fc.Arbitrary<RevisionInfo> = fc
  .record({
    pageId: fc.stringMatching(/^[0-9]{4}$/),
    sequence: fc.integer({ min: 1, max: 1_000_000 }),
    parentHash: fc.option(hash, { nil: null }),
    mergedHash: fc.option(hash, { nil: null }),
    reason: fc.constantFrom(...REVISION_REASONS),
    who: anyText,
    atUtc: fc.constantFrom(CREATED, '2024-05-06T07:08:09.123Z', 'not a date'),
    note: anyText,
  })
  .map(({ mergedHash, ...info }) => (mergedHash === null ? info : { ...info, mergedHash }));

/** `before[after]`: a line whose words are its tokens, 10 px a character. */
export function lineOf(id: string, text: string, top: number): Line {
  const words = [...text.matchAll(/\S+/g)].map((token) => ({
    from: token.index,
    to: token.index + token[0].length,
    boxPx: { x0: token.index * 10, y0: top, x1: (token.index + token[0].length) * 10, y1: top + 20 },
    confidence: 0.9,
  }));
  return { id, text, boxPx: { x0: 0, y0: top, x1: text.length * 10, y1: top + 20 }, words };
}

export function pageOf(...texts: readonly string[]): Page {
  return {
    id: '0001',
    image: { widthPx: 2000, heightPx: 3000, dpi: 300 },
    lines: texts.map((text, i) => lineOf(`l${i + 1}`, text, 100 + i * 40)),
  };
}
