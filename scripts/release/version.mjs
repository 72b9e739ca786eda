// Version, tag and dated change list of a release. package.json holds the version; the others must agree with it.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const VERSION = /^\d+\.\d+\.\d+$/;
const UNRELEASED = '## Unreleased';
const HEADING = /^## (?:(\d+\.\d+\.\d+) \((\d{4}-\d{2}-\d{2})\)|(.*))$/m;

/**
 * What a checkout says of the release it would make.
 * @param {string} packageJson text
 * @param {string} changelog text, the newest version first
 * @returns {{ readonly version: string, readonly date: string | null, readonly faults: readonly string[] }} the date as
 *   year-month-day, null where the newest heading has none
 */
export function releaseOf(packageJson, changelog) {
  const { version } = JSON.parse(packageJson);
  const [, listed, date = null, other] = HEADING.exec(changelog) ?? [];
  if (listed === version) return { version, date, faults: [] };
  const found = other ?? listed ?? 'no version';
  return {
    ...{ version, date: null },
    faults: [
      `CHANGELOG.md begins with “${found}”, package.json has ${version}: npm run release -- prepare ${version}`,
    ],
  };
}

/**
 * The texts with a new version in them.
 * @param {{ packageJson: string, lock: string, changelog: string }} texts
 * @param {string} version
 * @param {string} date year-month-day
 * @throws where the version is none, or nothing new is listed
 */
export function prepared({ packageJson, lock, changelog }, version, date) {
  if (!VERSION.test(version)) throw new Error(`“${version}” is no version. Write it as 1.2.3.`);
  if (!changelog.includes(`${UNRELEASED}\n`)) {
    throw new Error(`CHANGELOG.md has no heading “${UNRELEASED}”: there is nothing new to release.`);
  }
  return {
    packageJson: withVersion(packageJson, version, 1),
    lock: withVersion(lock, version, 2),
    changelog: changelog.replace(UNRELEASED, `## ${version} (${date})`),
  };
}

/** The lock file has the version of the project twice, before those of all others. */
function withVersion(text, version, times) {
  let left = times;
  return text.replace(/("version": )"[^"]*"/g, (all, name) => (left-- > 0 ? `${name}"${version}"` : all));
}

const FILES = { packageJson: 'package.json', lock: 'package-lock.json', changelog: 'resources/CHANGELOG.md' };

/** Writes the version and the date into the three files that have them. */
export function prepareRelease(root, version, date) {
  const texts = Object.fromEntries(Object.entries(FILES).map(([key, file]) => [key, readAt(root, file)]));
  for (const [key, text] of Object.entries(prepared(texts, version, date)))
    writeFileSync(join(root, FILES[key]), text);
}

/** {@link releaseOf} of this checkout, with what its tag and its work tree lack. */
export function releaseHere(root) {
  const release = releaseOf(readAt(root, FILES.packageJson), readAt(root, FILES.changelog));
  const tag = `v${release.version}`;
  const faults = [...release.faults];
  if (git(root, 'status', '--porcelain') !== '') faults.push('Some changes are not committed.');
  if (!git(root, 'tag', '--points-at', 'HEAD').split('\n').includes(tag))
    faults.push(`This commit has no tag ${tag}: git tag ${tag}`);
  return { ...release, faults };
}

/** The second of the last commit: what is made of one commit bears one date, whenever it is made. */
export function commitSeconds(root) {
  return Number(git(root, 'log', '-1', '--format=%ct')) || 0;
}

function git(root, ...args) {
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : '';
}

function readAt(root, file) {
  return readFileSync(join(root, file), 'utf8');
}
