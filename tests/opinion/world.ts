/** An opinion in memory: a small text whose facts are made like the server's, a clock, a log, and people who give commands. */
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Command } from '../../shared/opinion/command.ts';
import type { Decision, Here } from '../../shared/opinion/context.ts';
import type { EditorialEdit } from '../../shared/opinion/editorial.ts';
import {
  type Act,
  ADOPTION_SECONDS,
  type Change,
  DEFAULT_POLICY,
  type Entry,
  type Flow,
  type TextFacts,
} from '../../shared/opinion/entry.ts';
import { due } from '../../shared/opinion/lapse.ts';
import { last } from '../../shared/opinion/last.ts';
import type { RefusalCode } from '../../shared/opinion/refusal.ts';
import type { ShownParagraph, ShownPosition } from '../../shared/opinion/register.ts';
import type { Standing } from '../../shared/opinion/standing.ts';
import { emptyState, type OpinionState } from '../../shared/opinion/state.ts';
import {
  type BlockId,
  type BlockKind,
  type Capacity,
  type EntityId,
  isHeading,
  type SeatFunction,
} from '../../shared/opinion/vocabulary.ts';
import { Moved } from './moved.ts';
import { RULES, type Rules } from './rules.ts';

export interface Line {
  readonly id: BlockId;
  readonly kind: BlockKind;
  readonly level: number;
  /** Brackets are counted in them. */
  readonly words: string;
  readonly suggestions: number;
}

export const line = (id: string, words: string, kind: BlockKind = 'operative-item', level = 0, suggestions = 0): Line => ({
  id,
  kind,
  level,
  words,
  suggestions,
});

/** Has such a block the words of a heading in its hash? */
export const under = (kind: BlockKind): boolean => !isHeading(kind) && kind !== 'title' && kind !== 'enacting' && kind !== 'footnote';

interface Read {
  readonly line: Line;
  readonly hash: string;
  readonly exact: string;
}

/** The text before an entry is the text after the one before it. */
const readings = last((lines: readonly Line[]) => read(lines));

function read(lines: readonly Line[]): ReadonlyMap<BlockId, Read> {
  let heading = '';
  const found = new Map<BlockId, Read>();
  for (const one of lines) {
    if (isHeading(one.kind)) heading = one.words;
    const above = under(one.kind) ? heading : '';
    const hash = `${one.kind}${one.level}|${above}|${one.words}`;
    found.set(one.id, { line: one, hash, exact: one.suggestions > 0 ? `${hash}~${one.suggestions}` : hash });
  }
  return found;
}

/** The facts of a text entry that makes `before` into `after`. */
export function facts(
  before: readonly Line[],
  after: readonly Line[],
  flows: readonly Flow[] = [],
  carriesOut?: TextFacts['carriesOut'],
): TextFacts {
  const was = readings(before);
  const is = readings(after);
  const changes: Change[] = [];
  for (const [id, { line: one, hash, exact }] of is) {
    const old = was.get(id);
    if (old === undefined || old.exact !== exact) changes.push({ ...change(one), was: old?.hash ?? null, hash, exact });
  }
  for (const [id, { line: one, hash }] of was) {
    if (!is.has(id))
      changes.push({ ...change(one), was: hash, hash: null, exact: null, brackets: 0, balanced: true, suggestions: 0, length: 0 });
  }
  const moved = before.length !== after.length || before.some(({ id }, at) => id !== after[at]?.id);
  const all = [...is.values()];
  return {
    type: 'text',
    parts: [],
    changes: changes.sort((a, b) => (a.id < b.id ? -1 : 1)),
    flows,
    ...(moved ? { order: after.map(({ id }) => id) } : {}),
    healed: [],
    docHash: all.map(({ hash }) => hash).join('\n'),
    textHash: all.map(({ exact }) => exact).join('\n'),
    ...(carriesOut === undefined ? {} : { carriesOut }),
  };
}

function change({ id, kind, level, words, suggestions }: Line): Omit<Change, 'was' | 'hash' | 'exact'> {
  const open = words.split('[').length - 1;
  const close = words.split(']').length - 1;
  return { id, kind, level, brackets: open + close, balanced: open === close, suggestions, length: words.trim().length };
}

/** By log position: the words of editorial changes that were proposed, and those before them. */
export type Proposals = ReadonlyMap<number, { readonly before: string; readonly words: string }>;

/** As the text would say of them: here commas alone are editorial. */
export function editedOf(lines: readonly Line[], command: Command): Pick<Here, 'edited'> {
  const one = command.do === 'propose-editorial' ? lines.find(({ id }) => id === command.block) : undefined;
  if (one === undefined || command.do !== 'propose-editorial') return {};
  const [was, is] = [one.words, command.words].map((words) => words.replaceAll(',', ''));
  if (was !== is || one.words === command.words) return { edited: { fault: was === is ? 'nothing' : 'words' } };
  const { hash, exact } = facts(lines, reworded(lines, one.id, command.words)).changes.find(({ id }) => id === one.id) ?? {};
  return { edited: { hash: hash ?? '', exact: exact ?? '' } };
}

export function proposed(proposals: Proposals, seq: number, lines: readonly Line[], command: Command): Proposals {
  if (command.do !== 'propose-editorial') return proposals;
  const before = lines.find(({ id }) => id === command.block)?.words ?? '';
  return new Map(proposals).set(seq, { before, words: command.words });
}

/** The text that carries one out. */
export function edited(lines: readonly Line[], { blocks }: OpinionState, proposals: Proposals, edit: EditorialEdit): readonly Line[] {
  const { block, of } = edit;
  if (edit.command === 'confirm-editorial') return reworded(lines, block, proposals.get(of)?.words ?? '');
  const successor = blocks.get(block)?.declared?.successors.find(({ seq }) => seq === of);
  return reworded(lines, block, proposals.get(successor?.of ?? 0)?.before ?? '');
}

const reworded = (lines: readonly Line[], id: BlockId, words: string): readonly Line[] =>
  lines.map((one) => (one.id === id ? { ...one, words } : one));

export const person = (entity: EntityId, capacity: Capacity, functions: readonly SeatFunction[] = []): Actor => ({
  seat: `seat-${entity}`,
  entity,
  capacity,
  functions,
  remote: false,
  operatorFor: null,
});

export const ARL = person('arl', 'member-state');
export const BRU = person('bru', 'member-state');
export const COR = person('cor', 'member-state');
export const ACME = person('acme', 'sector-member');
export const GUEST = person('guest', 'observer');
export const CHAIR = person('chair', 'chair');
export const DEPUTY = person('deputy', 'chair', ['deputy-chair']);
export const OFFICE = person('office', 'secretariat');
export const OPERATOR = person('desk', 'stakeholder', ['operator']);
export const READER = person('reader', 'follower');
export const EVERYBODY: readonly Actor[] = [ARL, BRU, COR, ACME, GUEST, CHAIR, DEPUTY, OFFICE, OPERATOR, READER];

export const HERE: Here = {
  present: ['arl', 'bru'],
  dropped: ['cor'],
  memberStates: new Set(['arl', 'bru', 'cor']),
  leastCallSeconds: 10,
  silences: null,
  sitting: 'open',
  reported: false,
  merged: false,
  draft: null,
};

export const CREATED: Extract<Act, { type: 'opinion.created' }> = {
  type: 'opinion.created',
  number: '3',
  title: 'On sites',
  language: 'en',
  venue: 'ieg',
  phase: 'drafting',
  sponsor: 'arl',
  source: null,
  meeting: null,
  ancestry: [],
  access: 'members',
  policy: DEFAULT_POLICY,
};

/** Title, one preamble block with two items, one operative block with two items. */
export const TEXT: readonly Line[] = [
  line('t', 'SITES', 'title'),
  line('n', 'noting', 'preamble-heading'),
  line('a', 'that sites fall silent', 'preamble-item'),
  line('b', 'that batteries last', 'preamble-item'),
  line('v', 'invites Member States', 'operative-heading'),
  line('x', 'to share power'),
  line('y', 'to publish figures'),
];

/** An act as the log has it: with what the text alone knows. */
export function raisedWithEchoes(fact: Act | TextFacts, moved: Moved, state: OpinionState, lines: readonly Line[]): Act | TextFacts {
  if (fact.type !== 'position.raised') return fact;
  return { ...fact, ...moved.raise(state, fact, lines) };
}

export class World {
  state: OpinionState = emptyState;
  lines: readonly Line[] = [];
  now = 1_000_000;
  /** Who is there, and what the rules are told of the forum. */
  here: Here = HERE;
  /** Where words have gone that somebody objects to under a condition. */
  moved = new Moved();
  proposals: Proposals = new Map();
  readonly entries: Entry[] = [];
  /** The right ones, if no test puts a mistake into them. */
  rules: Rules = RULES;
  /** Hears of every entry. */
  watch: ((before: OpinionState, entry: Entry, after: OpinionState) => void) | null = null;

  constructor(text: readonly Line[] = TEXT, created: Partial<typeof CREATED> = {}) {
    this.append({ ...CREATED, ...created });
    if (text.length > 0) this.write(text, [], { command: 'import' });
  }

  /** One in which the same has happened, for another way on. */
  fork(): World {
    const other: World = Object.create(World.prototype);
    return Object.assign(other, this, { moved: this.moved.fork(), entries: [], watch: null });
  }

  append(made: Act | TextFacts, by: Actor = OFFICE): void {
    const fact = raisedWithEchoes(made, this.moved, this.state, this.lines);
    const entry: Entry = { seq: this.state.seq + 1, at: Math.max(this.now, this.state.at), by, uuid: 'u', fact };
    this.entries.push(entry);
    const before = this.state;
    this.state = this.rules.evolve(before, entry);
    this.watch?.(before, entry, this.state);
  }

  /** The text becomes `after`. */
  write(after: readonly Line[], flows: readonly Flow[] = [], carriesOut?: TextFacts['carriesOut'], by: Actor = OFFICE): void {
    const echoes = this.moved.echoes(this.state, after);
    const made = facts(this.lines, after, flows, carriesOut);
    this.lines = after;
    this.moved.read(this.state.seq + 1, after);
    this.append({ ...made, ...(echoes.length > 0 && { echoes }) }, by);
  }

  /** One line in other words. */
  edit(id: BlockId, words: string, suggestions = 0): void {
    this.write(this.lines.map((one) => (one.id === id ? { ...one, words, suggestions } : one)));
  }

  remove(id: BlockId, flows: readonly Flow[] = []): void {
    this.write(
      this.lines.filter((one) => one.id !== id),
      flows,
    );
  }

  decide(by: Actor, command: Command, seen = this.state.seq): Decision {
    return this.rules.decide(this.state, command, by, this.now, seen, { ...this.here, ...editedOf(this.lines, command) });
  }

  /** Gives a command and appends its act; the log position, or the refusal's code. */
  give(by: Actor, command: Command, seen = this.state.seq): number | RefusalCode {
    const decision = this.decide(by, command, seen);
    if (!decision.ok) return decision.refusal.code;
    if (decision.act !== null) {
      this.proposals = proposed(this.proposals, this.state.seq + 1, this.lines, command);
      this.append(decision.act, by);
    } else if (decision.edit.command === 'confirm-editorial' || decision.edit.command === 'contest-editorial')
      this.write(edited(this.lines, this.state, this.proposals, decision.edit), [], decision.edit, by);
    return this.state.seq;
  }

  /** As `give`, where it has to be granted. */
  must(by: Actor, command: Command, seen = this.state.seq): number {
    const answer = this.give(by, command, seen);
    if (typeof answer === 'string') throw new Error(`${command.do} refused: ${answer}`);
    return answer;
  }

  wait(seconds: number): void {
    this.now += seconds * 1000;
  }

  get shown(): Standing {
    return this.rules.standing(this.state);
  }

  at(id: BlockId): ShownParagraph {
    const found = this.shown.paragraphs.find((one) => one.id === id);
    if (found === undefined) throw new Error(`no paragraph ${id}`);
    return found;
  }

  status(id: BlockId): ShownParagraph['status'] {
    return this.at(id).status;
  }

  /** "arl:objection", "bru:time<a" where it was carried from a. */
  on(id: BlockId | null): readonly string[] {
    const positions: readonly ShownPosition[] = id === null ? this.shown.positions : this.at(id).positions;
    return positions.map(
      ({ entity, kind, carriedFrom, met }) => `${entity}:${kind}${carriedFrom === null ? '' : `<${carriedFrom}`}${met ? ' met' : ''}`,
    );
  }

  hash(id: BlockId): string | null {
    return this.state.blocks.get(id)?.hash ?? null;
  }

  object(
    by: Actor,
    block: BlockId | null,
    more: Partial<Extract<Command, { do: 'raise-objection' }>> = {},
    seen = this.state.seq,
  ): `p${number}` {
    return `p${this.must(by, { do: 'raise-objection', block, hash: block === null ? null : this.hash(block), ...more }, seen)}`;
  }

  askTime(by: Actor, block: BlockId, seconds = 3600): `p${number}` {
    return `p${this.must(by, { do: 'ask-time', block, hash: this.hash(block), until: this.now + seconds * 1000 })}`;
  }

  call(...blocks: readonly BlockId[]): number {
    return this.must(CHAIR, { do: 'call', targets: blocks.map((block) => ({ block, hash: this.hash(block) })) });
  }

  declare(block: BlockId): number | RefusalCode {
    return this.give(CHAIR, { do: 'declare', target: { block, hash: this.hash(block) } });
  }

  /** Called, waited for and declared. */
  agree(...blocks: readonly BlockId[]): void {
    this.call(...blocks);
    this.wait(this.state.policy.minCallSeconds);
    for (const block of blocks) {
      const answer = this.declare(block);
      if (typeof answer === 'string') throw new Error(`${block} not declared: ${answer}`);
    }
  }

  /** Everything that still needs it, agreed. */
  agreeAll(): void {
    this.agree(...this.shown.paragraphs.filter(({ status }) => status !== null && status !== 'agreed').map(({ id }) => id));
  }

  /** A comma at the end of its first word, proposed by the secretariat; the log position. */
  proposeComma(id: BlockId): number {
    const words = this.lines.find((one) => one.id === id)?.words.replace(' ', ', ') ?? '';
    return this.must(OFFICE, { do: 'propose-editorial', block: id, exact: this.state.blocks.get(id)?.exact ?? '', words });
  }

  get hashes(): { readonly docHash: string; readonly textHash: string } {
    return { docHash: this.state.docHash ?? '', textHash: this.state.textHash ?? '' };
  }

  /** Adopted by the chair, and not closed yet; the log position. */
  beginAdoption(): number {
    this.agreeAll();
    this.must(CHAIR, { do: 'call-adoption', ...this.hashes });
    this.wait(this.state.policy.minCallSeconds);
    return this.must(CHAIR, { do: 'adopt', ...this.hashes });
  }

  adopt(): void {
    this.beginAdoption();
    this.wait(ADOPTION_SECONDS);
    this.lapse();
  }

  /** What is due by the clock happens. */
  lapse(): void {
    for (let [act] = due(this.state, this.now); act !== undefined; [act] = due(this.state, this.now)) this.append(act);
  }
}
