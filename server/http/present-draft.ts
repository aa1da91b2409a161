/**
 * A draft opinion is presented in the forum's log, where the cut-off is judged, and only then founded in a log of its own. Between the two
 * a crash leaves a draft without text; the same request, sent again, gives it its text. What it takes over from other drafts it takes as they
 * stand between the two: whatever was raised before it was presented comes along.
 */

import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { DocketCommand, DraftId } from '../../shared/forum/docket.ts';
import { documentNumber } from '../../shared/forum/document.ts';
import { readOpinion } from '../../shared/import/read.ts';
import type { Doubt } from '../../shared/import/reading.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import type { Source } from '../../shared/opinion/inherited.ts';
import type { Register } from '../../shared/opinion/register.ts';
import type { Presentation } from '../../shared/wire/docket.ts';
import type { createOpinion } from '../../shared/wire/opinion.ts';
import { LIMITS } from '../limits.ts';
import { opinionIdOf } from '../room/founding/opinion-id.ts';
import { type Answer, json, problem, refused } from './answer.ts';
import { tooMuchToRead } from './limits/import-size.ts';
import type { Visitor } from './route.ts';
import type { HttpTools } from './tools.ts';
import { viewOf } from './views/opinion.ts';

type Wish = z.output<typeof createOpinion>;

const UNSAID: Presentation = { topic: null, meeting: null, contribution: null, descent: null };

/** `taken`: is there an opinion of this number that is not on the docket? */
export async function presentDraft(tools: HttpTools, wish: Wish, { actor, identity }: Visitor, taken: boolean): Promise<Answer> {
  const { rooms, forum } = tools;
  const { uuid = randomUUID(), ...asked } = wish;
  const { text, blocks, title, docket = UNSAID, ...given } = asked;
  const endless = tooMuchToRead({ text: text ?? '' });
  if (endless !== null) return problem('too-large', { detail: endless });
  const read = text === undefined ? null : readOpinion({ text, language: wish.language });
  const words = blocks ?? read?.blocks ?? [];
  const excess = tooMuch(words);
  if (excess !== null) return problem('too-large', { detail: excess });
  const named = titleOf([title, read?.title, words.find(({ kind }) => kind === 'title')?.text]) ?? given.number;
  if (taken) return problem('number-taken');

  const id = opinionIdOf(given.number);
  const command: DocketCommand = {
    do: 'present-draft',
    draft: id,
    number: given.number,
    title: named,
    entity: given.sponsor,
    ...docket,
    adopted: await adoptedOf(tools, docket.descent?.of ?? []),
  };
  const presented = await forum.act(actor, { command, person: identity.person, uuid, asked: { do: command.do, ...asked } });
  if (!presented.ok) return presented.reason.code === 'draft-exists' ? problem('number-taken') : refused(presented.reason);
  const { act } = presented.value;
  if (act.type !== 'draft.presented' || act.draft !== id) return problem('uuid-reused');

  const { meetings, documents } = forum.state;
  const contribution = documents.get(docket.contribution ?? '');
  const created = {
    type: 'opinion.created',
    ...given,
    title: named,
    // an unsupported draft waits: the chair opens the discussion when it is to be taken up
    phase: act.needsSupport ? 'tabled' : given.phase,
    source: given.source ?? (contribution === undefined ? null : documentNumber(contribution)),
    meeting: given.meeting ?? meetings.get(docket.meeting ?? '')?.code ?? null,
    ancestry: (docket.descent?.of ?? []).map((opinion) => ({ opinion, how: docket.descent?.how ?? 'merged' })),
    access: 'members',
    policy: DEFAULT_POLICY,
  } as const;
  // where it is there already, this request was answered before and is sent again
  const sources = await sourcesOf(tools, docket.descent?.of ?? []);
  await rooms.create({ id, created, actor, person: identity.person, blocks: words, sources });
  const doubts: readonly Doubt[] = read?.doubts ?? [];
  return json({ id, doubts }, 201);
}

const isAdopted = (register: Register | undefined): boolean => register?.phase === 'adopting' || register?.phase === 'adopted';

/** As it stands now. What is adopted between this look and the entry in the forum's log stays adopted, and is listed as merged. */
async function adoptedOf(tools: HttpTools, drafts: readonly DraftId[]): Promise<readonly DraftId[]> {
  const views = await Promise.all(drafts.map((id) => viewOf(tools, id)));
  return drafts.filter((_, at) => isAdopted(views[at]?.register));
}

/** At the heads of their logs, whichever node appended last. A draft that has no text yet has nothing to hand on. */
async function sourcesOf({ rooms }: HttpTools, drafts: readonly DraftId[]): Promise<readonly Source[]> {
  const found = await Promise.all(
    drafts.map(async (opinion) => {
      const room = await rooms.open(opinion);
      room?.news();
      return room?.look(({ state, notes }): Source => ({ opinion, state, notes: new Map(notes) })) ?? [];
    }),
  );
  return found.flat();
}

const titleOf = (titles: readonly (string | null | undefined)[]): string | null =>
  titles.find((one): one is string => typeof one === 'string' && one.trim() !== '') ?? null;

/** What an opinion cannot hold, in words; null where it fits. */
export function tooMuch(words: readonly { readonly text: string }[]): string | null {
  const chars = words.map(({ text }) => text.length);
  const longest = Math.max(0, ...chars);
  const whole = chars.reduce((sum, one) => sum + one, 0);
  if (words.length > LIMITS.blocks) return `${words.length} paragraphs; an opinion holds ${LIMITS.blocks}`;
  if (longest > LIMITS.charsPerBlock) return `a paragraph of ${longest} characters; it may have ${LIMITS.charsPerBlock}`;
  if (whole > LIMITS.chars) return `${whole} characters; an opinion holds ${LIMITS.chars}`;
  return null;
}
