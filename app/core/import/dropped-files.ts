import { isScanName } from '../scan/scan-files';

/** Endings of files that may hold the text of a sheet or a text to compare with. What is in them is decided on opening. */
const TEXT_ENDINGS: readonly string[] = [
  ...[
    'txt',
    'text',
    'md',
    'markdown',
    'xml',
    'alto',
    'page',
    'hocr',
    'html',
    'htm',
    'xhtml',
    'tei',
    'csv',
    'tsv',
    'json',
  ],
  ...['rtf', 'doc', 'docx', 'odt', 'fodt', 'fb2', 'epub'],
];

/** What a file that was dropped on the window is offered as, by its name alone; `other` is not offered as anything. */
export type DroppedAs = 'scan' | 'text' | 'other';

export function droppedAs(name: string): DroppedAs {
  if (isScanName(name)) return 'scan';
  const ending = /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? '';
  return !name.startsWith('.') && TEXT_ENDINGS.includes(ending) ? 'text' : 'other';
}

/** What a drag or the clipboard carries, by the types that a `DataTransfer` names. */
const NOT_TEXT: readonly string[] = ['files', 'text/uri-list', 'text/x-moz-url', 'downloadurl'];

/**
 * Whether only text is carried, which may be put where the person lets it go. Files, pictures and links come with their
 * paths and contents as text, too, and those are nobody's words.
 */
export function isTextOnly(types: readonly string[]): boolean {
  return types.every((type) => !NOT_TEXT.includes(type.toLowerCase()) && !type.startsWith('image/'));
}

/** Whether a text is nothing but the paths or names of the files that were copied with it. */
export function isNamesOfFiles(text: string, names: readonly string[]): boolean {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  return names.length > 0 && lines.every((line) => names.some((name) => endsInName(line.trim(), name)));
}

function endsInName(path: string, name: string): boolean {
  return path.endsWith(name) || path.endsWith(encodeURIComponent(name));
}
