/** Links for many seats at once: made together, shown once, saved as a table or printed on badges. */
import { useState } from 'react';
import type { SeatRow } from '../../../shared/wire/forum.ts';
import type { InvitationRow, MadeInvitation } from '../../../shared/wire/session.ts';
import { Button } from '../../ui/button.tsx';
import { Tick } from '../../ui/field.tsx';
import { useText } from '../../ui/words.tsx';
import { ask, type Trouble } from '../ask.ts';
import { ErrorMessage } from '../error-message.tsx';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { Badge } from './badge.tsx';
import { INVITED_HOURS, mayKeep, needsLink } from './keeping.ts';
import { saveTable } from './save-table.ts';
import { seatName } from './seat-name.ts';

interface BulkProps {
  readonly seats: readonly SeatRow[];
  readonly waiting: readonly InvitationRow[];
  readonly made: () => Promise<void>;
}

export function Bulk({ seats, waiting, made }: BulkProps) {
  const { t, facts } = useText();
  const { me } = useMyself();
  const entities = useEntities();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [links, setLinks] = useState<readonly MadeInvitation[]>([]);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const open = seats.filter((seat) => seat.open && mayKeep(me.seat, seat));
  const invited = new Set(waiting.map(({ seat }) => seat));
  const without = open.filter((one) => !invited.has(one.seat) && needsLink(one, entities.get(one.entity))).map(({ seat }) => seat);
  const tick = (seat: string, on: boolean): void => setTicked(new Set(on ? [...ticked, seat] : [...ticked].filter((one) => one !== seat)));
  const make = async (): Promise<void> => {
    const answer = await ask('POST /api/invitations/all', { body: { seats: [...ticked], hours: INVITED_HOURS } });
    setTrouble(answer.ok ? null : answer.reason);
    if (!answer.ok) return;
    setLinks(answer.value);
    setTicked(new Set());
    await made();
  };
  const called = (seat: SeatRow): string => t('app.saidOf', { name: entities.code(seat.entity), words: seatName(seat, seats, entities) });
  return (
    <section className="panel" aria-labelledby="bulk">
      <h2 id="bulk">{t('bulk.title')}</h2>
      <p>{t('bulk.intro')}</p>
      {open.length === 0 && <p>{t('bulk.noSeats')}</p>}
      <fieldset className="pick">
        <legend className="unseen">{t('office.seats')}</legend>
        {open.map((seat) => (
          <Tick
            key={seat.seat}
            label={facts([
              called(seat),
              ...(invited.has(seat.seat) ? [t('bulk.waits')] : []),
              ...(seat.signedIn === true ? [t('bulk.here')] : []),
            ])}
            checked={ticked.has(seat.seat)}
            onChange={(on) => tick(seat.seat, on)}
          />
        ))}
      </fieldset>
      <ErrorMessage trouble={trouble} />
      <div className="buttons">
        <Button look="main" why={ticked.size === 0 ? t('bulk.tickFirst') : null} onPress={() => void make()}>
          {t('bulk.make', { count: ticked.size })}
        </Button>
        <Button look="bare" onPress={() => setTicked(new Set(without))}>
          {t('bulk.all')}
        </Button>
        <Button look="bare" onPress={() => setTicked(new Set())}>
          {t('bulk.none')}
        </Button>
      </div>
      {links.length > 0 && <Links links={links} seats={seats} />}
    </section>
  );
}

function Links({ links, seats }: { readonly links: readonly MadeInvitation[]; readonly seats: readonly SeatRow[] }) {
  const { t, moment } = useText();
  const entities = useEntities();
  const rows = links.flatMap((link) => {
    const seat = seats.find((one) => one.seat === link.seat);
    return seat === undefined ? [] : [{ link, seat }];
  });
  const saveAll = (): void =>
    void saveTable('csv', 'invitations', [
      ['delegation', 'name', 'e-mail', 'functions', 'link', 'valid until'],
      ...rows.map(({ link, seat }) => [
        entities.code(seat.entity),
        seat.name ?? '',
        seat.contact ?? '',
        seat.functions.join(', '),
        link.url,
        new Date(link.expiresAt).toISOString(),
      ]),
    ]);
  return (
    <div className="once" role="status">
      <p>{t('bulk.ready', { count: rows.length })}</p>
      <div className="buttons">
        <Button look="main" onPress={saveAll}>
          {t('bulk.save')}
        </Button>
        <Button onPress={() => window.print()}>{t('badges.withLinks')}</Button>
      </div>
      <ul className="rows">
        {rows.map(({ link, seat }) => (
          <li key={link.id}>
            <span className="row-what">
              <bdi>{seatName(seat, seats, entities)}</bdi>
              <code dir="ltr">{link.url}</code>
            </span>
            <span className="note">{t('office.waiting', { moment: moment(link.expiresAt) })}</span>
          </li>
        ))}
      </ul>
      <div className="badges on-paper">
        {rows.map(({ link, seat }) => (
          <Badge key={link.id} seat={seat} link={link.url} />
        ))}
      </div>
    </div>
  );
}
