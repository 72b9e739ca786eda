import type { TextView } from '../../text/text-view';
import type { Finding, Kind } from '../model/discrepancy';
import type { Span } from '../../base/span';
import type { ReferenceText } from '../align-texts/source-text';
import { runsOf } from '../../text/characters';
import { LINE_END_SIGNS } from '../../text/line-end';

/** How many word keys on either side of a Finding belong to its identity. */
const CONTEXT_KEYS = 2;
/** Characters of text looked through on either side for those keys. */
const CONTEXT_REACH = 64;
/** Of a long text (a missing sheet) only the ends go into the identity, so that its id stays short to make. */
const LONGEST_TEXT = 400;

/** Characters of the reference on either side of its words: they do not change while the transcription is edited. */
const REFERENCE_REACH = 48;

/**
 * What a Finding is known by: stable under edits elsewhere, since it is made of kind, normalised texts and the nearest
 * two words on each side; and of where in the reference it stands, which tells apart what repeats.
 */
export function identityHash(finding: Finding, text: TextView, references: readonly ReferenceText[]): string {
  return hash(`${identityOf(finding, text)}\n${referenceContext(finding, references)}`);
}

/**
 * The id of a Finding whose identity others have, too: told apart by all the words near it, so that none takes the
 * place of another that is gone. `count`: of those alike in that as well the how-manieth it is in the text, from 1.
 */
export function widerId(base: string, context: string, count: number): string {
  return count === 1 ? `${base}-${context}` : `${base}-${context}-${count}`;
}

/** The words near a Finding on both sides, as far as an edit is taken to reach. */
export function contextHash({ from, to }: Span, text: TextView): string {
  const before = keysOf(text.slice(Math.max(0, from - CONTEXT_REACH), from));
  const after = keysOf(text.slice(to, Math.min(text.length, to + CONTEXT_REACH)));
  return fnv1a(`${before.join(' ')}\n${after.join(' ')}`);
}

function referenceContext({ reference }: Finding, references: readonly ReferenceText[]): string {
  if (reference === null) return '';
  const { from, to, file, role } = reference;
  const whole = references.find((one) => one.file === file && one.role === role)?.text ?? '';
  const around = `${whole.slice(Math.max(0, from - REFERENCE_REACH), from)}|${whole.slice(to, to + REFERENCE_REACH)}`;
  return around.replace(BLANKS, ' ');
}

/** White space other than a single space, which needs no replacing. */
const BLANKS = /\s{2,}|[^\S ]/g;

function identityOf(finding: Finding, text: TextView): string {
  if (isInkAlone(finding)) return [kindOf(finding), inkText(finding)].join('\n');
  const before = keysOf(text.slice(Math.max(0, finding.from - CONTEXT_REACH), finding.from));
  const after = keysOf(text.slice(finding.to, Math.min(text.length, finding.to + CONTEXT_REACH)));
  return [
    kindOf(finding),
    keysOf(ends(text.slice(finding.from, finding.to))).join(' '),
    keysOf(ends(finding.reference?.text ?? inkText(finding))).join(' '),
    before.slice(-CONTEXT_KEYS).join(' '),
    after.slice(0, CONTEXT_KEYS).join(' '),
  ].join('\n');
}

/** Ink without words is where it is, whatever is written around it. */
function isInkAlone({ ink, from, to }: Finding): boolean {
  return ink?.text === '' && from === to;
}

/** What was read where the text has nothing; ink without words is known by its place on the scan. */
function inkText({ ink }: Finding): string {
  if (ink === undefined) return '';
  const { x0, y0 } = ink.boxPx;
  return ink.text === '' ? `${x0} ${y0}` : ink.text;
}

/**
 * How sure the machine was of an unknown word changes as a project learns; a person's verdict on it must not be lost
 * by that, so both kinds of weak signal count as one here.
 */
function kindOf({ kind }: Finding): Kind {
  return kind === 'low-confidence' ? 'not-in-dictionary' : kind;
}

function ends(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  return `${text.slice(0, LONGEST_TEXT / 2)} ${text.slice(-LONGEST_TEXT / 2)}`;
}

/** Cheaper to look for than what follows, and seldom there. */
const MAY_BREAK = /[-\u2010\u2011\u00ac\u00ad=\u2e17\u2e40]\s*\n/;
const LINE_END = new RegExp(String.raw`${LINE_END_SIGNS}\s*\n\s*`, 'gu');

/**
 * Words as they are told apart here: small letters, е for ё, whole across line ends. Plainer than a comparison
 * key because it is made for every Finding. Punctuation counts only where there is nothing else.
 */
function keysOf(text: string): readonly string[] {
  let plain = text.toLowerCase();
  if (plain.includes('ё')) plain = plain.replace(/ё/g, 'е');
  if (MAY_BREAK.test(plain)) plain = plain.replace(LINE_END, '');
  const words = runsOf(plain);
  return words.length > 0 ? words : (plain.match(/\S/gu) ?? []);
}

/** FNV-1a over UTF-16 units, twice with different seeds: 64 bits as 16 hex digits, enough to tell flags apart. */
function hash(text: string): string {
  let [first, second] = [SEED, 0x050c5d1f];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    first = Math.imul(first ^ unit, PRIME);
    second = Math.imul(second ^ unit, PRIME);
  }
  return inHex(first) + inHex(second);
}

const SEED = 0x811c9dc5;
const PRIME = 0x01000193;

function fnv1a(text: string): string {
  let value = SEED;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), PRIME);
  return inHex(value);
}

function inHex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
