import { EXIT, type CliIo } from './io';
import { runCli } from './run';
import { outputStream } from './stdio';
import { cliWord } from './words';

async function readAll(): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** What the two ways of starting the command line give; the rest is the process's own. */
export type ProcessIo = Omit<CliIo, 'stdin' | 'out' | 'err' | 'isTerminal' | 'columns' | 'isOutputClosed'>;

/**
 * Runs one verb on the streams of this process and answers its exit code when everything is written. A reader of the
 * output who goes away, as `head` does, is no error; an output that cannot be written is.
 */
export async function runProcess(args: readonly string[], io: ProcessIo): Promise<number> {
  const out = outputStream(process.stdout);
  const err = outputStream(process.stderr);
  const code = await runCli(args, {
    ...io,
    stdin: readAll,
    out: out.write,
    err: err.write,
    isTerminal: process.stderr.isTTY,
    columns: process.stdout.columns ?? 100,
    isOutputClosed: out.isClosed,
  });
  const fault = await out.drain();
  if (fault !== null) err.write(`sverka: ${cliWord('outputFailed', io.language, { reason: fault })}\n`);
  await err.drain();
  return fault === null ? code : EXIT.wrong;
}
