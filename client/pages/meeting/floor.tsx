/**
 * Who speaks to the item on the table, and who waits. Everybody sees it; delegations ask for the floor here, those at the table give it.
 * Nothing happens by the clock.
 */
import { useState } from 'react';
import { FLOOR_KINDS, type FloorKind } from '../../../shared/forum/floor.ts';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import { ASKING } from '../../../shared/page/floor-words.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Field } from '../../ui/field.tsx';
import { useText } from '../../ui/words.tsx';
import type { ForumCommand, ShownForum } from '../bodies.ts';
import { useForumCommand } from '../forum.tsx';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { Said } from '../said.tsx';
import { floorOf, type ShownFloor } from './floor-of.ts';
import { useMayRule } from './may-rule.ts';
import { SpeakingTime } from './speaking-time.tsx';
import { useCalled } from './use-called.ts';
import './floor.css';

interface OnFloor {
  readonly forum: ShownForum;
  readonly floor: ShownFloor;
  readonly item: string;
  readonly send: (command: ForumCommand) => Promise<boolean>;
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
          {mayRule && <Table {...{ forum, floor, item, send }} />}
        </>
      )}
      <Said trouble={trouble} />
    </section>
  );
}

function Speaker({ forum, floor: { meeting, speaker, seconds }, item, send }: OnFloor) {
  const { t } = useText();
  const { me } = useMyself();
  const called = useCalled();
  if (speaker === null) return <p className="floor-speaker">{t('floor.nobody')}</p>;
  const mayEnd = me.seat !== null && (me.seat.entity === speaker.entity || forum.presiding.seat === me.seat.id);
  return (
    <p className="floor-speaker">
      <Chip shape="call" strong>
        {t('floor.speaks', { name: called(speaker, forum) })}
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
                <Button look="main" why={presides ? null : t('forum.not-presiding')} onPress={() => void send({ do: 'give-floor', ...on })}>
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
  if (seat === null || !(RIGHTS[seat.capacity].comment || RIGHTS[seat.capacity].office)) return null;
  const { meeting } = floor;
  const groups = forum.groups.filter(({ members }) => members.includes(seat.entity));
  const found = forum.meetings.find((one) => one.meeting === meeting);
  const sits = found?.sittings.some(({ state }) => state !== 'closed') === true;
  const away = seat.remote && found?.policy?.remoteMayTakeFloor === false;
  const why = (kind: FloorKind): string | null => {
    if (away) return t('forum.remote-not-allowed');
    if (!sits) return t('forum.no-sitting');
    if (floor.closed && kind === 'speak') return t('forum.list-closed');
    return floor.queue.some((one) => one.entity === seat.entity && one.kind === kind) ? t('forum.already-asked') : null;
  };
  const ask = (kind: FloorKind): void =>
    void send({ do: 'ask-floor', meeting, item, kind, entity: null, onBehalf: group === '' ? null : group });
  return (
    <div className="row-form">
      {groups.length > 0 && (
        <Field label={t('floor.inName')}>
          {(ties) => (
            <select {...ties} value={group} onChange={(event) => setGroup(event.target.value)}>
              <option value="">{t('floor.ownName')}</option>
              {groups.map(({ group: id, code }) => (
                <option key={id} value={id}>
                  {code}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <div className="buttons">
        {FLOOR_KINDS.filter((kind) => kind !== 'reply' || floor.closed).map((kind) => (
          <Button key={kind} why={why(kind)} onPress={() => ask(kind)}>
            {t(ASKING[kind])}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** Minutes that one usually gives. */
const TIMES = [60, 120, 180, 300, 600] as const;

/** The list itself: closing it, the speaking time, and cards raised in the room. */
function Table({ forum, floor: { meeting, closed, seconds }, item, send }: OnFloor) {
  const { t, language } = useText();
  const { me } = useMyself();
  const entities = useEntities();
  const minutes = new Intl.NumberFormat(language === 'ar' ? 'ar-u-nu-latn' : language, {
    style: 'unit',
    unit: 'minute',
    unitDisplay: 'long',
  });
  const why = me.seat !== null && forum.presiding.seat === me.seat.id ? null : t('forum.not-presiding');
  const [speaker, setSpeaker] = useState('');
  const enter = async (): Promise<void> => {
    if (speaker === '') return;
    if (await send({ do: 'ask-floor', meeting, item, kind: 'speak', entity: speaker, onBehalf: null })) setSpeaker('');
  };
  return (
    <div className="row-form">
      <Field label={t('floor.enter')}>
        {(ties) => (
          <select {...ties} value={speaker} onChange={(event) => setSpeaker(event.target.value)}>
            <option value="" />
            {entities.list
              .filter(({ dismissed }) => !dismissed)
              .map(({ id }) => (
                <option key={id} value={id}>
                  {entities.name(id)}
                </option>
              ))}
          </select>
        )}
      </Field>
      <Button onPress={() => void enter()}>{t('floor.enter')}</Button>
      {why === null && (
        <Field label={t('floor.seconds')}>
          {(ties) => (
            <select
              {...ties}
              value={seconds ?? ''}
              onChange={({ target: { value } }) =>
                void send({ do: 'set-list', meeting, item, closed, seconds: value === '' ? null : Number(value) })
              }
            >
              <option value="">{t('floor.noLimit')}</option>
              {TIMES.map((one) => (
                <option key={one} value={one}>
                  {minutes.format(one / 60)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Button why={why} onPress={() => void send({ do: 'set-list', meeting, item, closed: !closed, seconds })}>
        {t(closed ? 'floor.reopenList' : 'floor.closeList')}
      </Button>
    </div>
  );
}
