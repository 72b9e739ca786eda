import type { Page } from 'playwright/test';

/** Every line of the sheet in view as the window shows it. Only lines near the view are drawn, so it is scrolled through. */
export function wholeText(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const scroller = document.querySelector('.transcript .cm-scroller');
    if (scroller === null) return [];
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const found: string[] = [];
    const collect = () => {
      const numbers = [...document.querySelectorAll<HTMLElement>('.cm-lineNumbers .cm-gutterElement')]
        .filter(({ style }) => style.visibility !== 'hidden')
        .map(({ textContent }) => Number(textContent));
      const lines = [...document.querySelectorAll('.cm-line')];
      if (numbers.length !== lines.length)
        throw new Error(`${numbers.length} numbers, ${lines.length} lines`);
      lines.forEach(({ textContent }, i) => (found[(numbers[i] ?? 0) - 1] = textContent ?? ''));
    };
    const before = scroller.scrollTop;
    for (let top = 0; top < scroller.scrollHeight; top += scroller.clientHeight / 2) {
      scroller.scrollTop = top;
      // One frame in which the editor hears of it, one in which it has drawn.
      await frame();
      await frame();
      collect();
    }
    scroller.scrollTop = before;
    return found;
  });
}
