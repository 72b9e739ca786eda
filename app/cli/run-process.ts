import { EXIT, type CliIo } from './io';
import { runCli } from './run';
import { outputStream } from './stdio';
import { cliWord } from './words';

/** What the ways of starting the command line give; the rest comes from the streams. */
export type ProcessIo = Omit<CliIo, 'stdin' | 'out' | 'err' | 'isTerminal' | 'columns' | 'isOutputClosed'>;

export type ProcessStreams = {
  readonly stdin: () => Promise<Uint8Array>;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  readonly isTerminal: boolean;
  /** The terminal's width in characters. */
  readonly columns: number;
};

/**
 * Runs one verb on these streams and answers its exit code when everything is written. A reader of the output who goes
 * away, as `head` does, is no error; an output that cannot be written is.
 */
export async function runProcess(
  args: readonly string[],
  io: ProcessIo,
  { stdin, stdout, stderr, isTerminal, columns }: ProcessStreams = streamsOfProcess(),
): Promise<number> {
  const out = outputStream(stdout);
  const err = outputStream(stderr);
  const code = await runCli(args, {
    ...io,
    ...{ stdin, out: out.write, err: err.write, isTerminal, columns },
    isOutputClosed: out.isClosed,
  });
  const fault = await out.drain();
  if (fault !== null) err.write(`sverka: ${cliWord('outputFailed', io.language, { reason: fault })}\n`);
  await err.drain();
  return fault === null ? code : EXIT.wrong;
}

const WIDTH_WITHOUT_TERMINAL = 100;

function streamsOfProcess(): ProcessStreams {
  const { stdout, stderr } = process;
  const columns = stdout.columns ?? WIDTH_WITHOUT_TERMINAL;
  return { stdin: readAll, stdout, stderr, isTerminal: stderr.isTTY, columns };
}

async function readAll(): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
