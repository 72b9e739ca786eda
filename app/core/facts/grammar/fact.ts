import type { Span } from '../../base/span';
import type { ArchivalReference } from '../../project/project';

/** The two sides of a comparison with a translation. */
export type FactLanguage = 'ru' | 'en';

export const UNIT_CLASSES = [
  'person',
  'year',
  'month',
  'day',
  'hour',
  'minute',
  'length',
  'weight',
  'money',
  'percent',
  'formation',
  'vehicle',
  'aircraft',
  'gun',
  'week',
  'sheet',
  'ship',
  'animal',
  'area',
] as const;

/** What a quantity counts, as coarsely as both languages agree on: человек, бойцов, men, soldiers are one class. */
export type UnitClass = (typeof UNIT_CLASSES)[number];

/** A number or an interval of numbers; for a single number `lowest` equals `highest`. */
export type Quantity = { readonly type: 'quantity'; readonly lowest: number; readonly highest: number };

/** A day, a month or a year; parts that are not said are null, and at least one is said. Months count from 1. */
export type PartialDate = {
  readonly type: 'date';
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
};

/** A time of day (or a duration in hours and minutes, which looks the same), in minutes. */
export type Time = { readonly type: 'time'; readonly minutes: number };

/** `№ 1476/ш`: digits `1476` and suffix `sh` (Latin letters). Parts of a number are joined by `/`. */
export type DocumentNumber = {
  readonly type: 'document-number';
  readonly digits: string;
  readonly suffix: string;
};

/** An ordinal and what it numbers: 38-я параллель, the 3rd corps. `what` is an id of both languages' nouns. */
export type Designation = {
  readonly type: 'designation';
  readonly ordinal: number;
  readonly what: string | null;
};

/** A day of the week, from Monday as 1. */
export type Weekday = { readonly type: 'weekday'; readonly day: number };

/** An archival reference within the text: ф. 45, оп. 1, д. 337, л. 3. */
export type Citation = { readonly type: 'archival-reference'; readonly reference: ArchivalReference };

/** A proper name. `id` names its entry in the alias table, or is null; `letters` is it joined, in lower case. */
export type Name = { readonly type: 'name'; readonly id: string | null; readonly letters: string };

export type FactValue =
  Quantity | PartialDate | Time | Weekday | DocumentNumber | Designation | Citation | Name;

export type FactType = FactValue['type'];

/**
 * Something that must come out the same in every language. `values` are all the ways in which it can be read:
 * `14.45` is a time and a decimal, and the other side decides. A `strong` fact demands a counterpart; a
 * `firm` one (small numbers, months alone) must not stand beside another value of its kind that has no counterpart
 * either; a `soft` one (one, first) only satisfies; so does `isEditorial`, text in square brackets that an editor added.
 */
export type Fact = Span & {
  readonly text: string;
  readonly values: readonly FactValue[];
  readonly unit: UnitClass | null;
  readonly strength: 'strong' | 'firm' | 'soft';
  readonly isEditorial: boolean;
  /** The number of an item of a list. */
  readonly isLabel?: true;
};

/** What a grammar recognises at one place. `end` is where reading goes on: after `г.`, `мин.` and the like. */
export type Draft = Span & {
  readonly end: number;
  readonly values: readonly FactValue[];
  readonly unit: UnitClass | null;
  readonly strength: Fact['strength'];
  readonly isLabel?: true;
};

/** Tries to read facts that begin exactly at `at`; the last of them ends furthest. Null when there is none. */
export type Recogniser = (text: string, at: number) => readonly Draft[] | null;

export function quantity(lowest: number, highest: number = lowest): Quantity {
  return { type: 'quantity', lowest, highest };
}

export function partialDate(year: number | null, month: number | null, day: number | null): PartialDate {
  return { type: 'date', year, month, day };
}
