/** What a visitor typed, and what of it cannot be sent as it is. Everything is kept as it was typed, so that it can be shown again. */
import { z } from 'zod';
import type { MessageKey } from '../../../../shared/i18n/catalogue.ts';
import { no, ok, type Result } from '../../../../shared/lib/result.ts';
import type { ActNote } from '../../../../shared/opinion/entry.ts';
import type { BlockId, Language } from '../../../../shared/opinion/vocabulary.ts';
import { blockId, eMail, language, line, prose } from '../../../../shared/wire/value.ts';
import { LIMITS } from '../../../limits.ts';

/** Longer than any field: the size of the body is the true limit. */
const typed = z.string().max(LIMITS.jsonBytes).default('');

export const commentForm = z.strictObject({
  ticket: typed,
  /** '' = the text as a whole. */
  on: typed,
  language: typed,
  words: typed,
  name: typed,
  organisation: typed,
  contact: typed,
  /** Not shown to people: whoever fills it in is a machine. */
  website: typed,
});
export type CommentForm = z.output<typeof commentForm>;

/** Why a form was not sent, and the field that is to be changed; null: none in particular. */
export interface Wrong {
  readonly words: string;
  readonly field: 'words' | 'name' | 'contact' | null;
}

const FIELDS: Partial<Record<MessageKey, Wrong['field']>> = {
  'consultation.empty': 'words',
  'consultation.tooLong': 'words',
  'consultation.badLine': 'name',
  'consultation.badContact': 'contact',
  'forum.address-needed': 'contact',
};
export const fieldOf = (why: MessageKey): Wrong['field'] => FIELDS[why] ?? null;

export const emptyForm: CommentForm = commentForm.parse({});

export interface Said {
  readonly block: BlockId | null;
  readonly language: Language;
  readonly note: ActNote;
}

const NAME = 120;
const ORGANISATION = 200;
const name = line(NAME);
const organisation = line(ORGANISATION);
const words = prose(LIMITS.commentChars);

export function readForm(form: CommentForm, spoken: Language): Result<Said, MessageKey> {
  if (form.website !== '') return no('consultation.leaveEmpty');
  if (form.words.trim() === '') return no('consultation.empty');
  // browsers send a line break as two characters, and count it as one
  const text = words.safeParse(form.words.replaceAll('\r\n', '\n').trim());
  if (!text.success) return no('consultation.tooLong');
  const named = optional(name, form.name);
  const from = optional(organisation, form.organisation);
  if (named === null || from === null) return no('consultation.badLine');
  const reached = optional(eMail, form.contact);
  if (reached === null) return no('consultation.badContact');
  const block = form.on === '' ? null : (blockId.safeParse(form.on).data ?? 'none');
  const note = {
    text: text.data,
    ...(named && { name: named }),
    ...(from && { organisation: from }),
    ...(reached && { contact: reached }),
  };
  return ok({ block, language: language.safeParse(form.language).data ?? spoken, note });
}

/** '' where nothing was typed; null where it is not what it should be. */
function optional(schema: z.ZodType<string>, value: string): string | null {
  return value.trim() === '' ? '' : (schema.safeParse(value).data ?? null);
}
