/**
 * A random meeting: delegations, companies, secretariat and a chair who sometimes works towards adoption, text that is edited, split,
 * joined, deleted, moved and undone, also where it should be closed, clocks that jump both ways, commands that arrive twice or late.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../../shared/opinion/actor.ts';
import { closedBlocks } from '../../shared/opinion/closed.ts';
import type { Command } from '../../shared/opinion/command.ts';
import type { Decision, Here } from '../../shared/opinion/context.ts';
import type { Act, Entry, Flow, TextFacts } from '../../shared/opinion/entry.ts';
import { due } from '../../shared/opinion/lapse.ts';
import { telling } from '../../shared/opinion/links.ts';
import { emptyState, type OpinionState } from '../../shared/opinion/state.ts';
import { type BlockId, type BlockKind, VERDICTS } from '../../shared/opinion/vocabulary.ts';
import type { Rng } from '../support/rng.ts';
import { LOOKS, namesOf } from './acts.ts';
import { appealing, settling } from './appealing.ts';
import { callOf, causeOf, isMistaken, policyOf, whileAdopting } from './chairing.ts';
import { cut, cutting, settled } from './cuts.ts';
import { editorial, isPressing } from './editorials.ts';
import { readingOf, referral, seeReads, statement, withdrawal } from './for-record.ts';
import { Moved } from './moved.ts';
import { answered, type Given, type Meeting, newest, stateOf } from './newest.ts';
import { other, paragraph } from './other.ts';
import { ELSEWHERE, seeDoubted, seeReported, turn } from './reports.ts';
import type { Rules } from './rules.ts';
import { typed, WORDS } from './typing.ts';
import { Watcher } from './watcher.ts';
import {
  ACME,
  ARL,
  BRU,
  CHAIR,
  COR,
  CREATED,
  DEPUTY,
  edited,
  facts,
  GUEST,
  HERE,
  type Line,
  line,
  OFFICE,
  OPERATOR,
  type Proposals,
  proposed,
  READER,
  raisedWithEchoes,
} from './world.ts';

const STATES = [ARL, BRU, COR] as const;
const PEOPLE: readonly Actor[] = [ARL, BRU, COR, ARL, BRU, COR, ACME, GUEST, CHAIR, CHAIR, CHAIR, OFFICE, OPERATOR, DEPUTY, READER];
const HOUR = 3_600_000;
/** Acts that ask for consensus or say something about it. */
const OF_CONSENSUS = /^(?:call\.opened|paragraph\.|reopening\.|adoption\.|opinion\.(?:adopted|closed))/;
export class Play {
  readonly #rng: Rng;
  readonly #rules: Rules;
  readonly #watcher: Watcher;
  readonly #saw: Map<string, number>;
  /** Nothing comes of it, and it hears every objection. */
  readonly #isReport: boolean;
  readonly entries: Entry[] = [];
  state: OpinionState = emptyState;
  #lines: readonly Line[] = [];
  readonly #moved = new Moved();
  readonly #past: (readonly Line[])[] = [];
  #now = 1_000_000;
  #ids = 0;
  #other = other(1, paragraph());
  #proposals: Proposals = new Map();

  constructor(rng: Rng, rules: Rules, saw: Map<string, number>) {
    this.#rng = rng;
    this.#rules = rules;
    this.#saw = saw;
    this.#watcher = new Watcher(rules, saw);
    const phase = rng.chance(0.05) ? 'tabled' : 'drafting';
    this.#isReport = rng.chance(0.02);
    this.#append({ ...CREATED, phase, ...(this.#isReport && { kind: 'report' as const }) }, OFFICE);
    this.#write(
      [
        line('t', 'one', 'title'),
        line('h', 'noting', 'operative-heading'),
        ...Array.from({ length: rng.between(1, 3) }, () => this.#line()),
        ...(rng.chance(0.2) ? [line('g', 'one', 'operative-heading')] : []),
      ],
      [],
      { command: 'import' },
    );
  }

  run(steps: number): void {
    const purposeful = this.#rng.pick([0.1, 0.4, 0.7]);
    for (let step = 0, over = 0; step < steps && over < 5; step += 1) {
      if (this.state.phase === 'adopted' || this.state.phase === 'not-adopted') over += 1;
      if (this.#rng.chance(0.25)) this.#pass();
      if (this.#rng.chance(purposeful)) this.#steer();
      else if (this.#rng.chance(0.3)) this.#type();
      else this.#speak();
      if (this.#rng.chance(0.03)) this.#watcher.seePatch(this.state);
    }
  }

  /** Inv8: the log folded again gives the same. */
  foldAgain(): void {
    const again = this.entries.reduce(this.#rules.evolve, emptyState);
    if (!isDeepStrictEqual(again, this.state)) this.#watcher.fail('another fold');
    if (!isDeepStrictEqual(this.#rules.standing(again), this.#rules.standing(this.state))) this.#watcher.fail('another register');
    this.#watcher.saw('folded again');
  }

  #append(made: Act | TextFacts, by: Actor): void {
    const before = this.state;
    const fact = raisedWithEchoes(made, this.#moved, before, this.#lines);
    const entry: Entry = { seq: before.seq + 1, at: Math.max(this.#now, before.at), by, uuid: 'u', fact };
    this.entries.push(entry);
    for (const name of namesOf(fact)) this.#watcher.saw(name);
    this.#watcher.tick(entry.at);
    this.state = this.#rules.evolve(before, entry);
    this.#watcher.see(before, entry, this.state, this.#lines);
    if (this.#isReport && OF_CONSENSUS.test(fact.type)) this.#watcher.fail('consensus asked for on the report');
  }

  #write(after: readonly Line[], flows: readonly Flow[], carriesOut?: TextFacts['carriesOut'], by: Actor = OFFICE): void {
    const echoes = this.#moved.echoes(this.state, after);
    const made = facts(this.#lines, after, flows, carriesOut);
    this.#past.push(this.#lines);
    this.#lines = after;
    this.#moved.read(this.state.seq + 1, after);
    this.#append({ ...made, ...(echoes.length > 0 && { echoes }) }, by);
  }

  readonly #take = ({ by, command }: Given): void => this.#give(by, command);

  /** Of a delegation its head or an adviser. */
  #give(one: Actor, command: Command, seen = this.state.seq): void {
    const by: Actor = one.capacity === 'member-state' ? { ...one, functions: [this.#rng.pick(['head', 'adviser'])] } : one;
    const draft = this.#isReport && this.#rng.chance(0.9) ? this.state.textHash : null;
    const usual: Here = { ...HERE, draft, elsewhere: [this.#other], ...readingOf(this.#rng, this.#lines, command) };
    const here: Here = { ...usual, ...(this.#rng.chance(0.1) && this.#rng.pick(ELSEWHERE)) };
    const judge = (there: Here): Decision => this.#rules.decide(this.state, command, by, this.#now, seen, there);
    const decision = judge(here);
    if (here.reported) seeReported(this.state, command, decision, judge(usual), this.#watcher);
    if (here.clockDoubted) seeDoubted(command, decision, judge(usual), this.#watcher);
    if (isMistaken(this.state, command, decision, seen)) this.#watcher.fail('a crossing objection was lost');
    if (decision.ok) this.#proposals = proposed(this.#proposals, this.state.seq + 1, this.#lines, command);
    if (decision.ok && decision.act !== null) this.#append(decision.act, by);
    else if (decision.ok) this.#edit(decision.edit, by);
    else this.#refused(by, command, decision.refusal.code);
    seeReads(this.#lines, command, here, decision, this.#watcher);
  }

  /** 1.1: an objection of a State is refused for two causes only. */
  #refused(by: Actor, command: Command, code: string): void {
    this.#saw.set(`refused ${code}`, (this.#saw.get(`refused ${code}`) ?? 0) + 1);
    if (command.do !== 'raise-objection' || by.capacity !== 'member-state') return;
    if (command.enteredFor !== undefined && command.enteredFor.entity !== by.entity) return;
    const never = command.block !== null && !this.state.blocks.has(command.block);
    if (!never && this.state.phase !== 'adopted') this.#watcher.fail(`an objection was refused: ${code}`);
  }

  #edit(edit: Extract<Decision, { act: null }>['edit'], by: Actor): void {
    if (edit.command === 'confirm-editorial' || edit.command === 'contest-editorial')
      return this.#write(edited(this.#lines, this.state, this.#proposals, edit), [], edit, by);
    if (edit.command !== 'settle') return this.#write(cut(this.#lines, edit, this.#watcher), [], edit);
    this.#watcher.saw('settled');
    this.#write(settled(this.#rng, this.#lines, edit), [], edit);
  }

  #wait(ms: number): void {
    this.#now += ms;
    for (const act of due(this.state, this.#now)) this.#append(act, OFFICE);
  }

  /** Time passes; the server may or may not have noticed. */
  #pass(): void {
    const { pick, chance } = this.#rng;
    this.#now += pick([1_000, 5_000, 15_000, 20_000, HOUR, 80 * HOUR, -HOUR]);
    if (chance(0.2)) this.#moveOther(pick(['words', 'words', 'new words']), chance(0.5));
    if (this.state.seq > 0 && chance(0.7)) for (const act of due(this.state, this.#now)) this.#append(act, OFFICE);
  }

  /** Something happens in the other opinion; the server mostly brings it here at once. */
  #moveOther(hash: string, agreed: boolean): void {
    this.#other = other(this.#other.seq + 1, paragraph({ hash, agreed }));
    const act = this.#rng.chance(0.8) ? telling(this.state, this.#other) : null;
    if (act !== null) this.#append(act, OFFICE);
  }

  #block(): BlockId {
    const { chance, pick } = this.#rng;
    if (chance(0.02)) return 'never';
    const all = this.state.layout.all;
    return chance(0.9) && this.#lines.length > 0 ? pick(this.#lines).id : all.length > 0 ? pick(all) : 'never';
  }

  #hash(block: BlockId): string | null {
    if (this.#rng.chance(0.05)) return 'other words';
    return this.state.blocks.get(block)?.hash ?? null;
  }

  #exact(block: BlockId): string {
    return this.#rng.chance(0.05) ? 'not as shown' : (this.state.blocks.get(block)?.exact ?? '');
  }

  #position(): string {
    const all = [...this.state.positions.keys()];
    return all.length > 0 ? this.#rng.pick(all) : 'p0';
  }

  /** Somebody gives some command, sometimes twice, sometimes from an old screen. */
  #speak(): void {
    const { chance, between, pick } = this.#rng;
    const answer = chance(0.15) ? answered(this.#rng, this.state, PEOPLE) : null;
    if (answer !== null) return this.#take(answer);
    if (this.#isReport && chance(0.15)) return this.#give(chance(0.95) ? OFFICE : pick(PEOPLE), turn(this.#rng, this.state));
    const old = chance(0.3) ? Math.max(0, this.state.seq - between(1, 6)) : this.state.seq;
    const { by, command, seen = old } = chance(0.15) ? newest(this.#rng, this.#meeting) : this.#any(pick(PEOPLE));
    this.#give(by, command, seen);
    if (chance(0.05)) this.#give(by, command, seen);
    // another seat of the State, at the same moment
    if (command.do === 'make-conditional' && chance(0.5)) this.#give(by, this.#condition(command.block), seen);
  }
  get #meeting(): Meeting {
    return { state: this.state, lines: this.#lines, now: this.#now, block: () => this.#block(), hash: (id) => this.#hash(id) };
  }

  #any(by: Actor): Given {
    return { by, command: this.#rng.chance(0.06) ? appealing(this.#rng, this.state, by) : this.#command(by) };
  }

  #command(by: Actor): Command {
    const { chance, pick, between } = this.#rng;
    const block = this.#block();
    const hash = this.#hash(block);
    const entered = by.capacity !== 'member-state' ? chance(0.8) : chance(0.03);
    const enteredFor = entered ? ({ enteredFor: { entity: pick(['arl', 'bru', 'cor', 'nowhere']), via: 'floor' } } as const) : {};
    const hashes = { docHash: chance(0.95) ? (this.state.docHash ?? '') : 'x', textHash: this.state.textHash ?? '' };
    const agreed = [...this.state.positions.values()].find((one) => one.kind === 'conditional' && one.entity === by.entity)?.block ?? block;
    const endsIf = pick([{}, {}, { endsIf: { deleted: true } }, { endsIf: { reads: hash ?? 'x' } }] as const);
    switch (between(0, 23)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return { do: 'raise-objection', block: chance(0.1) ? null : block, hash, ...endsIf, ...enteredFor };
      case 4:
      case 5:
        return { do: 'ask-time', block, hash, until: this.#now + pick([1_000, 20_000, HOUR, 1000 * HOUR]), ...enteredFor };
      case 6:
        return { do: 'reserve', block: agreed, hash, ...enteredFor };
      case 7:
        return { do: 'support', block, hash };
      case 8:
        if (chance(0.3)) return { do: pick(['abstain', 'await-instructions']), block, hash };
        if (chance(0.5)) return this.#condition(block);
        if (chance(0.5)) return { do: 'record-concern', block, hash };
        if (chance(0.3)) return { do: 'dissociate', blocks: pick([[], [block], [block, this.#block()]]) };
        return statement(this.#rng, this.state, block, by);
      case 9:
      case 10:
      case 11:
        if (by.capacity === 'chair') return { do: 'note-withdrawal', position: this.#position(), reason: chance(0.9) ? 'heard' : '' };
        return withdrawal(this.#rng, this.#position(), block, hash);
      case 12:
        return { do: 'drop-carried', position: this.#position(), block };
      case 13:
      case 14:
        return { do: 'call', targets: [{ block, hash }], ...(chance(0.2) ? { deadline: this.#now + 73 * HOUR } : {}) };
      case 15:
        if (chance(0.4)) return { do: 'extend-call', of: callOf(this.state, block), deadline: this.#now + pick([HOUR, 90 * HOUR]) };
        if (chance(0.3)) return referral(this.#rng, this.state, this.#now, [block, this.#block()]);
        return { do: 'cancel-call', blocks: chance(0.3) ? 'adoption' : [block] };
      case 16:
      case 17:
        return { do: 'declare', target: { block, hash } };
      case 18:
        return { do: 'undo', of: this.state.adopting?.seq ?? this.state.adopted?.seq ?? this.state.blocks.get(block)?.declared?.seq ?? 0 };
      case 19:
        return chance(0.5)
          ? { do: 'ask-reopen', block, reason: 'why' }
          : { do: 'reopen', block, ...causeOf(this.#rng, this.state, block, STATES), reason: chance(0.8) ? 'why' : '' };
      case 20:
        if (chance(0.5)) return cutting(this.#rng, this.state, [block, this.#block()]);
        return { do: 'settle', block, of: pick(['arl', 'acme']), id: '1', verdict: pick(VERDICTS), exact: this.#exact(block) };
      case 21:
        return { do: 'call-adoption', ...hashes };
      case 22:
        return { do: 'adopt', ...hashes };
      default:
        if (chance(0.02)) return turn(this.#rng, this.state);
        if (chance(0.4)) return { do: 'focus', block: chance(0.1) ? null : block, ...pick(LOOKS) };
        if (chance(0.4)) return policyOf(this.#rng, this.state);
        return chance(0.8) ? { do: 'open-discussion' } : { do: 'close-without-adoption', outcome: pick(['no-consensus', 'withdrawn']) };
    }
  }

  #condition(block: BlockId): Command {
    const { below, chance, pick } = this.#rng;
    const here = [this.#block(), this.#block()].slice(below(2)).map((id) => ({ block: id, hash: this.#hash(id) }));
    const there = { opinion: 'other', block: chance(0.95) ? 'p' : 'q', hash: pick(['words', 'new words']) };
    return { do: 'make-conditional', block, hash: this.#hash(block), links: pick([here, [there], [...here, there]]) };
  }

  /** The next thing a chair who wants to finish would do, with the help of those who hold. */
  #steer(): void {
    const { chance, pick } = this.#rng;
    const shown = this.#rules.standing(this.state);
    const hashes = { docHash: this.state.docHash ?? '', textHash: this.state.textHash ?? '' };
    if (shown.phase === 'tabled') return this.#give(CHAIR, { do: 'open-discussion' });
    if (shown.phase === 'adopted') {
      if (chance(0.1)) return this.#give(CHAIR, { do: 'undo', of: shown.adopted?.seq ?? 0 });
      const answer = answered(this.#rng, this.state, PEOPLE);
      return answer === null ? undefined : this.#take(answer);
    }
    const appealed = settling(this.#rng, this.state);
    if (appealed !== null) return this.#give(...appealed);
    if (shown.adopting !== null) {
      const crossing = whileAdopting(this.#rng, this.state, STATES, (id) => this.#hash(id));
      return crossing === null ? this.#pass() : this.#give(...crossing);
    }
    if (isPressing(this.#rng, this.state)) return this.#take(editorial(this.#rng, this.#meeting));
    if (chance(0.03)) return this.#give(CHAIR, { do: pick(['call-adoption', 'adopt']), ...hashes });
    if (shown.adoptionCall !== null) {
      this.#now += 16_000;
      return this.#give(CHAIR, { do: 'adopt', ...hashes });
    }
    if (shown.blockers.length === 0) return this.#give(CHAIR, { do: 'call-adoption', ...hashes });
    if (shown.blockers.every(({ code }) => code === 'editorial-waits') && chance(0.9)) return this.#wait(25 * HOUR);
    const linked = shown.blockers.find(({ code }) => code === 'linked-open');
    if (linked?.elsewhere !== undefined && chance(0.5)) return this.#moveOther('words', true);
    if (linked !== undefined && chance(0.3)) {
      const holder = stateOf(linked.entities?.[0]);
      return this.#give(holder, { do: 'withdraw', position: linked.positions?.[0] ?? '' });
    }
    const whole = shown.positions[0];
    if (whole !== undefined) return this.#give(stateOf(whole.entity), { do: 'withdraw', position: whole.id });
    const todo = shown.paragraphs.filter(({ status }) => status !== null && status !== 'agreed');
    if (todo.length === 0) return;
    const one = pick(todo);
    if (chance(0.02)) return this.#give(CHAIR, referral(this.#rng, this.state, this.#now, [one.id, this.#block()]));
    const hold = one.positions.find(({ kind, met }) => (kind === 'objection' || kind === 'time') && !met);
    if (hold !== undefined) {
      const holder = stateOf(hold.entity);
      return this.#give(
        holder,
        hold.carriedFrom !== null && chance(0.5)
          ? { do: 'drop-carried', position: hold.id, block: one.id }
          : { do: 'withdraw', position: hold.id },
      );
    }
    if (one.status === 'unsettled')
      return this.#change((lines) =>
        lines.map((l) => (l.id === one.id || l.id === one.heading ? { ...l, words: l.words.replace(/[[\]]/g, ''), suggestions: 0 } : l)),
      );
    if (one.call === null) {
      const targets = todo.filter((p) => p.call === null && p.status !== 'unsettled').map(({ id, hash }) => ({ block: id, hash }));
      return this.#give(CHAIR, { do: 'call', targets, ...(chance(0.04) && { deadline: this.#now + 73 * HOUR }) });
    }
    if (one.call.deadline !== null && chance(0.2))
      return this.#give(CHAIR, { do: 'extend-call', of: one.call.seq, deadline: one.call.deadline + HOUR });
    if (!chance(0.1)) this.#now = Math.max(this.#now, one.call.ripeAt);
    this.#give(CHAIR, { do: 'declare', target: { block: one.id, hash: one.hash } });
  }

  /** Cut and pasted later, copied, or copied and then deleted: no flow shows it. Mostly what somebody objects to unless it goes. */
  #paste(some: Line, how: 'cut' | 'copied' | 'left'): void {
    const objected = [...this.state.positions.values()].flatMap(({ endsIf, block }) =>
      endsIf === null ? [] : (this.#lines.find(({ id }) => id === block) ?? []),
    );
    const one = objected.length > 0 && this.#rng.chance(0.8) ? this.#rng.pick(objected) : some;
    const pasted = { ...this.#line(), words: one.words };
    const cut = () => this.#change((lines) => lines.filter(({ id }) => id !== one.id));
    if (how === 'cut') cut();
    this.#change((lines) => [...lines, pasted]);
    if (how === 'copied') cut();
  }

  #line(kind: BlockKind = 'operative-item'): Line {
    this.#ids += 1;
    return line(`b${this.#ids}`, this.#rng.pick(WORDS), kind);
  }

  #change(change: (lines: readonly Line[]) => readonly Line[], flows: readonly Flow[] = []): void {
    this.#write(change(this.#lines), flows);
  }

  /** Somebody types; mostly only where it is open, as the text engine would see to. */
  #type(): void {
    const { chance, pick, below } = this.#rng;
    const { phase, adoptionCall, finish } = this.state;
    if (phase !== 'drafting' || finish?.over === true || (adoptionCall !== null && !chance(0.05))) return;
    const closed = closedBlocks(this.state);
    const open = chance(0.1) ? this.#lines : this.#lines.filter(({ id }) => !closed.has(id));
    if (open.length > 0 && below(8) === 0) return this.#paste(pick(open), pick(['cut', 'copied', 'left']));
    const made = typed(this.#rng, this.#lines, open, this.#past, (kind) => this.#line(kind));
    if (made !== null) this.#write(made.after, made.flows ?? []);
  }
}
