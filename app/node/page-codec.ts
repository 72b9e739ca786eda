import { ok } from '../core/result';
import { readPageXml, writePageXml } from '../core/formats/page-xml';
import type { PageCodec } from './revision-files';

const CREATOR = 'Sverka';

/** A Revision's file is PAGE XML 2019-07-15 that says who, when, why and from what in its metadata. */
export const pageXmlCodec: PageCodec = {
  encode: (page, info) =>
    writePageXml(page, {
      info,
      imageFilename: `${page.id}.jpg`,
      creator: CREATOR,
      createdUtc: info.atUtc,
    }),
  decode: (xml) => {
    const read = readPageXml(xml);
    return read.ok ? ok({ page: read.value.page, info: read.value.info }) : read;
  },
};
