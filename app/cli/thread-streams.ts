import { readFileSync, writeSync } from 'node:fs';
import { Writable } from 'node:stream';
import { isatty } from 'node:tty';
import { errnoOf } from '../node/disk/disk-error';
import type { ProcessStreams } from './run-process';

const [STDIN, STDOUT, STDERR] = [0, 1, 2] as const;

/**
 * The process's streams for a thread beside a main thread that waits: Node would hand the thread's own streams to that
 * one, which reads and writes nothing meanwhile. So they are read and written here, at once.
 */
export function threadStreams(): ProcessStreams {
  return {
    stdin: () => Promise.resolve(readFileSync(STDIN)),
    stdout: writableOf(STDOUT),
    stderr: writableOf(STDERR),
    isTerminal: isatty(STDERR),
    columns: Number(process.env.COLUMNS) || 100,
  };
}

function writableOf(fd: number): Writable {
  return new Writable({
    write: (bytes: Buffer, _encoding, done) => {
      try {
        writeWhole(fd, bytes);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
}

function writeWhole(fd: number, bytes: Buffer): void {
  for (let from = 0; from < bytes.length;) {
    try {
      from += writeSync(fd, bytes, from);
    } catch (error) {
      // A pipe whose reader is slow: it takes more in a moment.
      if (errnoOf(error) !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
    }
  }
}

const RETRY_MS = 5;
