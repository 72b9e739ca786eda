/** A PDF of one picture a page, each a JPEG of the given size as it stands, whole or not. */
export function pdfOfJpegs(jpegs: readonly Uint8Array[], widthPx: number, heightPx: number): Buffer {
  const objects: Buffer[] = [];
  const add = (text: string, stream?: Uint8Array): number => {
    const body = stream === undefined ? [] : [Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n')];
    const head = Buffer.from(`${objects.length + 1} 0 obj\n${text}\n`);
    objects.push(Buffer.concat([head, ...body, Buffer.from('endobj\n')]));
    return objects.length;
  };
  const [width, height] = [(widthPx * 72) / 150, (heightPx * 72) / 150];
  add('<< /Type /Catalog /Pages 2 0 R >>');
  const pages = jpegs.map((_, i) => `${5 + i * 3} 0 R`).join(' ');
  add(`<< /Type /Pages /Count ${jpegs.length} /Kids [${pages}] >>`);
  for (const picture of jpegs) {
    const size = `/Width ${widthPx} /Height ${heightPx} /ColorSpace /DeviceRGB /BitsPerComponent 8`;
    const head = `<< /Type /XObject /Subtype /Image ${size} /Filter /DCTDecode /Length ${picture.length} >>`;
    const image = add(head, picture);
    const drawing = Buffer.from(`q ${width} 0 0 ${height} 0 0 cm /I Do Q`);
    const contents = add(`<< /Length ${drawing.length} >>`, drawing);
    const resources = `/Resources << /XObject << /I ${image} 0 R >> >>`;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${contents} 0 R ${resources} >>`,
    );
  }
  return fileOf(objects);
}

function fileOf(objects: readonly Buffer[]): Buffer {
  const head = Buffer.from('%PDF-1.4\n');
  let at = head.length;
  const places = objects.map((object) => {
    const place = `${String(at).padStart(10, '0')} 00000 n \n`;
    at += object.length;
    return place;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  const end = `trailer << /Root 1 0 R /Size ${size} >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([head, ...objects, Buffer.from(table + end)]);
}
