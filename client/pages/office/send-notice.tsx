/** Sends a notice: what about, and to whom. Its words come from templates, in the language of each reader. */

import { type FormEvent, useState } from 'react';
import type { SentAbout } from '../../../shared/forum/notice.ts';
import { goesOn } from '../../../shared/opinion/register.ts';
import { nameIn } from '../../../shared/page/entities.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { Submit } from '../../ui/submit.tsx';
import { Unfolding } from '../../ui/unfolding.tsx';
import { useText } from '../../ui/words.tsx';
import type { Trouble } from '../ask.ts';
import { askOnce } from '../ask-once.ts';
import type { ListedOpinion, SeatRow } from '../bodies.ts';
import { useForum } from '../forum.tsx';
import { useLoaded } from '../loaded.ts';
import { useEntities } from '../names.ts';
import { Said } from '../said.tsx';
import { needsLink } from '../seats/keeping.ts';

const KINDS = ['digest', 'deadline', 'sitting', 'invitation', 'silence'] as const;
type Kind = (typeof KINDS)[number];

interface SendNoticeProps {
  readonly opinions: readonly ListedOpinion[];
  readonly sent: () => Promise<void>;
}

export function SendNotice({ opinions, sent }: SendNoticeProps) {
  const { t } = useText();
  return (
    <Unfolding summary={t('notice.new')}>
      {(fold) => (
        <NoticeForm
          opinions={opinions}
          done={async () => {
            await sent();
            fold();
          }}
        />
      )}
    </Unfolding>
  );
}

function NoticeForm({ opinions, done }: { readonly opinions: readonly ListedOpinion[]; readonly done: () => Promise<void> }) {
  const { t, moment: say } = useText();
  const entities = useEntities();
  const { forum, now } = useForum();
  const seats = useLoaded<readonly SeatRow[]>('/api/seats');
  const [kind, setKind] = useState<Kind>('digest');
  const [which, setWhich] = useState('');
  const [moment, setMoment] = useState('');
  const [to, setTo] = useState('all');
  const [missing, setMissing] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const deadline = kind === 'deadline' ? forum?.deadlines.find((one) => one.deadline === which) : undefined;
  const passed = deadline !== undefined && deadline.at <= now ? deadline.at : null;
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const about = aboutOf(kind, which, moment);
    setMissing(about === null);
    if (about === null) return;
    const answer = await askOnce('/api/notices', {
      about,
      to:
        kind === 'silence'
          ? []
          : addressed(seats.value ?? [], to, kind === 'invitation' ? (seat) => needsLink(seat, entities.get(seat.entity)) : () => true),
    });
    setTrouble(answer.ok ? null : answer.reason);
    if (answer.ok) await done();
  };
  return (
    <form className="form" onSubmit={(event) => void send(event)} noValidate>
      <div className="row-form">
        <Choice
          label={t('notice.about')}
          value={kind}
          onChange={(one) => {
            setKind(one);
            setWhich('');
          }}
          options={KINDS.map((one) => [one, t(`notice.kind.${one}`)])}
        />
        <Which kind={kind} opinions={opinions} value={which} set={setWhich} missing={missing && which === ''} />
        {(kind === 'silence' || kind === 'digest') && (
          <Field label={t(kind === 'silence' ? 'notice.until' : 'notice.since')} error={missing && moment === '' ? t('form.needed') : null}>
            {(ties) => <input {...ties} type="datetime-local" value={moment} onChange={(event) => setMoment(event.target.value)} />}
          </Field>
        )}
        {kind !== 'silence' && <To seats={seats.value ?? []} value={to} set={setTo} />}
      </div>
      {kind === 'silence' && <p className="note">{t('notice.toStates')}</p>}
      {passed !== null && (
        <p className="error" role="alert">
          {t('notice.passed', { moment: say(passed) })}
        </p>
      )}
      <Said trouble={trouble ?? seats.trouble} />
      <div className="buttons">
        <Submit>{t(passed === null ? 'notice.send' : 'notice.sendAnyway')}</Submit>
      </div>
    </form>
  );
}

interface WhichProps {
  readonly kind: Kind;
  readonly opinions: readonly ListedOpinion[];
  readonly value: string;
  readonly set: (value: string) => void;
  readonly missing: boolean;
}

function Which({ kind, opinions, value, set, missing }: WhichProps) {
  const { t, language } = useText();
  const { forum } = useForum();
  if (kind !== 'deadline' && kind !== 'sitting' && kind !== 'silence') return null;
  const choices = {
    deadline: (forum?.deadlines ?? []).map(({ deadline, names }) => [deadline, nameIn(names, language)] as const),
    sitting: (forum?.meetings ?? []).flatMap(({ meeting, code, sittings }) =>
      sittings
        .filter(({ state }) => state !== 'closed')
        .map(({ number }) => [`${meeting} ${number}`, t('notice.of.sitting', { number, meeting: code })] as const),
    ),
    silence: opinions.filter(({ phase }) => goesOn(phase)).map(({ id, number }) => [id, t('home.draft', { number })] as const),
  }[kind];
  const none = { deadline: t('notice.noDeadline'), sitting: t('notice.noSitting'), silence: t('notice.noOpinion') }[kind];
  const label = { deadline: t('notice.deadline'), sitting: t('notice.sitting'), silence: t('notice.opinion') }[kind];
  if (choices.length === 0) return <p className="note">{none}</p>;
  return <Choice label={label} value={value} onChange={set} error={missing ? t('form.needed') : null} options={[['', ''], ...choices]} />;
}

function To({ seats, value, set }: { readonly seats: readonly SeatRow[]; readonly value: string; readonly set: (value: string) => void }) {
  const { t } = useText();
  const entities = useEntities();
  const here = new Set(seats.filter(({ open }) => open).map(({ entity }) => entity));
  return (
    <Choice
      label={t('notice.to')}
      value={value}
      onChange={set}
      options={[
        ['all', t('notice.to.all')],
        ['points', t('notice.to.points')],
        ...entities.list.filter(({ id }) => here.has(id)).map(({ id }) => [`of ${id}`, entities.name(id)] as const),
      ]}
    />
  );
}

/** A delegation that is chosen gets it whole; of all, or all focal points, those that are `meant`. */
const addressed = (seats: readonly SeatRow[], to: string, meant: (seat: SeatRow) => boolean): readonly string[] => {
  const isChosen = (seat: SeatRow): boolean => {
    if (to === 'all') return meant(seat);
    return to === 'points' ? seat.functions.includes('focal-point') && meant(seat) : to === `of ${seat.entity}`;
  };
  return seats.filter((seat) => seat.open && isChosen(seat)).map(({ seat }) => seat);
};

/** Null where something is missing. */
function aboutOf(kind: Kind, which: string, moment: string): SentAbout | null {
  const at = new Date(moment).getTime();
  switch (kind) {
    case 'invitation':
      return { kind };
    case 'deadline':
      return which === '' ? null : { kind, deadline: which };
    case 'sitting': {
      const [meeting = '', sitting = ''] = which.split(' ');
      return which === '' ? null : { kind, meeting, sitting: Number(sitting) };
    }
    case 'silence':
      return which === '' || Number.isNaN(at) ? null : { kind, opinion: which, deadline: at };
    case 'digest':
      return Number.isNaN(at) ? null : { kind, since: at };
  }
}
