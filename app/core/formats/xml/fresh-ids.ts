import { childrenOf, type XmlElement } from './xml';

/** Gives ids that no element below `root` has: `base`, else `base-2` and so on. */
export function freshIds(root: XmlElement, attribute: string): (base: string) => string {
  const taken = new Set<string>();
  const collect = (element: XmlElement) => {
    const id = element.attributes.get(attribute);
    if (id !== undefined) taken.add(id);
    childrenOf(element).forEach(collect);
  };
  collect(root);
  return (base) => {
    let id = base;
    for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`;
    taken.add(id);
    return id;
  };
}
