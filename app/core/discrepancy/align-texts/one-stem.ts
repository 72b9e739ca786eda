/** Endings of Russian nouns and adjectives, or none. */
const ENDING =
  /^(?:[аеёиоуыьэюяй]|[аоыия]м|[аоыия]х|[аоы]ми|ями|ими|[оеёи]в|[аеоиыя]й|[аояи]я|[оеыи]е|[ую]ю|[ое]го|[ое]му|и[ией]|и[яюе]м|ью)?$/u;

/** Whether two words are forms of one: they share a stem of at least `shortest` letters, and what follows are endings. */
export function hasOneStem(a: string, b: string, shortest: number): boolean {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  let same = 0;
  while (same < left.length && left[same] === right[same]) same += 1;
  return same >= shortest && ENDING.test(left.slice(same)) && ENDING.test(right.slice(same));
}
