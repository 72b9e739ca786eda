/** A sheet by the names that other programs may know its picture by, without their endings. */
export type NamedSheet = { readonly pageId: string; readonly stems: readonly string[] };

/** A file of a package: its path, and the picture that it says it was made on, empty where it says nothing. */
export type NamedText = { readonly path: string; readonly imageFilename: string; readonly rank: number };

export type Matched = {
  /** Path → the id of its page, in the order of the sheets. */
  readonly pairs: readonly (readonly [path: string, pageId: string])[];
  /** Files whose sheet goes to another one, of a better rank. */
  readonly passedOver: readonly string[];
  /** Files that are of no sheet. */
  readonly unmatched: readonly string[];
  readonly sheetsLeft: readonly string[];
};

/**
 * Which file is of which sheet, by the picture that it names and, where that is of none, by its own name. Of several files
 * for one sheet the one with the least rank is taken, then the first by its path.
 */
export function matchNames(texts: readonly NamedText[], sheets: readonly NamedSheet[]): Matched {
  const byStem = new Map<string, string | null>();
  for (const { pageId, stems } of sheets)
    for (const stem of new Set(stems.map(folded))) {
      const standing = byStem.get(stem);
      // A name that two sheets have says nothing.
      byStem.set(stem, standing === undefined || standing === pageId ? pageId : null);
    }
  const best = new Map<string, NamedText>();
  const passedOver: string[] = [];
  const unmatched: string[] = [];
  for (const text of [...texts].sort((a, b) => a.rank - b.rank || (a.path < b.path ? -1 : 1))) {
    const named = text.imageFilename === '' ? undefined : byStem.get(folded(stemOf(text.imageFilename)));
    const pageId = named ?? byStem.get(folded(stemOf(text.path)));
    if (pageId === undefined || pageId === null) unmatched.push(text.path);
    else if (best.has(pageId)) passedOver.push(text.path);
    else best.set(pageId, text);
  }
  const pairs = sheets.flatMap(({ pageId }) => {
    const text = best.get(pageId);
    return text === undefined ? [] : [[text.path, pageId] as const];
  });
  const sheetsLeft = sheets.filter(({ pageId }) => !best.has(pageId)).map(({ pageId }) => pageId);
  return { pairs, passedOver, unmatched, sheetsLeft };
}

/** The name without folders and endings; `.alto.xml` is one ending. */
export function stemOf(path: string): string {
  const name = path.slice(path.replace(/\\/g, '/').lastIndexOf('/') + 1);
  return name.replace(/(?:\.(?:page|alto|tei|hocr))?\.[^.]*$/i, '');
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
