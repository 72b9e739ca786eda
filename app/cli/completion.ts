import { assertNever } from '../core/base/result';
import type { DescribedOption, DescribedProgram, DescribedVerb } from './described';
import type { Shell } from './shells';

/** A script that makes a shell complete verbs, options and their choices; files where nothing else is asked for. */
export function completionScript(program: DescribedProgram, shell: Shell): string {
  switch (shell) {
    case 'bash':
      return bash(program);
    case 'zsh':
      return zsh(program);
    case 'fish':
      return fish(program);
    case 'powershell':
      return powershell(program);
    default:
      return assertNever(shell);
  }
}

function withChoices({ options }: DescribedVerb): readonly DescribedOption[] {
  return options.filter(({ choices }) => choices.length > 0);
}

function bash({ name, verbs }: DescribedProgram): string {
  const choices = verbs.flatMap((verb) =>
    withChoices(verb).map(
      (option) =>
        `    ${verb.name}:${option.long}) COMPREPLY=($(compgen -W "${option.choices.join(' ')}" -- "$cur")); return;;`,
    ),
  );
  const options = verbs.map(
    (verb) =>
      `      ${verb.name}) words="${[...verb.options.map(({ long }) => long), '--help'].join(' ')}";;`,
  );
  return `# ${name}: source this file from ~/.bashrc
_${name}() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" verb="\${COMP_WORDS[1]}" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${verbs.map((verb) => verb.name).join(' ')} --help --version" -- "$cur"))
    return
  fi
  case "$verb:$prev" in
${choices.join('\n')}
  esac
  if [[ "$cur" == -* ]]; then
    case "$verb" in
${options.join('\n')}
    esac
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
  else
    COMPREPLY=($(compgen -f -- "$cur"))
  fi
}
complete -o filenames -F _${name} ${name}
`;
}

/** Inside single quotes of a shell, and free of what the describing syntax of zsh takes for its own. */
function zshText(text: string): string {
  return text.replace(/'/g, "'\\''").replace(/[[\]:]/g, '\\$&');
}

function zsh({ name, verbs }: DescribedProgram): string {
  const specs = verbs.map((verb) => {
    const options = verb.options.map((option) => {
      const values = option.choices.length > 0 ? `:value:(${option.choices.join(' ')})` : ':value:_files';
      return `        '${option.long}[${zshText(option.description)}]${option.takesValue ? values : ''}' \\`;
    });
    return [
      `    ${verb.name})`,
      '      _arguments \\',
      ...options,
      "        '*:file:_files'",
      '      ;;',
    ].join('\n');
  });
  const list = verbs.map((verb) => `    '${verb.name}:${zshText(verb.description)}'`);
  return `#compdef ${name}
_${name}() {
  local -a verbs
  verbs=(
${list.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'verb' verbs
    return
  fi
  local verb=\${words[2]}
  shift words
  (( CURRENT-- ))
  case $verb in
${specs.join('\n')}
  esac
}
compdef _${name} ${name}
`;
}

function quoted(text: string): string {
  return `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
}

function fish({ name, verbs }: DescribedProgram): string {
  const seen = `__fish_seen_subcommand_from`;
  return `${[
    ...verbs.map(
      (verb) => `complete -c ${name} -n __fish_use_subcommand -a ${verb.name} -d ${quoted(verb.description)}`,
    ),
    ...verbs.flatMap((verb) =>
      verb.options.map((option) => {
        const values =
          option.choices.length > 0
            ? ` -x -a ${quoted(option.choices.join(' '))}`
            : option.takesValue
              ? ' -r'
              : '';
        return `complete -c ${name} -n '${seen} ${verb.name}' -l ${option.long.slice(2)}${values} -d ${quoted(option.description)}`;
      }),
    ),
  ].join('\n')}\n`;
}

function powershell({ name, verbs }: DescribedProgram): string {
  const text = (value: string) => `'${value.replace(/'/g, "''")}'`;
  const table = verbs.map((verb) => {
    const options = verb.options.map(
      ({ long, choices }) => `${text(long)} = @(${choices.map(text).join(', ')})`,
    );
    return `    ${text(verb.name)} = @{ ${options.join('; ')} }`;
  });
  return `Register-ArgumentCompleter -Native -CommandName ${name} -ScriptBlock {
  param($word, $ast, $cursor)
  $verbs = @{
${table.join('\n')}
  }
  $given = @($ast.CommandElements | ForEach-Object { $_.ToString() })
  $verb = if ($given.Count -gt 1) { $given[1] } else { '' }
  $before = if ($word -eq '') { $given[-1] } elseif ($given.Count -gt 1) { $given[-2] } else { '' }
  if (-not $verbs.ContainsKey($verb)) { $found = $verbs.Keys }
  elseif ($verbs[$verb].ContainsKey($before) -and $verbs[$verb][$before].Count -gt 0) { $found = $verbs[$verb][$before] }
  else { $found = $verbs[$verb].Keys }
  $found | Where-Object { $_ -like "$word*" } | Sort-Object | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}
