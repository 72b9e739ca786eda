/** What a reader takes for one character: with its marks, so that any form of a letter counts once. */
const MAY_JOIN = /[\p{M}\p{Cf}\p{Script=Hangul}\ud800-\udfff\r]/u;

const segmenter = new Intl.Segmenter('ru', { granularity: 'grapheme' });

/**
 * The text with each grapheme cluster (UAX #29, after NFC) as one UTF-16 unit, so that clusters can be compared as
 * characters are. Two texts must share `units`. Plain Cyrillic or Latin text, which is its own clusters, stays.
 */
export function asGraphemes(text: string, units: Map<string, string>): string {
  const composed = text.normalize('NFC');
  if (!MAY_JOIN.test(composed)) return composed;
  return composed.replace(/[^\n ]+|\r\n?/gu, (piece) =>
    MAY_JOIN.test(piece) ? clustersOf(piece, units) : piece,
  );
}

/** Piece by piece: no cluster holds a space, and short pieces are divided far faster than one long text. */
function clustersOf(piece: string, units: Map<string, string>): string {
  let clusters = '';
  for (const { segment } of segmenter.segment(piece)) {
    clusters += segment.length === 1 ? segment : unitOf(segment, units);
  }
  return clusters;
}

/** Units of the private use area stand for clusters of several; text has none of its own worth telling apart. */
const FIRST_UNIT = 0xe000;
const LAST_UNIT = 0xf8ff;

function unitOf(cluster: string, units: Map<string, string>): string {
  const known = units.get(cluster);
  if (known !== undefined) return known;
  const unit = String.fromCharCode(Math.min(LAST_UNIT, FIRST_UNIT + units.size));
  units.set(cluster, unit);
  return unit;
}

const words = new Intl.Segmenter('ru', { granularity: 'word' });
const WRITTEN = /[^\p{M}\p{P}\p{Z}\p{S}\p{Cc}\p{Cf}]/u;

/** Letters of one script with nothing between them are one word by any rule. */
const PLAIN_WORD = /^(?:[а-яё]+|[a-z]+|\d+)[.,:;!?)»"”]*$/iu;
const TRAILING = /[.,:;!?)»"”]+$/u;

/** The words of a text by UAX #29; what holds punctuation, signs and white space only is no word. */
export function wordsOf(text: string): readonly string[] {
  const found: string[] = [];
  // No word holds a space, and short pieces are divided far faster than one long text.
  for (const piece of text.split(/\s+/u)) {
    if (PLAIN_WORD.test(piece)) found.push(piece.replace(TRAILING, ''));
    else for (const { segment } of words.segment(piece)) if (WRITTEN.test(segment)) found.push(segment);
  }
  return found;
}
