import type { TokenRanges } from '../../align/alignment';
import type { BlockColumns } from '../../align/columns';
import { firstIndex } from '../../base/positions';
import { TITLE } from './apparatus';
import type { Body } from './body';
import type { WordRange } from './dirty-ranges';

/** A document's number in the volume on a line of its own, and what follows up to an empty line or a line of digits. */
const NUMBERED = /(?:^|\n)[ \t]*№ ?\d{1,4}\.?[ \t\r]*\n([^\n]{1,200}(?:\n[ \t]*\p{L}[^\n]{0,200}){0,3})/gu;
/** A title of which so much stands in the transcription is copied there, and compared like the rest. */
const COPIED_SHARE = 0.5;
/** So many equal words in a row are the document's, and end a title. */
const OWN_WORDS = 3;

/**
 * The titles that an edition sets over its documents («№ 117 / Письмо директора завода …») where words of the document's
 * own head, which is left out in print, were paired with some of theirs. Nothing is to be paired with those.
 */
export function titlesPairedByChance(right: Body, blocks: BlockColumns): readonly TokenRanges[] {
  const titles = titlesIn(right).map(({ from, to }) => ({ from, to, paired: 0 }));
  for (let i = 0, next = 0; i < blocks.count() && next < titles.length; i += 1) {
    const { kind, rightFrom, rightTo } = blocks.at(i);
    while (next < titles.length && (titles[next]?.to ?? 0) <= rightFrom) next += 1;
    if (kind !== 'equal') continue;
    for (const title of titles.slice(next)) {
      const shared = Math.min(title.to, rightTo) - Math.max(title.from, rightFrom);
      if (shared <= 0) break;
      if (shared >= OWN_WORDS) title.to = Math.max(title.from, rightFrom);
      else title.paired += shared;
    }
  }
  return titles.flatMap(({ from, to, paired }) =>
    paired === 0 || paired >= COPIED_SHARE * (to - from)
      ? []
      : [{ leftFrom: 0, leftTo: 0, rightFrom: from, rightTo: to }],
  );
}

function titlesIn({ text, starts, count }: Body): readonly WordRange[] {
  return [...text.slice(0, text.length).matchAll(NUMBERED)].flatMap(({ 0: whole, 1: title = '', index }) => {
    if (!TITLE.test(title.trimStart())) return [];
    const from = firstIndex(count, (i) => (starts[i] ?? 0) >= index);
    const to = firstIndex(count, (i) => (starts[i] ?? 0) >= index + whole.length);
    return to > from ? [{ from, to }] : [];
  });
}
