/**
 * What is kept of something that was thrown: what kind of error it was and where in the program it came from. Never its
 * message, which may quote the document or name a path.
 */
export type Fault = {
  readonly name: string;
  /** The innermost call first: `function file:line:column`, without folders. */
  readonly frames: readonly string[];
};

/** Where a message stops and the calls begin, no more is known of the fault than these say. */
const MOST_FRAMES = 8;
const FRAME =
  /^\s*at (?:async )?(?:([\w$.<> [\]]{1,80}) \()?(?:[^()]*[\\/])?([\w.-]{1,60}:\d{1,7}:\d{1,7})\)?$/;

/** The fault in whatever was thrown. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { name: safeName(typeof error), frames: [] };
  const { code } = error as { readonly code?: unknown };
  const reason = typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,30}$/.test(code) ? ` ${code}` : '';
  return { name: safeName(error.name) + reason, frames: framesOf(error) };
}

/** An error from another window or thread, as the browser gives it: its name comes before the colon. */
export function faultOfMessage(message: string, file: string, line: number, column: number): Fault {
  const name = /^(?:Uncaught )?(\w{1,40}):/.exec(message)?.[1] ?? 'Error';
  const base = /[\w.-]{1,60}$/.exec(file)?.[0];
  return { name: safeName(name), frames: base === undefined ? [] : [`${base}:${line}:${column}`] };
}

function safeName(name: string): string {
  return /^\w{1,40}$/.test(name) ? name : 'Error';
}

function framesOf({ message, stack = '' }: Error): readonly string[] {
  // A message of several lines could look like calls.
  const at = message === '' ? -1 : stack.indexOf(message);
  const calls = at < 0 ? stack : stack.slice(at + message.length);
  const frames = calls.split('\n').flatMap((line) => {
    const found = FRAME.exec(line);
    return found === null ? [] : [[found[1], found[2]].filter((part) => part !== undefined).join(' ')];
  });
  return frames.slice(0, MOST_FRAMES);
}
