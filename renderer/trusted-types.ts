/** The part of the browser's Trusted Types that is used; the DOM types of this TypeScript do not have it. */
type PolicyFactory = {
  readonly createPolicy: (
    name: string,
    rules: {
      readonly createHTML: (text: string) => string | null;
      readonly createScriptURL: (url: string) => string | null;
    },
  ) => unknown;
};

/**
 * Says what a window may make into code or markup, which its policy demands of every place that could do so: workers
 * out of the program's own files, and markup that is empty. Whatever else reaches such a place throws there. Call
 * before anything else of the window runs.
 */
export function guardSinks(): void {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory };
  trustedTypes?.createPolicy('default', {
    // OpenSeadragon empties its elements by it.
    createHTML: (text) => (text === '' ? text : null),
    createScriptURL: (url) => (isOwnWorker(url) ? url : null),
  });
}

function isOwnWorker(url: string): boolean {
  const { protocol, host, pathname } = new URL(url, location.href);
  return protocol === location.protocol && host === location.host && pathname.endsWith('.js');
}
