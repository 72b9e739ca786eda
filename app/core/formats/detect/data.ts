/** Text up to this length is parsed to be sure; of a longer one the beginning decides. */
const WHOLE_CHARACTERS = 1_000_000;

/**
 * Whether `text` is JSON: one value, or one a line. A text that begins with a bracket (an editor's addition, a footnote)
 * is none.
 */
export function isData(text: string): boolean {
  const start = text.slice(0, 2_000).trimStart();
  if (/^(?:\{\s*"[^"\n]{0,200}"\s*:|\[\s*\{\s*"[^"\n]{0,200}"\s*:|\{\s*\}\s*$)/.test(start)) return true;
  return /^\[\s*["[\d\]]/.test(start) && text.length < WHOLE_CHARACTERS && isJson(text);
}

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    // «[1]» alone is a footnote's mark.
    return Array.isArray(value) && value.length > 1;
  } catch {
    return false;
  }
}

/** Rows that are looked at. */
const ROWS = 50;

/**
 * Whether `text` is a table of data: what Tesseract writes as TSV, or a file that is called CSV or TSV and has the same
 * separator in its rows. A text with tabs in it, which is not called so, is a text.
 */
export function isTable(text: string, name: string): boolean {
  if (/^\ufeff?level\tpage_num\t/.test(text)) return true;
  if (!/\.(?:csv|tsv|tab)$/i.test(name)) return false;
  const rows = text.split(/\r\n?|\n/, ROWS).filter((row) => row.trim() !== '');
  return [',', ';', '\t', '|'].some((mark) => {
    const counts = rows.map((row) => row.split(mark).length - 1);
    return counts.every((count) => count > 0);
  });
}
