/** What the server makes of a hostile edit, and that every editor can live with what is left. */
import { expect } from 'vitest';
import { yXmlFragmentToProseMirrorRootNode } from 'y-prosemirror';
import * as Y from 'yjs';
import { LiveText } from '../../server/text/live-text.ts';
import type { TextRefusal } from '../../server/text/outcome.ts';
import type { HealCode } from '../../shared/opinion/heal-code.ts';
import { ROOT, schema } from '../../shared/text/schema.ts';
import type { Client, World } from '../text/support.ts';

/** `unwritten`: Yjs itself has no form for such an edit. */
export type Verdict = { readonly refused: TextRefusal } | { readonly healed: readonly HealCode[] } | 'unwritten';

export const wasStopped = (verdict: Verdict): boolean => verdict !== 'unwritten' && ('refused' in verdict || verdict.healed.length > 0);

/** The verdict on an edit by a client that has the text; the text that follows is looked at as an editor looks at it. */
export function judge(world: World, edit: (client: Client, fragment: Y.XmlFragment) => void): Verdict {
  const client = world.client();
  const before = world.live.textHash;
  const written = attempt(() => client.edit((fragment) => edit(client, fragment)));
  if (written === null) return 'unwritten';
  const preparation = world.prepare(written);
  if (!preparation.ok) {
    if (world.live.spoiled) world.refold();
    expect(world.live.textHash).toBe(before);
    return { refused: preparation.code };
  }
  const { prepared } = preparation;
  if (prepared === null) return { healed: [] };
  world.record(prepared);
  expectSound(world.live);
  return { healed: [...new Set(prepared.facts.healed.map(({ why }) => why))] };
}

function attempt<Value>(job: () => Value): Value | null {
  try {
    return job();
  } catch {
    return null; // whatever Yjs throws on a value says the same
  }
}

/** A fresh editor takes every block as it is, deletes nothing, and its schema finds nothing wrong. */
function expectSound(live: LiveText): void {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, live.state());
  let written = 0;
  doc.on('update', () => {
    written++;
  });
  const node = yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment(ROOT), schema);
  node.check();
  const seen: unknown[] = [];
  node.forEach(({ attrs, textContent }) => void seen.push([attrs.id, attrs.kind, attrs.level, attrs.sug, textContent]));
  expect(seen).toEqual(
    live.blocks().map(({ id, kind, level, sug, runs }) => [id, kind, level, sug, runs.map(({ text }) => text).join('')]),
  );
  expect(written).toBe(0);
}

/** The same text from the entries alone. */
export const expectSameFold = ({ entries, live }: World): void => expect(LiveText.fold(entries).blocks()).toEqual(live.blocks());
