/** The picture of the house in docs/architecture.md, drawn from the import law: who may know whom, without what follows from the rest. */
import { LAW } from './import-law.ts';

/** Exceptions for single folders, the parts of the browser's, and the many that all of `server/` is made of. */
const LEFT_OUT = ['client/pages/office/roster/', 'client/build/', 'client/lib/', 'client/ui/', 'server/', 'server/built.ts'];

const parts = Object.keys(LAW).filter((name) => !LEFT_OUT.includes(name));
const shared = parts.filter((name) => name.startsWith('shared/'));

/** The parts that a part may know by itself, `shared/` as one where it may know all of that. */
function known(name: string): readonly string[] {
  const prefixes = LAW[name]?.knows ?? [];
  const found = prefixes.flatMap((prefix) => (prefix === 'shared/' ? prefix : (parts.find((one) => prefix.startsWith(one)) ?? [])));
  return [...new Set(found)].filter((one) => one !== name && !(name.startsWith('shared/') && one === 'shared/'));
}

/** What may be known by way of others is not drawn. */
function drawn(name: string): readonly string[] {
  const direct = known(name);
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (seen.has(from)) return false;
    seen.add(from);
    const next = from === 'shared/' ? shared : known(from);
    return next.includes(to) || next.some((one) => reaches(one, to, seen));
  };
  return direct.filter((one) => !direct.some((other) => other !== one && reaches(other, one)));
}

const node = (name: string): string => name.replace(/\/$/, '').replace('/', '_');

export function picture(): string {
  const group = (title: string, names: readonly string[]): readonly string[] => [
    `  subgraph ${title}`,
    ...names.map((name) => `    ${node(name)}["${name}"]`),
    '  end',
  ];
  const servers = parts.filter((name) => name.startsWith('server/'));
  const edges = parts.flatMap((name) => drawn(name).map((one) => `  ${node(name)} --> ${one === 'shared/' ? 'shared' : node(one)}`));
  return ['flowchart TB', ...group('server', servers), ...group('shared', shared), '  client["client/"]', ...edges].join('\n');
}
