import { type Meeting, sitsNow, sittingOf } from '../forum/meeting.ts';
import type { Text } from '../i18n/text.ts';

export interface Sits {
  readonly open: boolean;
  readonly words: string;
}

/** How the meeting sits now; null where it never does. */
export function sittingWords(meeting: Pick<Meeting, 'kind' | 'sittings' | 'code'>, { t }: Pick<Text, 't'>): Sits | null {
  const state = sitsNow(meeting);
  if (state === null) return null;
  const open = state === 'open';
  const at = { meeting: meeting.code, sitting: sittingOf(meeting)?.number ?? 0 };
  return { open, words: open ? t('now.open', at) : state === 'suspended' ? t('now.suspended', at) : t('sits.none', at) };
}
