/**
 * Who speaks to the item on the table, and who waits. Everybody sees it; delegations ask for the floor here, those at the table give it.
 * Nothing happens by the clock.
 */
import { useState } from 'react';
import { type FloorKind, mayTakeFloor } from '../../../shared/forum/floor.ts';
import { maySpeak } from '../../../shared/opinion/rights.ts';
import { ASKING, speaksWords } from '../../../shared/page/floor-words.ts';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import type { AskedCommand, ShownForum } from '../../../shared/wire/forum.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useText } from '../../ui/words.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { useForumCommand } from '../forum.tsx';
import { useMyself } from '../myself.ts';
import { runningSittings } from '../sittings.ts';
import { floorOf, kindsOn, notListed, type ShownFloor } from './floor-of.ts';
import { FloorTable } from './floor-table.tsx';
import { useMayRule } from './may-rule.ts';
import { SpeakingTime } from './speaking-time.tsx';
import { useCalled } from './use-called.ts';
import './floor.css';

export interface OnFloor {
  readonly forum: ShownForum;
  readonly floor: ShownFloor;
  readonly item: string;
  readonly send: (command: AskedCommand) => Promise<boolean>;
}

export function Floor({ forum, meeting }: { readonly forum: ShownForum; readonly meeting: string }) {
  const { t } = useText();
  const { trouble, send } = useForumCommand();
  const mayRule = useMayRule(forum);
  const floor = floorOf(forum, meeting);
  const item = floor.at?.item ?? null;
  return (
    <section className="panel floor" aria-labelledby="meeting-floor">
      <h2 id="meeting-floor">{t('floor.title')}</h2>
      {item === null ? (
        <p>{t('floor.noItem')}</p>
      ) : (
        <>
          <Speaker {...{ forum, floor, item, send }} />
          <Queue {...{ forum, floor, item, send }} />
          {floor.closed && <p className="note">{t('floor.closed')}</p>}
          <Asking {...{ forum, floor, item, send }} />
          {mayRule && <FloorTable {...{ forum, floor, item, send }} />}
        </>
      )}
      <ErrorMessage trouble={trouble} />
    </section>
  );
}

function Speaker({ forum, floor: { meeting, speaker, seconds }, item, send }: OnFloor) {
  const text = useText();
  const { t } = text;
  const { me } = useMyself();
  const called = useCalled();
  if (speaker === null) return <p className="floor-speaker">{t('floor.nobody')}</p>;
  const mayEnd = me.seat !== null && (me.seat.entity === speaker.entity || forum.presiding.seat === me.seat.id);
  return (
    <p className="floor-speaker">
      <Chip shape="call" strong>
        {speaksWords(speaker, called(speaker, forum), text)}
      </Chip>
      <SpeakingTime forum={forum} since={speaker.givenAt ?? forum.at} seconds={seconds} />
      {mayEnd && <Button onPress={() => void send({ do: 'end-floor', meeting, item, request: speaker.request })}>{t('floor.end')}</Button>}
    </p>
  );
}

function Queue({ forum, floor: { meeting, queue }, item, send }: OnFloor) {
  const { t } = useText();
  const { me } = useMyself();
  const mayRule = useMayRule(forum);
  const called = useCalled();
  const presides = me.seat !== null && forum.presiding.seat === me.seat.id;
  const suspended = runningSittings(forum).some((one) => one.meeting.meeting === meeting && one.sitting.state === 'suspended');
  const whyNot = !presides ? t('forum.not-presiding') : suspended ? t('forum.sitting-suspended') : null;
  if (queue.length === 0) return <p>{t('floor.empty')}</p>;
  return (
    <ol className="floor-queue">
      {queue.map((one, place) => {
        const name = called(one, forum);
        const on = { meeting, item, request: one.request };
        const before = queue[place - 1];
        return (
          <li key={one.request}>
            <span className="row-what">
              <bdi>{name}</bdi>
              {one.kind !== 'speak' && <Chip shape="ask">{t(`floor.kind.${one.kind}`)}</Chip>}
              {one.enteredBy !== null && <span className="note">{t('floor.entered')}</span>}
            </span>
            <span className="buttons">
              {mayRule && (
                <Button look={place === 0 ? 'main' : 'plain'} why={whyNot} onPress={() => void send({ do: 'give-floor', ...on })}>
                  {t('floor.give', { name })}
                </Button>
              )}
              {mayRule && before?.kind === one.kind && (
                <Button
                  look="bare"
                  label={t('floor.earlier', { name })}
                  onPress={() => void send({ do: 'move-request', ...on, before: before.request })}
                >
                  ↑
                </Button>
              )}
              {mayRule && (
                <Button look="bare" label={t('floor.strike', { name })} onPress={() => void send({ do: 'leave-floor', ...on })}>
                  ×
                </Button>
              )}
              {!mayRule && me.seat?.entity === one.entity && (
                <Button look="bare" onPress={() => void send({ do: 'leave-floor', ...on })}>
                  {t('floor.leave')}
                </Button>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** What this person may ask for; what cannot be asked for says why. */
function Asking({ forum, floor, item, send }: OnFloor) {
  const { t } = useText();
  const { me } = useMyself();
  const [group, setGroup] = useState('');
  const { seat } = me;
  if (seat === null || !maySpeak(seat.capacity)) return null;
  const { meeting } = floor;
  const groups = forum.groups.filter(({ members }) => members.includes(seat.entity));
  const found = forum.meetings.find((one) => one.meeting === meeting);
  const sits = found?.sittings.some(({ state }) => state !== 'closed') === true;
  const away = !mayTakeFloor(seat.remote, found ?? null);
  const why = (kind: FloorKind): string | null => {
    if (away) return t('forum.remote-not-allowed');
    if (!sits) return t('forum.no-sitting');
    const refusal = notListed(floor, seat.entity, kind);
    return refusal && t(refusal);
  };
  const ask = (kind: FloorKind): void =>
    void send({ do: 'ask-floor', meeting, item, kind, entity: null, onBehalf: group === '' ? null : group });
  return (
    <div className="row-form">
      {groups.length > 0 && (
        <Choice
          label={t('floor.inName')}
          value={group}
          onChange={setGroup}
          options={[['', t('floor.ownName')], ...groups.map(({ group: id, code }) => [id, code] as const)]}
        />
      )}
      <div className="buttons">
        {kindsOn(floor).map((kind) => (
          <Button key={kind} why={why(kind)} onPress={() => ask(kind)}>
            {t(ASKING[kind])}
          </Button>
        ))}
      </div>
    </div>
  );
}
