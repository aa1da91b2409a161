/** Sends a notice: what about, and to whom. Its words come from templates, in the language of each reader, or are the secretariat's own. */
import { type FormEvent, useState } from 'react';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import type { SeenNotice } from '../../../../shared/wire/notice.ts';
import type { ListedOpinion } from '../../../../shared/wire/opinion.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Submit } from '../../../ui/submit.tsx';
import { Unfolding } from '../../../ui/unfolding.tsx';
import { useText } from '../../../ui/words.tsx';
import { NotRead } from '../../answered.tsx';
import { ask, type Trouble } from '../../ask.ts';
import { askOnce } from '../../ask-once.ts';
import { ErrorMessage } from '../../error-message.tsx';
import { useForum } from '../../forum.tsx';
import { useLoaded } from '../../loaded.ts';
import { useEntities } from '../../names.ts';
import { needsLink } from '../../seats/keeping.ts';
import { Proof } from './proof.tsx';
import { PickSeats, To } from './recipients.tsx';
import { Which } from './which.tsx';
import { asked, isLetter, KINDS, NO_WISH, type Wish } from './wish.ts';

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
  const loaded = useLoaded('GET /api/seats');
  const seats = loaded.value ?? [];
  const [wish, setWish] = useState<Wish>(NO_WISH);
  const [missing, setMissing] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [proof, setProof] = useState<SeenNotice | null>(null);
  const { kind, which, moment, subject, words, to, chosen } = wish;
  /** What was looked at is what is sent. */
  const enter = (news: Partial<Wish>): void => {
    setWish({ ...wish, ...news });
    setProof(null);
  };
  const deadline = kind === 'deadline' ? forum?.deadlines.find((one) => one.deadline === which) : undefined;
  const passed = deadline !== undefined && deadline.at <= now ? deadline.at : null;
  const nobody = kind !== 'silence' && to === 'chosen' && !seats.some(({ seat, open }) => open && chosen.has(seat));
  const complete = (): ReturnType<typeof asked> => {
    const whole = nobody ? null : asked(wish, seats, (seat) => needsLink(seat, entities.get(seat.entity)));
    setMissing(whole === null);
    return whole;
  };
  const look = async (): Promise<void> => {
    const whole = complete();
    if (whole === null) return;
    const answer = await ask('POST /api/notices/look', { body: whole });
    setTrouble(answer.ok ? null : answer.reason);
    setProof(answer.ok ? answer.value : null);
  };
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isLetter(wish) && proof === null) return look();
    const whole = complete();
    if (whole === null) return;
    const answer = await askOnce('POST /api/notices', (uuid) => ({ body: { uuid, ...whole } }));
    setTrouble(answer.ok ? null : answer.reason);
    if (answer.ok) await done();
  };
  const needed = (value: string): string | null => (missing && value.trim() === '' ? t('form.needed') : null);
  const sends = t(passed === null ? 'notice.send' : 'notice.sendAnyway');
  return (
    <form className="form" onSubmit={(event) => void send(event)} noValidate>
      <div className="row-form">
        <Choice
          label={t('notice.about')}
          value={kind}
          onChange={(one) => enter({ kind: one, which: '' })}
          options={KINDS.map((one) => [one, t(`notice.kind.${one}`)])}
        />
        <Which kind={kind} opinions={opinions} value={which} set={(one) => enter({ which: one })} missing={needed(which) !== null} />
        {(kind === 'silence' || kind === 'digest') && (
          <Field label={t(kind === 'silence' ? 'notice.until' : 'notice.since')} error={needed(moment)}>
            {(ties) => <input {...ties} type="datetime-local" value={moment} onChange={(event) => enter({ moment: event.target.value })} />}
          </Field>
        )}
        {kind !== 'silence' && <To seats={seats} value={to} set={(one) => enter({ to: one })} />}
      </div>
      {kind === 'silence' && <p className="note">{t('notice.toStates')}</p>}
      {kind !== 'silence' && to === 'chosen' && (
        <PickSeats seats={seats} chosen={chosen} set={(ticked) => enter({ chosen: ticked })} missing={missing && nobody} />
      )}
      {kind === 'free' && (
        <>
          <Field label={t('circular.subject')} error={needed(subject)}>
            {(ties) => (
              <input {...ties} dir="auto" maxLength={200} value={subject} onChange={(event) => enter({ subject: event.target.value })} />
            )}
          </Field>
          <Field label={t('notice.words')} hint={t('notice.wordsMean')} error={needed(words)}>
            {(ties) => (
              <textarea
                {...ties}
                dir="auto"
                rows={8}
                maxLength={20_000}
                value={words}
                onChange={(event) => enter({ words: event.target.value })}
              />
            )}
          </Field>
        </>
      )}
      {passed !== null && <ErrorWords alert>{t('notice.passed', { moment: say(passed) })}</ErrorWords>}
      {proof !== null && <Proof proof={proof} seats={seats} />}
      <ErrorMessage trouble={trouble} />
      <NotRead of={loaded} />
      <div className="buttons">
        <Submit>{isLetter(wish) && proof === null ? t('notice.look') : sends}</Submit>
        {!isLetter(wish) && proof === null && (
          <Button look="bare" onPress={() => void look()}>
            {t('notice.look')}
          </Button>
        )}
      </div>
    </form>
  );
}
