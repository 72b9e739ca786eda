import type { Template } from './discrepancy/messages';

export const MENU_GROUPS = ['file', 'edit', 'text', 'view', 'review', 'help'] as const;
export type MenuGroup = (typeof MENU_GROUPS)[number];

/**
 * Something a person can ask for. `keys` are named after the physical key (`KeyboardEvent.code` without its
 * `Key`), so that they work in the Russian layout too; `Mod` is Ctrl, on a Mac ⌘. Menu, shortcuts, palette and the
 * list of keys all read this one list.
 */
export type CommandSpec = {
  readonly id: string;
  readonly title: Template;
  readonly keys: readonly string[];
  readonly group: MenuGroup;
  /** It lasts while its key is held down. */
  readonly isHeld?: true;
};

export const COMMANDS = [
  command('new-review', 'file', ['Mod+N'], 'New review…', 'Новая сверка…'),
  command('open', 'file', ['Mod+O'], 'Open a review…', 'Открыть сверку…'),
  command('open-sample', 'file', [], 'Open the sample', 'Открыть пример'),
  command('add-references', 'file', [], 'Add reference texts…', 'Добавить эталонные тексты…'),
  command('take-text-layer', 'file', [], 'Take the text of the PDF', 'Взять текст из PDF'),
  command('import-page', 'file', [], 'Take the text from a file…', 'Взять текст из файла…'),
  command('project-details', 'file', [], 'About the document…', 'Сведения о документе…'),
  command('save-version', 'file', ['Mod+S'], 'Save version…', 'Сохранить версию…'),
  command('save-copy', 'file', [], 'Save a copy elsewhere…', 'Сохранить копию в другом месте…'),
  command('export-txt', 'file', [], 'Export text (TXT)…', 'Экспорт текста (TXT)…'),
  command('export-page', 'file', [], 'Export PAGE XML…', 'Экспорт PAGE XML…'),
  command('export-report', 'file', [], 'Export report (HTML)…', 'Экспорт отчёта (HTML)…'),
  command('export-csv', 'file', [], 'Export table (CSV)…', 'Экспорт таблицы (CSV)…'),
  command('verify', 'file', [], 'Check the project’s files', 'Проверить файлы проекта'),
  command('undo', 'edit', ['Mod+Z'], 'Undo', 'Отменить'),
  command('redo', 'edit', ['Mod+Shift+Z', 'Mod+Y'], 'Redo', 'Повторить'),
  command('move-line-up', 'edit', ['Alt+ArrowUp'], 'Move the line up', 'Сдвинуть строку вверх'),
  command('move-line-down', 'edit', ['Alt+ArrowDown'], 'Move the line down', 'Сдвинуть строку вниз'),
  command('find', 'edit', ['Mod+F'], 'Find in the sheet…', 'Найти на листе…'),
  command('find-everywhere', 'edit', ['Mod+Shift+F'], 'Find in all sheets…', 'Найти на всех листах…'),
  command('replace', 'edit', ['Mod+H'], 'Find and replace…', 'Найти и заменить…'),
  command('find-next', 'edit', ['Mod+G'], 'Next place found', 'Следующее найденное'),
  command('find-previous', 'edit', ['Mod+Shift+G'], 'Previous place found', 'Предыдущее найденное'),
  command('special-characters', 'text', ['Mod+J'], 'Special characters…', 'Особые знаки…'),
  command('mark-illegible', 'text', ['Mod+Shift+N'], 'Illegible [нрзб]', 'Неразборчиво [нрзб]'),
  command('mark-doubtful', 'text', ['Mod+Shift+D'], 'Doubtful [?]', 'Под сомнением [?]'),
  command('mark-struck', 'text', ['Mod+Shift+X'], 'Struck out', 'Зачёркнуто'),
  command('mark-inserted', 'text', ['Mod+Shift+U'], 'Inserted above', 'Вписано сверху'),
  command('mark-handwritten', 'text', ['Mod+Shift+H'], 'Handwritten', 'Написано от руки'),
  command('mark-stamp', 'text', ['Mod+Shift+M'], 'Stamp', 'Штамп или печать'),
  command('mark-margin-note', 'text', [], 'Margin note', 'Помета на полях'),
  command('mark-heading', 'text', [], 'Heading', 'Заголовок'),
  command('spelling-suggestions', 'text', ['Alt+Period'], 'Suggestions for the word…', 'Варианты слова…'),
  command(
    'add-word',
    'text',
    ['Alt+W'],
    'Add the word to the review’s list',
    'Внести слово в список этой сверки',
  ),
  command('comment-line', 'text', ['Mod+Shift+C'], 'Comment on the line…', 'Примечание к строке…'),
  command('comment-page', 'text', [], 'Comment on the sheet…', 'Примечание к листу…'),
  command('zoom-in', 'view', ['Mod+Equal'], 'Zoom in on the scan', 'Увеличить скан'),
  command('zoom-out', 'view', ['Mod+Minus'], 'Zoom out of the scan', 'Уменьшить скан'),
  command('fit-page', 'view', ['Mod+0'], 'Fit the sheet', 'Лист целиком'),
  command('fit-width', 'view', ['Mod+1'], 'Fit the width', 'По ширине'),
  command('fit-line', 'view', ['Mod+2'], 'Fit the line', 'Строка целиком'),
  command('rotate-view', 'view', ['Mod+Shift+Period'], 'Turn the scan', 'Повернуть скан'),
  command('toggle-boxes', 'view', ['Mod+B'], 'Boxes on the scan', 'Рамки на скане'),
  command('toggle-spelling', 'view', [], 'Underline unknown words', 'Подчёркивать незнакомые слова'),
  command('invert-scan', 'view', [], 'Invert the scan', 'Негатив'),
  held('hold-ink', ['F4'], 'Hold: only the ink', 'Удерживать: только скан'),
  held('hold-text', ['F8'], 'Hold: the text over the scan', 'Удерживать: текст поверх скана'),
  held('hold-loupe', ['F9'], 'Hold: magnifying glass', 'Удерживать: лупа'),
  command('toggle-pages', 'view', ['Alt+1'], 'Show or hide the sheets', 'Показать или убрать листы'),
  command('toggle-scan', 'view', ['Alt+2'], 'Show or hide the scan', 'Показать или убрать скан'),
  command(
    'toggle-side',
    'view',
    ['Alt+3'],
    'Show or hide the side panel',
    'Показать или убрать боковую панель',
  ),
  command('scan-left', 'view', [], 'Scan on the left', 'Скан слева'),
  command('scan-right', 'view', [], 'Scan on the right', 'Скан справа'),
  command('scan-top', 'view', [], 'Scan above', 'Скан сверху'),
  command('scan-bottom', 'view', [], 'Scan below', 'Скан снизу'),
  command('next-pane', 'view', ['F6'], 'To the next pane', 'К следующей панели'),
  command('previous-pane', 'view', ['Shift+F6'], 'To the previous pane', 'К предыдущей панели'),
  command('text-larger', 'view', ['Mod+Shift+Equal'], 'Larger text', 'Крупнее текст'),
  command('text-smaller', 'view', ['Mod+Shift+Minus'], 'Smaller text', 'Мельче текст'),
  command('interface-larger', 'view', [], 'Larger interface', 'Крупнее окно и кнопки'),
  command('interface-smaller', 'view', [], 'Smaller interface', 'Мельче окно и кнопки'),
  command('interface-plain', 'view', [], 'Interface in its own size', 'Обычный размер окна и кнопок'),
  command('show-facts', 'view', ['Mod+E'], 'Facts of the sheet', 'Факты листа'),
  command('show-sheet', 'view', ['Mod+I'], 'Details of the sheet', 'Сведения о листе'),
  command('next-page', 'view', ['Alt+PageDown'], 'Next sheet', 'Следующий лист'),
  command('previous-page', 'view', ['Alt+PageUp'], 'Previous sheet', 'Предыдущий лист'),
  command('theme', 'view', [], 'Light or dark', 'Светлая или тёмная тема'),
  command('language', 'view', [], 'Русский / English', 'Русский / English'),
  command('recognise-page', 'review', ['Mod+R'], 'Recognise this sheet', 'Распознать этот лист'),
  command('recognise-all', 'review', ['Mod+Shift+R'], 'Recognise all sheets', 'Распознать все листы'),
  command(
    'recognise-carefully',
    'review',
    [],
    'Recognise all sheets carefully: three readings that vote',
    'Распознать все листы тщательно: три чтения с голосованием',
  ),
  command('read-sheet-again', 'review', [], 'Read this sheet again…', 'Прочитать лист ещё раз…'),
  command('read-part', 'review', ['Alt+Shift+R'], 'Read a part of the sheet…', 'Прочитать часть листа…'),
  command('frame-line', 'review', [], 'Draw the line’s frame anew', 'Обвести строку заново'),
  command('reread-line', 'review', ['Alt+R'], 'Read this line again…', 'Прочитать строку ещё раз…'),
  command('pause-recognition', 'review', [], 'Pause or go on recognising', 'Приостановить или продолжить'),
  command('retry-failed', 'review', [], 'Try the failed sheets again', 'Повторить неудавшиеся листы'),
  command('cancel-recognition', 'review', [], 'Stop recognising', 'Остановить распознавание'),
  command('next-discrepancy', 'review', ['F3'], 'Next discrepancy', 'Следующее расхождение'),
  command('previous-discrepancy', 'review', ['Shift+F3'], 'Previous discrepancy', 'Предыдущее расхождение'),
  command(
    'take-line',
    'review',
    ['Alt+Enter'],
    'Take the line from the reference',
    'Взять строку из эталона',
  ),
  command(
    'take-block',
    'review',
    ['Alt+Shift+Enter'],
    'Take the differing lines around from the reference',
    'Взять из эталона соседние расходящиеся строки',
  ),
  command('take-page', 'review', [], 'Take the sheet from the reference…', 'Взять лист из эталона…'),
  command('edit-text', 'review', ['F2'], 'To the text', 'К тексту'),
  command('all-like-this', 'review', ['Mod+Shift+A'], 'All like this…', 'Все такие же…'),
  command('project-words', 'review', [], 'Words of this review…', 'Слова этой сверки…'),
  command('comparison', 'review', [], 'What counts as a difference…', 'Что считать расхождением…'),
  command('finish-page', 'review', ['Mod+Enter'], 'Sheet is done, next sheet', 'Лист готов, следующий лист'),
  command(
    'next-page-for-me',
    'review',
    ['Mod+Shift+PageDown'],
    'Next sheet that needs me',
    'Следующий лист, который ждёт меня',
  ),
  command('mark-validated', 'review', ['Mod+Shift+Enter'], 'Sheet is validated', 'Лист проверен'),
  command('mark-attention', 'review', [], 'Sheet needs attention', 'Лист требует внимания'),
  command('digits', 'review', ['Alt+9'], 'Digits, one by one…', 'Цифры, одна за другой…'),
  command('progress', 'review', [], 'Progress…', 'Ход работы…'),
  command('palette', 'help', ['Mod+K', 'Mod+Shift+P', 'F1'], 'All commands', 'Все команды'),
  command('keys', 'help', ['Mod+Slash'], 'Keys', 'Клавиши'),
  command('tour', 'help', [], 'Tour of the sample', 'Знакомство на примере'),
  command('change-keys', 'help', [], 'Change keys…', 'Изменить клавиши…'),
  command('about', 'help', [], 'About Sverka', 'О программе'),
] as const satisfies readonly CommandSpec[];

export type CommandId = (typeof COMMANDS)[number]['id'];

function command<Id extends string>(
  id: Id,
  group: MenuGroup,
  keys: readonly string[],
  en: string,
  ru: string,
): CommandSpec & { readonly id: Id } {
  return { id, group, keys, title: { en, ru } };
}

function held<Id extends string>(
  id: Id,
  keys: readonly string[],
  en: string,
  ru: string,
): CommandSpec & { readonly id: Id; readonly isHeld: true } {
  return { ...command(id, 'view', keys, en, ru), isHeld: true };
}
