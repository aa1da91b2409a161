import { useEffect } from 'react';
import type { NoticeList } from '../../shared/wire/notice.ts';
import { type Loaded, useLoaded } from './loaded.ts';
import { isSettled } from './notice-of.ts';

const AGAIN_MS = 2_000;

/** The notices, looked at again while mails are under way. */
export function useNotices(): Loaded<NoticeList> {
  const notices = useLoaded('GET /api/notices');
  const { value, refetch } = notices;
  const busy = value?.notices.some((one) => !isSettled(one)) ?? false;
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(() => void refetch(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [busy, refetch]);
  return notices;
}
