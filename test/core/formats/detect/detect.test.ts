import { describe, expect, it } from 'vitest';
import { detectFile, detectText } from '../../../../app/core/formats/detect/detect';
import { FILE_KINDS, HANDLING, isRefused, type FileKind } from '../../../../app/core/base/file-kinds';
import { pastedSource } from '../../../../app/core/formats/detect/pasted';
import { refusal } from '../../../../app/core/formats/detect/refusals';
import { failureText } from '../../../../app/core/base/failure-text';
import { utf16, utf8 } from '../../../helpers/bytes';
import { encode } from '../../../helpers/encode';
import { FILES, PAGE_XML } from '../../../helpers/kinds';
import { zipOf } from '../../../helpers/zip';

const kindOf = (content: string | Uint8Array, name = '') =>
  detectFile(typeof content === 'string' ? utf8(content) : content, name).kind;

describe('detectFile', () => {
  it.each(FILES.map(({ name, kind, bytes }) => [name, kind, bytes] as const))(
    '%s is %s',
    (name, kind, bytes) => {
      expect(detectFile(bytes, name).kind).toBe(kind);
    },
  );

  it('has an example of every kind', () => {
    expect(new Set(FILES.map(({ kind }) => kind))).toEqual(new Set(FILE_KINDS));
  });

  it.each(FILES.filter(({ kind }) => !['plain-text', 'markdown', 'csv'].includes(kind)))(
    'goes by content, not by name: $name',
    ({ kind, bytes }) => {
      for (const name of ['', 'reference.txt', 'РЕФЕРЕНС.TXT', 'a.doc', 'scan.pdf'])
        expect(detectFile(bytes, name).kind).toBe(kind);
    },
  );

  const MARKUP: readonly (readonly [FileKind, string])[] = [
    ['page-xml', '<PcGts xmlns="http://schema.primaresearch.org/PAGE"><Page/></PcGts>'],
    ['page-xml', '<pc:PcGts xmlns:pc="x"><pc:Page/></pc:PcGts>'],
    ['alto', '<alto><Layout/></alto>'],
    ['alto', '<a:alto xmlns:a="http://www.loc.gov/standards/alto/ns-v4#"/>'],
    ['tei', '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>'],
    ['tei', '<!DOCTYPE TEI.2 [<!ENTITY a "b]>"> <!ENTITY c "d">]><TEI.2><text/></TEI.2>'],
    ['mets', '<mets:mets xmlns:mets="http://www.loc.gov/METS/"/>'],
    ['html', '<html><body><p>x</p></body></html>'],
    [
      'html',
      "<html><body><p>In hOCR class='ocr_page' is a page, name='ocr-system' its maker.</p></body></html>",
    ],
    ['hocr', "<html><body><div class='ocr_page'><span class='ocr_line'>x</span></div></body></html>"],
  ];

  it.each(MARKUP)('knows %s behind a prolog, in every encoding: %s', (kind, body) => {
    const prologs = [
      '',
      '\n\n \t',
      '<?xml version="1.0"?>\n',
      "<?xml version='1.0' encoding='utf-16'?><!-- <html> --><?x y?>\n",
    ];
    const allowed = body.startsWith('<!DOCTYPE') ? prologs : [...prologs, `<!--${'x'.repeat(9_000)}-->`];
    for (const prolog of allowed) {
      const text = prolog + body;
      expect(kindOf(utf8(text))).toBe(kind);
      expect(kindOf(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8(text)]))).toBe(kind);
      expect(kindOf(utf16(text, true))).toBe(kind);
      expect(kindOf(utf16(`\ufeff${text}`, false))).toBe(kind);
      expect(kindOf(encode(text.replace('>x<', '>да<'), 'windows-1251'))).toBe(kind);
    }
  });

  it.each([
    '<Без даты> Товарищу Сталину.',
    '<Приписка:> Прошу доложить. <подпись>',
    '< 5 тонн груза, > 3 вагонов',
    '{зачёркнуто} Товарищу Сталину',
    '["Правда" от 5 мая] сообщает',
    '[1] Примечание редакции',
    '[1]',
    '{"Правда"} пишет',
    'Тег <b> в HTML выделяет слова: <b>так</b>.',
    'В разметке абзац пишется как <p>, таблица как <table>. '.repeat(3) +
      'Больше разметки здесь нет. '.repeat(60),
    'BMW и PKW\0'.slice(0, -1),
    'BM',
    'Файл %PDF-1.4 не открылся',
    'MIME-Version — поле письма.',
    'а\tб\tв\nг\tд\tе\n',
    'a,b\nc,d\n',
    'PK',
    '%',
    'GIF8 — начало файла',
  ])('leaves a plain text that only looks like something: %s', (text) => {
    expect(detectText(text).kind).toBe('plain-text');
    expect(kindOf(text, 'a.txt')).toBe('plain-text');
  });

  it.each([
    ['<p>Товарищу <b>Сталину</b></p>', 'html'],
    ['Товарищу Сталину\n<p>первый</p>\n<p>второй</p>', 'html'],
    ['Saved from the web\n<html>\n<body>\n<p>text</p></body></html>', 'html'],
    [`<div>${'слово '.repeat(100)}</div><br/>`, 'html'],
    ['<!DOCTYPE html>\nтолько текст', 'html'],
    ['<svg/>', 'other-xml'],
    ['<doc><line>раз</line><line>два</line></doc>', 'other-xml'],
    ['<?xml version="1.0"?><описание>да</описание>', 'other-xml'],
    ['%!PS-Adobe-3.0\n', 'postscript'],
  ] as const)('knows fragments: %s', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });

  it('takes the name as a hint only where content leaves it open', () => {
    expect(kindOf('# Заголовок\n\nтекст', 'a.md')).toBe('markdown');
    expect(kindOf('<html><body><p>x</p></body></html>', 'a.md')).toBe('html');
    expect(kindOf('Заголовок\n<br>\n<br>\n<br>', 'a.md')).toBe('markdown');
    expect(kindOf('Просто текст без единого тега', 'a.html')).toBe('plain-text');
    expect(kindOf('один <br> тег', 'a.html')).toBe('html');
    expect(kindOf('а;б\nв;г\n', 'a.csv')).toBe('csv');
    expect(kindOf('просто текст\nв двух строках', 'a.csv')).toBe('plain-text');
    expect(kindOf('<описание>да', 'a.xml')).toBe('other-xml');
  });

  it('finds the header of a PDF behind junk, but not in a text about PDF', () => {
    const pdf = '%PDF-1.4\n1 0 obj\n<<>>\nendobj\n';
    expect(kindOf(`HTTP/1.1 200 OK\r\n\r\n${pdf}`)).toBe('pdf');
    expect(kindOf(`Письмо о ${'x'.repeat(2_000)}${pdf}`)).toBe('plain-text');
  });

  it('knows zips by their directory when the first entries tell nothing, and by entries when it is cut off', () => {
    const whole = zipOf(['_rels/.rels', 'docProps/app.xml', 'word/document.xml']);
    expect(kindOf(whole)).toBe('docx');
    expect(kindOf(whole.subarray(0, whole.length - 30))).toBe('docx');
    expect(kindOf(zipOf(['photo.jpg']))).toBe('archive');
  });

  it('is linear in what stands before the root, and in hostile starts', () => {
    expect(kindOf(`<!--${'x'.repeat(3_000_000)}--><alto/>`)).toBe('alto');
    expect(kindOf(`${' '.repeat(2_000_000)}<alto/>`)).toBe('alto');
    for (const start of ['<', '[', '{', '<p ', '<!--', '%\n', '   %x\n', '<!DOCTYPE [', 'class="', '<a:'])
      expect(FILE_KINDS).toContain(kindOf(start.repeat(300_000)));
  });
});

describe('what is refused', () => {
  it('says what each file is and what to do, in both languages', () => {
    for (const kind of FILE_KINDS.filter(isRefused)) {
      const { error } = refusal({ kind, detail: 'X' });
      const [en, ru] = [failureText(error, 'en'), failureText(error, 'ru')];
      expect(en).toMatch(/^(This is|The file is) .{20,}\.$/);
      expect(ru).toMatch(/^[А-Я].*[а-я].*\.$/);
      expect(`${en}${ru}`).not.toMatch(/[{}]/);
    }
  });

  it('travels as data: a code of its kind and a detail of bounded length', () => {
    const { error } = refusal({ kind: 'other-xml', detail: '$& svg' });
    expect(error).toEqual({ code: 'refused-other-xml', params: { detail: '$& svg' } });
    expect(failureText(error, 'ru')).toContain('«$& svg»');
    expect(refusal({ kind: 'other-xml', detail: 'x'.repeat(5_000) }).error.params.detail).toHaveLength(60);
  });

  it('is told of what is pasted, too: the source of a file is no text', () => {
    expect(pastedSource('{\\rtf1 x}')?.params).toEqual({ format: 'RTF' });
    expect(pastedSource(`<html><body><p>${'слово '.repeat(20)}</p></body></html>`)?.params).toMatchObject({
      format: 'HTML',
    });
    const pages = pastedSource(PAGE_XML);
    expect(pages === null ? null : failureText(pages, 'ru')).toContain('исходный код файла PAGE XML');
    for (const text of [
      '',
      'слово',
      'Он написал <b>слово</b>.',
      '<unclear>300</unclear>',
      `{зачёркнуто} ${'слово '.repeat(40)}`,
    ])
      expect(pastedSource(text)).toBeNull();
  });

  it('is everything but texts, documents and the page formats', () => {
    const read = FILE_KINDS.filter((kind) => HANDLING[kind] !== 'refuse');
    expect(read).toEqual([
      ...['plain-text', 'markdown', 'page-xml', 'alto', 'hocr', 'tei', 'html', 'rtf', 'docx', 'odt'],
      ...['word-xml', 'pdf', 'abbyy-xml'],
    ]);
  });
});
