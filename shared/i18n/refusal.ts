import type { Refusal } from '../opinion/refusal.ts';
import type { BlockId, EntityId } from '../opinion/vocabulary.ts';
import { inWords, type SetOff } from './set-off.ts';
import type { Text } from './text.ts';

/** How States and paragraphs are called on this page: "Arlen", "considering b) and noting". */
export interface Names {
  entity(id: EntityId): string;
  paragraphs(ids: readonly BlockId[], elsewhere?: Refusal['elsewhere']): SetOff;
}

const MOST = 6;

/** Long lists end in "and 5 more": the page shows the whole list elsewhere. */
export const listed = (text: Text, items: readonly string[]): string =>
  text.list(short(items, (count) => text.t('refusal.more', { count })));

/** The same of paragraphs. */
export const listedSetOff = (text: Text, names: readonly SetOff[]): SetOff =>
  text.listSetOff(short(names, (count) => inWords(text.t('refusal.more', { count }))));

const short = <One>(items: readonly One[], more: (count: number) => One): readonly One[] =>
  items.length <= MOST ? items : [...items.slice(0, MOST - 1), more(items.length - MOST + 1)];

/**
 * A refusal in one or two plain sentences: what stands in the way, and who can move it. `about` is what the act was about
 * when the refusal names no paragraph.
 */
export function sayRefusal(text: Text, refusal: Refusal, names: Names, about: 'paragraph' | 'opinion' = 'paragraph'): string {
  const entities = refusal.entities ?? [];
  const { blocks = [], elsewhere = [] } = refusal;
  const states =
    entities.length > 0
      ? listed(
          text,
          entities.map((id) => names.entity(id)),
        )
      : text.t('refusal.someState');
  const paragraphs =
    blocks.length + elsewhere.length > 0
      ? names.paragraphs(blocks, elsewhere)
      : inWords(text.t(about === 'opinion' ? 'refusal.thisOpinion' : 'refusal.thisParagraph'));
  const date = refusal.date === undefined ? '' : text.moment(refusal.date);
  const count = refusal.seconds ?? Math.max(1, entities.length);
  if (refusal.code === 'time-asked' && refusal.date !== undefined)
    return text.say('refusal.time-asked.until', { states, paragraphs, date, count });
  if (refusal.code === 'no-such-position' && blocks.length > 0) return text.say('refusal.no-such-position.there', { paragraphs });
  // among the words of the record, which come with its forms
  if (refusal.report === true) return text.t('said.reported');
  if (refusal.code === 'no-call-open' && about === 'opinion' && blocks.length === 0) return text.t('refusal.no-call-open.adoption');
  if (refusal.code === 'policy-not-allowed' && refusal.seconds !== undefined) return text.say('refusal.policy-not-allowed.call', { count });
  const why = text.t(`editorial.fault.${refusal.because ?? 'words'}`);
  return text.say(`refusal.${refusal.code}`, { states, paragraphs, date, count, why });
}
