export { readPageXml, type ReadPage } from './page-xml-read';
export { writePageXml, type PageXmlOptions } from './page-xml-write';
export { editPageXml } from './page-xml-edit';
