/** What went to whom by mail, what failed, and sending it again. */
import { useState } from 'react';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import { ErrorWords } from '../../../shared/page/parts/error.tsx';
import type { ShapeName } from '../../../shared/page/shapes.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered, NotRead } from '../answered.tsx';
import type { Trouble } from '../ask.ts';
import { askForum } from '../ask-forum.ts';
import { ErrorMessage } from '../error-message.tsx';
import { useForum } from '../forum.tsx';
import { useLoaded } from '../loaded.ts';
import { useEntities } from '../names.ts';
import { accepted, type ShownDelivery, type ShownNotice, sayAbout } from '../notice-of.ts';
import { useNotices } from '../use-notices.ts';
import { AutomaticNotices } from './automatic.tsx';
import { SendNotice } from './notice/send-notice.tsx';
import './notices.css';

export function Notices() {
  const text = useText();
  const { t, moment, list } = text;
  const entities = useEntities();
  const { forum } = useForum();
  const notices = useNotices();
  const opinions = useLoaded('GET /api/opinions');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const numberOf = (id: string): string => opinions.value?.find((one) => one.id === id)?.number ?? id;
  const renew = async (notice: string, seat: string): Promise<void> => {
    const answer = await askForum({ do: 'renew-delivery', notice, seat });
    setTrouble(answer.ok ? null : answer.reason);
    await notices.refetch();
  };
  const all = notices.value?.notices ?? [];
  return (
    <section className="panel" aria-labelledby="office-notices">
      <h2 id="office-notices">{t('notice.title')}</h2>
      <p className="note">{t('notice.intro')}</p>
      {notices.value?.mail === false && <ErrorWords>{t('notice.noMail')}</ErrorWords>}
      {notices.value?.mail === true && <AutomaticNotices automatic={notices.value.automatic} changed={notices.refetch} />}
      <SendNotice opinions={opinions.value ?? []} sent={notices.refetch} />
      <ErrorMessage trouble={trouble} />
      {notices.trouble === null && <NotRead of={opinions} />}
      <Answered of={notices}>{() => all.length === 0 && <p>{t('notice.none')}</p>}</Answered>
      <ul className="rows notices">
        {all.map((notice) => (
          <li key={notice.notice}>
            <details>
              <summary>
                <span className="row-what">
                  <bdi>{sayAbout(text, notice.about, forum, numberOf)}</bdi>
                  <span className="note">
                    {t(notice.by === 'server' ? 'notice.sentByItself' : 'notice.sent', { moment: moment(notice.at) })} ·{' '}
                    {t('notice.count', { accepted: accepted(notice), count: notice.deliveries.length })}
                  </span>
                </span>
              </summary>
              {notice.without.length > 0 && (
                <p className="note">{t('notice.without', { states: list(notice.without.map((id) => entities.name(id))) })}</p>
              )}
              <Deliveries notice={notice} renew={(seat) => void renew(notice.notice, seat)} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Deliveries({ notice, renew }: { readonly notice: ShownNotice; readonly renew: (seat: string) => void }) {
  const { t } = useText();
  const entities = useEntities();
  return (
    <ul className="rows">
      {notice.deliveries.map((delivery) => (
        <li key={delivery.seat}>
          <span className="row-what">
            <span>
              <bdi>{entities.name(delivery.entity)}</bdi>
              {delivery.name !== null && (
                <>
                  {' · '}
                  <bdi>{delivery.name}</bdi>
                </>
              )}
            </span>
            {delivery.contact !== null && <bdi className="note">{delivery.contact}</bdi>}
          </span>
          <Ended delivery={delivery} />
          {(delivery.state === 'refused' || delivery.state === 'failed' || delivery.state === 'unreachable') && (
            <Button onPress={() => renew(delivery.seat)} about={delivery.contact ?? entities.name(delivery.entity)}>
              {t('notice.again')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

const SHAPE: Readonly<Record<ShownDelivery['state'], ShapeName>> = {
  waiting: 'quarter',
  trying: 'half',
  accepted: 'disc',
  refused: 'ring',
  failed: 'ring',
  unreachable: 'ring',
};

function Ended({ delivery: { state, why, code, attempts, at } }: { readonly delivery: ShownDelivery }) {
  const { t, moment, facts } = useText();
  const more = [
    ...(why === null ? [] : [t(`notice.why.${why}`)]),
    ...(code === null ? [] : [t('notice.code', { code: String(code) })]),
    ...(attempts > 1 ? [t('notice.attempts', { count: attempts })] : []),
    moment(at),
  ];
  return (
    <span className="row-what">
      <Chip shape={SHAPE[state]}>{t(`notice.state.${state}`)}</Chip>
      <span className="note">{facts(more)}</span>
    </span>
  );
}
