import { describe, expect, it } from 'vitest';
import { readDocument } from '../document/read';

const read = (html: string) => readDocument('html', html);

describe('a web page', () => {
  it('is its text: blocks are lines, entities are letters, white space is folded', () => {
    const html =
      '<!doctype html><html><head><title>Имя</title><style>p{}</style></head><body><h1>Сѣверъ &#8470;&nbsp;5</h1><p>а́кцентъ\n  и <b>жир</b>ный &laquo;да&raquo; a&lt;b<br>дальше<p>без конца<div>в <span>строку</span></div><pre>раз\n  два</pre><script>"<p>нет</p>"</script>';
    expect(read(html)).toMatchObject({
      lines: [
        ['Сѣверъ №\u00a05', 'а́кцентъ и жирный «да» a<b', 'дальше', 'без конца', 'в строку', 'раз', 'два'],
      ],
      leftOut: { metadata: 'Имя', scripts: 'p{} | "<p>нет</p>"' },
      isWhole: true,
    });
  });

  it('keeps menus, notes, headers, comments, deleted and hidden text apart', () => {
    const html =
      '<body><header>Сайт</header><nav><ul><li>Меню</ul></nav><main><header><h1>Заголовок</h1></header><p>Текст<sup class="reference"><a href="#cite_note-1">[1]</a></sup> <del>150</del><ins>300</ins> <span style="display:none">тайно</span><span class="pagenum">[17]</span></p><ol class="references"><li>Сноска</li></ol></main><div style="mso-element:comment-list">Проверить</div><div id="ftn1">Другая</div><div title="footer"><p>Лист 1</p></div><p class=MsoFootnoteText>Ещё<p>конец</body>';
    expect(read(html)).toMatchObject({
      lines: [['Заголовок', 'Текст 300', 'конец']],
      leftOut: {
        headers: 'Сайт | Лист 1',
        navigation: 'Меню',
        notes: '[1] | Сноска | Другая',
        'tracked-deletions': '150',
        hidden: 'тайно',
        'page-numbers': '[17]',
        comments: 'Проверить',
      },
      apart: { inserted: [1, 3] },
      isWhole: true,
    });
  });

  it('sets rows of tables on lines, with cells that are never closed, and reads layouts', () => {
    const html =
      '<table><tr><td>Винтовок<td>150<tr><td>Пулемётов<td>12</table><table><tr><td><p>раз<p>два</td><td><table><tr><td>а<td>б</table></td></table><p style="page-break-before:always">лист';
    expect(read(html)).toMatchObject({
      lines: [['Винтовок\t150', 'Пулемётов\t12', 'раз', 'два', 'а\tб'], ['лист']],
      isWhole: true,
    });
  });

  it('closes nothing, and is read all the same, in time that grows with its length', () => {
    const made = [
      '<p>слово'.repeat(20_000),
      '<font size=1>а'.repeat(20_000),
      '<table><tr><td>а'.repeat(20_000),
      '<div>'.repeat(100_000) + 'а',
      '<nav>'.repeat(50_000),
      '</td></tr></table>'.repeat(20_000) + 'а',
    ];
    for (const html of made) expect(read(`<body>${html}`).isWhole).toBe(true);
  });
});
