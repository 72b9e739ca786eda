export { readPageXml, type ReadPage } from './page-xml-read';
export { writePageXml, type PageXmlOptions } from './page-xml-write';
