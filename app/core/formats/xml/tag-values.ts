import type { Splice } from './splice';
import type { XmlElement } from './xml';

/** The value of an attribute as it stands in a start tag, quotes off, with the change that is made to it. */
export type ChangeValue = (value: string) => string;

/** A start tag with the value of an attribute changed; where it lacks the attribute, `added` is written. */
export function withValue(tag: string, name: string, change: ChangeValue, added?: string): string {
  const standing = new RegExp(`(\\s${name}\\s*=\\s*)("[^"]*"|'[^']*')`);
  if (!standing.test(tag))
    return added === undefined ? tag : tag.replace(/\s*\/?>$/, (end) => ` ${name}="${added}"${end}`);
  return tag.replace(standing, (_, before: string, quoted: string) => {
    const quote = quoted.charAt(0);
    return `${before}${quote}${change(quoted.slice(1, -1))}${quote}`;
  });
}

/** The splice that takes an attribute away, or none. */
export function withoutAttribute(source: string, element: XmlElement, name: string): readonly Splice[] {
  const tag = source.slice(element.from, element.innerFrom);
  const found = new RegExp(`\\s+${name}\\s*=\\s*("[^"]*"|'[^']*')`).exec(tag);
  if (found === null) return [];
  const from = element.from + found.index;
  return [{ from, to: from + found[0].length, text: '' }];
}

/** The splice that changes the value of an attribute, or none where it is not there or stays. */
export function valueSplice(
  source: string,
  element: XmlElement,
  name: string,
  change: ChangeValue,
): readonly Splice[] {
  const tag = source.slice(element.from, element.innerFrom);
  const found = new RegExp(`(\\s${name}\\s*=\\s*)("[^"]*"|'[^']*')`).exec(tag);
  const [, before = '', quoted = ''] = found ?? [];
  if (found === null) return [];
  const from = element.from + found.index + before.length + 1;
  const value = quoted.slice(1, -1);
  const text = change(value);
  return text === value ? [] : [{ from, to: from + value.length, text }];
}

/** A number times `by`, whole; what is no number stays. */
export function scaledValue(value: string, by: number): string {
  const number = Number(value);
  return value.trim() === '' || !Number.isFinite(number) ? value : String(Math.round(number * by));
}

export type Scale = { readonly x: number; readonly y: number };

/** Points `x,y x,y` or `x y x y`: the numbers in turn, whatever parts them. */
export function scaledPoints(points: string, { x, y }: Scale): string {
  let count = 0;
  return points.replace(/[-+]?(?:\d+\.?\d*|\.\d+)/g, (number) => {
    count += 1;
    return scaledValue(number, count % 2 === 1 ? x : y);
  });
}
