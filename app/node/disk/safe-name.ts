/** Names that Windows keeps for devices, with any extension (Microsoft, “Naming Files, Paths, and Namespaces”). */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/** Refused by Windows, or invisible: controls, bidi and zero-width characters could make one name look like another. */
const UNSAFE = /[<>:"/\\|?*\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+/g;

const LONE_SURROGATE = /\p{Cs}/gu;

/** Short enough for Windows' 260 characters with a hash beside it, and for 255 bytes of UTF-8 elsewhere. */
const MAX_LENGTH = 60;

/**
 * `name` made fit to be a file or folder name on Windows, macOS and Linux: NFC, at most 60 UTF-16 units, no reserved
 * names, no dots or spaces at the ends. `fallback` where nothing is left.
 */
export function safeName(name: string, fallback: string): string {
  const cleaned = trimEnds(
    name.normalize('NFC').replace(LONE_SURROGATE, '_').replace(UNSAFE, '_').replace(/\s+/g, ' '),
  );
  const cut = trimEnds(cutTo(cleaned, MAX_LENGTH));
  if (cut === '' || /^_+$/.test(cut)) return fallback;
  return RESERVED.test(cut) ? `_${cut}` : cut;
}

/** As `safeName`, keeping a short extension when the name must be cut. */
export function safeFileName(name: string, fallback: string): string {
  const [, extension] = /[^.](\.[\p{L}\p{N}]{1,8})$/u.exec(name) ?? [];
  if (extension === undefined) return safeName(name, fallback);
  const stem = safeName(name.slice(0, -extension.length), fallback);
  return cutTo(stem, MAX_LENGTH - extension.length) + extension;
}

/** Whether Windows keeps the name for a device. */
export function isReservedName(name: string): boolean {
  return RESERVED.test(name);
}

/** How a file system that ignores case and composition sees a name. */
export function foldedName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** `name`, or `name 2`, `name 3` … where `taken` (folded) has it. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(foldedName(name))) return name;
  for (let number = 2; ; number++) {
    const candidate = `${name} ${number}`;
    if (!taken.has(foldedName(candidate))) return candidate;
  }
}

function trimEnds(name: string): string {
  return name.replace(/^[ ]+|[ .]+$/g, '').replace(/^\.+/, '');
}

function cutTo(name: string, length: number): string {
  const cut = name.slice(0, length);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}
