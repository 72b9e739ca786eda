import type { Fault } from '../../app/core/diagnostics/fault';

/** What a window sends its worker. */
export type Asked<Request> = { readonly id: number; readonly request: Request };

/**
 * What a worker sends back. `threw` ends a request, or (null) tells of something that no request was waiting for;
 * `fault` tells of something that the worker itself has dealt with; `alive` says that a long request goes on.
 */
export type Answered<Reply, Part> =
  | { readonly kind: 'part'; readonly id: number; readonly part: Part }
  | { readonly kind: 'done'; readonly id: number; readonly reply: Reply }
  | { readonly kind: 'threw'; readonly id: number | null; readonly fault: Fault }
  | { readonly kind: 'fault'; readonly where: string; readonly fault: Fault }
  | { readonly kind: 'alive' };
