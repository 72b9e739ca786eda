import type { MachineReading } from './engine';
import { mapBox, type Affine } from '../image/transform';
import { bentBox, type Unbending } from '../image/unbend';
import type { BoxPx } from '../base/geometry';
import { joinedRows } from '../layout/join-rows';
import { inColumns } from '../layout/reading-order';
import { laidOut, type InkColour } from '../layout/page-layout';
import { boxMover, moveLines } from '../edit/move-lines';
import { wordText, type Line, type PageImage } from '../page/transcription';
import {
  wordsOf,
  type PassAccount,
  type PassKind,
  type RecognitionAccount,
  type SetAsideKind,
  type SetAsideWord,
} from './account';
import type { Leader } from '../image/leaders';
import type { Knot } from './calibration';
import { voteOn, type Ballot } from './consensus';
import { withLeaders } from './leader-words';
import {
  countWords,
  linesFromBlocks,
  withoutDirt,
  type ReadWord,
  type TesseractBlock,
  type TesseractWord,
} from './lines';
import { placedAmong, triedLines } from './second-try';
import { asTyped } from '../layout/pitch';
import type { TwoReaders } from './two-readers';
import { coverOf, inkLinesWithoutWords } from './ink-lines';

/**
 * The upright, level picture that the recogniser read. Rows, order and layout are told in its px, where lines lie level
 * however the sheet was scanned; `bend`, where the sheet's lines were bent, takes its px to the bent picture, and `toOriginal` from
 * there to those of `image`, the scan.
 */
export type TextFrame = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bend: Unbending | null;
  readonly toOriginal: Affine;
  readonly image: PageImage;
  /** The boxes of what could be letters, and the rows of dots that were painted over, in its px. */
  readonly letters: readonly BoxPx[];
  readonly leaders: readonly Leader[];
};

/** What the recogniser gave for one prepared picture, and for strips of it that were tried once more, each from the left. */
export type Pass = {
  readonly preparation: PassKind;
  readonly blocks: readonly TesseractBlock[];
  readonly tries?: readonly (readonly TesseractWord[])[];
};

export type SheetRead = {
  readonly lines: readonly Line[];
  readonly readings: readonly MachineReading[];
  readonly account: RecognitionAccount;
};

/** The lines of a pass that are no dirt: what a second reader is given to read. */
export function typeOf(pass: Pass, frame: TextFrame): readonly Line[] {
  return readPass(pass, frame).text;
}

/**
 * One sheet out of the passes over it, the best first. With what a second reader made of the first pass, that is the
 * text; else the passes vote. `colourOf` is asked in px of the scan.
 */
export function sheetOf(
  passes: readonly Pass[],
  frame: TextFrame,
  knots: readonly Knot[],
  colourOf: InkColour = () => null,
  two: TwoReaders | null = null,
): SheetRead {
  const toScan = scanMover(frame);
  const onScan = (lines: readonly Line[]) => moveLines(lines, toScan, frame.image);
  const read = [...passes.map((pass) => readPass(pass, frame)), ...(two === null ? [] : [secondPass(two)])];
  const { lines, ballots } =
    two ??
    voteOn(
      read.map(({ text }) => text),
      knots,
    );
  const laid = laidOut(joinedRows(asTyped(lines)), (box) => colourOf(toScan(box)));
  return {
    lines: onScan(laid),
    readings: read.map(({ preparation, text }) => ({ preparation, lines: onScan(asTyped(text)) })),
    account: {
      wordsMade: wordsOf(lines),
      passes: read.map((pass, i) => passAccount(pass, ballots[i], toScan)),
      inkLinesWithoutWords: inkLinesWithoutWords(frame.letters, coverOf(read.flatMap(inkOf))).map(toScan),
    },
  };
}

/** The sheet with a word of the second reader, which was wanted and failed. */
export function withoutSecond(sheet: SheetRead): SheetRead {
  return { ...sheet, account: { ...sheet.account, secondReader: 'failed' } };
}

function secondPass({ second }: TwoReaders): ReadPass {
  return {
    preparation: 'second-reader',
    wordsGiven: wordsOf(second),
    text: [...second],
    dirt: [],
    doubted: [],
  };
}

/** `doubted` is what a second try gave and nobody can be sure of. */
type ReadPass = Pick<PassAccount, 'preparation' | 'wordsGiven'> &
  ReturnType<typeof withoutDirt> & { readonly doubted: readonly Line[] };

function readPass({ preparation, blocks, tries = [] }: Pass, frame: TextFrame): ReadPass {
  const { text, dirt } = withoutDirt(linesFromBlocks(blocks, frame));
  const { taken, doubted } = triedLines(tries, frame);
  const lines = inColumns(withLeaders(placedAmong(text, taken), frame.leaders));
  return { preparation, wordsGiven: givenBy(blocks, tries, frame), text: lines, dirt, doubted };
}

/** Counted in what the recogniser answered, so that no step after it can lose a word unseen. */
function givenBy(blocks: Pass['blocks'], tries: NonNullable<Pass['tries']>, { leaders }: TextFrame): number {
  return countWords(blocks) + tries.reduce((sum, words) => sum + words.length, 0) + leaders.length;
}

/** All words of a pass that stand for ink, wherever they go. */
function inkOf({ text, dirt }: ReadPass): readonly ReadWord[] {
  return [...text, ...dirt].flatMap(readWords);
}

type Mover = (box: BoxPx) => BoxPx;

function scanMover({ bend, toOriginal, image }: TextFrame): Mover {
  return boxMover((box) => mapBox(toOriginal, bend === null ? box : bentBox(bend, box)), image);
}

function passAccount(
  { preparation, wordsGiven, dirt, doubted }: ReadPass,
  ballot: Ballot | undefined,
  toScan: Mover,
): PassAccount {
  const aside = (kind: SetAsideKind) => (word: ReadWord) => setAside(kind, word, toScan);
  return {
    ...{ preparation, wordsGiven, wordsTaken: ballot?.agreed ?? 0 },
    setAside: [
      ...dirt.flatMap(readWords).map(aside('dirt')),
      ...(ballot?.outvoted ?? []).map(aside('outvoted')),
      ...[...(ballot?.unconfirmed ?? []), ...doubted.flatMap(readWords)].map(aside('unconfirmed')),
    ],
  };
}

function setAside(kind: SetAsideKind, { text, boxPx, confidence }: ReadWord, toScan: Mover): SetAsideWord {
  return { kind, text, boxPx: toScan(boxPx), confidence };
}

function readWords(line: Line): readonly ReadWord[] {
  return line.words.map((word) => ({
    ...{ text: wordText(line, word), boxPx: word.boxPx, confidence: word.confidence },
  }));
}

/**
 * The account of a sheet with what a trial of it the other way up gave, which was not used: those words are named, too.
 */
export function withTrial(
  account: RecognitionAccount,
  trial: readonly Pass[],
  frame: TextFrame,
): RecognitionAccount {
  const toScan = scanMover(frame);
  const wordsOfTrial = trial.map((pass) => {
    const { text, dirt, doubted } = readPass(pass, frame);
    return [...text, ...dirt, ...doubted].flatMap(readWords);
  });
  return {
    ...account,
    passes: account.passes.map((pass, i) => {
      const words: readonly ReadWord[] = wordsOfTrial[i] ?? [];
      const aside = words.map((word) => setAside('other-way-up', word, toScan));
      return {
        ...pass,
        wordsGiven: pass.wordsGiven + givenBy(trial[i]?.blocks ?? [], trial[i]?.tries ?? [], frame),
        setAside: [...pass.setAside, ...aside],
      };
    }),
  };
}
