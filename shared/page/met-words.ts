/** Whether the text has met an objection, and by whose entry; else where the words stand that keep it from being met (1.9). */
import type { Text } from '../i18n/text.ts';
import { SERVER } from '../opinion/actor.ts';
import type { SaidRegister, ShownPosition } from '../opinion/register.ts';
import type { BlockId } from '../opinion/vocabulary.ts';
import { type Name, namesOf } from './instructions.ts';
import type { OpinionNames } from './paragraph-names.ts';

export function metWords({ met, metBy, echoes }: ShownPosition, { t }: Text, names: OpinionNames): string | null {
  if (met) return isNamed(metBy) ? t('card.metBy', { seq: metBy.seq, state: names.entity(metBy.entity) }) : t('card.met');
  return echoes.length > 0 ? t('card.echoes', { paragraphs: names.paragraphs(echoes) }) : null;
}

/** In a call: whose objections the text has met. They hold nothing up, and are not gone. `called`: as in `pendingWords`. */
export function metInCall(
  { paragraphs }: Pick<SaidRegister, 'paragraphs'>,
  called: readonly BlockId[] | null,
  text: Text,
  name: Name,
): string | null {
  const there = paragraphs.filter(({ id }) => called === null || called.includes(id)).flatMap((one) => one.positions);
  const met = new Map(there.filter(({ kind, met }) => kind === 'objection' && met).map(({ id, entity }) => [id, entity]));
  if (met.size === 0) return null;
  const states = namesOf([...met.values()], text, name);
  return states === null ? text.t('status.met', { count: met.size }) : text.t('call.met', { states });
}

/** What the server itself has done is nobody's. */
const isNamed = (by: ShownPosition['metBy']): by is NonNullable<typeof by> => by !== null && by.entity !== SERVER.entity;
