import type { Span } from '../discrepancy/discrepancy';
import { findFurniture } from './find-furniture';

/** The sheets as spans that cover `length` characters; what stands before the first start joins the first sheet. */
export function sheetSpans(length: number, sheetStarts: readonly number[]): readonly Span[] {
  const starts = [...new Set(sheetStarts)].filter((start) => start >= 0 && start < length);
  const edges = [0, ...starts.sort((a, b) => a - b).slice(1)];
  return edges.map((from, i) => ({ from, to: edges[i + 1] ?? length }));
}

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
