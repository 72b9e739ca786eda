/** A document of an archival kind with its reference, and what is done to either. */
export type RealCase = {
  readonly id: string;
  readonly half: string;
  readonly role: 'translation' | 'transcription';
  /** The transcription, and the reference in either language. */
  readonly text: string;
  readonly reference: string;
  readonly faults: readonly Fault[];
  readonly variants: readonly Variant[];
};

/** One thing wrong in the transcription: the text with it, where it stands, and the kinds of flag that are right. */
export type Fault = {
  readonly label: string;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly kinds: ReadonlySet<string>;
};

/** The reference as another translator or editor would have it: nothing is wrong in the transcription. */
export type Variant = { readonly label: string; readonly reference: string };

/**
 * A case file: header lines `name: value`, then the sections `--- ru`, `--- en` (the reference), `--- faults` and
 * `--- legit`. A fault is `OLD => NEW | kinds [| part of NEW]`, `@drop TEXT | kinds` or `@dup TEXT | kinds`; a variant is
 * `@en OLD => NEW | what it is`. `\n` stands for a line end.
 */
export function parseCase(source: string): RealCase {
  const [head = '', ...rest] = source.split(/^--- (\w+)\n/mu);
  const fields = new Map(head.trim().split('\n').map(fieldOf));
  const sections = new Map<string, string>();
  for (let i = 0; i + 1 < rest.length; i += 2) sections.set(rest[i] ?? '', rest[i + 1] ?? '');
  const text = ended(sections.get('ru') ?? '');
  const reference = ended(sections.get('en') ?? '');
  return {
    id: fields.get('id') ?? '',
    half: fields.get('half') ?? fields.get('held') ?? '',
    role: fields.get('role') === 'reference' ? 'transcription' : 'translation',
    ...{ text, reference },
    faults: linesOf(sections.get('faults')).map((line) => faultOf(text, line)),
    variants: linesOf(sections.get('legit')).map((line) => variantOf(reference, line)),
  };
}

function fieldOf(line: string): readonly [string, string] {
  const at = line.indexOf(': ');
  return [line.slice(0, at), line.slice(at + 2)];
}

function ended(text: string): string {
  return `${text.replace(/\n+$/u, '')}\n`;
}

function linesOf(section = ''): readonly string[] {
  return section.split('\n').filter((line) => line.trim() !== '');
}

function unescaped(text: string): string {
  return text.replaceAll('\\n', '\n');
}

function placeOf(text: string, part: string): number {
  const at = text.indexOf(part);
  if (at === -1) throw new Error(`The document has no “${part}”.`);
  return at;
}

function faultOf(text: string, line: string): Fault {
  const [what = '', kinds = '', part] = line.split(' | ');
  const right = new Set(kinds.trim().split(','));
  if (line.startsWith('@drop ')) {
    const lost = unescaped(what.slice(6));
    const at = placeOf(text, lost);
    return {
      label: what,
      text: text.slice(0, at) + text.slice(at + lost.length),
      from: at,
      to: at,
      kinds: right,
    };
  }
  if (line.startsWith('@dup ')) {
    const twice = unescaped(what.slice(5));
    const end = placeOf(text, twice) + twice.length;
    const now = `${text.slice(0, end)}\n\n${twice}${text.slice(end)}`;
    return { label: what, text: now, from: end - twice.length, to: end + 2 + twice.length, kinds: right };
  }
  const [old = '', is = ''] = what.split(' => ').map(unescaped);
  const at = placeOf(text, old);
  const now = text.slice(0, at) + is + text.slice(at + old.length);
  if (part !== undefined) {
    const from = now.indexOf(unescaped(part), at);
    return { label: what, text: now, from, to: from + unescaped(part).length, kinds: right };
  }
  return { label: what, text: now, ...changed(old, is, at), kinds: right };
}

/** Where in the new text the letters stand that are not what they were. */
function changed(old: string, is: string, at: number): { readonly from: number; readonly to: number } {
  const shorter = Math.min(old.length, is.length);
  let head = 0;
  while (head < shorter && old[head] === is[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old[old.length - 1 - tail] === is[is.length - 1 - tail]) tail += 1;
  return { from: at + head, to: at + Math.max(head + 1, is.length - tail) };
}

function variantOf(reference: string, line: string): Variant {
  const [what = ''] = line.split(' | ');
  const [old = '', is = ''] = what.replace(/^@en /u, '').split(' => ').map(unescaped);
  placeOf(reference, old);
  return { label: what, reference: reference.replace(old, () => is) };
}
