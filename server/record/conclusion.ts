/** Whether and how an opinion reached consensus, as its folded log says it. */
import { en } from '../../shared/i18n/en.ts';
import { sayRefusal } from '../../shared/i18n/refusal.ts';
import { createText } from '../../shared/i18n/text.ts';
import type { ShownParagraph } from '../../shared/opinion/register.ts';
import { type Standing, standing } from '../../shared/opinion/standing.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';

export function conclusion(state: OpinionState, id: string): string {
  const register = standing(state);
  const opinion = `Opinion ${register.number || id}`;
  if (register.adopted !== null) {
    const { seq, textHash } = register.adopted;
    const { agreed } = register.counts;
    return `VALID: ${opinion} was adopted at entry ${seq} on text ${textHash}; ${agreed} paragraphs declared, no Member State objection stood.`;
  }
  if (register.phase === 'not-adopted')
    return `VALID: ${opinion} was closed without adoption (${register.outcome}) by entry ${register.seq}.`;
  return `VALID so far: ${opinion} is not adopted at entry ${register.seq}; ${inTheWay(register)}`;
}

function inTheWay(register: Standing): string {
  if (register.blockers.length === 0) return 'nothing stands in the way of calling for adoption.';
  const text = createText('en', en, 'UTC');
  const names = {
    entity: (entity: string) => entity.toUpperCase(),
    paragraphs: (ids: readonly BlockId[]) => text.list(ids.map(nameOf(register))),
  };
  const said = register.blockers.map((blocker) => sayRefusal(text, blocker, names, 'opinion').replace(/\.$/, ''));
  return `what stands in the way: ${said.join('; ')}.`;
}

/** "a)", or for a paragraph without a number its kind. */
function nameOf({ paragraphs }: Standing): (id: BlockId) => string {
  const byId = new Map<BlockId, ShownParagraph>(paragraphs.map((one) => [one.id, one]));
  return (id) => {
    const one = byId.get(id);
    return one?.label || `${one?.kind ?? 'paragraph'} ${id}`;
  };
}
