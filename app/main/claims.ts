/**
 * Which owner has which document, by the key of its folder: two sessions never stand on one. An owner may have a key
 * more than once while it closes a document and opens it anew.
 */
export type Claims<Owner> = {
  /** Makes the document the owner's own. Answers who has it instead, or null. Waits for a session that is just ending. */
  readonly take: (key: string, owner: Owner) => Promise<Owner | null>;
  /** Gives back what was taken once; `ended` is when nothing of it is open any more. */
  readonly giveBack: (key: string, ended?: Promise<unknown>) => void;
  readonly ownerOf: (key: string) => Owner | null;
};

export function makeClaims<Owner>(): Claims<Owner> {
  const claims = new Map<string, { readonly owner: Owner; readonly times: number }>();
  const ending = new Map<string, Promise<unknown>>();
  return {
    take: async (key, owner) => {
      const held = claims.get(key);
      if (held !== undefined && held.owner !== owner) return held.owner;
      claims.set(key, { owner, times: (held?.times ?? 0) + 1 });
      await ending.get(key);
      return null;
    },
    giveBack: (key, ended = Promise.resolve()) => {
      const held = claims.get(key);
      if (held === undefined) return;
      if (held.times > 1) return void claims.set(key, { ...held, times: held.times - 1 });
      claims.delete(key);
      const end = ended.catch(() => undefined);
      ending.set(key, end);
      void end.then(() => ending.get(key) === end && ending.delete(key));
    },
    ownerOf: (key) => claims.get(key)?.owner ?? null,
  };
}
