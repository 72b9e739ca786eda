import type { Command, Option } from 'commander';

/** A command line as its help, its man page and the completions of shells describe it: one source for all of them. */
export type DescribedOption = {
  /** `--format <format>`. */
  readonly flags: string;
  readonly long: string;
  readonly description: string;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
};

export type DescribedVerb = {
  readonly name: string;
  /** `<in> <out>`. */
  readonly usage: string;
  readonly description: string;
  readonly options: readonly DescribedOption[];
  readonly examples: readonly string[];
};

export type DescribedProgram = {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly verbs: readonly DescribedVerb[];
  /** What stands below the help of all verbs. */
  readonly exitCodes: string;
};

export function describeVerb(command: Command, examples: readonly string[]): DescribedVerb {
  const args = command.registeredArguments.map((argument) => {
    const shown = `${argument.name()}${argument.variadic ? '...' : ''}`;
    return argument.required ? `<${shown}>` : `[${shown}]`;
  });
  return {
    name: command.name(),
    usage: args.join(' '),
    description: command.description(),
    options: command.options.map(describeOption),
    examples,
  };
}

function describeOption(option: Option): DescribedOption {
  return {
    flags: option.flags,
    long: option.long ?? option.flags,
    description: option.description,
    takesValue: option.required || option.optional,
    choices: option.argChoices ?? [],
  };
}
