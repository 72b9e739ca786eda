import type { CliIo } from './io';

const BAR_CELLS = 24;

/** Says how far a run has come: a bar that overwrites itself on a terminal, a line for each step elsewhere. */
export function progressBar(io: CliIo, total: number): (done: number, label: string) => void {
  return (done, label) => {
    if (!io.isTerminal) return io.err(`${done}/${total} ${label}\n`);
    const cells = total === 0 ? BAR_CELLS : Math.round((BAR_CELLS * done) / total);
    const bar = `[${'#'.repeat(cells)}${'-'.repeat(BAR_CELLS - cells)}] ${done}/${total} `;
    const room = Math.max(0, io.columns - bar.length - 1);
    const said = [...label].slice(0, room).join('').padEnd(room);
    io.err(`\r${bar}${said}${done >= total ? '\n' : ''}`);
  };
}
