/**
 * The text of one opinion at the head of its log. Everything in it can be thrown away and folded again from entries, or from a snapshot
 * and the entries after it. A fold is plain replay: what healing did is in the entries, so folding, catching up and reading never write
 * a thing. Client bytes are never logged nor sent: an entry holds what this document emitted for them.
 *
 * `prepare` and `edit` put the document ahead of the log, `goOn` lets more follow, `commit` says that all of it is durable. Where it never
 * becomes so (a lost race, a refusal after something was applied) the document must be dropped: its client id is used for what no log holds.
 */
import { randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import { assert } from '../../shared/lib/assert.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Watched } from '../../shared/opinion/conditions.ts';
import type { TextFacts } from '../../shared/opinion/entry.ts';
import { RULES_VERSION } from '../../shared/opinion/evolve.ts';
import type { BlockId, EntityId, Hash } from '../../shared/opinion/vocabulary.ts';
import { baseText, type TextBlock } from '../../shared/text/block.ts';
import type { Random } from '../../shared/text/ids.ts';
import { decided, type SuggestionKey } from '../../shared/text/suggestion.ts';
import { applyPart, type TextContext } from './apply-part.ts';
import { BlockIndex, type BlockRecord } from './block-index.ts';
import { building } from './building.ts';
import { Draft } from './draft.ts';
import { Echoes, type Watch } from './echoes.ts';
import { addBefore, orderOf } from './effect.ts';
import { isGone } from './element.ts';
import type { When } from './fading.ts';
import { Graves } from './graves.ts';
import { inspectAuthors } from './inspect-authors.ts';
import { LostQuotes } from './lost-quotes.ts';
import { hasMasked } from './masking.ts';
import { type GoneBlock, lastWords, type PlacedBlock } from './memory.ts';
import type { Authored, Preparation, PreparedText } from './outcome.ts';
import { atOnce, type Pieces } from './pieces.ts';
import { remedyFor } from './remedy.ts';
import { lossesOf } from './removal.ts';
import { repair } from './repair.ts';
import { pass, replay, type TextEntry, type TextStep, type Touched } from './replay.ts';
import { Returning } from './returning.ts';
import type { Readable } from './rewording.ts';
import { Screen } from './screen.ts';
import { makingOf, reached, type ServerEdit } from './server-edit.ts';
import { type ReadSnapshot, type Remembered, readSnapshot, type TextState, writeSnapshot } from './snapshot.ts';

const NO_CHANGE = Y.encodeStateAsUpdate(new Y.Doc());
const NOTHING_CLOSED: ReadonlySet<BlockId> = new Set();

export class LiveText {
  readonly #context: TextContext;
  readonly #echoes: Echoes;
  #draft: Draft | null = null;
  #spoiled = false;
  /** An edit of the server has begun, and is not prepared yet. */
  #editing = false;
  #unrecorded = false;
  #kept: Graves | null = null;

  private constructor(context: TextContext, watches: readonly Watch[]) {
    this.#context = context;
    context.text.remember(context.graves);
    this.#echoes = new Echoes(context.index, context.memory, watches);
  }

  /** Throws where the entries do not give the text that their facts name. `graves`: of a text that was folded here before. */
  static fold(steps: Iterable<TextStep>, snapshot?: Uint8Array, random: Random = randomBytes, graves = new Graves()): LiveText {
    return atOnce(LiveText.folding(steps, snapshot, random, graves));
  }

  /** The same in pieces. */
  static *folding(steps: Iterable<TextStep>, snapshot?: Uint8Array, random: Random = randomBytes, graves = new Graves()): Pieces<LiveText> {
    const from = snapshot === undefined ? null : readSnapshot(snapshot);
    const watches = from?.watches() ?? [];
    const all = [...steps];
    // where words are watched it matters how the text read after each entry
    const watching = watches.length > 0 ? 0 : all.findIndex((step) => 'watch' in step && step.watch.length > 0);
    const [whole, single] = watching === -1 ? [all, []] : [all.slice(0, watching), all.slice(watching)];
    const live = yield* LiveText.#foldingWhole(textsIn(whole), from, watches, { random, graves });
    for (const step of single) {
      live.apply([step]);
      yield;
    }
    return live;
  }

  static *#foldingWhole(
    entries: readonly TextEntry[],
    from: ReadSnapshot | null,
    watches: readonly Watch[],
    { random, graves }: Pick<TextContext, 'random' | 'graves'>,
  ): Pieces<LiveText> {
    const { text, memory } = yield* building(entries, from, whenOf);
    const index = yield* BlockIndex.read(text.fragment, (entity) => memory.counts(entity));
    assertSame({ index, memory }, entries.at(-1)?.facts ?? null);
    text.changeClientId(random, (client) => memory.isUsed(client));
    yield;
    return new LiveText({ text, index, memory, random, quotes: new LostQuotes(), graves }, watches);
  }

  /** Catches up with entries of other nodes. Never heals. */
  apply(steps: Iterable<TextStep>): void {
    for (const step of steps) {
      if ('watch' in step) this.watch(step.watch);
      else {
        this.replay(step);
        assertSame(this.#context, step.facts);
      }
    }
  }

  /**
   * The same for whoever looks at the text after each of many entries, and watches no words: to work out facts takes a fifth of the time. After
   * the last of them `assertSame` says whether it is the text that its entry names.
   */
  goAlong(entry: TextEntry): void {
    this.#assertSettled();
    assert(this.#echoes.isEmpty, 'nothing is watched');
    this.#settle(pass(this.#context, entry), entry, whenOf(entry.entry), entry.note?.late ?? []);
  }

  /** Throws where it is another text. */
  assertSame(facts: TextFacts): void {
    assertSame(this.#context, facts);
  }

  /** From this log position on the words of these positions are watched, and of no others (T35). */
  watch(watched: readonly Watched[]): void {
    this.#echoes.keep(watched);
  }

  /** Where words stand that are not watched yet. */
  foretell(watched: Watched): readonly BlockId[] {
    return this.#echoes.foretell(watched);
  }

  /** Which other blocks got words of a paragraph since a screen that lies this far back. */
  copied(watched: Watched, since: readonly TextEntry[] | null): readonly BlockId[] {
    return this.#echoes.copied(watched, since && new Screen(since));
  }

  /** The same for a verifier: returns the facts that the bytes give, whatever the entry says of itself (`healed` cannot be known). */
  replay(entry: TextEntry): TextFacts {
    this.#assertSettled();
    const draft = replay(this.#context, entry);
    this.#settle(draft, entry, whenOf(entry.entry), entry.note?.late ?? []);
    return draft.finish(this.#echoes.noted(draft.before), entry.facts.carriesOut).facts;
  }

  /** Updates of a tick as one entry; `kept`: blocks that are to stay gone; `whole` during a call for adoption, when everything is closed. */
  prepare(
    authors: readonly Authored[],
    closed: ReadonlySet<BlockId>,
    whole: boolean,
    kept: ReadonlySet<BlockId> = NOTHING_CLOSED,
  ): Preparation {
    assert(!this.#spoiled && this.#draft === null, 'nothing is prepared');
    const looked = inspectAuthors(this.#context, authors);
    if ('ok' in looked) return looked;
    const draft = new Draft(this.#context.index);
    const returning = new Returning(this.#context.index, this.#context.memory, draft.before);
    const lately: GoneBlock[] = [];
    for (const { author, inspected } of looked) {
      const clock = this.#ownClock();
      const order = this.#context.index.records;
      const outcome = applyPart(this.#context, author, inspected, { closed, whole, kept, lately });
      if (!outcome.ok) {
        this.#spoiled = true;
        return { ok: false, connection: author.connection, code: outcome.code, remedy: remedyFor(outcome.code, 'applied') };
      }
      const { server, notices, before } = outcome;
      const late = outcome.late.flatMap((letters) => {
        const { block, words, out } = letters;
        const at = returning.placeOf(letters);
        return out > 0 && at === null ? [] : { block, words, out, at };
      });
      // letters that are not in the document are taken out of last words
      const own = outcome.own ?? (late.length > 0 ? NO_CHANGE : null);
      if (own === null) continue;
      lately.push(...lossesOf(author, before, order, this.#context));
      const clients = [...inspected.fresh];
      const serverClients = this.#clientsSince(clock);
      draft.add({ by: author.actor, clients, own, server, serverClients, notices, before, late }, author.connection);
    }
    return { ok: true, prepared: draft.isEmpty ? null : this.#ahead(draft) };
  }

  /** An edit that the server makes by command (server-edit.ts). `all`: the order of the text with every block that is gone in its place. */
  edit(actor: Actor, edit: ServerEdit, closed: ReadonlySet<BlockId> = NOTHING_CLOSED, all: readonly BlockId[] = []): PreparedText {
    return atOnce(this.editing(actor, edit, closed, all));
  }

  /** The same in pieces; the document is ahead of the log from the first of them on. */
  *editing(actor: Actor, edit: ServerEdit, closed: ReadonlySet<BlockId>, all: readonly BlockId[] = []): Pieces<PreparedText> {
    this.#assertSettled();
    const { text, index, memory } = this.#context;
    const { by, carriesOut, make, voices } = makingOf(this.#context, actor, edit, closed, all);
    const clock = this.#ownClock();
    this.#editing = true;
    make();
    yield;
    const { updates, dirt } = text.take();
    const free = { kept: NOTHING_CLOSED, whole: false, mayMove: false, suggestsOnly: false, entity: null, deletions: null };
    const repaired = repair(this.#context, dirt, { ...free, closed, mayQuote: true });
    assert(repaired !== null && updates[0] !== undefined, 'an edit of the server is sound');
    yield;
    const draft = new Draft(index);
    const clients = this.#clientsSince(clock);
    const before = new Map<BlockId, BlockRecord | null>();
    const said = voices === undefined ? {} : { voices };
    for (const entity of memory.learn([{ by: 'server', clients: [], blocks: [], ...said }])) addBefore(before, index.recount(entity));
    addBefore(before, yield* index.refreshing(repaired.dirt));
    yield;
    const server = { server: repaired.updates, serverClients: clients, notices: repaired.notices };
    draft.add({ by, clients, ...said, own: updates[0], ...server, before });
    yield;
    this.#editing = false;
    return this.#ahead(draft, carriesOut);
  }

  /** The paragraphs that a suggestion reaches, and how they would read with it. */
  suggestion(key: SuggestionKey): { readonly blocks: readonly BlockId[]; readonly words: string } {
    const blocks = reached(this.#context, key).map(({ block }) => block);
    const meant = ({ by, id }: SuggestionKey): boolean => by === key.by && id === key.id;
    const left = blocks.flatMap((block) => decided(block, meant, true) ?? []);
    return { blocks: blocks.map(({ id }) => id), words: left.map(baseText).join('\n') };
  }

  /** The prepared entry is in the log, and all after which the text has gone on before; `entry`: its time there. */
  commit(prepared: PreparedText, entry?: TextEntry['entry']): void {
    if (this.#draft !== null || !this.#unrecorded) this.goOn(prepared, entry);
    this.#unrecorded = false;
    this.#kept = null;
  }

  /** What is prepared next follows this one, and goes into the log with it. */
  goOn(prepared: PreparedText, entry?: TextEntry['entry']): void {
    const draft = this.#draft;
    assert(draft !== null && !this.#spoiled, 'something is prepared');
    const { text, index, memory, random } = this.#context;
    assert(prepared.facts.docHash === index.docHash, 'what was prepared is what is committed');
    memory.learn(prepared.facts.parts);
    this.#draft = null;
    this.#unrecorded = true;
    const late = prepared.late.map(({ words }) => words);
    this.#settle(draft, prepared, whenOf(entry), late);
    // What an actor imported is its own; the server goes on under another id.
    if (prepared.facts.carriesOut?.command === 'import') text.changeClientId(random, (client) => memory.isUsed(client));
  }

  /** Until the next commit these are the graves for whoever folds this text anew. */
  keepGraves(): void {
    this.#kept = this.#context.graves.fork();
  }
  /** For `fold`, when this text is folded anew. */
  get graves(): Graves {
    return this.#kept ?? this.#context.graves;
  }
  /** Has seen what the log does not hold: fold anew. A refusal that came before anything was applied spoils nothing. */
  get spoiled(): boolean {
    return this.#spoiled || this.#editing || this.#unrecorded || this.#draft !== null;
  }
  /** Over the agreement hashes. */
  get docHash(): Hash {
    return this.#context.index.docHash;
  }
  /** Over everything as shown. */
  get textHash(): Hash {
    return this.#context.index.textHash;
  }
  get order(): readonly BlockId[] {
    return orderOf(this.#context.index);
  }
  blocks(): readonly TextBlock[] {
    return this.#context.index.records.map(({ block }) => block);
  }
  paragraph(id: BlockId): Readable | undefined {
    return this.#context.index.byId(id);
  }
  /** How a block read before an entry deleted it; null where none did. */
  lastWords(id: BlockId): string | null {
    const { memory } = this.#context;
    return lastWords(memory.gone(id), memory.isMasked);
  }
  /** Do undecided suggestions of this entity count? */
  counts(entity: EntityId): boolean {
    return this.#context.memory.counts(entity);
  }

  /** Yjs V1: what a client with this state vector (default: an empty one) does not have. */
  state(stateVector?: Uint8Array): Uint8Array {
    this.#assertSettled();
    return Y.encodeStateAsUpdate(this.#context.text.doc, stateVector);
  }

  stateVector(): Uint8Array {
    this.#assertSettled();
    return Y.encodeStateVector(this.#context.text.doc);
  }

  /** Both, as a snapshot holds them. */
  written(): TextState {
    return { state: this.state(), stateVector: this.stateVector(), cuts: null };
  }

  /** For `fold`; a cache. */
  snapshot(): Uint8Array {
    return writeSnapshot(this.written(), this.remembered());
  }

  /** What a snapshot holds besides the document. */
  remembered(): Remembered {
    this.#assertSettled();
    return { memory: this.#context.memory.data(), watches: this.#echoes.data() };
  }

  #ahead(draft: Draft, carriesOut?: TextFacts['carriesOut']): PreparedText {
    this.#draft = draft;
    return draft.finish(this.#echoes.noted(draft.before), carriesOut);
  }

  /** The entry is history: what it takes out is remembered as it read. */
  #settle({ before, recordsBefore }: Touched, made: Pick<TextEntry, 'facts' | 'updates'>, when: When, late: readonly string[]): void {
    const { memory, index, graves } = this.#context;
    for (const [id, was] of before) {
      if (index.byId(id) !== undefined) {
        graves.unseen.delete(id);
        if (was === null) graves.back(id);
      }
      if (was !== null && was.element._item !== null && isGone(was.element)) memory.leave(id, was.element._item.id);
    }
    const read = new Map<BlockId, PlacedBlock>();
    for (const id of memory.doomed(made, when.at)) {
      const was = before.get(id);
      if (was) read.set(id, { block: was.block, behind: recordsBefore[recordsBefore.indexOf(was) - 1]?.block.id ?? null });
    }
    memory.pass(made.facts, when, read);
    memory.bring(made.facts, late);
  }

  #ownClock(): number {
    const { doc } = this.#context.text;
    return Y.getState(doc.store, doc.clientID);
  }

  #clientsSince(clock: number): readonly number[] {
    return this.#ownClock() > clock ? [this.#context.text.doc.clientID] : [];
  }

  #assertSettled(): void {
    assert(!this.spoiled, 'the text stands at the head of the log');
  }
}

const whenOf = (entry: TextEntry['entry']): When => ({ seq: entry?.seq ?? 0, at: entry?.at ?? 0, rules: entry?.rules ?? RULES_VERSION });
const textsIn = (steps: readonly TextStep[]): readonly TextEntry[] => steps.flatMap((step) => ('watch' in step ? [] : [step]));

/** Where words stand that were withheld since, it has other hashes than when they were read (K21). */
function assertSame({ index, memory }: Pick<TextContext, 'index' | 'memory'>, facts: TextFacts | null): void {
  if (facts === null || (facts.docHash === index.docHash && facts.textHash === index.textHash)) return;
  assert(memory.isMasked && index.records.some(({ block }) => hasMasked(block)), 'the text is the one that its entry names');
}
