/** An ICU message, as far as the sentences here need ICU: slots, numbers, and forms chosen by a number. */
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

export type Piece =
  | { readonly is: 'words'; readonly words: string }
  | { readonly is: 'slot'; readonly name: string; readonly number: boolean }
  /** `#`: the number that the form was chosen by. */
  | { readonly is: 'count' }
  | { readonly is: 'plural'; readonly name: string; readonly forms: ReadonlyMap<string, readonly Piece[]> };

export class MessageFault extends Error {}

function piece(element: MessageFormatElement): Piece {
  switch (element.type) {
    case TYPE.literal:
      return { is: 'words', words: element.value };
    case TYPE.argument:
      return { is: 'slot', name: element.value, number: false };
    case TYPE.number:
      if (element.style) throw new MessageFault(`{${element.value}, number} takes no style: every number is written alike`);
      return { is: 'slot', name: element.value, number: true };
    case TYPE.pound:
      return { is: 'count' };
    case TYPE.plural:
      if (element.offset !== 0 || element.pluralType !== 'cardinal')
        throw new MessageFault(`{${element.value}} has an offset, or is ordinal`);
      return {
        is: 'plural',
        name: element.value,
        forms: new Map(Object.entries(element.options).map(([form, { value }]) => [form, value.map(piece)])),
      };
    default:
      throw new MessageFault('only {slot}, {slot, number} and {slot, plural, …} are known');
  }
}

export function parseMessage(message: string): readonly Piece[] {
  try {
    return parse(message, { ignoreTag: true }).map(piece);
  } catch (cause) {
    if (cause instanceof MessageFault) throw cause;
    throw new MessageFault(`not an ICU message: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

const every = <Found>(pieces: readonly Piece[], find: (one: Piece) => readonly Found[]): readonly Found[] =>
  pieces.flatMap((one) => [...find(one), ...(one.is === 'plural' ? [...one.forms.values()].flatMap((form) => every(form, find)) : [])]);

/** The slots of a message, each once; those that take a number are marked. */
export const slotsOf = (pieces: readonly Piece[]): ReadonlyMap<string, { readonly number: boolean }> =>
  new Map(
    every(pieces, (one) =>
      one.is === 'slot'
        ? [[one.name, { number: one.number }] as const]
        : one.is === 'plural'
          ? [[one.name, { number: true }] as const]
          : [],
    ),
  );

export const pluralsOf = (pieces: readonly Piece[]): readonly (Piece & { readonly is: 'plural' })[] =>
  every(pieces, (one) => (one.is === 'plural' ? [one] : []));

/** Each form that a message can take, as words with `{slots}`. */
export function formsOf(pieces: readonly Piece[], counted = ''): readonly string[] {
  return pieces.reduce<readonly string[]>((begun, one) => begun.flatMap((start) => ends(one, counted).map((end) => start + end)), ['']);
}

function ends(one: Piece, counted: string): readonly string[] {
  switch (one.is) {
    case 'words':
      return [one.words];
    case 'slot':
      return [`{${one.name}}`];
    case 'count':
      return [`{${counted}}`];
    case 'plural':
      return [...one.forms.values()].flatMap((form) => formsOf(form, one.name));
  }
}
