/** The outcome of something that is expected to fail now and then; exceptions are left for bugs. */
export type Result<T, Code extends string = string> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure<Code> };

/**
 * What went wrong, for a program (`code`) and for a person (`message`, which says what to do next). `params` are what a
 * message in another language is made of.
 */
export type Failure<Code extends string = string> = {
  readonly code: Code;
  readonly message: string;
  readonly params?: Readonly<Record<string, string | number>>;
};

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function fail<Code extends string>(
  code: Code,
  message: string,
  params?: NonNullable<Failure['params']>,
): { readonly ok: false; readonly error: Failure<Code> } {
  return { ok: false, error: { code, message, ...(params === undefined ? {} : { params }) } };
}

/** Marks the end of an exhaustive switch: a new member of the union fails to compile here. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
