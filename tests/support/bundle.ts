import type { Metafile } from 'esbuild';

/** Of what a file of a bundle is made, with all that it loads at once. */
export function loaded(outputs: Metafile['outputs'], name: string): readonly string[] {
  const path = Object.keys(outputs).find((one) => one.endsWith(name));
  const files = new Set(path === undefined ? [] : [path]);
  // a set that grows is gone through to its end
  for (const file of files)
    for (const { path, kind, external } of outputs[file]?.imports ?? [])
      if (external !== true && kind === 'import-statement') files.add(path);
  return [...files].flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}));
}
