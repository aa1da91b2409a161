/** The watcher's eye on what the public is told: since when it is told names, and who has done anything since. */
import type { Entry } from '../../shared/opinion/entry.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { nameless } from '../../shared/page/nameless.ts';
import type { Telling } from './beside.ts';

export class Naming {
  /** null: names are not public. */
  #since: number | null = null;
  #heard: ReadonlySet<string> = new Set();

  fork(): Naming {
    const other = new Naming();
    other.#since = this.#since;
    other.#heard = this.#heard;
    return other;
  }

  note({ seq, by, fact }: Entry): void {
    if (fact.type === 'opinion.created' || fact.type === 'policy.changed') {
      const since = fact.policy.publicNames ? (this.#since ?? seq) : null;
      if (since !== this.#since) this.#heard = new Set();
      this.#since = since;
    }
    const speaks = fact.type === 'position.raised' || fact.type === 'objection.late' || fact.type === 'appeal.made';
    const held = speaks && fact.entity !== undefined ? [fact.entity] : [];
    this.#heard = new Set([...this.#heard, by.entity, ...held]);
  }

  see(register: Register, { saw, fail }: Telling): void {
    const { paragraphs, positions, disowned, dissociations, statements, appeals } = nameless(register);
    const all = [...positions, ...disowned, ...dissociations, ...statements, ...appeals];
    const on = paragraphs.flatMap(({ removedBy, broken, reopened, reopenAsked, ...one }) => [
      ...[removedBy, broken, reopened].flatMap((found) => found ?? []),
      ...one.positions,
      ...reopenAsked,
    ]);
    // when a suggestion was made the log does not say: a settlement names its State where names were public before anybody typed
    const settled = paragraphs.flatMap((one) => one.settled).filter(({ entity }) => entity !== '');
    if (settled.length > 0 && register.names?.signed !== true) fail('the public is told whose a suggestion of before was');
    for (const { entity, seq } of [...all, ...on]) {
      if (entity === null || entity === '') continue;
      if (this.#since === null || (seq ?? 0) < this.#since || !this.#heard.has(entity)) fail('the public is told a name of before');
      saw('the public is told a name');
    }
  }
}
