/** Whether the text has met an objection, and by whose entry; else where the words stand that keep it from being met (1.9). */
import type { Text } from '../i18n/text.ts';
import { SERVER } from '../opinion/actor.ts';
import type { ShownPosition } from '../opinion/register.ts';
import type { OpinionNames } from './paragraph-names.ts';

export function metWords({ met, metBy, echoes }: ShownPosition, { t }: Text, names: OpinionNames): string | null {
  if (met) return isNamed(metBy) ? t('card.metBy', { seq: metBy.seq, state: names.entity(metBy.entity) }) : t('card.met');
  return echoes.length > 0 ? t('card.echoes', { paragraphs: names.paragraphs(echoes) }) : null;
}

/** What the server itself has done is nobody's. */
const isNamed = (by: ShownPosition['metBy']): by is NonNullable<typeof by> => by !== null && by.entity !== SERVER.entity;
