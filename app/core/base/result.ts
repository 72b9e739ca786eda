import type { FailureCode, FailurePlaces } from './failure-table';

/** The outcome of something that is expected to fail now and then; exceptions are left for bugs. */
export type Result<T, Code extends FailureCode = FailureCode> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure<Code> };

/**
 * What went wrong, as data to the end: `failureText` puts it into the reader's words where it is read. `file`, of any
 * failure, is the name or path that it is about.
 */
export type Failure<Code extends FailureCode = FailureCode> = {
  readonly code: Code;
  readonly params: Readonly<Record<string, string | number>>;
};

/** What has to be given with a code: a value for every place in its words. */
type ParamsOf<Code extends FailureCode> = Readonly<
  Record<FailurePlaces<Code>, string | number> & { file?: string }
>;

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

type Given<Code extends FailureCode> = [FailurePlaces<Code>] extends [never]
  ? [params?: ParamsOf<Code>]
  : [params: ParamsOf<Code>];

export function failure<Code extends FailureCode>(code: Code, ...[params]: Given<Code>): Failure<Code> {
  return { code, params: { ...params } };
}

export function fail<Code extends FailureCode>(
  code: Code,
  ...params: Given<Code>
): { readonly ok: false; readonly error: Failure<Code> } {
  return { ok: false, error: failure(code, ...params) };
}

/** The same failure, said of `file`; one that names its own file keeps it. */
export function failureIn<Code extends FailureCode>(
  file: string,
  { code, params }: Failure<Code>,
): Failure<Code> {
  return { code, params: { file, ...params } };
}

/** The outcome that is `failureIn`. */
export function failIn<Code extends FailureCode>(
  file: string,
  error: Failure<Code>,
): { readonly ok: false; readonly error: Failure<Code> } {
  return { ok: false, error: failureIn(file, error) };
}

/** Marks the end of an exhaustive switch: a new member of the union fails to compile here. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
