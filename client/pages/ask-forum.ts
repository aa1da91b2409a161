/** A command to the forum: done once however often it arrives. */
import { uuidv4 } from 'lib0/random';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { type Answer, ask } from './ask.ts';

/** Of who takes the seat that the command is about; kept where it can be erased. */
export interface Sitter {
  readonly name?: string;
  readonly contact?: string;
}

export const askForum = (command: ForumCommand, sitter: Sitter = {}): Answer<{ readonly seq: number }> =>
  ask('POST', '/api/forum/commands', { uuid: uuidv4(), command, ...sitter });

/** The id of a seat is a pseudonym: it says nothing of who sits there. */
export const newSeatId = (): string => `s${uuidv4().replaceAll('-', '').slice(0, 16)}`;
