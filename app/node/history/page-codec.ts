import { adoptPage, readAdopted, readAdoptedPage, writeAdopted } from '../../core/formats/page/page-adopted';
import { readPageXml, writePageXml } from '../../core/formats/page/page-xml';
import { ok } from '../../core/base/result';
import type { PageCodec } from './revision-files';

const CREATOR = 'Sverka';

/**
 * A Revision's file is PAGE XML 2019-07-15 that says who, when, why and from what in its metadata; a page that came
 * from another program's PAGE file stays that file, with the same said behind its end.
 */
export const pageXmlCodec: PageCodec = {
  encode: (page, info) =>
    writePageXml(page, {
      info,
      imageFilename: `${page.id}.jpg`,
      creator: CREATOR,
      createdUtc: info.atUtc,
    }),
  adopt: (source, page, info) => {
    const edited = adoptPage(source, page);
    return edited.ok ? writeAdopted({ source: edited.value, info }) : null;
  },
  sourceOf: (xml) => readAdopted(xml)?.source ?? null,
  decode: (xml) => {
    const adopted = readAdoptedPage(xml);
    if (adopted !== null) return adopted;
    const read = readPageXml(xml);
    return read.ok ? ok({ page: read.value.page, info: read.value.info }) : read;
  },
};
