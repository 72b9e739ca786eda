import * as v from 'valibot';
import { ILLEGIBLE_TEXT } from '../page/marks';
import { LAYOUTS, PLAIN_OPTIONS, type TextOptions } from '../formats/write/text-options';
import { TEXT_EXPORTS, WRITTEN_NAMES } from '../formats/write/written-formats';

/** What says of all sheets with text what was found in them and decided. */
export const REPORT_FORMATS = ['report', 'report-pdf', 'csv'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const EXPORT_FORMATS = [...TEXT_EXPORTS, 'facing-pdf', ...REPORT_FORMATS] as const;
/** What a project can be exported as: its texts, these beside their scans as on paper, or what was found in them. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export function isReport(format: ExportFormat): format is ReportFormat {
  return (REPORT_FORMATS as readonly string[]).includes(format);
}

/** What people call those that are no format of texts alone; the rest have their names with these. */
export const EXPORT_NAMES: Readonly<Record<ExportFormat, string>> = {
  ...WRITTEN_NAMES,
  'facing-pdf': 'PDF, A4',
  report: 'HTML',
  'report-pdf': 'PDF, A4',
  csv: 'CSV (UTF-8)',
};

/** Which sheets go out: all, those that are proofread, or those that a person names. */
export const SHEET_CHOICES = ['all', 'proofread', 'chosen'] as const;

/** How somebody exports, remembered for the next time. */
export type ExportChoice = {
  readonly format: ExportFormat;
  readonly sheets: (typeof SHEET_CHOICES)[number];
  /** The sheets that were named, as they were typed. */
  readonly chosen: string;
  readonly text: TextOptions;
  /** A folder of PAGE files beside it, which holds what the format cannot. */
  readonly isWithPage: boolean;
};

export const FIRST_CHOICE: ExportChoice = {
  ...{ format: 'docx', sheets: 'all', chosen: '', isWithPage: false },
  text: { ...PLAIN_OPTIONS, citesSheets: true },
};

const shortText = v.pipe(v.string(), v.maxLength(200));

export const TEXT_OPTIONS_SCHEMA = v.strictObject({
  citesSheets: v.boolean(),
  breaksPages: v.boolean(),
  keepsLines: v.boolean(),
  joinsWords: v.boolean(),
  tracksChanges: v.boolean(),
  hasTraces: v.boolean(),
  hasDebris: v.optional(v.boolean(), false),
  illegible: v.optional(shortText, ILLEGIBLE_TEXT),
  layout: v.picklist(LAYOUTS),
});

export const EXPORT_CHOICE_SCHEMA = v.strictObject({
  format: v.picklist(EXPORT_FORMATS),
  sheets: v.picklist(SHEET_CHOICES),
  chosen: shortText,
  text: TEXT_OPTIONS_SCHEMA,
  isWithPage: v.boolean(),
});

/**
 * The indexes of the sheets that `3-5, 9` names, from 0 and in their order, of `count`; null where it names none or
 * says something else.
 */
export function sheetsNamed(text: string, count: number): readonly number[] | null {
  const found = new Set<number>();
  const parts = text.replace(/\s*[-–—]\s*/g, '-').split(/[,;\s]+/);
  for (const part of parts.filter((each) => each !== '')) {
    const [, from, to = from] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(part) ?? [];
    if (from === undefined || Number(from) > Number(to) || Number(from) < 1 || Number(to) > count)
      return null;
    for (let number = Number(from); number <= Number(to); number += 1) found.add(number - 1);
  }
  return found.size === 0 ? null : [...found].sort((a, b) => a - b);
}
