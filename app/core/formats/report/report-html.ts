import {
  coverageLines,
  noneFound,
  nothingCompared,
  unlookedLines,
} from '../../discrepancy/evidence/coverage-words';
import { KINDS, type Discrepancy } from '../../discrepancy/model/discrepancy';
import { formatMessage } from '../../discrepancy/model/messages';
import { type Language } from '../../base/language';
import { notCheckedText } from '../../discrepancy/evidence/not-checked';
import { kindName, roleName, severityName, verdictName } from '../../discrepancy/model/names';
import type { Crop } from '../../recognise/engine';
import { splitSheets } from '../../text/sheets';
import { toBase64 } from '../xml/base64';
import { citation } from '../../project/citation';
import { countEach, countSeverities, referenceExcerpt, transcriptionExcerpt, verdictOn } from './report';
import type { Counted, Excerpt, ReportDecision, ReportInput, ReportVerdict } from './report';
import { REPORT_CSS, REPORT_CSS_SHA256 } from './report-style';
import { reportWords, type ReportWords } from './report-words';
import type { Remark } from '../../page/remarks';
import { documentLeftText, leftRange, worstFirst } from '../../left/left-words';
import { markName } from '../../page/marks';
import { escapeXmlAttribute, escapeXmlText } from '../xml/xml-escape';

/** Discrepancy id → the cut-out of the scan around it. */
export type Crops = ReadonlyMap<string, Crop>;

type Context = {
  readonly input: ReportInput;
  readonly language: Language;
  readonly words: ReportWords;
  readonly crops: Crops;
};

/** Nothing but the style sheet below and the pictures inside: no script, no network, no frame. */
const POLICY = `default-src 'none'; style-src 'sha256-${REPORT_CSS_SHA256}'; img-src data:; base-uri 'none'; form-action 'none'`;

/**
 * One HTML file that holds everything: title, citation, summary, and every Discrepancy with its picture, both
 * texts, what it may mean and the Verdict. It loads nothing and runs nothing; document text is escaped data.
 */
export function writeReportHtml(input: ReportInput, language: Language, crops: Crops = new Map()): string {
  const context: Context = { input, language, words: reportWords(language), crops };
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeXmlText(`${input.title} · ${context.words.report}`)}</title>`,
    `<style>${REPORT_CSS}</style>`,
    '</head>',
    '<body>',
    ...header(context),
    ...summary(context),
    ...entries(context),
    ...decisions(context),
    ...remarks(context),
    '</main>',
    footer(context),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function header({ input, language }: Context): readonly string[] {
  const cited = input.archival === null ? '' : citation(input.archival, language);
  return [
    '<header>',
    `<h1>${escapeXmlText(input.title)}</h1>`,
    ...paragraph('citation', cited),
    ...paragraph('source', input.sourceNote),
    '</header>',
  ];
}

function paragraph(className: string, text: string): readonly string[] {
  return text === '' ? [] : [`<p class="${className}">${escapeXmlText(text)}</p>`];
}

function summary(context: Context): readonly string[] {
  const { input, language, words } = context;
  const kinds = countEach(
    KINDS,
    input.discrepancies.map(({ kind }) => kind),
  );
  return [
    '<main>',
    `<h2>${words.summary}</h2>`,
    '<div class="tables">',
    ...table(words.report, totals(context)),
    ...table(
      words.severity,
      named(countSeverities(input.discrepancies), (s) => severityName(s, language)),
    ),
    ...table(
      words.kind,
      named(kinds, (kind) => kindName(kind, language)),
    ),
    '</div>',
    ...comparison(context),
    ...likelyLeft(context),
    ...notChecked(context),
  ];
}

/** What was compared with what: without it nobody knows what a short list of discrepancies is worth. */
function comparison({ input, language, words }: Context): readonly string[] {
  const missing = input.sheetsWithoutText ?? [];
  const { coverage } = input.metrics;
  const lines = [
    ...(coverage.reason === null ? [] : [nothingCompared(language)]),
    ...coverageLines(coverage, language),
    ...unlookedLines(coverage, language),
    ...(missing.length === 0 ? [] : [`${words.sheetsWithoutText}: ${missing.join(', ')}.`]),
  ];
  return lines.map((line) => `<p class="comparison">${escapeXmlText(line)}</p>`);
}

/** How many errors are likely left, and the sheets that have most of them. */
function likelyLeft({ input: { left }, language, words }: Context): readonly string[] {
  if (left === undefined) return [];
  const rows = worstFirst(left.sheets)
    .slice(0, WORST_SHEETS)
    .map((i): Row => [`${words.sheet} ${i + 1}`, leftRange(left.sheets[i] ?? left.whole)]);
  return [
    `<p class="left">${escapeXmlText(documentLeftText(left, language))}</p>`,
    ...(rows.length < 2 ? [] : ['<div class="tables">', ...table(words.likelyLeft, rows), '</div>']),
  ];
}

/** A reader looks at these first. */
const WORST_SHEETS = 20;

function notChecked({ input, language }: Context): readonly string[] {
  const said = input.notChecked === undefined ? null : notCheckedText(input.notChecked, language);
  return said === null ? [] : [`<p><strong>${escapeXmlText(said)}</strong></p>`];
}

type Row = readonly [label: string, value: string];

function named<Member>(counts: readonly Counted<Member>[], name: (member: Member) => string): readonly Row[] {
  return counts.map(({ member, count }) => [name(member), String(count)]);
}

function totals({ input, language, words }: Context): readonly Row[] {
  const total = input.discrepancies.length;
  const decided = input.discrepancies.filter((found) => verdictOn(input, found) !== null).length;
  const { metrics } = input;
  const rates: readonly (readonly [string, number | null])[] = [
    [words.characterDifference, metrics.characterDifference],
    [words.wordDifference, metrics.wordDifference],
    [words.coverage, metrics.referenceCoverage],
  ];
  return [
    [words.total, String(total)],
    [words.decided, String(decided)],
    [words.open, String(total - decided)],
    [words.words, String(metrics.words)],
    ...rates.flatMap(([label, rate]): readonly Row[] =>
      // Over 100 %: two texts that have little to do with each other, and no rate of errors.
      rate === null || rate > 1 ? [] : [[label, formatPercent(rate, language)]],
    ),
  ];
}

function formatPercent(rate: number, language: Language): string {
  const figures = (rate * 100).toFixed(1);
  return language === 'ru' ? `${figures.replace('.', ',')} %` : `${figures}%`;
}

function table(caption: string, rows: readonly Row[]): readonly string[] {
  if (rows.length === 0) return [];
  return [
    `<table><caption>${caption}</caption>`,
    ...rows.map(([label, value]) => `<tr><th scope="row">${label}</th><td>${value}</td></tr>`),
    '</table>',
  ];
}

function entries(context: Context): readonly string[] {
  const { input, language, words } = context;
  const sheets = splitSheets(input.transcription.text, input.transcription.sheetStarts);
  // Text that is missing at the very end stands on the last sheet.
  const sheetOf = ({ from: at }: Discrepancy) =>
    sheets.findIndex(({ from, to }, i) => at >= from && (at < to || i === sheets.length - 1));
  const numberOf = (index: number) => input.sheetNumbers?.[index] ?? index + 1;
  const isOne = sheets.length < 2 && (input.sheetsWithoutText ?? []).length === 0;
  const found = input.discrepancies;
  return [
    `<h2>${words.report}</h2>`,
    ...(found.length === 0 ? [`<p>${noneFound(input.metrics.coverage, language)}</p>`] : []),
    ...found.flatMap((one, i) => entry(context, one, i + 1, isOne ? 0 : numberOf(sheetOf(one)))),
  ];
}

/** Everything that was decided, whether it is still found or not. */
function decisions(context: Context): readonly string[] {
  const { input, language, words, crops } = context;
  const all = input.decisions ?? [];
  if (all.length === 0) return [];
  const text = (said: string) => (said === '' ? '—' : `<bdi class="text">${escapeXmlText(said)}</bdi>`);
  const placeOf = ({ sheet, line }: ReportDecision) => [
    ...(sheet === null ? [] : [`${words.sheet} ${sheet}`]),
    ...(line === null ? [] : [`${words.line} ${line}`]),
  ];
  const one = (decision: ReportDecision): readonly string[] => {
    const crop = crops.get(decisionCropId(decision.id));
    const { verdict: given, who, atUtc, before, after } = decision;
    return [
      '<article class="discrepancy">',
      `<p class="place">${placeOf(decision).join(', ')}</p>`,
      ...(crop === undefined ? [] : figure(crop, `${words.scan}: ${before}`)),
      '<dl>',
      definition(words.before, text(before)),
      ...(after === null ? [] : [definition(words.after, text(after))]),
      definition(words.verdict, verdict({ verdict: given, who, atUtc, note: '' }, language)),
      '</dl>',
      '</article>',
    ];
  };
  return [`<h2>${words.decisions} (${all.length})</h2>`, ...all.flatMap(one)];
}

/** The crop of a decision is kept apart from that of a Discrepancy of the same id: the text under it may be another. */
export function decisionCropId(id: string): string {
  return `decision ${id}`;
}

function remarks({ input, language, words }: Context): readonly string[] {
  const all = input.remarks ?? [];
  if (all.length === 0) return [];
  const placeOf = ({ sheet, line }: Remark) =>
    line === 0 ? `${words.sheet} ${sheet}` : `${words.sheet} ${sheet}, ${words.line} ${line}`;
  const rowOf = (remark: Remark) => {
    const kind = remark.kind === 'comment' ? words.comment : markName(remark.kind, language);
    const what = remark.kind === 'comment' ? remark.note : remark.text;
    return definition(`${placeOf(remark)} · ${kind}`, `<bdi class="text">${escapeXmlText(what)}</bdi>`);
  };
  return [`<h2>${words.remarks}</h2>`, '<dl>', ...all.map(rowOf), '</dl>'];
}

function entry(context: Context, found: Discrepancy, number: number, sheet: number): readonly string[] {
  const { input, language, words } = context;
  const place = [
    ...(sheet > 0 ? [`${words.sheet} ${sheet}`] : []),
    `${words.line} ${input.places?.[found.id]?.line ?? found.line}`,
    `${words.column} ${found.column}`,
  ];
  return [
    `<article class="discrepancy" id="d${number}">`,
    `<h3>${number}. ${kindName(found.kind, language)} · <span class="${found.severity}">${severityName(found.severity, language)}</span></h3>`,
    `<p class="place">${place.join(', ')}</p>`,
    ...picture(context, found),
    '<dl>',
    definition(words.transcription, excerpt(transcriptionExcerpt(input, found), words)),
    ...referenceDefinition(context, found),
    definition(words.message, escapeXmlText(formatMessage(found.message, language))),
    ...suggestions(found, words),
    definition(words.verdict, verdict(verdictOn(input, found), language)),
    '</dl>',
    '</article>',
  ];
}

function picture({ crops, words }: Context, found: Discrepancy): readonly string[] {
  const crop = crops.get(found.id);
  if (crop === undefined) return [];
  return figure(crop, `${words.scan}: ${found.text}`);
}

function figure(crop: Crop, said: string): readonly string[] {
  const alt = escapeXmlAttribute(said);
  const size = `width="${crop.widthPx}" height="${crop.heightPx}"`;
  return [
    `<figure><img ${size} alt="${alt}" src="data:image/jpeg;base64,${toBase64(crop.jpeg)}" /></figure>`,
  ];
}

function definition(term: string, html: string): string {
  return `<dt>${term}</dt><dd>${html}</dd>`;
}

function referenceDefinition(context: Context, found: Discrepancy): readonly string[] {
  const shown = referenceExcerpt(context.input, found);
  if (shown === null || found.reference === null) return [];
  const source = `${roleName(found.reference.role, context.language)}, ${found.reference.file}`;
  const html = `${excerpt(shown, context.words)}<div class="place">${escapeXmlText(source)}</div>`;
  return [definition(context.words.reference, html)];
}

/** Isolated, so that direction marks in a document cannot turn the report around. */
function excerpt({ before, marked, after }: Excerpt, words: ReportWords): string {
  const mark =
    marked === '' ? `<mark title="${words.nothingHere}">‸</mark>` : `<mark>${escapeXmlText(marked)}</mark>`;
  return `<bdi class="text">${escapeXmlText(before)}${mark}${escapeXmlText(after)}</bdi>`;
}

function suggestions(found: Discrepancy, words: ReportWords): readonly string[] {
  if (found.suggestions.length === 0) return [];
  const each = found.suggestions.map((text) => `<bdi class="text">${escapeXmlText(text)}</bdi>`);
  return [definition(words.suggestions, each.join(' · '))];
}

function verdict(given: ReportVerdict | null, language: Language): string {
  const parts = [
    verdictName(given?.verdict ?? null, language),
    given?.who ?? '',
    given?.atUtc ?? '',
    given?.note ?? '',
  ];
  return parts
    .filter((part) => part !== '')
    .map((part) => `<bdi>${escapeXmlText(part)}</bdi>`)
    .join(' · ');
}

function footer({ input, words }: Context): string {
  return `<footer><p>${words.made} ${escapeXmlText(input.creator)} · ${escapeXmlText(input.createdUtc)}</p></footer>`;
}
