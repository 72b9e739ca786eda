import type { Span } from '../base/span';

export const FURNITURE_KINDS = [
  'continuation',
  'see-next-sheet',
  'sheet-number',
  'copy-number',
  'page-number',
  'classification',
  'copying-forbidden',
  'typist-mark',
  'running-line',
] as const;

/** What a piece of page furniture is: «Продолжение шифртелеграммы № …», «/см.сл.лист/», «Лист 8», «Экз. № 2», «- 2 -», … */
export type FurnitureKind = (typeof FURNITURE_KINDS)[number];

/** A stretch of the text that belongs to the sheet and not to the message. `value` is its number, if it has one. */
export type Furniture = Span & {
  readonly kind: FurnitureKind;
  readonly value: (Span & { readonly text: string }) | null;
};
