/** What a delegation says with the form that needs no script, and the command that it becomes. Everything is kept as it was typed. */
import { z } from 'zod';
import type { MessageKey } from '../../../../shared/i18n/catalogue.ts';
import { no, ok, type Result } from '../../../../shared/lib/result.ts';
import { commandFor } from '../../../../shared/opinion/asking.ts';
import type { Envelope } from '../../../../shared/opinion/command.ts';
import { fitting, type Said } from '../../../../shared/opinion/fitting.ts';
import { KINDS } from '../../../../shared/opinion/kinds.ts';
import { POSITION_KINDS, type PositionKind } from '../../../../shared/opinion/vocabulary.ts';
import { envelope } from '../../../../shared/wire/command.ts';
import { LIMITS } from '../../../limits.ts';

/** The size of the body is the true limit. */
const typed = z.string().max(LIMITS.importBytes).default('');

export const positionForm = z.strictObject({
  /** Drawn with the form: sent twice it is done once. */
  uuid: typed,
  /** Position and hash of the paragraph that the page showed; '' = it has none. */
  seen: typed,
  hash: typed,
  /**
   * What kinds.ts calls a position here, or the id of the position that is withdrawn; `confirm:` or `disown:` before the id of what was
   * entered; `appeal:`, `withdraw-appeal:`, `contradict-appeal:` or `contest-editorial:` before a log position.
   */
  what: typed,
  reason: typed,
  cure: typed,
  /** A day, `2030-05-17`. */
  until: typed,
});
export type PositionForm = z.output<typeof positionForm>;

/** Why a form was not recorded, and the field that is to be changed; null: none in particular. */
export interface Wrong {
  readonly words: string;
  readonly field: 'what' | 'until' | null;
}

const FIELDS: Partial<Record<MessageKey, Wrong['field']>> = { 'answer.choose': 'what', 'answer.noDay': 'until' };
export const fieldOf = (why: MessageKey): Wrong['field'] => FIELDS[why] ?? null;

interface ReadForm {
  readonly envelope: Envelope;
  /** What does not fit into the record. */
  readonly unsaid: readonly Said[];
}

/** `block`: null = the opinion as a whole. */
export function readPositionForm(form: PositionForm, block: string | null): Result<ReadForm, MessageKey> {
  const { uuid, seen, what } = form;
  if (what === '') return no('answer.choose');
  if (what === 'time' && form.until === '') return no('answer.noDay');
  const asked = { uuid, v: 1, seen: { seq: Number(seen) }, command: commandOf(form, block) };
  const read = envelope.safeParse(asked);
  if (!read.success) return no('answer.notUnderstood');
  const { command, unsaid } = fitting(read.data.command);
  return ok({ envelope: { ...read.data, command }, unsaid });
}

/** What is said of it once it is recorded: as it is told to everybody. */
export function recordedKey({
  what,
}: PositionForm):
  | `news.${PositionKind}`
  | 'news.confirmed'
  | 'news.disowned'
  | 'news.withdrawn'
  | 'news.editorialContested'
  | (typeof APPEALED)[AppealVerb] {
  if (contested(what) !== null) return 'news.editorialContested';
  const answer = answered(what);
  if (answer !== null) return answer.do === 'confirm' ? 'news.confirmed' : 'news.disowned';
  const appeal = appealing(what);
  if (appeal !== null) return APPEALED[appeal.do];
  const kind = raisedIn(what);
  return kind === null ? 'news.withdrawn' : `news.${kind}`;
}

/** What is raised by this choice; null = nothing. */
const raisedIn = (what: string): PositionKind | null => POSITION_KINDS.find((kind) => KINDS[kind].answer === what) ?? null;

function commandOf({ what, hash: shown, until, ...words }: PositionForm, block: string | null): object | null {
  const hash = shown === '' ? null : shown;
  const reason = said('reason', words.reason);
  const answer = answered(what);
  if (answer !== null) return answer.do === 'confirm' ? answer : { ...answer, ...said('statement', words.reason) };
  const appeal = appealing(what);
  if (appeal !== null) return { ...appeal, ...said(appeal.do === 'appeal' ? 'reason' : 'statement', words.reason, needsWords(appeal.do)) };
  const change = contested(what);
  if (change !== null) return { do: 'contest-editorial', of: change };
  const kind = raisedIn(what);
  if (kind === null) return { do: 'withdraw', position: what, ...said('statement', words.reason) };
  return commandFor(kind, { block, hash, ...reason, ...said('cure', words.cure), until: Date.parse(`${until}T23:59:59.999Z`) });
}

/** Of what was entered for the State. */
function answered(what: string): { readonly do: 'confirm' | 'disown'; readonly position: string } | null {
  const [, how, position] = /^(confirm|disown):(.+)$/.exec(what) ?? [];
  return position === undefined ? null : { do: how === 'confirm' ? 'confirm' : 'disown', position };
}

const APPEALED = {
  appeal: 'appeal.news.appealed',
  'withdraw-appeal': 'appeal.news.appealWithdrawn',
  'contradict-appeal': 'appeal.news.appealContradicted',
} as const;
export type AppealVerb = keyof typeof APPEALED;

/** That words are missing the rules say. */
const needsWords = (what: AppealVerb): boolean => what !== 'withdraw-appeal';

/** Against a decision, or of an appeal that was made, at this log position. */
function appealing(what: string): { readonly do: AppealVerb; readonly of: number } | null {
  const [, verb, of] = /^(appeal|withdraw-appeal|contradict-appeal):(\d+)$/.exec(what) ?? [];
  return of === undefined ? null : { do: verb as AppealVerb, of: Number(of) };
}

/** The editorial change that is undone. */
function contested(what: string): number | null {
  const [, of] = /^contest-editorial:(\d+)$/.exec(what) ?? [];
  return of === undefined ? null : Number(of);
}

/** Browsers send a line break as two characters. `always`: also where nothing was said. */
const said = (name: string, words: string, always = false): Readonly<Record<string, string>> =>
  words.trim() === '' && !always ? {} : { [name]: words.replaceAll('\r\n', '\n').trim() };
