import { TEXT_ENDINGS } from '../index';

/** Whether a file of this name may hold the text of a page, in a package where each page has a file of its own. */
export function isPageFile(path: string): boolean {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return TEXT_ENDINGS.includes(ending) && ending !== 'pdf' && !isAboutPackage(path);
}

/** What packages say of themselves. */
const ABOUT =
  /^(?:\..*|mets\.xml|metadata\.xml|doc\.xml|bagit\.txt|bag-info\.txt|(?:tag)?manifest-\w+\.txt|readme(?:\.\w+)?)$/i;

function isAboutPackage(path: string): boolean {
  return ABOUT.test(path.slice(path.lastIndexOf('/') + 1));
}
