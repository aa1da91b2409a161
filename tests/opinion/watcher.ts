/**
 * Watches an opinion entry by entry and says what is wrong. It keeps its own, simple account of who objects and what was declared,
 * made from the acts alone, and looks at the rules only to compare. It counts what it has seen: a random test that saw nothing proves nothing.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Act, Entry } from '../../shared/opinion/entry.ts';
import { reach } from '../../shared/opinion/positions.ts';
import type { Register, ShownParagraph } from '../../shared/opinion/register.ts';
import { applyPatch, patch, register } from '../../shared/opinion/show.ts';
import type { Standing } from '../../shared/opinion/standing.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import { type BlockId, isHeading } from '../../shared/opinion/vocabulary.ts';
import { AdoptionWatch, AFTER_ADOPTION, type Held, heldOf, isWeaker, type Late, WHILE_ADOPTING } from './adoption-watch.ts';
import { Apart, type Telling } from './apart.ts';
import { type Pending, samePending, seeAppeals } from './appealing.ts';
import { seeBeside } from './beside.ts';
import { Editorials } from './editorials.ts';
import { seeAgreed, seeClosed, seeFlows } from './follows.ts';
import { seeCalls, seeGavel } from './gavel.ts';
import { Headings } from './headings.ts';
import { Joins } from './joins.ts';
import { Moved } from './moved.ts';
import { Naming } from './naming.ts';
import type { Rules } from './rules.ts';
import type { Line } from './world.ts';

interface Declared {
  readonly hash: string | null;
  readonly seq: number;
  /** Ms UTC until which it may be undone, as the policy was then. */
  readonly until: number;
  /** What stood before it, and is back when it is undone. */
  readonly before: Declared | null;
}

export class Violation extends Error {
  override readonly name = 'Violation';
}

const NO_NOTES = new Map();

export class Watcher {
  readonly #rules: Rules;
  readonly #saw: Map<string, number>;
  readonly #held = new Map<string, Held>();
  /** By paragraph: the declared words, while no act has cancelled them. */
  #apart = new Apart();
  readonly #declared = new Map<BlockId, Declared>();
  readonly #appeals = new Map<number, Pending>();
  #headings = new Headings();
  readonly #adoption: AdoptionWatch;
  #agreed: ReadonlySet<BlockId> = new Set();
  #sampled: Register | null = null;
  #moved = new Moved();
  #joins = new Joins();
  #naming = new Naming();
  #editorials = new Editorials();
  /** The text after the last entry. */
  #lines: readonly Line[] = [];

  constructor(rules: Rules, saw: Map<string, number>) {
    this.#rules = rules;
    this.#saw = saw;
    this.#adoption = new AdoptionWatch({ saw: (what) => this.saw(what), fail: (what) => this.fail(what) });
  }

  /** A watcher that has seen the same, for another way on. */
  fork(): Watcher {
    const other = new Watcher(this.#rules, this.#saw);
    for (const [id, held] of this.#held) other.#held.set(id, held);
    for (const [id, declared] of this.#declared) other.#declared.set(id, declared);
    for (const [seq, appeal] of this.#appeals) other.#appeals.set(seq, appeal);
    other.#headings = new Headings(this.#headings);
    other.#adoption.take(this.#adoption);
    other.#agreed = this.#agreed;
    other.#apart = this.#apart.fork();
    other.#moved = this.#moved.fork();
    other.#joins = this.#joins.fork();
    other.#naming = this.#naming.fork();
    other.#editorials = this.#editorials.fork();
    other.#lines = this.#lines;
    return other;
  }

  saw(what: string): void {
    this.#saw.set(what, (this.#saw.get(what) ?? 0) + 1);
  }

  /** After one entry. `lines` is the text after it, as the test knows it. */
  see(before: OpinionState, entry: Entry, after: OpinionState, lines: readonly Line[]): void {
    const { fact } = entry;
    const telling: Telling = { saw: (what) => this.saw(what), fail: (what) => this.fail(what) };
    this.#lines = lines;
    this.#naming.note(entry);
    if (fact.type === 'text') this.#moved.read(entry.seq, lines);
    if (fact.type === 'position.raised') this.#moved.raise(before, fact, lines);
    for (const id of this.#headings.note(before, entry, lines)) this.#governs(before, id);
    this.#editorials.see(before, entry, (id) => this.#declared.get(id)?.seq ?? null, telling);
    if (fact.type !== 'text') {
      this.#account(before, fact, entry);
      seeGavel(before, fact, entry.at, telling);
      seeCalls(before, fact, after, entry.at, telling);
    }
    const shown = this.#rules.standing(after);
    seeBeside(before, entry, after, shown, telling);
    seeAppeals(this.#appeals, entry, before, telling);
    samePending(this.#appeals, after, telling);
    this.#objectionsStand(after);
    this.#apart.see(before, entry, after, shown, telling);
    this.#countSomewhere(after, shown);
    this.#headings.see(entry, after, shown, lines, telling);
    if (fact.type === 'text') seeFlows(before, fact, after, telling);
    if (fact.type === 'text') this.#joins.see(before, fact, after, telling);
    if (fact.type === 'opinion.adopted') this.#adopted(before, lines);
    if (before.phase === 'adopted' && !AFTER_ADOPTION.includes(fact.type)) this.fail('an adopted opinion changed');
    if (before.phase === 'adopting' && !WHILE_ADOPTING.includes(fact.type)) this.fail('an opinion changed while it was being adopted');
    this.#adoption.compare(after, shown);
    const agreed = this.#agreedAreSound(after, shown, lines);
    seeAgreed(fact, this.#agreed, agreed, telling);
    this.#agreed = agreed;
    seeClosed(after, shown, telling);
  }

  /** Two registers, any number of entries apart. */
  seePatch(state: OpinionState): void {
    const now = register(state, NO_NOTES, 'o');
    this.#naming.see(now, { saw: (what) => this.saw(what), fail: (what) => this.fail(what) });
    if (this.#sampled !== null && this.#sampled.seq <= now.seq) {
      const made = applyPatch(this.#sampled, patch(this.#sampled, now));
      if (!isDeepStrictEqual(made, now)) this.fail('a patch does not give the register');
      this.saw('patch');
    }
    this.#sampled = now;
  }

  fail(what: string): never {
    throw new Violation(what);
  }

  /** Who holds what, and what the chair declared, from the acts alone. */
  #account(before: OpinionState, act: Act, { seq, at, by }: Entry): void {
    const lifts = act.type === 'position.withdrawn' || act.type === 'position.disowned' || act.type === 'position.dropped';
    if (lifts && before.policy.headConfirms === true && this.#held.has(act.position) && !by.functions.includes('head'))
      this.fail('a hold was lifted without the head');
    for (const late of this.#adoption.hear(before, act, seq, at)) this.#stands(late);
    switch (act.type) {
      case 'position.raised': {
        if (act.kind !== 'objection' && act.kind !== 'time') return;
        const entered = act.via !== 'screen';
        const there = [...this.#held.values()].filter(({ entity, block }) => entity === act.entity && block === act.block);
        const same = there.filter(({ id }) => this.#apart.has(id) === entered);
        for (const { id, kind } of entered ? there : same) {
          if (kind !== 'objection' || act.kind !== 'time') continue;
          const counts = reach(before)
            .blocks.get(act.block ?? '')
            ?.some(({ position, from }) => position.id === id && from === null);
          if (counts) this.fail('time beside an objection that counts');
          this.saw('time where the objection has moved on');
        }
        const replaced = same.find(({ kind }) => kind === act.kind) ?? (act.kind === 'objection' ? same[0] : undefined);
        if (replaced !== undefined) {
          this.#held.delete(replaced.id);
          this.saw('replaced');
          const meant = act.seen >= Number(replaced.id.slice(1)) && (before.policy.headConfirms !== true || by.functions.includes('head'));
          const sooner = !entered && act.kind !== replaced.kind ? { ...replaced, until: null } : replaced;
          // on the opinion as a whole nothing is met
          if (act.block !== null && isWeaker(sooner, heldOf(seq, act, act.kind))) {
            if (!entered && !meant) this.fail('a hold took the place of one that reached further');
            this.saw('a hold that reaches less far');
          }
        }
        this.#held.set(`p${seq}`, heldOf(seq, act, act.kind));
        if (by.capacity !== 'member-state' && act.via === 'screen') this.fail('held by somebody who is no Member State');
        if (act.block !== null) this.#cancel(act.block, act.seen);
        this.saw(act.kind);
        return;
      }
      case 'position.confirmed': {
        const held = this.#held.get(act.position);
        if (held === undefined) return;
        const own = [...this.#held.values()].filter(
          ({ id, entity, block }) => entity === held.entity && block === held.block && !this.#apart.has(id),
        );
        const replaced = own.find(({ kind }) => kind === held.kind) ?? (held.kind === 'objection' ? own[0] : undefined);
        if (replaced !== undefined) {
          this.#held.delete(replaced.id);
          this.saw('confirmed in the place of an own one');
        }
        return;
      }
      case 'position.disowned':
      case 'position.withdrawn': {
        const held = this.#held.get(act.position);
        if (held === undefined) return;
        if (by.entity !== held.entity || by.capacity !== 'member-state') this.fail('a hold was lifted by another');
        this.#held.delete(act.position);
        this.saw('withdrawn');
        return;
      }
      case 'position.dropped': {
        const held = this.#held.get(act.position);
        if (held !== undefined && by.entity !== held.entity) this.fail('a hold was dropped by another');
        this.saw('dropped');
        return;
      }
      case 'time.lapsed': {
        const held = this.#held.get(act.position);
        if (held?.kind === 'objection') this.fail('an objection lapsed');
        if (
          (before.positions.get(act.position)?.until ?? Infinity) > before.at &&
          (before.positions.get(act.position)?.until ?? 0) > this.#clock
        ) {
          this.fail('time lapsed early');
        }
        this.#held.delete(act.position);
        this.saw('lapsed');
        return;
      }
      case 'paragraph.declared': {
        this.#declared.set(act.target.block, {
          hash: act.target.hash,
          seq,
          until: at + before.policy.undoSeconds * 1000,
          before: this.#declared.get(act.target.block) ?? null,
        });
        this.#mayDeclare(before, act.target.block, act.target.hash);
        if (act.target.hash === null) this.saw('deletion declared');
        this.saw('declared');
        return;
      }
      case 'paragraph.reopened':
        this.#declared.delete(act.block);
        this.saw('reopened');
        return;
      case 'declaration.undone':
        for (const [id, { seq: of, until, before: old }] of this.#declared) {
          if (of !== act.of) continue;
          if (at > until) this.fail('a declaration was undone too late');
          if (old === null) this.#declared.delete(id);
          else this.#declared.set(id, old);
        }
        this.saw('undone');
        return;
      default:
        this.saw(act.type);
    }
  }

  #clock = 0;
  /** The time of the entry that is about to be seen. */
  tick(at: number): void {
    this.#clock = at;
  }

  /** It was too late for an adoption that never was. */
  #stands({ seen, entered, ...held }: Late): void {
    for (const { id, entity, block } of this.#held.values())
      if (entity === held.entity && block === held.block && this.#apart.has(id) === entered) this.#held.delete(id);
    this.#held.set(held.id, held);
    this.#apart.stands({ ...held, entered });
    if (held.block !== null) this.#cancel(held.block, seen);
  }

  #cancel(block: BlockId, seen: number): void {
    const declared = this.#declared.get(block);
    if (declared === undefined) return;
    this.saw(seen < declared.seq ? 'crossed the gavel' : 'late');
    this.#declared.delete(block);
  }

  /** What was declared or called on a heading while it governed nothing is void. */
  #governs(before: OpinionState, id: BlockId): void {
    const declared = this.#declared.get(id);
    if (declared !== undefined && declared.hash !== null) {
      this.saw('a declared heading came to govern');
      this.#declared.delete(id);
    }
    if (before.blocks.get(id)?.call != null) this.saw('a heading under a call came to govern');
  }

  #mayDeclare(before: OpinionState, id: BlockId, hash: string | null): void {
    const block = before.blocks.get(id);
    if (block?.hash !== hash) this.fail('declared on other words');
    if (block.brackets > 0 || block.suggestions > 0) this.fail('declared unsettled');
    if (block.call === null) this.fail('declared without a call');
    for (const held of this.#held.values()) if (held.block === id && this.#holds(before, held)) this.fail('declared against a hold');
  }

  /** Inv4: what stands is what was raised and not withdrawn, nothing else. */
  #objectionsStand(after: OpinionState): void {
    let holds = 0;
    for (const { id, kind, entity, block } of after.positions.values()) {
      if (kind !== 'objection' && kind !== 'time') continue;
      holds += 1;
      const held = this.#held.get(id);
      if (held === undefined || held.entity !== entity || held.block !== block || held.kind !== kind)
        this.fail('a hold that nobody raised');
    }
    if (holds !== this.#held.size) this.fail('a hold vanished');
  }

  /** Every position is shown, and shown where it must be. */
  #countSomewhere(after: OpinionState, shown: Standing): void {
    if (after.positions.size === 0) return;
    const found = new Set<string>();
    for (const { positions, removed } of shown.paragraphs) {
      for (const { id, carriedFrom } of positions) {
        found.add(id);
        if (carriedFrom !== null) this.saw('carried');
        else if (removed) this.saw('on a removed paragraph');
      }
    }
    for (const { id } of shown.positions) found.add(id);
    for (const id of after.positions.keys()) if (!found.has(id)) this.fail('a position counts nowhere');
    for (const held of this.#held.values()) {
      const own = held.block === null ? undefined : after.blocks.get(held.block);
      if (own === undefined || own.hash === null || this.#isMet(after, held)) continue;
      const status = held.kind === 'objection' ? 'objected' : 'pending';
      const there = shown.paragraphs.find(({ id }) => id === held.block);
      if (there === undefined) this.fail('a living paragraph with a hold is not shown');
      else if ((!isHeading(own.kind) || this.#headings.governsNothing(own.id)) && !there.reasons.includes(status))
        this.fail('a hold that does not hold');
      else if (isHeading(own.kind) && !this.#headings.governsNothing(own.id)) {
        this.saw('hold on a heading');
        for (const under of after.layout.governed.get(own.id) ?? []) {
          if (shown.paragraphs.find(({ id }) => id === under)?.reasons.includes(status) !== true)
            this.fail('a hold on a heading does not hold');
        }
      }
    }
  }

  /** On its own paragraph: not met, and its words have not gone to live in another one. */
  #holds(state: OpinionState, held: Held): boolean {
    if (this.#isMet(state, held)) return false;
    const gone = held.block !== null && state.blocks.get(held.block)?.hash === null;
    return (
      !gone ||
      reach(state)
        .blocks.get(held.block ?? '')
        ?.some(({ position }) => position.id === held.id) === true
    );
  }

  /** Conservative: only what can be seen without knowing where words flowed. */
  #isMet(state: OpinionState, { id, block, deleted, reads }: Held): boolean {
    const hash = block === null ? undefined : state.blocks.get(block)?.hash;
    const met = (deleted && hash === null) || (reads !== null && hash === reads);
    if (!met) return false;
    const elsewhere = this.#moved.where(id, this.#lines).length > 0;
    this.saw(elsewhere ? 'not met, its words stand elsewhere' : 'met');
    return !elsewhere;
  }

  #agreedAreSound(after: OpinionState, shown: Standing, lines: readonly Line[]): ReadonlySet<BlockId> {
    const agreed = new Set<BlockId>();
    for (const one of shown.paragraphs) {
      const block = after.blocks.get(one.id);
      if (one.removed && one.status !== null) this.saw('removed and listed');
      if (one.reopened?.cause === 'text') this.saw('suspended');
      if (block?.call && block.call.hash !== block.hash) this.fail('a call on other words');
      if (one.status !== 'agreed') continue;
      agreed.add(one.id);
      this.#isSound(one, after, lines);
    }
    return agreed;
  }

  #isSound(one: ShownParagraph, after: OpinionState, lines: readonly Line[]): void {
    const declared = this.#declared.get(one.id);
    if (declared === undefined || !this.#editorials.isOf(declared, one.hash))
      this.fail('agreed without a standing declaration on these words');
    const line = lines.find(({ id }) => id === one.id);
    if ((line === undefined) !== (one.hash === null)) this.fail('agreed text that is not the text');
    if (line !== undefined && isUnsettled(line)) this.fail('agreed with brackets or suggestions');
    const heading = lines.find(({ id }) => id === after.layout.heading.get(one.id));
    if (heading !== undefined && isUnsettled(heading)) this.fail('agreed under an unsettled heading');
    for (const held of this.#held.values()) if (held.block === one.id && this.#holds(after, held)) this.fail('agreed against a hold');
    for (const { kind, met } of one.positions)
      if ((kind === 'objection' || kind === 'time') && !met) this.fail('agreed against a carried hold');
  }

  #adopted(before: OpinionState, lines: readonly Line[]): void {
    if ([...this.#held.values()].some((held) => !this.#isMet(before, held))) this.fail('adopted against a hold');
    for (const line of lines) {
      if (isUnsettled(line)) this.fail('adopted unsettled');
      const block = before.blocks.get(line.id);
      if ((isHeading(line.kind) && !this.#headings.governsNothing(line.id)) || line.words.trim() === '') continue;
      const declared = this.#declared.get(line.id);
      if (block === undefined || !declared || !this.#editorials.isOf(declared, block.hash))
        this.fail('adopted with a paragraph that is not agreed');
    }
    if (lines.length === 0) this.fail('adopted without a text');
  }
}

const isUnsettled = ({ words, suggestions }: Line): boolean => suggestions > 0 || /[[\]]/.test(words);
