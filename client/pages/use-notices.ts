import type { NoticeList } from '../../shared/wire/notice.ts';
import { useAgain } from './again.ts';
import { type Loaded, useLoaded } from './loaded.ts';
import { isSettled } from './notice-of.ts';

const AGAIN_MS = 2_000;

/** The notices, looked at again while mails are under way. */
export function useNotices(): Loaded<NoticeList> {
  const notices = useLoaded('GET /api/notices');
  const { value, refetch } = notices;
  const busy = value?.notices.some((one) => !isSettled(one)) ?? false;
  useAgain(refetch, AGAIN_MS, busy);
  return notices;
}
