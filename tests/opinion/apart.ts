/**
 * The watcher's eye on what was entered for States. Its own account says which positions are entered and not answered; it looks at the rules
 * only to compare. No position goes but by its own State's act, by its date, or by a later one in its own slot.
 */
import type { Entry } from '../../shared/opinion/entry.ts';
import type { Position } from '../../shared/opinion/positions.ts';
import { isBinding } from '../../shared/opinion/positions.ts';
import type { Standing } from '../../shared/opinion/standing.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import { appendedNotes } from '../../shared/page/appended.ts';

export interface Telling {
  readonly saw: (what: string) => void;
  readonly fail: (what: string) => never;
}

type Stood = Pick<Position, 'id' | 'entity' | 'block' | 'entered'>;

export class Apart {
  readonly #entered = new Set<string>();
  /** With this entry. */
  readonly #stood: Stood[] = [];

  fork(): Apart {
    const other = new Apart();
    for (const id of this.#entered) other.#entered.add(id);
    return other;
  }

  has(id: string): boolean {
    return this.#entered.has(id);
  }

  /** It was late for an adoption that is gone: it takes the place of an earlier one in its own slot. */
  stands({ id, entity, block, entered }: Stood): void {
    this.#stood.push({ id, entity, block, entered });
    if (entered) this.#entered.add(id);
  }

  /** After one entry. */
  see(before: OpinionState, { seq, fact, by }: Entry, after: OpinionState, shown: Standing, { saw, fail }: Telling): void {
    for (const one of before.positions.values())
      if (!after.positions.has(one.id) && !this.#mayGo(one, fact, before)) fail('a position vanished');
    this.#stood.length = 0;
    if (fact.type === 'position.raised' && fact.via !== 'screen') {
      const beside = [...before.positions.values()].some(
        (one) => one.entity === fact.entity && one.block === fact.block && !this.has(one.id),
      );
      saw(beside ? `entered beside an own one` : 'entered');
      this.#entered.add(`p${seq}`);
    }
    if (fact.type === 'position.confirmed' || fact.type === 'position.disowned') {
      const answered = before.positions.get(fact.position);
      if (answered === undefined || !this.has(answered.id)) return fail('answered what was not entered');
      if (by.entity !== answered.entity || by.capacity !== 'member-state') fail('somebody answered for a State');
      const lifts = fact.type === 'position.disowned' && isBinding(answered.kind) && before.policy.headConfirms === true;
      if (lifts && !by.functions.includes('head')) fail('disowned without the head');
      if (isAdopted(before) && answered.kind !== 'reservation') fail('more than a note was answered after adoption');
      if (fact.type === 'position.confirmed') this.#isLater(before, answered, after, fail);
      saw(`${fact.type}${isAdopted(before) ? ' after adoption' : ''}`);
      this.#entered.delete(fact.position);
    }
    const listed = [...before.disowned.map(({ id }) => id), ...(fact.type === 'position.disowned' ? [fact.position] : [])];
    if (listed.join() !== after.disowned.map(({ id }) => id).join()) fail('what was disowned is not listed');
    for (const { id, entered } of after.positions.values()) if (entered !== this.has(id)) fail('what was entered is not apart');
    for (const { id } of appendedNotes({ paragraphs: shown.paragraphs.map(noting) })) {
      if (this.has(id)) fail('appended, and its State has not said so');
      saw('appended');
    }
  }

  /** Of the date that was entered and the State's own the later one counts. */
  #isLater(before: OpinionState, { id, entity, block, kind }: Position, after: OpinionState, fail: Telling['fail']): void {
    if (kind !== 'time') return;
    const both = [...before.positions.values()].filter((one) => one.entity === entity && one.block === block && one.kind === 'time');
    const until = after.positions.get(id)?.until ?? 0;
    if (both.some((one) => (one.until ?? 0) > until)) fail('a date came sooner because it was confirmed');
  }

  #mayGo({ id, entity, block }: Position, fact: Entry['fact'], { positions }: OpinionState): boolean {
    const stood = this.#stood.some((one) => one.entity === entity && one.block === block && one.entered === this.has(id));
    if (stood) return true;
    switch (fact.type) {
      case 'position.withdrawn':
      case 'position.disowned':
      case 'time.lapsed':
        return fact.position === id;
      case 'position.raised':
        return fact.entity === entity && fact.block === block && (fact.via !== 'screen') === this.has(id);
      case 'position.confirmed': {
        const confirmed = positions.get(fact.position);
        return confirmed?.entity === entity && confirmed.block === block && this.has(confirmed.id) && !this.has(id);
      }
      default:
        return false;
    }
  }
}

const isAdopted = ({ phase }: OpinionState): boolean => phase === 'adopting' || phase === 'adopted';

/** As if every position had brought a note. */
const noting = (one: Standing['paragraphs'][number]): Standing['paragraphs'][number] => ({
  ...one,
  positions: one.positions.map((position) => ({ ...position, note: { appended: position.id } })),
});
