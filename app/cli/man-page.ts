import type { Language } from '../core/base/language';
import type { DescribedProgram, DescribedVerb } from './described';

const WORDS = {
  en: {
    ...{ manual: 'User Commands', name: 'NAME', synopsis: 'SYNOPSIS', verbs: 'VERBS' },
    ...{ verb: 'verb', option: 'option', file: 'file', exit: 'EXIT STATUS', environment: 'ENVIRONMENT' },
    noColor: 'The output never has colours, whether this is set or not.',
  },
  ru: {
    ...{ manual: 'Команды пользователя', name: 'ИМЯ', synopsis: 'ОБЗОР', verbs: 'КОМАНДЫ' },
    ...{ verb: 'команда', option: 'параметр', file: 'файл', exit: 'КОДЫ ВОЗВРАТА', environment: 'ОКРУЖЕНИЕ' },
    noColor: 'Вывод всегда без цвета, задана эта переменная или нет.',
  },
} as const;

/** The manual as roff (man 7), for `man` on Unix systems. */
export function manPage(program: DescribedProgram, language: Language): string {
  const { name, version, description, verbs, exitCodes } = program;
  const words = WORDS[language];
  return [
    `.TH ${name.toUpperCase()} 1 "" "${name} ${version}" "${words.manual}"`,
    `.SH ${words.name}`,
    `${name} \\- ${escaped(description)}`,
    `.SH ${words.synopsis}`,
    `.B ${name}`,
    `.I ${words.verb}`,
    `[\\fI${words.option}\\fR ...] [\\fI${words.file}\\fR ...]`,
    `.SH ${words.verbs}`,
    ...verbs.flatMap(verbLines),
    `.SH ${words.exit}`,
    ...exitLines(exitCodes),
    `.SH ${words.environment}`,
    '.TP',
    '.B NO_COLOR',
    words.noColor,
    '',
  ].join('\n');
}

/** Exit codes one a paragraph, the number first. */
function exitLines(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const [, code, meaning] = /^\s*(\d+)\s+(.+)$/.exec(line) ?? [];
    return code === undefined || meaning === undefined ? [] : ['.TP', `.B ${code}`, escaped(meaning)];
  });
}

function verbLines({ name, usage, description, options, examples }: DescribedVerb): readonly string[] {
  return [
    `.SS ${name} ${escaped(usage)}`.trimEnd(),
    escaped(description),
    ...options.flatMap((option) => [
      '.TP',
      `.B ${escaped(option.flags)}`,
      escaped(
        option.choices.length > 0
          ? `${option.description} (${option.choices.join(', ')})`
          : option.description,
      ),
    ]),
    ...(examples.length === 0 ? [] : ['.PP', '.nf', ...examples.map((one) => `    ${escaped(one)}`), '.fi']),
  ];
}

/** What roff takes for its own: backslashes, hyphens that are meant as such, and lines that begin with a dot or a quote. */
function escaped(text: string): string {
  return text
    .replace(/\\/g, '\\e')
    .replace(/-/g, '\\-')
    .replace(/^([.'])/gm, '\\&$1')
    .replace(/\n/g, ' ');
}
