/** Writes Yjs V1 updates struct by struct, also those that no Yjs would write. */
import * as encoding from 'lib0/encoding';

export interface Id {
  readonly client: number;
  readonly clock: number;
}

export type Content =
  | { readonly is: 'deleted' | 'gc' | 'skip'; readonly length: number }
  | { readonly is: 'string'; readonly text: string }
  | { readonly is: 'json'; readonly values: readonly unknown[] }
  | { readonly is: 'binary'; readonly bytes: readonly number[] }
  | { readonly is: 'embed'; readonly value: unknown }
  | { readonly is: 'format'; readonly key: string; readonly value: unknown }
  | { readonly is: 'type'; readonly type: keyof typeof TYPES; readonly name?: string }
  | { readonly is: 'any'; readonly values: readonly unknown[] }
  | { readonly is: 'doc'; readonly guid: string };

const TYPES = { array: 0, map: 1, text: 2, element: 3, fragment: 4, hook: 5, 'xml-text': 6 } as const;
const CONTENTS = { gc: 0, deleted: 1, json: 2, binary: 3, string: 4, embed: 5, format: 6, type: 7, any: 8, doc: 9, skip: 10 } as const;

export interface Struct {
  readonly content: Content;
  readonly origin?: Id;
  readonly rightOrigin?: Id;
  /** Name of a root, or the item of a type; written only where there are no origins. */
  readonly parent?: string | Id;
  readonly key?: string;
}

export interface Run {
  readonly client: number;
  readonly clock: number;
  readonly structs: readonly Struct[];
}

export interface Deletion {
  readonly client: number;
  readonly ranges: readonly { readonly clock: number; readonly length: number }[];
}

export function encode(runs: readonly Run[], deletions: readonly Deletion[] = []): Uint8Array {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, runs.length);
  for (const { client, clock, structs } of runs) {
    encoding.writeVarUint(out, structs.length);
    encoding.writeVarUint(out, client);
    encoding.writeVarUint(out, clock);
    for (const struct of structs) writeStruct(out, struct);
  }
  encoding.writeVarUint(out, deletions.length);
  for (const { client, ranges } of deletions) {
    encoding.writeVarUint(out, client);
    encoding.writeVarUint(out, ranges.length);
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(out, clock);
      encoding.writeVarUint(out, length);
    }
  }
  return encoding.toUint8Array(out);
}

function writeStruct(out: encoding.Encoder, { content, origin, rightOrigin, parent, key }: Struct): void {
  const bare = content.is === 'gc' || content.is === 'skip';
  const flags = (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (key === undefined ? 0 : 0x20);
  encoding.writeUint8(out, bare ? CONTENTS[content.is] : flags | CONTENTS[content.is]);
  if (!bare) {
    if (origin) writeId(out, origin);
    if (rightOrigin) writeId(out, rightOrigin);
    if (!origin && !rightOrigin) {
      encoding.writeVarUint(out, typeof parent === 'string' ? 1 : 0);
      if (typeof parent === 'string') encoding.writeVarString(out, parent);
      else if (parent) writeId(out, parent);
      if (key !== undefined) encoding.writeVarString(out, key);
    }
  }
  writeContent(out, content);
}

function writeId(out: encoding.Encoder, { client, clock }: Id): void {
  encoding.writeVarUint(out, client);
  encoding.writeVarUint(out, clock);
}

function writeContent(out: encoding.Encoder, content: Content): void {
  switch (content.is) {
    case 'gc':
    case 'deleted':
    case 'skip':
      return encoding.writeVarUint(out, content.length);
    case 'string':
      return encoding.writeVarString(out, content.text);
    case 'json':
      encoding.writeVarUint(out, content.values.length);
      for (const value of content.values) encoding.writeVarString(out, JSON.stringify(value));
      return;
    case 'binary':
      return encoding.writeVarUint8Array(out, Uint8Array.from(content.bytes));
    case 'embed':
      return encoding.writeVarString(out, JSON.stringify(content.value));
    case 'format':
      encoding.writeVarString(out, content.key);
      return encoding.writeVarString(out, JSON.stringify(content.value));
    case 'type':
      encoding.writeVarUint(out, TYPES[content.type]);
      if (content.name !== undefined) encoding.writeVarString(out, content.name);
      return;
    case 'any':
      encoding.writeVarUint(out, content.values.length);
      for (const value of content.values) encoding.writeAny(out, value as never);
      return;
    case 'doc':
      encoding.writeVarString(out, content.guid);
      return encoding.writeAny(out, {});
  }
}

export const fromHex = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
