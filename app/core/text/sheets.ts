import type { Span } from '../base/span';
import { findFurniture } from './find-furniture';
import { sheetSpans } from './sheet-spans';

/**
 * The sheets of `text` as spans that cover it. Where the scan images' starts are unknown, a form feed begins a
 * sheet, and failing that a mark «Продолжение шифртелеграммы …» does.
 */
export function splitSheets(text: string, sheetStarts: readonly number[]): readonly Span[] {
  if (sheetStarts.length > 0) return sheetSpans(text.length, sheetStarts);
  const feeds = [...text.matchAll(/\f/g)].map((feed) => feed.index + 1);
  if (feeds.length > 0) return sheetSpans(text.length, [0, ...feeds]);
  const heads = findFurniture(text, []).filter((mark) => mark.kind === 'continuation');
  return sheetSpans(text.length, [0, ...heads.map((mark) => lineStart(text, mark.from))]);
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}
