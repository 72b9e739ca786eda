import type { Template } from '../../base/language';
import type { MenuGroup } from './command';
import { COMMANDS, type CommandId } from './index';

/** What stands in a menu: a command, a line, a menu within, the documents that were open last, or the windows. */
export type MenuEntry =
  | { readonly kind: 'command'; readonly id: CommandId }
  | { readonly kind: 'line' }
  | { readonly kind: 'recent' }
  | { readonly kind: 'windows' }
  | { readonly kind: 'menu'; readonly title: Template; readonly entries: readonly MenuEntry[] };

type Written =
  CommandId | '-' | 'RECENT' | 'WINDOWS' | { readonly title: Template; readonly entries: readonly Written[] };

const within = (en: string, ru: string, ...entries: readonly Written[]): Written => ({
  title: { en, ru },
  entries,
});

/**
 * The menus as desktop people know them: what belongs together between two lines, what is long in a menu of its own. A
 * command that is not named here comes at the end of its group's menu.
 */
const MENUS: Readonly<Record<MenuGroup, readonly Written[]>> = {
  file: [
    ...(['new-review', 'open', 'RECENT', 'library', 'open-sample', 'new-window', '-'] as const),
    ...(['save-version', 'save-copy', 'save-copy-and-go-on', '-'] as const),
    within(
      'Hand over and take back',
      'Передача и возврат',
      ...(['hand-over', 'open-handed-over', '-', 'take-back', 'take-back-folder'] as const),
    ),
    within(
      'Export',
      'Экспорт',
      ...([
        'export',
        '-',
        'export-txt',
        'export-md',
        'export-docx',
        'export-pdf',
        'export-html',
        '-',
      ] as const),
      ...([
        'export-page',
        'export-alto',
        'export-hocr',
        'export-tei',
        '-',
        'export-report',
        'export-csv',
      ] as const),
    ),
    within('Print', 'Печать', 'print-facing', 'print-report'),
    '-',
    ...(['sheets', 'references'] as const),
    within(
      'Bring in texts',
      'Внести тексты',
      ...(['add-references', '-', 'give-text', 'import-page', 'import-folder', 'take-text-layer'] as const),
    ),
    ...(['-', 'project-details', 'verify'] as const),
  ],
  edit: [
    ...([
      'undo',
      'redo',
      '-',
      'find',
      'find-everywhere',
      'replace',
      'find-next',
      'find-previous',
      '-',
    ] as const),
    ...(['move-line-up', 'move-line-down'] as const),
  ],
  text: [
    'special-characters',
    within(
      'Mark as',
      'Пометить как',
      ...(['mark-illegible', 'mark-doubtful', 'mark-struck', 'mark-inserted', 'mark-handwritten'] as const),
      ...(['mark-stamp', 'mark-margin-note', 'mark-heading', 'mark-debris'] as const),
    ),
    ...(['-', 'spelling-suggestions', 'add-word', '-', 'comment-line', 'comment-page'] as const),
  ],
  view: [
    ...(['toggle-pages', 'toggle-scan', 'toggle-side', '-'] as const),
    within(
      'Place of the scan',
      'Место скана',
      ...(['next-layout', '-', 'scan-left', 'scan-right', 'scan-top', 'scan-bottom'] as const),
    ),
    within(
      'Size of the scan',
      'Размер скана',
      ...(['zoom-in', 'zoom-out', '-', 'fit-page', 'fit-width', 'fit-line'] as const),
    ),
    within('Size of the text', 'Размер текста', 'text-larger', 'text-smaller'),
    within(
      'Size of the interface',
      'Размер окна и кнопок',
      ...(['interface-larger', 'interface-smaller', 'interface-plain'] as const),
    ),
    '-',
    ...(['follow-line', 'invert-scan', 'toggle-boxes', 'toggle-spelling', '-'] as const),
    within(
      'How the sheet lies',
      'Положение листа',
      ...(['rotate-view', '-', 'level-sheet', 'level-left', 'level-right', 'level-none', '-'] as const),
      ...(['crop-sheet', 'crop-none', '-', 'split-sheet', 'split-columns'] as const),
    ),
    within('While a key is held', 'Пока клавиша нажата', 'hold-ink', 'hold-text', 'hold-loupe'),
    ...(['-', 'show-facts', 'show-sheet', '-'] as const),
    within(
      'Go to',
      'Перейти',
      ...(['next-page', 'previous-page', '-', 'next-pane', 'previous-pane'] as const),
    ),
    ...(['-', 'theme', 'language'] as const),
  ],
  review: [
    ...(['recognise-page', 'recognise-all', 'recognise-carefully', 'pause-recognition'] as const),
    ...(['cancel-recognition', 'retry-failed', '-'] as const),
    within('Read again', 'Прочесть заново', 'read-sheet-again', 'read-part', 'frame-line', 'reread-line'),
    within('Take from the publication', 'Взять из публикации', 'take-line', 'take-block', 'take-page'),
    ...(['-', 'finish-page', 'mark-validated', 'mark-attention', 'next-page-for-me', '-'] as const),
    ...(['digits', 'project-words', 'comparison', 'progress'] as const),
  ],
  discrepancy: [
    ...(['next-discrepancy', 'previous-discrepancy', '-', 'take-best'] as const),
    within(
      'Take reading',
      'Взять чтение',
      ...([
        'take-reading-1',
        'take-reading-2',
        'take-reading-3',
        'take-reading-4',
        'take-reading-5',
      ] as const),
      ...(['take-reading-6', 'take-reading-7', 'take-reading-8', 'take-reading-9'] as const),
    ),
    ...(['edit-text', '-', 'decide-original', 'decide-reference', 'decide-illegible'] as const),
    ...(['decide-no-problem', 'decide-later', '-', 'all-like-this', 'add-card-word'] as const),
  ],
  window: ['next-window', '-', 'WINDOWS'],
  help: [
    ...(['palette', 'keys', 'change-keys', '-', 'tour', '-', 'report-problem', 'offline', 'about'] as const),
  ],
};

/** The entries of a menu. */
export function menuEntries(group: MenuGroup): readonly MenuEntry[] {
  const written = MENUS[group];
  const named = new Set(commandsIn(written));
  const others = COMMANDS.filter((one) => one.group === group && !named.has(one.id)).map(({ id }) => id);
  return [...written, ...(others.length === 0 ? [] : (['-'] as const)), ...others].map(entryOf);
}

function entryOf(written: Written): MenuEntry {
  if (written === '-') return { kind: 'line' };
  if (written === 'RECENT') return { kind: 'recent' };
  if (written === 'WINDOWS') return { kind: 'windows' };
  if (typeof written === 'string') return { kind: 'command', id: written };
  return { kind: 'menu', title: written.title, entries: written.entries.map(entryOf) };
}

function commandsIn(written: readonly Written[]): readonly string[] {
  return written.flatMap((one) => (typeof one === 'string' ? [one] : commandsIn(one.entries)));
}
