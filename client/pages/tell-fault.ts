/** Tells the server's log that a part of a page failed: once for each part and kind of error, because what fails is drawn again and again. */
import type { PageFault } from '../../shared/wire/page-fault.ts';
import { ask } from './ask.ts';

export type PagePart = PageFault['part'];

const told = new Set<string>();

/** The name of the file of the page's script. */
function build(): string {
  const src = [...document.scripts].find(({ type }) => type === 'module')?.src ?? '';
  return /[\w.-]{1,80}$/.exec(src)?.[0] ?? 'none';
}

export function tellFault(part: PagePart, fault: unknown): void {
  const name = fault instanceof Error ? fault.name : '';
  const error = /^\w{1,40}$/.test(name) ? name : 'Error';
  const key = `${part} ${error}`;
  if (told.has(key)) return;
  told.add(key);
  void ask('POST /api/page-faults', { body: { part, error, build: build() } });
}
