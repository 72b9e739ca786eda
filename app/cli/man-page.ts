import type { DescribedProgram, DescribedVerb } from './described';

/** The manual as roff (man 7), for `man` on Unix systems. */
export function manPage({ name, version, description, verbs, exitCodes }: DescribedProgram): string {
  return [
    `.TH ${name.toUpperCase()} 1 "" "${name} ${version}" "User Commands"`,
    '.SH NAME',
    `${name} \\- ${escaped(description)}`,
    '.SH SYNOPSIS',
    `.B ${name}`,
    '.I verb',
    '[\\fIoption\\fR ...] [\\fIfile\\fR ...]',
    '.SH VERBS',
    ...verbs.flatMap(verbLines),
    '.SH EXIT STATUS',
    ...exitLines(exitCodes),
    '.SH ENVIRONMENT',
    '.TP',
    '.B NO_COLOR',
    'The output never has colours, whether this is set or not.',
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
