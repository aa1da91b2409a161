/** An opinion as a Word file that is handed out: how it is called, and what is said where it cannot be made now. */
import { setImmediate } from 'node:timers/promises';
import type { Register } from '../../../shared/opinion/register.ts';
import type { WordText } from '../../export/word-text.ts';
import { type Answer, problem } from '../answer.ts';
import type { HttpTools } from '../tools.ts';

/** Its media type. */
export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Answers too-many where enough files are being made. Throws where the thread that makes them fails. */
export async function wordAnswer({ wordFiles }: Pick<HttpTools, 'wordFiles'>, text: WordText, name: string): Promise<Answer> {
  // to copy it for the thread is a turn of its own
  await setImmediate();
  const bytes = await wordFiles.make(text);
  return bytes === null ? problem('too-many') : { kind: 'file', type: WORD, name, bytes };
}

/** `opinion-3-draft-412-marked.docx`: number, phase and log position, so that two of them are never taken for each other. */
export function wordName({ kind, number, phase, seq }: Register, view: string): string {
  const called = kind === 'report' ? 'report' : `opinion-${number}`;
  const words = `${called}-${phase === 'adopted' ? 'adopted' : 'draft'}-${seq}-${view}`;
  return `${words.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')}.docx`;
}
