import { comparisonKey } from '../../text/key';
import { isWeighty } from '../align-texts/weight';
import type { Evidence } from '../evidence/evidence';
import type { InkPlace } from '../evidence/ink-beside';
import { hasInkRoom, hasRowRoom, isOnTranscribedInk } from '../evidence/ink-room';
import type { Finding, Severity } from '../model/discrepancy';
import type { MessageKey } from '../model/messages';
import { moved, spoken, type InkSheet } from './ink-differs';

const MANY = 4;

/**
 * Words of the text that no ink bears out. Where the reading has room for them (a gap, rows far apart, ink without words),
 * a machine may have lost them, and the question is a mild one.
 */
export function textWithoutInk(
  _: Evidence,
  { at, sheet, reading }: InkSheet,
  place: InkPlace,
): readonly Finding[] {
  if (reading.rows.length === 0 || isOnTranscribedInk(place, reading)) return [];
  const { words, span } = place;
  const here = spoken(words);
  const isTwice = stands(words, reading, place);
  const hasRoom = hasInkRoom(place, reading) || hasRowRoom(place, reading);
  const isGrave = words.length >= MANY || words.some(({ text }) => isWeighty(comparisonKey(text)));
  const severity: Severity = hasRoom && !isTwice ? 'low' : isGrave && !hasRoom ? 'high' : 'medium';
  const key: MessageKey = isTwice ? 'ink.twice' : 'ink.none';
  return [
    {
      kind: isTwice ? 'extra-text' : 'text-without-ink',
      severity,
      ...moved(span, at),
      reference: null,
      ...(place.before === null
        ? {}
        : { ink: { sheet, boxPx: place.before.boxPx, text: '', probability: 1 } }),
      message: { key, params: { here: shortened(here) } },
      suggestions: [],
    },
  ];
}

/** Whether the same words stand right before or after in the ink: they were typed twice. */
function stands(
  words: InkPlace['words'],
  { rows }: InkSheet['reading'],
  { before, after }: InkPlace,
): boolean {
  const own = words.map(({ key }) => key).join(' ');
  const around = (row: number | undefined): string =>
    row === undefined
      ? ''
      : rows
          .slice(Math.max(0, row - 1), row + 2)
          .flatMap((one) => one.words.map(({ text }) => comparisonKey(text)))
          .join(' ');
  return own.length > 1 && ` ${around(before?.row ?? after?.row)} `.includes(` ${own} `);
}

const QUOTED = 60;

function shortened(text: string): string {
  return text.length <= QUOTED ? text : `${text.slice(0, QUOTED).trimEnd()} …`;
}
