import { RU_LEXICON } from '../../facts/grammar/lexicon-ru';
import type { StepName, StepsOff } from '../../text/steps';
import type { Body } from './body';

/** How far back and forth lines are looked at. */
const REACH_CHARS = 400;
const LONGEST_HEAD = 80;
const MOST_HEAD_LINES = 3;
const SUPERSCRIPT = /^[⁰¹²³⁴-⁹ᵃ-ᵛ*]+$/u;
/** `слово^а`, `слово^12`. */
const RAISED = /^(?:\d{1,3}|\p{Ll})$/u;
/** «/л. 12об./», «|л. 13|»: where a leaf of the original begins. */
const LEAF = /^л{1,2}\.?\s?\d{1,4}(?:[-–]\d{1,4})?\s?(?:об)?$/iu;
/** «а—слово—а»: one letter over both ends of what a note is on. */
const NOTE_ON = /^\p{Ll}$/u;
const LEGEND =
  /(?<!\p{L})ф(?:онд|\.)\s*[\p{L}\d][\p{L}\d-]*[.,;]?\s*оп(?:ись|\.)\s*\d|^(?:АП ?РФ|РГАСПИ|ГА ?РФ|РГВА|АВП ?РФ|ЦАМО|РГАНИ|РГАЭ|РГИА|ГАРФ|опубл|подлинник|копия[.:]|заверенная копия|машинопис|автограф|печатается|публикуется)/iu;
const NOTE_MARK = /^(?:\[?(\d{1,3})\]?[.)]?|([⁰¹²³⁴-⁹]+)|(\*{1,3})\)?)\s+(?=\S)/u;
const NOTE_WORDS =
  /(?:^|\s)(?:см\.|ср\.|там же|сборник|изд\.|с\. ?\d|док\.|прим(?:ечани|\.)|так в (?:тексте|документе)|имеется в виду|речь идет|опубл|вписано|зачеркнуто)/iu;
const HEADING = /^(?:примечани[яе]|комментари[ий]|публикуется|документ № ?\d)/iu;
/** What an edition sets over a document: its number in the volume, and what it is, from whom and to whom. */
export const TITLE =
  /^(?:из )?(?:письм|записк|докладн|телеграмм|шифртелеграмм|спецсообщени|донесени|рапорт|справк|отчет|протокол|постановлени|выписк|сопроводительн|обращени|заявлени|запис|сводк|сообщени|распоряжени|приказ|проект|стенограмм|дневник|информаци|списо?к)\p{L}*\s(?=\p{L})/iu;
const LONGEST_TITLE = 400;

/**
 * Which step of normalisation takes words `[from, to)` of an edition for its own and not for the document's: what an
 * editor put into brackets, marks of notes, notes, page heads and numbers, line numbers, archive legends. Null for text.
 */
export function apparatusAt(body: Body, from: number, to: number, off: StepsOff): StepName | null {
  if (to <= from) return null;
  // Numbers of empty lines and of the line behind them stand side by side.
  if (to - from > 1 && isRowOfNumbers(body, from, to))
    return Array.from({ length: to - from }, (_, i) => i + from).every(
      (at) => apparatusAt(body, at, at + 1, off) === 'edition-pages',
    )
      ? 'edition-pages'
      : null;
  const [start, end] = [body.starts[from] ?? 0, body.ends[to - 1] ?? 0];
  const before = body.text.slice(Math.max(0, start - REACH_CHARS), start);
  const after = body.text.slice(end, Math.min(body.text.length, end + REACH_CHARS));
  const text = body.text.slice(start, end);
  if (!off.has('editorial') && isEditors(before, text, after)) return 'editorial';
  return !off.has('edition-pages') && isOfPages(before, text, after) ? 'edition-pages' : null;
}

function isRowOfNumbers({ text, starts, ends }: Body, from: number, to: number): boolean {
  return /^\d{1,4}(?:\s+\d{1,4})+$/u.test(text.slice(starts[from] ?? 0, ends[to - 1] ?? 0));
}

function isEditors(before: string, text: string, after: string): boolean {
  if (SUPERSCRIPT.test(text) || (before.endsWith('^') && RAISED.test(text))) return true;
  if (LEAF.test(text) && /[/|]\s?$/u.test(before) && /^\.?\s?[/|]/u.test(after)) return true;
  if (NOTE_ON.test(text) && isOverBothEnds(before, text, after)) return true;
  if (isNumberInBrackets(before, text, after)) return true;
  const isOpened = /[[<][^\]>]*$/u.test(before) || /^[[<]/u.test(text);
  const isClosed = /^[^[<]*[\]>]/u.test(after) || /[\]>]$/u.test(text);
  return isOpened && isClosed && !/[\]>].*[[<]/su.test(text.slice(1, -1));
}

function isOverBothEnds(before: string, letter: string, after: string): boolean {
  const isBegun = /(?:^|\s)$/u.test(before) && /^[-–—]\p{L}/u.test(after);
  const isEnded = /\p{L}[-–—]$/u.test(before) && /^(?:[\s.,;:]|$)/u.test(after);
  return (
    (isBegun && new RegExp(String.raw`\p{L}[-–—]${letter}(?!\p{L})`, 'u').test(after)) ||
    (isEnded && new RegExp(String.raw`(?<!\p{L})${letter}[-–—]\p{L}`, 'u').test(before))
  );
}

/** `слово (1)`; «двадцать (20)» repeats a number. */
function isNumberInBrackets(before: string, text: string, after: string): boolean {
  if (!/^\d{1,2}$/u.test(text) || !after.startsWith(')')) return false;
  const word = /(\p{L}{2,})\s?\($/u.exec(before)?.[1];
  return word !== undefined && !RU_LEXICON.cardinals.has(word.toLowerCase().replace(/ё/gu, 'е'));
}

function isOfPages(before: string, text: string, after: string): boolean {
  const lineStart = /(?:^|\n)([^\n]*)$/u.exec(before)?.[1] ?? '';
  const lineEnd = /^[^\n]*/u.exec(after)?.[0] ?? '';
  const isLines = !/[\p{L}\p{N}]/u.test(lineStart) && !/[\p{L}\p{N}]/u.test(lineEnd);
  if (/^\d{1,4}$/u.test(text) && isLineNumber(before, text, after, lineStart, lineEnd)) return true;
  if (!isLines) return false;
  const whole = `${lineStart.trimStart()}${text}${lineEnd.trimEnd()}`.trim();
  return (
    isPageHead(whole) || isTitle(whole) || LEGEND.test(whole) || HEADING.test(whole) || isNote(whole, before)
  );
}

/** Lines that begin with the number in the volume; without sentences of their own. */
function isTitle(whole: string): boolean {
  const lines = whole
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [first = '', second = ''] = lines;
  return (
    whole.length <= LONGEST_TITLE &&
    /^№ ?\d{1,4}\.?$/u.test(first) &&
    (second === '' || TITLE.test(second)) &&
    lines.every((line) => !/\.\s+\p{Lu}\p{Ll}{3}/u.test(line))
  );
}

/** One line, or a few short ones, of which one is or bears the number of a page. */
function isPageHead(whole: string): boolean {
  const lines = whole
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (
    lines.length > MOST_HEAD_LINES ||
    lines.some((line) => line.length > LONGEST_HEAD || /[.;:,]$/u.test(line))
  )
    return false;
  return lines.some((line) =>
    /^[-–—\s]*\d{1,4}[-–—\s]*$|^\d{1,4}\s+\p{Lu}|\p{L}[\p{L}\d ]*\s\d{1,4}$/u.test(line),
  );
}

/** A figure at the edge of its line, where lines nearby have the next or last such figure. */
function isLineNumber(
  before: string,
  text: string,
  after: string,
  lineStart: string,
  lineEnd: string,
): boolean {
  const isAtStart = lineStart.trim() === '' && /^[ \t]/u.test(lineEnd);
  const isAtEnd = lineEnd.trim() === '' && /[ \t]$/u.test(lineStart);
  if (!isAtStart && !isAtEnd) return false;
  const value = Number(text);
  const lines = [...before.split('\n').slice(0, -1), ...after.split('\n').slice(1)];
  const pattern = isAtStart ? /^[ \t]*(\d{1,4})(?=[ \t])/u : /[ \t](\d{1,4})[ \t]*$/u;
  const others = lines.flatMap((line) => pattern.exec(line)?.[1] ?? []).map(Number);
  return others.some((other) => [1, 5, 10].includes(Math.abs(other - value)));
}

function isNote(whole: string, before: string): boolean {
  const match = NOTE_MARK.exec(whole);
  if (match === null) return false;
  const mark = match[1] ?? match[2] ?? match[3] ?? '';
  const isReferred = match[1] === undefined ? before.includes(mark) : before.includes(`[${mark}]`);
  return isReferred || NOTE_WORDS.test(whole);
}

/** Whether the edition leaves something out at this place: <…>, […], <...>. */
export function isOmissionAt(body: Body, at: number): boolean {
  const from = at === 0 ? 0 : (body.ends[at - 1] ?? 0);
  const to = at >= body.count ? body.text.length : (body.starts[at] ?? from);
  return /[[<(]\s*(?:\.{2,4}|…)\s*[\]>)]/u.test(body.text.slice(from, Math.min(to, from + REACH_CHARS)));
}
