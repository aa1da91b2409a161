/** Which part of a Word file is which: names are free, what leads to a part says what it is. */
import type { WordPackage } from './package.ts';
import { type Listener, XmlReader } from './xml.ts';

/** By what they are ("styles", "footnotes"): the parts to which one leads, `''` for the file itself. Nothing outside the file is followed. */
export function relationsOf(file: WordPackage, part: string): ReadonlyMap<string, readonly string[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const found = new Map<string, string[]>();
  const take = (type: string, target: string): void => {
    const what = type.slice(type.lastIndexOf('/') + 1);
    found.set(what, [...(found.get(what) ?? []), resolved(folder, target)]);
  };
  const listener: Listener = {
    open: (name, get) => {
      if (name === 'Relationship' && get('TargetMode') !== 'External') take(get('Type') ?? '', get('Target') ?? '');
    },
    close: () => {},
    text: () => {},
  };
  const reader = new XmlReader(listener);
  const rels = `${folder}_rels/${part.slice(folder.length)}.rels`;
  if (!file.has(rels)) return found;
  file.unpack(rels, (piece) => reader.take(piece));
  reader.end();
  return found;
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = folder.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}
