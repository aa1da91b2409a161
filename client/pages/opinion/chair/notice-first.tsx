/** Before a call with a deadline each Member State is told of it: sends the notice, and shows whom it has reached. */
import { useEffect, useState } from 'react';
import { LatestMap } from '../../../../shared/lib/latest-map.ts';
import { announcer } from '../../../ui/announce.ts';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import type { Trouble } from '../../ask.ts';
import { askOnce } from '../../ask-once.ts';
import { ErrorMessage } from '../../error-message.tsx';
import { useEntities } from '../../names.ts';
import { accepted, isSettled, type ShownNotice } from '../../notice-of.ts';
import { useNotices } from '../../use-notices.ts';

interface NoticeFirstProps {
  readonly opinion: string;
  /** Ms UTC, and the first that the rules take: of another nobody is told. */
  readonly deadline: number;
  readonly earliest: number;
}

export function NoticeFirst({ opinion, deadline, earliest }: NoticeFirstProps) {
  const { t, moment } = useText();
  const notices = useNotices();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const notice = notices.value?.notices.find(
    ({ about }) => about.kind === 'silence' && about.opinion === opinion && about.deadline === deadline,
  );
  const send = async (): Promise<void> => {
    const about = { kind: 'silence', opinion, deadline } as const;
    const answer = await askOnce('POST /api/notices', (uuid) => ({ body: { uuid, about, to: [] } }));
    setTrouble(answer.ok ? null : answer.reason);
    if (answer.ok) heard.set(answer.value.notice, 'sent');
    await notices.refetch();
  };
  if (deadline < earliest) return <p className="note">{t('refusal.date-not-allowed', { date: moment(earliest) })}</p>;
  return (
    <div className="note">
      <p>{t('notice.first')}</p>
      <ErrorMessage trouble={trouble ?? notices.trouble} />
      {notice === undefined && notices.value !== null && <Button onPress={() => void send()}>{t('notice.firstSend')}</Button>}
      {notice !== undefined && <Reached notice={notice} />}
    </div>
  );
}

/** How each stood when it was said aloud, or shown, last: a form that is opened again says only what has changed since. */
const heard = new LatestMap<string, string>(50);

/** Said aloud when it goes out, and when it is through: how far it is in between is read here. */
function Reached({ notice }: { readonly notice: ShownNotice }) {
  const { t, list } = useText();
  const entities = useEntities();
  const sent = isSettled(notice) ? [] : [t('notice.firstSent')];
  const { deliveries, without: untold } = notice;
  const count = t('notice.count', { accepted: accepted(notice), count: deliveries.length });
  const without = untold.length === 0 ? [] : [t('notice.without', { states: list(untold.map((id) => entities.name(id))) })];
  const aloud = sent[0] ?? [count, ...without].join('. ');
  const { notice: id } = notice;
  const stands = isSettled(notice) ? `${accepted(notice)}/${deliveries.length}` : 'on its way';
  useEffect(() => {
    const before = heard.get(id);
    heard.set(id, stands);
    const isNews = before === undefined ? stands === 'on its way' : before !== stands;
    if (isNews) announcer.say('status', aloud, aloud);
  }, [id, stands, aloud]);
  return [...sent, count, ...without].map((words) => <p key={words}>{words}</p>);
}
