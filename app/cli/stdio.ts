import { errnoOf } from '../node/disk-error';

/** An output stream of the process that may be closed by its reader at any time, as by `| head`. */
export type OutputStream = {
  /** Writes; does nothing once the reader is gone. */
  readonly write: (text: string) => void;
  readonly isClosed: () => boolean;
  /** After everything written is out: the reason why it is not, or null. A reader who has gone is none. */
  readonly drain: () => Promise<string | null>;
};

/** What a write to a pipe says when nobody reads at the other end. */
const READER_GONE: ReadonlySet<string> = new Set(['EPIPE', 'EOF', 'ECONNRESET']);

export function outputStream(stream: NodeJS.WritableStream): OutputStream {
  let isClosed = false;
  let fault: string | null = null;
  stream.on('error', (error: Error) => {
    const errno = errnoOf(error);
    if (errno === null || !READER_GONE.has(errno)) fault ??= error.message;
    isClosed = true;
  });
  return {
    write: (text) => {
      if (!isClosed) stream.write(text);
    },
    isClosed: () => isClosed,
    drain: async () => {
      if (!isClosed) await new Promise<void>((resolve) => void stream.write('', () => resolve()));
      // An error is told after the callback of the write that met it.
      await new Promise<void>((resolve) => void setImmediate(resolve));
      return fault;
    },
  };
}
