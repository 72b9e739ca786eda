import type { Furniture } from '../../text/furniture';
import { furnitureOfSheet } from '../../text/find-furniture';
import type { Running } from '../../text/running-lines';
import type { StepsOff } from '../../text/steps';
import type { Span } from '../../base/span';

/** Page furniture (headers, sheet numbers, stamps) sheet by sheet, each counted from the start of its sheet. */
export type SheetFurniture = {
  readonly sheets: readonly Span[];
  /** By sheet; one row for all where the sheets are not known. */
  readonly furniture: readonly (readonly Furniture[])[];
};

/** The furniture of one sheet, counted from its start. */
export function furnitureWithin(text: string, sheet: Span, running: Running): readonly Furniture[] {
  return furnitureOfSheet(text, sheet, running).map((mark) => shiftedMark(mark, -sheet.from));
}

/** The furniture of the sheets that touch `within`, counted from the start of the text. */
export function furnitureIn(
  { sheets, furniture }: SheetFurniture,
  within: Span = { from: 0, to: Infinity },
): readonly Furniture[] {
  const marks: Furniture[] = [];
  for (const [i, sheet] of sheets.entries()) {
    if (sheet.to < within.from || sheet.from > within.to) continue;
    for (const mark of furniture[i] ?? []) marks.push(shiftedMark(mark, sheet.from));
  }
  return marks;
}

/** With its normalisation step switched off, furniture is compared like any other text. */
export function bodyFurniture(furniture: readonly Furniture[], off: StepsOff): readonly Furniture[] {
  return off.has('furniture') ? [] : furniture;
}

export function shiftedMark(mark: Furniture, by: number): Furniture {
  const { value } = mark;
  const moved = { ...mark, from: mark.from + by, to: mark.to + by };
  return value === null ? moved : { ...moved, value: { ...value, from: value.from + by, to: value.to + by } };
}

/** Whether a sheet's marks are the same but for those inside `lines` (of the sheet before), which became longer. */
export function isFurnitureAlike(
  before: readonly Furniture[],
  now: readonly Furniture[],
  lines: Span,
  longerBy: number,
): boolean {
  const isHead = (mark: Span): boolean => mark.to <= lines.from;
  const head = before.filter(isHead);
  const tail = before.filter((mark) => mark.from >= lines.to);
  const end = lines.to + longerBy;
  const nowHead = now.filter(isHead);
  const nowTail = now.filter((mark) => mark.from >= end);
  const isInside = (mark: Span, to: number): boolean => mark.from >= lines.from && mark.to <= to;
  return (
    areSameSpans(head, nowHead, 0) &&
    areSameSpans(tail, nowTail, longerBy) &&
    before.every((mark) => head.includes(mark) || tail.includes(mark) || isInside(mark, lines.to)) &&
    now.every((mark) => nowHead.includes(mark) || nowTail.includes(mark) || isInside(mark, end))
  );
}

function areSameSpans(before: readonly Span[], now: readonly Span[], by: number): boolean {
  return (
    before.length === now.length &&
    before.every((mark, i) => mark.from + by === now[i]?.from && mark.to + by === now[i]?.to)
  );
}
