import type { Language } from '../base/language';

/** What is said of the program and the computer to whoever looks into a problem; nothing of it names a person or a file. */
export type Diagnostics = {
  readonly version: string;
  readonly madeUtc: string;
  /** Name and version of the runtime's parts: Electron, Chrome, Node. */
  readonly runtime: Readonly<Record<string, string>>;
  readonly system: Readonly<Record<string, string | number>>;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  /** Counts of the document that is open; null where none is. */
  readonly document: Readonly<Record<string, string | number | boolean>> | null;
  /** The end of the log. */
  readonly log: string;
};

const WORDS = {
  en: {
    title: 'Sverka: diagnostics',
    intro: 'Read this before you send it. It holds no text of documents, no names of people and no paths.',
    program: 'Program',
    system: 'Computer',
    settings: 'Settings',
    document: 'Open document',
    none: 'none',
    log: 'Log',
    empty: 'empty',
  },
  ru: {
    title: 'Сверка: сведения о неполадке',
    intro:
      'Прочтите, прежде чем отправить. Здесь нет ни текста документов, ни имён людей, ни путей к файлам.',
    program: 'Программа',
    system: 'Компьютер',
    settings: 'Настройки',
    document: 'Открытый документ',
    none: 'нет',
    log: 'Журнал',
    empty: 'пуст',
  },
} as const;

/** The diagnostics as a plain text that a person can read before sharing it. */
export function diagnosticsText(found: Diagnostics, language: Language): string {
  const words = WORDS[language];
  const section = (title: string, values: Diagnostics['settings'] | null) => [
    '',
    `## ${title}`,
    ...(values === null ? [words.none] : Object.entries(values).map(([name, value]) => `${name}: ${value}`)),
  ];
  return [
    `# ${words.title}`,
    words.intro,
    ...section(words.program, { Sverka: found.version, ...found.runtime, UTC: found.madeUtc }),
    ...section(words.system, found.system),
    ...section(words.settings, found.settings),
    ...section(words.document, found.document),
    '',
    `## ${words.log}`,
    found.log === '' ? words.empty : found.log.trimEnd(),
    '',
  ].join('\n');
}
