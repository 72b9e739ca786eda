import { strToU8 } from 'fflate';
import { escapeXmlText } from '../xml/xml-escape';
import { pdfText } from './pdf-output';

/** What a document says of itself, to people and to programs that keep it. */
export type PdfAbout = {
  readonly title: string;
  /** The program and its version. */
  readonly creator: string;
  /** ISO 8601, UTC. */
  readonly createdUtc: string;
};

/** The information dictionary; it says the same as `xmpOf` (ISO 19005-2, 6.6.3). */
export function infoOf({ title, creator, createdUtc }: PdfAbout): string {
  const date = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)/.exec(createdUtc);
  const created = date === null ? '' : ` /CreationDate (D:${date.slice(1).join('')}Z)`;
  return `<< /Title ${pdfText(title)} /Creator ${pdfText(creator)} /Producer ${pdfText(creator)}${created} >>`;
}

/** The same as XMP; `isArchival`: it keeps to PDF/A-2u. */
export function xmpOf({ title, creator, createdUtc }: PdfAbout, isArchival: boolean): Uint8Array {
  const [named, program] = [escapeXmlText(title), escapeXmlText(creator)];
  const created = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(createdUtc)?.[0];
  const kept = '<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>';
  return strToU8(`<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${named}</rdf:li></rdf:Alt></dc:title>
<xmp:CreatorTool>${program}</xmp:CreatorTool><pdf:Producer>${program}</pdf:Producer>
${created === undefined ? '' : `<xmp:CreateDate>${created}Z</xmp:CreateDate>`}${isArchival ? kept : ''}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`);
}
