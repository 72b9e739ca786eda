import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const SCRIPT = pathToFileURL(join(import.meta.dirname, '../../scripts/release/oldest-types.mjs')).href;
const { lackingNames } = (await import(SCRIPT)) as { lackingNames: (errors: string) => readonly string[] };

describe('what the oldest runtime lacks', () => {
  it('is told from what the type checker says, and no other fault is', () => {
    const errors = [
      "app/main/main.ts(89,15): error TS2741: Property 'handle' is missing in type 'Protocol' but required in type 'Pick<Protocol, \"handle\">'.",
      "app/preload/review.ts(1,38): error TS2305: Module '\"electron\"' has no exported member 'webUtils'.",
      "app/main/menu.ts(3,5): error TS2339: Property 'navigationHistory' does not exist on type 'WebContents'.",
      "app/main/verbs-job.ts(201,61): error TS2322: Type 'string | undefined' is not assignable to type 'string | null'.",
    ].join('\n');
    expect(lackingNames(errors)).toEqual(['handle', 'navigationHistory', 'webUtils']);
  });
});
