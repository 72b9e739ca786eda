import type { Command } from 'commander';
import type { Language } from '../core/base/language';

/** What the parser of the command line says of itself, in Russian; each pattern is the whole of a message. */
const ERRORS: readonly (readonly [RegExp, string])[] = [
  [/^missing required argument '(.*)'$/, 'Не хватает аргумента <$1>.'],
  [/^option '(.*)' argument missing$/, 'У параметра «$1» нет значения.'],
  [/^required option '(.*)' not specified$/, 'Не указан обязательный параметр «$1».'],
  [/^unknown option '(.*)'$/, 'Неизвестный параметр «$1».'],
  [/^unknown command '(.*)'$/, 'Неизвестная команда «$1».'],
  [
    /^too many arguments(?: for '(?:.*)')?\. Expected (\d+) arguments? but got (\d+)\.$/,
    'Слишком много аргументов: нужно $1, а дано $2.',
  ],
  [/^option '(.*)' argument '(.*)' is invalid\. (.*)$/, 'Параметр «$1» не может быть «$2». $3'],
  [
    /^command-argument value '(.*)' is invalid for argument '(.*)'\. (.*)$/,
    'Аргумент <$2> не может быть «$1». $3',
  ],
  [/^option '(.*)' cannot be used with option '(.*)'$/, 'Параметры «$1» и «$2» вместе не указывают.'],
];

const PARTS: readonly (readonly [RegExp, string])[] = [
  [/Allowed choices are (.*)\.$/, 'Возможные значения: $1.'],
  [/\s*\(Did you mean one of (.*)\?\)$/, ' Возможно, имелось в виду одно из: $1.'],
  [/\s*\(Did you mean (.*)\?\)$/, ' Возможно, имелось в виду: $1.'],
];

/** A message of the parser, on one line and without its “error: ”, in the reader's language. */
export function parserErrorText(message: string, language: Language): string {
  const line = message
    .replace(/^error: /, '')
    .trim()
    .replace(/\s*\n\s*/g, ' ');
  if (language === 'en') return line;
  const [hint = ''] = /\s*\(Did you mean .*\?\)$/.exec(line) ?? [];
  const said = translated(line.slice(0, line.length - hint.length), ERRORS);
  return `${translated(said, PARTS)}${translated(hint, PARTS)}`;
}

function translated(text: string, table: readonly (readonly [RegExp, string])[]): string {
  const entry = table.find(([pattern]) => pattern.test(text));
  return entry === undefined ? text : text.replace(entry[0], entry[1]);
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Использование:',
  'Options:': 'Параметры:',
  'Commands:': 'Команды:',
  'Arguments:': 'Аргументы:',
};

/** Makes the help of `program` and of verbs that are added to it later speak the reader's language. */
export function speak(program: Command, language: Language): Command {
  if (language === 'en') return program;
  return program
    .helpOption('-h, --help', 'показать справку')
    .helpCommand('help [command]', 'показать справку о команде')
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      styleUsage: (usage) => usage.replace('[options]', '[параметры]').replace('[command]', '[команда]'),
      styleOptionDescription: ofValues,
      styleArgumentDescription: ofValues,
      styleArgumentTerm: (term) => `<${term}>`,
      styleSubcommandTerm: (term) => term.replace('[options]', '[параметры]'),
    });
}

/** What the parser adds to a description of what may be given. */
function ofValues(description: string): string {
  return description.replace(/\bchoices: /, 'значения: ').replace(/\bdefault: /, 'по умолчанию: ');
}
