import type { Language } from '../core/base/language';

/** The language that the environment asks for; in the app itself Electron knows it, once it is ready. */
export function languageOfEnvironment(): Language {
  return /^ru/i.test(process.env.LC_ALL ?? process.env.LANG ?? '') ? 'ru' : 'en';
}
