/**
 * Has a call come to each Member State? What is known of that is advisory: no log holds it, and nothing is refused for it.
 * A page without presence counts as having shown what it was handed only when something that came from it later proves it.
 */
import type { EntityId } from './vocabulary.ts';

/** How far a text has come to a Member State, as log positions; 0 = nothing of it. */
export interface Receipt {
  readonly entity: EntityId;
  /** Its screens showed it up to here: they said so, or acted from there. */
  readonly shown: number;
  /** The server handed it up to here to its pages without presence. */
  readonly handed: number;
  /** It has such a page open. */
  readonly follows: boolean;
}

export interface Arrival {
  /** Have a screen here, or follow. */
  readonly here: ReadonlySet<EntityId>;
  readonly shown: ReadonlySet<EntityId>;
  /** Were handed it, and have no screen that could say more. */
  readonly handed: ReadonlySet<EntityId>;
  readonly missing: ReadonlySet<EntityId>;
  /** Were shown it, and are not here any more. */
  readonly left: ReadonlySet<EntityId>;
}

/** Of the call at this log position. `screens`: the Member States that have a screen here now. */
export function arrivalOf(call: number, screens: ReadonlySet<EntityId>, receipts: readonly Receipt[]): Arrival {
  const those = (which: (receipt: Receipt) => boolean): readonly EntityId[] => receipts.filter(which).map(({ entity }) => entity);
  const here = new Set([...screens, ...those(({ follows }) => follows)]);
  const reached = new Set(those(({ shown }) => shown >= call));
  const handed = new Set(those(({ entity, handed: upTo }) => upTo >= call && !reached.has(entity) && !screens.has(entity)));
  const only = (states: ReadonlySet<EntityId>, which: (state: EntityId) => boolean) => new Set([...states].filter(which));
  return {
    here,
    shown: only(reached, (state) => here.has(state)),
    handed,
    missing: only(here, (state) => !reached.has(state) && !handed.has(state)),
    left: only(reached, (state) => !here.has(state)),
  };
}
