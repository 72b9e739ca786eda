// The notices of everything that others wrote and a release carries, and the same as a list for machines (CycloneDX).
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences under which a part may be in a release. Anything else stops the build, so that somebody decides. */
const ACCEPTED = new Set([
  ...['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'Zlib', 'OFL-1.1', 'MPL-1.1'],
  ...['libpng-2.0', 'libtiff', 'IJG', 'Unlicense', 'BlueOak-1.0.0', 'CC0-1.0', 'MIT-0', 'Python-2.0'],
]);

/** For packages whose own statement names several, or none that is a licence: the one that is used, and why it may be. */
const CHOSEN = {
  // Three licences to choose from; the files of all are in the package.
  'hunspell-wasm': { licence: 'MPL-1.1', file: 'COPYING.MPL' },
  // The package is Apache-2.0; what is compiled into it has licences of its own, and the program's folder has them all.
  '@imagemagick/magick-wasm': { licence: 'Apache-2.0', file: 'LICENSE' },
};

/** Texts of packages that state their licence and bring no text of it; from their repositories. */
const SUPPLIED = {
  saxes: 'saxes-ISC.txt',
  'react-remove-scroll-bar': 'react-remove-scroll-bar-MIT.txt',
};

/** Programs that are compiled into a package's WebAssembly, with their texts in resources/licenses. */
const COMPILED_IN = {
  'tesseract.js-core': [
    { name: 'Tesseract OCR', licence: 'Apache-2.0', file: 'Tesseract-Apache-2.0.txt' },
    { name: 'Leptonica', licence: 'BSD-2-Clause', file: 'Leptonica-BSD-2-Clause.txt' },
    { name: 'giflib', licence: 'MIT', file: 'giflib-MIT.txt' },
    { name: 'libjpeg (Independent JPEG Group)', licence: 'IJG', file: 'libjpeg-IJG.txt' },
    { name: 'libpng', licence: 'libpng-2.0', file: 'libpng-2.0.txt' },
    { name: 'libtiff', licence: 'libtiff', file: 'libtiff.txt' },
    { name: 'libwebp', licence: 'BSD-3-Clause', file: 'libwebp-BSD-3-Clause.txt' },
    { name: 'zlib', licence: 'Zlib', file: 'zlib.txt' },
  ],
  'pdfjs-dist': [
    { name: 'OpenJPEG', licence: 'BSD-2-Clause', own: 'wasm/LICENSE_OPENJPEG' },
    { name: 'PDFium JBIG2', licence: 'BSD-3-Clause', own: 'wasm/LICENSE_JBIG2' },
    { name: 'qcms', licence: 'MIT', own: 'wasm/LICENSE_QCMS' },
  ],
};

/**
 * @typedef {object} Part one thing that others wrote
 * @property {string} name
 * @property {string} version empty where it is known only as part of another
 * @property {string} licence an SPDX identifier
 * @property {string} text the licence as it must go along, with the copyright lines
 * @property {string} within the package it is compiled into, or empty
 */

/**
 * What the packages in `folders` are and may be used under, by name.
 * @param {Iterable<string>} folders absolute
 * @param {string} licencesFolder of texts that no package brings along
 * @returns {readonly Part[]}
 * @throws where a package has no licence text or one that is not accepted: the message names all of them
 */
export function partsOf(folders, licencesFolder) {
  const faults = [];
  const parts = [...folders].flatMap((folder) => packageParts(folder, licencesFolder, faults));
  if (faults.length > 0) throw new Error(`Notices are missing:\n${faults.join('\n')}`);
  return parts.sort((a, b) => `${a.within}${a.name}`.localeCompare(`${b.within}${b.name}`, 'en'));
}

function packageParts(folder, licencesFolder, faults) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const chosen = CHOSEN[name];
  const licence = chosen?.licence ?? spdx(license);
  const supplied = SUPPLIED[name];
  const text =
    supplied === undefined
      ? readText(folder, chosen?.file)
      : readFileSync(join(licencesFolder, supplied), 'utf8');
  if (!ACCEPTED.has(licence)) faults.push(`  ${name} ${version}: the licence “${licence}” is not accepted`);
  if (text === null) faults.push(`  ${name} ${version}: there is no licence text in the package`);
  const inside = (COMPILED_IN[name] ?? []).map((one) => ({
    ...{ name: one.name, version: '', licence: one.licence, within: name },
    text: readFileSync(one.own ? join(folder, one.own) : join(licencesFolder, one.file), 'utf8'),
  }));
  return [{ name, version, licence, text: text ?? '', within: '' }, ...inside];
}

/** Of “(A OR B)” the first that is accepted. */
function spdx(stated) {
  const names = String(stated?.type ?? stated ?? '')
    .replace(/[()]/g, '')
    .split(/\s+OR\s+/);
  return names.find((each) => ACCEPTED.has(each)) ?? names.join(' OR ');
}

const LICENCE_FILE = /^(?:licen[cs]e|copying|unlicense)(?:[-.](?:md|txt|mit|apache2?|apache-2\.0))?$/i;

/** The licence of a package with the notice that Apache's asks for; null where there is none. */
function readText(folder, file) {
  const names = readdirSync(folder);
  const licence = file ?? names.find((name) => LICENCE_FILE.test(name));
  if (licence === undefined || !existsSync(join(folder, licence))) return null;
  const notice = names.find((name) => /^notice(?:\.(?:md|txt))?$/i.test(name));
  const parts = [licence, ...(notice === undefined || notice === file ? [] : [notice])];
  return parts.map((name) => readFileSync(join(folder, name), 'utf8').trim()).join('\n\n');
}

/** Equal texts stand once, under all that they are for. */
export function noticesText(parts) {
  const byText = new Map();
  for (const part of parts) {
    const text = part.text.replace(/\r\n?/g, '\n').trim();
    byText.set(text, [...(byText.get(text) ?? []), part]);
  }
  const line = '='.repeat(78);
  const sections = [...byText].map(([text, all]) => `${all.map(title).join('\n')}\n\n${text}\n`);
  return [INTRODUCTION, ...sections].join(`\n${line}\n`);
}

const INTRODUCTION =
  'What others wrote and this program carries, with the licences under which it does. Data and typefaces are named in\n' +
  'NOTICE, the parts of Electron in its own files, and what is compiled into ImageMagick beside its file.\n';

function title({ name, version, licence, within }) {
  const whole = version === '' ? name : `${name} ${version}`;
  return within === '' ? `${whole} (${licence})` : `${whole}, in ${within} (${licence})`;
}

/** The parts as a CycloneDX 1.6 bill of materials. No time and no random number: equal builds give equal bytes. */
export function billOfMaterials(parts, { name, version }) {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': `${name}@${version}`, name, version } },
    components: parts.map(component),
  };
}

function component({ name, version, licence, within }) {
  const reference = within === '' ? purl(name, version) : `${within}#${name}`;
  return {
    type: 'library',
    'bom-ref': reference,
    name,
    ...(version === '' ? {} : { version, purl: purl(name, version) }),
    licenses: [{ license: { id: licence } }],
    ...(within === '' ? {} : { properties: [{ name: 'sverka:compiledInto', value: within }] }),
  };
}

function purl(name, version) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/** Writes both into `out`. */
export function writeNotices(folders, { out, licencesFolder, product }) {
  const parts = partsOf(folders, licencesFolder);
  writeFileSync(join(out, 'THIRD-PARTY-NOTICES.txt'), noticesText(parts));
  writeFileSync(join(out, 'sbom.cdx.json'), `${JSON.stringify(billOfMaterials(parts, product), null, 2)}\n`);
  return parts;
}
