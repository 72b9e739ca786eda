/** Code units that XML 1.0 (section 2.2) cannot hold, not even as references: most controls, U+FFFE/F, lone surrogates. */
const NOT_XML =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** `text` with every code unit that XML 1.0 cannot hold replaced by U+FFFD. */
export function toXmlCharacters(text: string): string {
  return text.replace(NOT_XML, '\ufffd');
}

const TEXT_REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
};

/** `text` as element content. A carriage return is written as a reference, or parsers would turn it into a line feed. */
export function escapeXmlText(text: string): string {
  return toXmlCharacters(text).replace(/[&<>\r]/g, (found) => TEXT_REFERENCES[found] ?? found);
}

const ATTRIBUTE_REFERENCES: Readonly<Record<string, string>> = {
  ...TEXT_REFERENCES,
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** `text` as an attribute value in double quotes; white space is written as references, or parsers would fold it. */
export function escapeXmlAttribute(text: string): string {
  return toXmlCharacters(text).replace(/[&<>"\r\n\t]/g, (found) => ATTRIBUTE_REFERENCES[found] ?? found);
}

/** ` name="value"`, or nothing for null. */
export function attribute(name: string, value: string | number | null): string {
  return value === null ? '' : ` ${name}="${escapeXmlAttribute(String(value))}"`;
}

/** `indent` spaces two a level, for the writers. */
export function indented(level: number, text: string): string {
  return '  '.repeat(level) + text;
}

/** `value` if it is an xsd:dateTime, else the epoch: an unknown moment must not make a file invalid. */
export function xsdDateTime(value: string): string {
  const isDateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.test(value);
  return isDateTime ? value : '1970-01-01T00:00:00Z';
}
