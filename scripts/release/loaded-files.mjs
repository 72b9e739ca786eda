// Which files of a package nothing loads. A file counts as loaded when something that is loaded names it, or when a rule
// below says why its name stands nowhere.

/** What starts by itself: the program asks for it by name, or the system does. */
const ENTRIES = [
  ...[
    'package.json',
    'build/main.cjs',
    'build/cli.cjs',
    'build/preload-review.cjs',
    'build/preload-engine.cjs',
  ],
  ...['build/renderer/review/index.html', 'build/renderer/engine/index.html'],
];

/** Files whose names are made up while the program runs, or that are there for people. */
const RULES = [
  { files: /\/pdfjs\/cmaps\/[\w-]+\.bcmap$/, why: 'pdf.js loads the character map that a document names' },
  {
    files: /\/tesseract\/tesseract-core-(?:relaxed)?simd-lstm\.(?:js|wasm)$/,
    why: 'chosen by what the processor can do',
  },
  { files: /(?:^|\/)(?:LICENSE|NOTICE)(?:_\w+)?(?:\.txt)?$/, why: 'a licence goes with what it is of' },
  { files: /^resources\/licenses\//, why: 'a licence goes with what it is of' },
  { files: /^resources\/batch\//, why: 'examples for people who run batches' },
  { files: /^resources\/icons\//, why: 'asked for by packers' },
  {
    files: /(?:^|\/)(?:README\.md|SHA256SUMS|CHANGELOG\.md)$/,
    why: 'for people: what it is, and whether it is whole',
  },
  { files: /^resources\/linux\//, why: 'for administrators' },
];

const TEXT = /\.(?:cjs|mjs|js|html|css|json|md)$/;

/**
 * @param {readonly string[]} files paths in the package, with forward slashes
 * @param {(file: string) => string} read the text of one
 * @returns {readonly string[]} those that nothing loads
 */
export function neverLoaded(files, read) {
  const ruled = files.filter((file) => RULES.some((rule) => rule.files.test(file)));
  const loaded = new Set([...files.filter((file) => ENTRIES.includes(file)), ...ruled]);
  const readers = [...loaded];
  for (let file = readers.pop(); file !== undefined; file = readers.pop()) {
    if (!TEXT.test(file)) continue;
    const text = read(file);
    for (const other of files) {
      if (loaded.has(other) || !names(text, other)) continue;
      loaded.add(other);
      readers.push(other);
    }
  }
  return files.filter((file) => !loaded.has(file));
}

/** By its whole name, or where the ending is added when it is loaded, by the name without it. */
function names(text, file) {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return text.includes(name) || quoted(text, name.replace(/\.[a-z]+$/, ''));
}

function quoted(text, name) {
  return ['"', "'", '`'].some((mark) => text.includes(`${mark}${name}${mark}`));
}
