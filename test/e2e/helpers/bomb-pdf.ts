/** Enough that the page draws the last form eight million times. */
const BOMB_LEVELS = 24;

/** A PDF of some four kilobytes of forms that each draw the next one twice; with that many its page takes gigabytes. */
export function bombPdf(levels = BOMB_LEVELS): Buffer {
  const form = (level: number): string => {
    const next = level + 1 < levels ? `/Resources<</XObject<</N ${5 + level} 0 R>>>>` : '';
    const content = level + 1 < levels ? '/N Do /N Do' : '0 0 9 9 re 1 1 m 5 5 l S f';
    return `<</Type/XObject/Subtype/Form/BBox[0 0 600 800]${next}/Length ${content.length}>>stream\n${content}\nendstream`;
  };
  const content = '/N Do';
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents ${levels + 4} 0 R/Resources<</XObject<</N 4 0 R>>>>>>`,
    ...Array.from({ length: levels }, (_, level) => form(level)),
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
  ]);
}

/** Objects numbered from 1, with the table of where they stand. */
function pdfOf(objects: readonly string[]): Buffer {
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const offset = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const count = objects.length + 1;
  return Buffer.from(
    `${body}xref\n0 ${count}\n0000000000 65535 f \n${offsets.join('')}trailer\n<</Size ${count}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`,
  );
}
