import type { Fault } from './fault';

/** One line of the log: when, which part of the program, what kind of error, and the calls that led to it. */
export function logLine(atUtc: string, where: string, { name, frames }: Fault, times = 1): string {
  const calls = frames.map((frame) => printable(frame, 160)).join(' < ');
  const again = times > 1 ? ` ×${times}` : '';
  return `${[atUtc, printable(where, 60) + again, printable(name, 80), calls].filter((part) => part !== '').join(' | ')}\n`;
}

/** Windows send what they like; only plain signs get into the log, so no document text in Russian can. */
function printable(text: string, most: number): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, most);
}
