import type { Span } from '../../base/span';

/** A word of the transcription that says another side than the translation's, which stands in its place. */
export type OtherSide = { readonly ru: Span; readonly en: Span };

type Side = Span & { readonly side: string };

const RU =
  /(?<![\p{L}-])(?:(лев|прав)(?:ый|ого|ому|ым|ом|ая|ой|ую|ое)\s+(?=фланг|берег|сторон|крыл|рук|борт)|(?=север|ю[гж]|норд|зюйд|восто|запад|ост|вест)(север|юг|юж|норд|зюйд)?(?:о|н)?-?(?:\s?\n\s?)?(восто[кч]|запад|ост(?=[-\s,.;]|$)|вест(?=[-\s,.;]|$))?\p{L}*(?:-\p{Ll}+)*)/giu;
const EN =
  /(?<!\p{L})(?:(north|south)-?)?(?:(east|west))?(?:(?:er)?(?:n|ly)|wards?|bound|er(?:n(?:er)?)?)?(?!\p{L})|(left|right)(?=[ -](?:flank|bank|side|wing|hand|shore))/giu;

const RU_SIDES: Readonly<Record<string, string>> = {
  ...{ север: 'north', норд: 'north', юг: 'south', юж: 'south', зюйд: 'south' },
  ...{ восток: 'east', восточ: 'east', ост: 'east', запад: 'west', вест: 'west', лев: 'left', прав: 'right' },
};
/** Югославия and «западня» are no sides. */
const NOT_SIDES = /^(?:югосл|югр|западн[еёюяи](?!\p{L})|северян)/iu;

/** One side of a passage: sides of the compass, also two in one word, and hands, in order. */
function russianSides(text: string, { from, to }: Span): readonly Side[] {
  return sidesIn(text, { from, to }, RU, ([hand, first, second]) =>
    [first, second, hand].map((part) => RU_SIDES[part?.toLowerCase() ?? ''] ?? '').join(''),
  ).filter((one) => !NOT_SIDES.test(text.slice(one.from, one.to)));
}

function englishSides(text: string, span: Span): readonly Side[] {
  return sidesIn(text, span, EN, (parts) => parts.map((part) => part?.toLowerCase() ?? '').join(''));
}

function sidesIn(
  text: string,
  { from, to }: Span,
  pattern: RegExp,
  sideOf: (parts: readonly (string | undefined)[]) => string,
): readonly Side[] {
  return [...text.slice(from, to).matchAll(pattern)].flatMap((match) => {
    const side = sideOf(match.slice(1));
    return side === ''
      ? []
      : [{ from: from + match.index, to: from + match.index + match[0].trimEnd().length, side }];
  });
}

/** More sides than these without a counterpart are another way of putting it. */
const MOST_OPEN = 2;

/**
 * Sides of the compass and hands that a passage has otherwise than its translation: as many are left on both sides once
 * what agrees is taken out, and each is paired in order.
 */
export function otherSides(ruText: string, ru: Span, enText: string, en: Span): readonly OtherSide[] {
  const here = [...russianSides(ruText, ru)];
  if (here.length === 0) return [];
  const there = [...englishSides(enText, en)];
  for (const one of [...here]) {
    const at = there.findIndex(({ side }) => side === one.side);
    if (at === -1) continue;
    there.splice(at, 1);
    here.splice(here.indexOf(one), 1);
  }
  if (here.length !== there.length || here.length > MOST_OPEN) return [];
  return here.map((one, i) => ({ ru: { from: one.from, to: one.to }, en: there[i] as Side }));
}
