import type { Result } from '../../base/result';
import { documentError } from '../detect/refusals';
import { decodeText } from '../encoding/decode-text';
import type { Decode } from '../encoding/encodings';
import { parseXml, type FormatErrorCode, type XmlElement } from '../xml/xml';

/** The root of an XML part of a packed document. */
export function partXml(bytes: Uint8Array, decode: Decode): Result<XmlElement, FormatErrorCode> {
  const decoded = decodeText(bytes, decode);
  if (!decoded.ok) return documentError('damaged-document');
  const parsed = parseXml(decoded.value.text);
  return !parsed.ok && parsed.error.code === 'malformed' ? documentError('damaged-document') : parsed;
}
