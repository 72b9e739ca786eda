import 'core-js/actual';

/** pdf.js draws with what browsers have, and makes one of these when it is loaded; for text alone a stand-in will do. */
const world = globalThis as Record<string, unknown>;
for (const name of ['DOMMatrix', 'Path2D', 'ImageData']) world[name] ??= class {};
