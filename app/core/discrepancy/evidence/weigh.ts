import { foldScript, foldYo } from '../../text/fold';
import { comparisonKey } from '../../text/key';
import { letterEdits, weightedDistance, type Confusions } from '../../align/letter-edits';
import { hasLookAlike } from '../../facts/grammar/digits';
import { SLIPS, slipShare } from './slips';
import type { Kind, Testimony } from '../model/discrepancy';

/** What is known of one place, for the question whether the text or another reading is what the ink says. */
export type Weighed = {
  readonly kind: Kind;
  /** The transcription's reading; empty where it has nothing. */
  readonly text: string;
  /** The other readings, each once. */
  readonly others: readonly string[];
  /** How likely the machine's least certain word is right, 0–1; null where no machine speaks for the text any more. */
  readonly probability: number | null;
  /** What each pass of recognition has there; null where that is not known. */
  readonly passes: readonly (string | null)[];
  readonly witnesses: readonly Testimony[];
  /** Which of the readings hold a word that no dictionary knows; null without a dictionary. */
  readonly nonWords: readonly string[] | null;
  /** How often a reading stands elsewhere in the document. */
  readonly elsewhere: (reading: string) => number;
  /** Whether the ink has room for words that the text lacks; null where that cannot be told. */
  readonly hasRoom: boolean | null;
  /** What a machine read in the ink of a text that was given, and how likely it is right; left out for a machine's own text. */
  readonly read?: { readonly text: string; readonly probability: number };
};

/** What the evidence says of a place: put that reading in, leave the text as it is, or neither. */
export type Answer =
  | { readonly kind: 'correct'; readonly text: string; readonly probability: number }
  | { readonly kind: 'stands'; readonly probability: number }
  | { readonly kind: 'cannot-say' };

/**
 * Shares and logarithms of odds, chosen on generated sheets of the seed 1 by `npm run bench -- choose-weights` and then
 * rounded; where names and a second publication are concerned they were held back by hand, for a falsified name is worse
 * than a question. `npm run bench -- defaults` reports how they do on other seeds and on real sheets.
 */
export const WEIGHTS = {
  /** Of words that the machine misreads, the share that become one particular other reading, by how far that is. */
  misread: { lookAlike: 0.6, known: 0.9, letter: 0.14, letters: 0.024, far: 0.0023, space: 0.3 },
  /** Of words of the ink, the share for which an edition prints another reading, by what it prints. */
  edition: { mended: 0.1, typo: 0.008, name: 0.002, number: 0.005, close: 0.0018 },
  /** The share of words of the ink that no dictionary knows: typists' errors and, beyond them, terms and names. */
  typistError: 0.0025,
  unknownTerm: 0.05,
  unknownName: 0.4,
  /** A second text that says the same is not independent of the first. */
  second: { agrees: 6, differs: 1.2 },
  translation: { agrees: 3, differs: 1.5 },
  pass: { agrees: 1, differs: 2.2 },
  /** A typed text is right so often; one of unknown origin less. */
  person: 0.985,
  /** What the document itself contradicts (its other numbers, the calendar) is so in the ink this often. */
  contradiction: 0.03,
  /** Words that a machine leaves out or makes up, and that editions add or leave out. */
  lost: 0.004,
  added: 0.004,
  room: 3.5,
  elsewhere: 0.6,
  mostElsewhere: 1.6,
  /** The least probability for each answer. */
  correctFrom: 0.945,
  standsFrom: 0.52,
} as const;

/** The same shape with other figures, for choosing them. */
export type Weights = Numbers<typeof WEIGHTS>;
type Numbers<T> = { readonly [K in keyof T]: T[K] extends number ? number : Numbers<T[K]> };

/** The kinds by which a document contradicts itself; nothing but its own words speaks for the other reading. */
const CONTRADICTIONS: ReadonlySet<Kind> = new Set([
  'identifier-inconsistent',
  'sheet-sequence',
  'impossible-date',
]);

/**
 * Weighs a place by odds (Bayes): how well each reading, taken for what the ink says, explains what the machine, its
 * passes, the references, the dictionary and the rest of the document say.
 */
export function weigh(place: Weighed, confusions: Confusions, weights: Weights = WEIGHTS): Answer {
  const candidates = place.others.filter((other) => other !== place.text);
  if (candidates.length === 0) return { kind: 'cannot-say' };
  if (place.kind === 'impossible-sign') return ofSign(place.text, weights);
  if (place.kind === 'punctuation-differs') return ofPunctuation(place);
  const odds = candidates.map((other) => Math.exp(clamp(logOdds(place, other, confusions, weights))));
  const total = 1 + odds.reduce((sum, one) => sum + one, 0);
  const best = odds.indexOf(Math.max(...odds));
  const [text, probability] = [candidates[best] ?? '', (odds[best] ?? 0) / total];
  // Nothing is taken out by a key that leans on likelihood.
  if (text !== '' && probability >= weights.correctFrom) return { kind: 'correct', text, probability };
  if (1 / total >= weights.standsFrom) return { kind: 'stands', probability: 1 / total };
  return { kind: 'cannot-say' };
}

/** A sign that no typewriter has is no text of the sheet; a quotation mark or a letter may be another's misreading. */
function ofSign(sign: string, { correctFrom }: Weights): Answer {
  const isDirt = /^[^\p{L}\p{N}"«»„“”]$/u.test(sign);
  return isDirt ? { kind: 'correct', text: '', probability: correctFrom } : { kind: 'cannot-say' };
}

/**
 * Editions put their own signs: where passes that agree have another, the typist put that. A stop and a comma differ by a
 * speck, on which passes agree in error, too.
 */
function ofPunctuation({ text, others, passes }: Weighed): Answer {
  const isSeen = passes.length > 1 && passes.every((pass) => pass !== null);
  const stops = (of: string): string => of.replace(/[^.,:;]/g, '').replace(/./g, '.');
  const isBySpeck = others.some((other) => stops(other) !== '' && stops(other) === stops(text));
  return isSeen && !isBySpeck ? { kind: 'stands', probability: SIGN_STANDS } : { kind: 'cannot-say' };
}

/**
 * Of 304 words of two real sheets after which two passes have the same signs, 3 have others in the ink; editions change
 * the signs after more words than that.
 */
const SIGN_STANDS = 0.8;

function clamp(value: number): number {
  return Math.max(-30, Math.min(30, value));
}

/** How much likelier it is, as a logarithm, that the ink has `other` than that it has the text. */
function logOdds(place: Weighed, other: string, confusions: Confusions, weights: Weights): number {
  if (isSameInk(place.text, other)) return Math.log(1_000);
  const { read } = place;
  return (
    (read === undefined
      ? ofMachine(place, other, confusions, weights) + ofPasses(place, other, weights)
      : ofGiven({ ...place, read }, other, confusions, weights)) +
    ofReferences(place, other, weights) +
    ofInk(place, other, weights) +
    ofDocument(place, other, weights)
  );
}

/** Latin letters that look Cyrillic are struck with the same type. */
function isSameInk(a: string, b: string): boolean {
  return a !== '' && foldScript(a) === foldScript(b);
}

function ofMachine(place: Weighed, other: string, confusions: Confusions, weights: Weights): number {
  const { text, probability, hasRoom } = place;
  if (text === '' || other === '') {
    const room = hasRoom === null ? 0 : hasRoom ? weights.room : -weights.room;
    return Math.log(weights.lost) + (text === '' ? room : ofDirt(text, probability ?? weights.person));
  }
  const right = probability ?? weights.person;
  return Math.log(((1 - right) * misreadShare(text, other, confusions, weights)) / right);
}

type Given = Weighed & { readonly read: NonNullable<Weighed['read']> };

/** A machine may make a word of dirt, and hardly a row of them. */
const WHOLE_ROW = 2;
const FEWEST_OF_ROW = 4;
/**
 * Places where a given text and the ink part are slips far more often than the shares of all words say: those that readings
 * agree about have been left out. As `npm run bench -- given-text` counts them.
 */
const PARTED = Math.log(100);

/** A given text was copied by a person, and the machine says what it read in the same ink. */
function ofGiven(
  { kind, text, read }: Given,
  other: string,
  confusions: Confusions,
  weights: Weights,
): number {
  const right = Math.min(0.998, Math.max(0.02, read.probability));
  if (text === '' || other === '') {
    const isRow = kind === 'not-transcribed' && read.text.split(' ').length >= FEWEST_OF_ROW;
    return Math.log(right / (1 - right)) / 2 + (isRow ? WHOLE_ROW : 0);
  }
  const saying = (ink: string): number =>
    isSame(read.text, ink) ? right : (1 - right) * misreadShare(read.text, ink, confusions, weights);
  const slip = SLIPS.word * slipShare(text, other);
  return Math.log(slip) + Math.log(saying(other)) - Math.log(saying(text)) + PARTED;
}

/** Words that a machine makes of dirt are short, and it is unsure of them. */
function ofDirt(text: string, right: number): number {
  return Math.log((1 - right) / right) / 2 + (text.length < 3 ? 1.5 : 0);
}

/** Of misreadings of `there`, the share that give `here`. */
export function misreadShare(
  here: string,
  there: string,
  confusions: Confusions,
  { misread }: Weights,
): number {
  const [a, b] = [plain(here), plain(there)];
  if (a.replace(/\s/g, '') === b.replace(/\s/g, '')) return misread.space;
  const edits = letterEdits(a, b, confusions);
  const cost = weightedDistance(a, b, confusions);
  if (cost > Math.max(2, Math.max(a.length, b.length) * 0.4)) return misread.far;
  const [only, ...more] = edits;
  if (only === undefined) return misread.lookAlike;
  const isKnown = edits.every((edit) => confusions.cost(edit.here, edit.there) < 1 || isDigitForLetter(edit));
  if (more.length === 0) return isKnown ? misread.known : misread.letter;
  return isKnown ? misread.known * misread.known : more.length === 1 ? misread.letters : misread.letters / 8;
}

function isDigitForLetter({ here, there }: { readonly here: string; readonly there: string }): boolean {
  return /^\p{L}$/u.test(here) !== /^\p{L}$/u.test(there) && hasLookAlike(/\d/.test(here) ? here : there);
}

function plain(text: string): string {
  return foldYo(foldScript(text).toLowerCase());
}

function ofPasses({ text, passes }: Weighed, other: string, weights: Weights): number {
  // The pass that the text was taken from says nothing more.
  const heard = passes.filter((pass): pass is string => pass !== null);
  const agreeing = heard.filter((pass) => isSame(pass, text)).length;
  const differing = heard.filter((pass) => isSame(pass, other)).length;
  return differing * weights.pass.differs - Math.max(0, agreeing - 1) * weights.pass.agrees;
}

function ofReferences(place: Weighed, other: string, weights: Weights): number {
  const { text, witnesses } = place;
  const printed = witnesses.filter(({ role }) => role === 'transcription');
  const forOther = printed.filter((one) => isSame(one.text, other)).length;
  const forText = printed.filter((one) => isSame(one.text, text)).length;
  const first = forOther > 0 ? -Math.log(editionShare(place, other, weights)) : 0;
  const more = Math.max(0, forOther - 1) * weights.second.differs - forText * weights.second.agrees;
  return first + more + ofTranslations(place, other, weights);
}

/** A translation has words of its own, so only what is written in figures can be told to agree. */
function ofTranslations({ text, witnesses }: Weighed, other: string, weights: Weights): number {
  const digits = (of: string): string => of.replace(/\D+/g, ' ').trim();
  return witnesses
    .filter(({ role }) => role === 'translation')
    .reduce((sum, said) => {
      if (digits(said.text) === '' || digits(text) === digits(other)) return sum;
      if (digits(said.text) === digits(text)) return sum - weights.translation.agrees;
      return digits(said.text) === digits(other) ? sum + weights.translation.differs : sum;
    }, 0);
}

/** How often an edition prints `other` where the ink has the text. */
function editionShare(place: Weighed, other: string, weights: Weights): number {
  const { edition } = weights;
  const { text } = place;
  if (text === '' || other === '') return weights.added;
  if (/\d/.test(text + other)) return edition.number;
  const isHere = isNonWord(place, text);
  const isThere = isNonWord(place, other);
  if (isHere && !isThere) return isName(other) ? edition.name : mendedShare(weights);
  if (isThere) return isName(other) ? edition.name : edition.typo;
  if (isName(text) && isName(other)) return edition.name;
  return edition.close;
}

/** Of words that no dictionary knows, an edition mends the typist's errors and leaves terms as they are. */
function mendedShare({ typistError, unknownTerm, edition }: Weights): number {
  return (typistError * edition.mended + unknownTerm * edition.close) / (typistError + unknownTerm);
}

/** How likely it is at all that ink has one and the other: dictionaries know most words. */
function ofInk(place: Weighed, other: string, weights: Weights): number {
  const { text, kind } = place;
  if (text === '' || other === '') return 0;
  const rare = (reading: string): number => {
    if (!isNonWord(place, reading)) return 0;
    return Math.log(isName(reading) ? weights.unknownName : weights.typistError + weights.unknownTerm);
  };
  const isMixed = kind === 'digit-letter-mix' ? -Math.log(weights.contradiction) : 0;
  const contradiction = CONTRADICTIONS.has(kind) ? -Math.log(weights.contradiction) : 0;
  return rare(other) - rare(text) + isMixed + contradiction;
}

function ofDocument(place: Weighed, other: string, weights: Weights): number {
  const { text, elsewhere } = place;
  if (text === '' || other === '') return 0;
  // A typist's own slip stands once, and the word that was meant stands elsewhere: that says nothing of the ink.
  if (isNonWord(place, text) !== isNonWord(place, other)) return 0;
  const more = Math.log((elsewhere(other) + 0.5) / (elsewhere(text) + 0.5)) * weights.elsewhere;
  return Math.max(-weights.mostElsewhere, Math.min(weights.mostElsewhere, more));
}

function isNonWord({ nonWords }: Weighed, reading: string): boolean {
  return nonWords?.includes(reading) === true;
}

/** A word with a capital that is not all in capitals. */
function isName(reading: string): boolean {
  return /^\P{L}*\p{Lu}\p{Ll}/u.test(reading);
}

/** As comparison takes words. */
export function isSame(a: string, b: string): boolean {
  const keys = (text: string): string =>
    text
      .split(/\s+/)
      .map((word) => comparisonKey(word))
      .filter((key) => key !== '')
      .join(' ');
  return a === b || (keys(a) === keys(b) && keys(a) !== '');
}
