/**
 * A meeting at random: real editors, the live text of the server, and parts as the room makes them. Four type, are away and come back with a
 * queue; paragraphs are split, joined, moved, removed and put back; words are replaced, cut and pasted, suggested, put into brackets; a
 * restricted session hands over its text. Some paragraphs may be closed, so that the server repairs.
 */
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import * as Y from 'yjs';
import { splitBlock } from '../../../client/editor/commands.ts';
import type { Connection } from '../../../server/room/connection.ts';
import { authors, layers, type Writing } from '../../../server/room/text/authors.ts';
import type { LogStep } from '../../../server/text/authors/shape.ts';
import { LiveText } from '../../../server/text/live-text.ts';
import type { PreparedText } from '../../../server/text/outcome.ts';
import { readAlike } from '../../../server/text/publish.ts';
import { type Actor, SERVER } from '../../../shared/opinion/actor.ts';
import type { TextFacts } from '../../../shared/opinion/entry.ts';
import type { LateFact } from '../../../shared/opinion/late-fact.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { schema } from '../../../shared/text/schema.ts';
import { type Rng, rngOf } from '../../support/rng.ts';
import { actorOf, OFFICE } from '../support.ts';
import { Member } from './member.ts';
import { OPERATIONS, type Operation } from './operations.ts';
import { lettersOf, longestCommon, type Shown, type Tag, Truth } from './truth.ts';
import { OTHERS, sentence, WORDS } from './words.ts';

export class Meeting {
  readonly rng: Rng;
  readonly truth = new Truth();
  readonly log: LogStep[] = [];
  readonly mirror = new Y.Doc();
  readonly members: Member[] = [];
  readonly did: string[] = [];
  #live: LiveText;
  #closed: ReadonlySet<BlockId>;
  readonly #first = new Map<BlockId, readonly Tag[]>();
  #at = 10_000; // all are connected since 0: longer than the guard of young connections asks (T16)

  constructor(seed: number, closed = 0, size = 7) {
    this.rng = rngOf(seed);
    const { rng } = this;
    this.#live = LiveText.fold([], undefined, (n) => rng.bytes(n));
    const blocks = Array.from({ length: size }, () => ({
      kind: 'operative-item' as const,
      level: 0,
      text: sentence(rng, 4 + rng.below(12)),
    }));
    this.#closed = new Set();
    this.#record(this.#live.edit(OFFICE, { import: blocks }), OFFICE, () => this.#nameNew('secretariat', 'import'));
    this.#closed = new Set(this.#live.order.slice(0, closed));
    for (const { id, block } of lettersOf(this.mirror))
      this.#first.set(block, [...(this.#first.get(block) ?? []), this.truth.tags.get(id) as Tag]);
    for (const name of ['arl', 'bru', 'cor', 'dan']) this.members.push(this.#member(actorOf(name)));
  }

  play(steps: number): void {
    const { rng } = this;
    for (let step = 0; step < steps; step++) {
      this.#at += 1_000 + rng.below(rng.below(20) > 0 ? 8_000 : 120_000);
      const member = rng.pick(this.members);
      if (member.online && rng.chance(0.04)) {
        this.#send();
        member.online = false;
      } else if (!member.online && rng.chance(0.16)) this.#comeBack(member);
      const operation = rng.pick(OPERATIONS);
      this.truth.count(`did ${operation}`);
      this.did.push(`${member.name} ${operation}${member.online ? '' : ' away'}`);
      this.#step(member, operation);
      if (rng.chance(0.75)) this.#send();
    }
    for (const member of this.members) if (!member.online) this.#comeBack(member);
    this.#send();
  }

  close(): void {
    for (const { editor } of this.members) editor.close();
  }

  #member(actor: Actor): Member {
    return new Member(actor, this.#live.state(), 'ours', this.rng, this.truth);
  }

  #beginAnew(connection: string): void {
    this.truth.count('began anew');
    const steps = this.log.map(({ entry, updates = [], note }) => ({ facts: entry.fact as TextFacts, updates, entry, note: note ?? {} }));
    this.#live = LiveText.fold(steps, undefined, (n) => this.rng.bytes(n));
    const at = this.members.findIndex(({ editor }) => `${editor.doc.clientID}` === connection);
    const old = this.members[at];
    if (old === undefined) throw new Error('whoever writes is there');
    old.editor.close();
    this.members[at] = this.#member(old.actor);
  }

  /** A tick: what all who are there have written. */
  #send(): void {
    this.#prepare(
      this.members
        .filter(({ online }) => online)
        .flatMap((member) => member.take().map((update) => ({ member, updates: [update], away: false, full: false }))),
    );
  }

  #comeBack(member: Member): void {
    member.online = true;
    const { doc } = member.editor;
    const queue = member.queue(Y.getState(this.mirror.store, doc.clientID));
    if (queue === null) this.truth.count('a whole step 2');
    const updates = queue ?? [Y.encodeStateAsUpdate(doc, this.#live.stateVector())];
    member.receive(this.#live.state(Y.encodeStateVector(doc)));
    this.#prepare([{ member, updates, away: queue !== null, full: queue === null }]);
  }

  #prepare(
    sent: readonly { readonly member: Member; readonly updates: readonly Uint8Array[]; readonly away: boolean; readonly full: boolean }[],
  ): void {
    const connections = new Map(
      this.members.map((member) => [member, { id: `${member.editor.doc.clientID}`, since: 0, extended: true } as Connection]),
    );
    const batch = sent.map(({ member, updates, away, full }): Writing => {
      const connection = connections.get(member);
      if (connection === undefined) throw new Error('whoever writes is there');
      return { connection, updates, full, away, n: 1, actor: member.actor, suggestsOnly: false };
    });
    const refused = new Set<string>();
    for (const layer of layers(batch, new Map()))
      for (;;) {
        const left = layer.filter(({ connection }) => !refused.has(connection.id));
        if (left.length === 0) break;
        const done = this.#live.prepare(
          authors(left, this.#at, () => true),
          this.#closed,
          false,
        );
        if (done.ok) {
          const parts = done.prepared?.facts.parts ?? [];
          for (const { actor, updates } of left)
            if (!parts.some(({ by }) => by !== 'server' && by.seat === actor.seat))
              this.truth.leftOut(updates, actor.entity, this.log.length);
          if (done.prepared !== null) this.#record(done.prepared, SERVER, null, null, left);
          break;
        }
        // yjs/yjs#794 is the one fault that an honest editor still has: its page begins anew
        if (done.code !== 'origins') throw new Error(`refused: ${done.code}`);
        refused.add(done.connection);
        this.#beginAnew(done.connection);
      }
  }

  #record(
    prepared: PreparedText,
    by: Actor,
    name: (() => void) | null = null,
    remover: string | null = null,
    sent: readonly Omit<Writing, 'n'>[] = [],
  ): void {
    const { facts, updates } = prepared;
    const seq = this.log.length + 1;
    const entry = { seq, at: this.#at, by, uuid: `e${seq}`, fact: facts };
    this.did.push(`= ${seq}`);
    this.log.push({ entry, updates, note: { late: prepared.late.map(({ words }) => words) } });
    let start: readonly Shown[] = [];
    updates.forEach((update, n) => {
      const author = facts.parts[n]?.by ?? 'server';
      const before = lettersOf(this.mirror);
      if (author !== 'server' || n === 0) start = before;
      Y.applyUpdate(this.mirror, update);
      this.truth.came(update, seq, author === 'server' ? 'server' : author.entity);
      if (name !== null && n === 0) name();
      else if (author === 'server') this.#nameRepaired(start, before);
      const who = remover ?? (name !== null && n === 0 ? by.entity : author === 'server' ? 'server' : author.entity);
      this.truth.pass(before, lettersOf(this.mirror), who, seq);
    });
    for (const [at, { words }] of prepared.late.entries()) this.#late(facts.late?.[at], words, facts, sent, seq);
    this.#live.commit(prepared, entry);
    for (const member of this.members) if (member.online) for (const update of updates) member.receive(update);
  }

  /** Letters that came late are the last words of their paragraph too. They came with this entry, whenever it is put back (H20, H21). */
  #late(late: LateFact | undefined, words: string, { parts }: TextFacts, sent: readonly Omit<Writing, 'n'>[], seq: number): void {
    const { truth } = this;
    if (late === undefined || late.block === null) return;
    const { block, part, letters, at, out } = late;
    const by = parts[part]?.by ?? 'server';
    if (by === 'server') throw new Error('the server types nothing');
    const written = sent.find(({ actor }) => actor.entity === by.entity)?.updates ?? [];
    truth.count('late letters', words.length);
    const known = truth.late(written, words);
    if (known === null) truth.count('late letters of no name', words.length);
    const tags = known ?? words.split('').map((text) => truth.tag(by.entity, text, 'late'));
    for (const tag of tags) {
      tag.seq ??= seq;
      truth.lates.set(tag, [...(truth.lates.get(tag) ?? []), { by: by.entity, seq, isTwice: truth.living.has(tag) }]);
    }
    const last = truth.last.get(block);
    if (last !== undefined && at !== undefined)
      truth.last.set(block, [...last.slice(0, at), ...tags, ...last.slice(out ? at + letters : at)]);
  }

  #nameNew(by: string, how: string): void {
    for (const { id, text } of lettersOf(this.mirror)) if (!this.truth.tags.has(id)) this.truth.tags.set(id, this.truth.tag(by, text, how));
  }

  /** What the server puts back are letters that had just gone, or had waited for their paragraph: the longest pieces first. */
  #nameRepaired(start: readonly Shown[], before: readonly Shown[]): void {
    const { tags, last } = this.truth;
    const now = lettersOf(this.mirror);
    const fresh = now.filter(({ id }) => !tags.has(id));
    if (fresh.length === 0) return;
    const there = new Set(now.map(({ id }) => tags.get(id)));
    const isGone = (tag: Tag | undefined): boolean => tag !== undefined && !there.has(tag);
    // what is closed reads as it did
    for (const block of this.#closed) {
      const line = now.filter((one) => one.block === block);
      for (const [n, { id }] of line.entries()) if (!tags.has(id)) tags.set(id, this.#first.get(block)?.[n] as Tag);
    }
    for (const block of new Set(fresh.filter((one) => !this.#closed.has(one.block)).map((one) => one.block))) {
      const own = [start, before].map((line) => line.filter((one) => one.block === block).map(({ id }) => tags.get(id) as Tag));
      const others = [start, before].map((line) => line.filter((one) => one.block !== block).map(({ id }) => tags.get(id) as Tag));
      let open: (string | null)[] = fresh.filter((one) => one.block === block).map(({ id }) => id);
      const text = fresh.filter((one) => one.block === block).map((one) => one.text);
      const lines = [...own, last.get(block) ?? [], ...others, ...(this.truth.lines.get(block) ?? [])];
      // of two who moved the same words one copy may be there
      for (const twins of [false, true])
        for (;;) {
          const wanted = open.map((id, n) => (id === null ? null : (text[n] ?? null)));
          let best: { readonly line: readonly Tag[]; readonly at: number; readonly from: number; readonly length: number } | null = null;
          for (const line of lines) {
            const found = longestCommon(
              wanted,
              line.map((tag) => (twins || isGone(tag) ? tag.text : null)),
            );
            if (found !== null && found.length > (best?.length ?? 0)) best = { ...found, line };
          }
          if (best === null) break;
          for (let n = 0; n < best.length; n++) {
            const tag = best.line[best.from + n] as Tag;
            tags.set(open[best.at + n] ?? '', tag);
            tag.isRepaired = true;
            there.add(tag);
            open[best.at + n] = null;
          }
        }
      open = open.filter((id) => id !== null);
      this.truth.count('repaired', text.length - open.length);
      if (open.length > 0) this.truth.count('repaired from nowhere', open.length);
    }
  }

  #restore(): void {
    const { truth, rng } = this;
    const gone = [...truth.last].filter(
      ([id, tags]) =>
        !this.#live.order.includes(id) && this.#live.lastWords(id) === tags.map(({ text }) => text).join('') && tags.length > 0,
    );
    if (gone.length === 0) return;
    const [block, line] = rng.pick(gone);
    this.#record(this.#live.edit(OFFICE, { restore: block }), OFFICE, () => {
      const fresh = lettersOf(this.mirror).filter((one) => one.block === block && !truth.tags.has(one.id));
      if (fresh.map(({ text }) => text).join('') !== line.map(({ text }) => text).join('')) throw new Error('it is restored as it was');
      // what stands again is a copy: the server's, or of whoever brought it there late
      fresh.forEach(({ id }, n) => {
        const tag = line[n] as Tag;
        const late = truth.lates.get(tag)?.at(-1);
        truth.tags.set(id, truth.living.has(tag) && late !== undefined ? truth.copy(tag, late.by, 'restore', late.seq) : tag);
      });
    });
  }

  /** A restricted session rewords a paragraph, and may move another. */
  #publish(): void {
    const { rng, truth } = this;
    const blocks = [...this.#live.blocks()];
    const place = rng.below(blocks.length);
    const block = blocks[place];
    if (block === undefined || this.#closed.size > 0 || block.runs.length !== 1) return;
    const words = (block.runs[0]?.text ?? '').split(' ');
    const at = rng.below(words.length);
    words.splice(at, 1, `agreed${at}here`);
    blocks[place] = { ...block, runs: [{ text: words.join(' '), marks: [] }] };
    if (readAlike(blocks, this.#live.blocks())) return; // the same words a second time are no edit
    this.#record(this.#live.edit(OFFICE, { publish: { session: 's1', blocks, voices: [] } }), { ...OFFICE, entity: 'restricted' }, () => {
      for (const { id, text } of lettersOf(this.mirror))
        if (!truth.tags.has(id)) truth.tags.set(id, truth.tag('restricted', text, 'publish'));
    });
  }

  #settle(of: string, id: string): void {
    if (this.#live.suggestion({ by: of, id }).blocks.length === 0) return;
    const settle = { command: 'settle', block: this.#live.order[0] ?? '', of, id, verdict: 'accept' } as const;
    this.#record(this.#live.edit(OFFICE, { settle }), OFFICE, () => undefined, of);
  }

  #step(member: Member, operation: Operation): void {
    const { rng } = this;
    const { doc } = member;
    const place = rng.below(doc.childCount);
    const node = doc.child(place);
    let start = 0;
    for (let n = 0; n < place; n++) start += doc.child(n).nodeSize;
    const at = start + 1 + rng.below(node.content.size + 1);
    const end = start + 1 + node.content.size;
    const until = Math.min(end, at + 1 + rng.below(14));
    const edit = (make: (state: EditorState) => Transaction | null, moved: readonly Tag[] = []): boolean =>
      member.edit(make, operation, moved);
    switch (operation) {
      case 'type': {
        const words = rng.chance(0.67) ? `${rng.pick(WORDS)} ` : rng.pick([...'abcdest .,']);
        edit(({ tr }) => tr.insertText(words, at));
        break;
      }
      case 'erase':
        if (until > at) edit(({ tr }) => tr.delete(at, until));
        break;
      case 'over':
        if (until > at) edit(({ tr }) => tr.insertText(sentence(rng, 1 + rng.below(3), OTHERS), at, until));
        break;
      case 'split':
        edit((state) => {
          let made: Transaction | null = null;
          splitBlock(state.apply(state.tr.setSelection(TextSelection.create(doc, at))), (tr) => {
            made = tr;
          });
          return made;
        });
        break;
      case 'join':
        if (place > 0) edit(({ tr }) => tr.join(start));
        break;
      case 'move':
        if (doc.childCount > 2)
          edit(
            ({ tr }) => {
              tr.delete(start, start + node.nodeSize);
              let to = 0;
              for (let n = rng.below(tr.doc.childCount + 1); n > 0; n--) to += tr.doc.child(n - 1).nodeSize;
              return tr.insert(to, node);
            },
            member.tagsBetween(start, end),
          );
        break;
      case 'remove':
        if (doc.childCount > 3) edit(({ tr }) => tr.delete(start, start + node.nodeSize));
        break;
      case 'restore':
        this.#restore();
        break;
      case 'publish':
        this.#publish();
        break;
      case 'undo':
      case 'redo':
        member.back(operation);
        break;
      case 'replaceAll': {
        const [from, to] = rng.pick([
          ['shall', 'should'],
          ['the', 'any'],
        ] as const);
        const found = [...node.textContent.matchAll(new RegExp(`\\b${from}\\b`, 'g'))].map(({ index }) => index);
        if (found.length > 0)
          edit(({ tr }) => found.reverse().reduce((all, n) => all.insertText(to, start + 1 + n, start + 1 + n + from.length), tr));
        break;
      }
      case 'cut': {
        const to = Math.min(end, at + 20 + rng.below(30));
        if (to - at < 20) break;
        member.clip = { text: doc.textBetween(at, to), tags: member.tagsBetween(at, to), at: this.#at };
        edit(({ tr }) => tr.delete(at, to));
        break;
      }
      case 'paste': {
        const { clip } = member;
        if (clip === null || this.#at - clip.at > 110_000) break;
        member.clip = null;
        edit(({ tr }) => tr.insertText(clip.text, at), member.moved(clip.tags));
        break;
      }
      case 'suggest': {
        if (until <= at || !member.online) break;
        const id = `s${rng.below(1e6)}`;
        edit(({ tr }) => tr.addMark(at, until, schema.marks.deletion.create({ id, by: member.name })));
        this.#send();
        if (rng.chance(0.67)) this.#settle(member.name, id);
        break;
      }
      case 'bracket':
        if (until > at) edit(({ tr }) => tr.insertText(']', until).insertText('[', at));
        break;
    }
  }
}
