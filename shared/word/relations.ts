/** Which part of an Office file is which: names are free, what leads to a part says what it is. */
import type { WordPackage } from './package.ts';
import { type Listener, XmlReader } from './xml.ts';

/** By what they are ("styles", "footnotes"): the parts to which one leads, `''` for the file itself. */
export function relationsOf(file: WordPackage, part: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  eachRelation(file, part, ({ what, target }) => found.set(what, [...(found.get(what) ?? []), target]));
  return found;
}

/** By the names that the part itself calls them: where its relations lead. */
export function targetsOf(file: WordPackage, part: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  eachRelation(file, part, ({ id, target }) => found.set(id, target));
  return found;
}

interface Relation {
  readonly id: string;
  readonly what: string;
  readonly target: string;
}

/** Nothing outside the file is followed. */
function eachRelation(file: WordPackage, part: string, take: (relation: Relation) => void): void {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const listener: Listener = {
    open: (name, get) => {
      if (name !== 'Relationship' || get('TargetMode') === 'External') return;
      const type = get('Type') ?? '';
      take({ id: get('Id') ?? '', what: type.slice(type.lastIndexOf('/') + 1), target: resolved(folder, get('Target') ?? '') });
    },
    close: () => {},
    text: () => {},
  };
  const reader = new XmlReader(listener);
  const rels = `${folder}_rels/${part.slice(folder.length)}.rels`;
  if (!file.has(rels)) return;
  file.unpack(rels, (piece) => reader.take(piece));
  reader.end();
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
