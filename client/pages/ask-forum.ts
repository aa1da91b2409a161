/** Commands to the forum: each is done once however often it arrives. */
import { uuidv4 } from 'lib0/random';
import type { AskedCommand, ForumBatchDone } from '../../shared/wire/forum.ts';
import { type Answer, ask, type Trouble } from './ask.ts';
import { askOnce } from './ask-once.ts';

/** What goes with the command: of who takes the seat that it is about, or in words. Kept where it can be erased. */
export interface Sitter {
  readonly name?: string;
  readonly contact?: string;
  /** The question of a circular letter, or a reply to one. */
  readonly text?: string;
}

export interface Asked extends Sitter {
  readonly uuid: string;
  readonly command: AskedCommand;
}

export const asking = (command: AskedCommand, sitter: Sitter = {}): Asked => ({ uuid: uuidv4(), command, ...sitter });

export const askForum = (command: AskedCommand, sitter?: Sitter): Answer<{ readonly seq: number }> =>
  askOnce('POST /api/forum/commands', (uuid) => ({ body: { uuid, command, ...sitter } }));

/** One after another; one that is refused does not stop the others. */
export const askForumAll = (asked: readonly Asked[]): Answer<ForumBatchDone> => ask('POST /api/forum/commands/all', { body: asked });

/** The first refusal among the answers, if there is one. */
export function refusalIn(answers: ForumBatchDone): Trouble | null {
  const refused = answers.find((one) => 'code' in one);
  return refused === undefined ? null : { status: 409, code: refused.code };
}

/** The id of a seat is a pseudonym: it says nothing of who sits there. */
export const newSeatId = (): string => `s${uuidv4().replaceAll('-', '').slice(0, 16)}`;
