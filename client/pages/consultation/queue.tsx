/** What has come in a consultation, read and judged one by one or many at once, with the mouse or with single keys on the tick of each. */
import { type KeyboardEvent, useRef, useState } from 'react';
import { COMMENT_REFUSALS, type CommentRefusal, type CommentVerdict } from '../../../shared/forum/consultation.ts';
import type { QueuedComment } from '../../../shared/wire/consultation.ts';
import { announcer } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field, Tick } from '../../ui/field.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered } from '../answered.tsx';
import type { Trouble } from '../ask.ts';
import { askOnce } from '../ask-once.ts';
import { ErrorMessage } from '../error-message.tsx';
import { useLoaded } from '../loaded.ts';
import { found, STANDINGS, type Standing } from './found.ts';
import { QueuedRow } from './queued-row.tsx';
import './queue.css';

const VERDICT_OF: Readonly<Record<string, CommentVerdict>> = { r: 'released', f: 'refused', s: 'spam' };
const KEYS = { next: 'J', back: 'K', tick: 'X', release: 'R', refuse: 'F', spam: 'S' };

export function Queue({ id, judged }: { readonly id: string; readonly judged: () => Promise<void> }) {
  const { t, say, language } = useText();
  const whole = useLoaded('GET /api/consultations/:id/queue', { id });
  const [standing, setStanding] = useState<Standing>('waiting');
  const [words, setWords] = useState('');
  const [reason, setReason] = useState<CommentRefusal>('off-topic');
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const shown = found(whole.value?.comments ?? [], standing, words);
  const chosen = shown.filter(({ number }) => ticked.has(number)).map(({ number }) => number);
  const places = new Map(whole.value?.paragraphs.map((one) => [one.block, one]));

  const judge = async (comments: readonly number[], verdict: CommentVerdict): Promise<void> => {
    if (comments.length === 0) return;
    const command = { do: 'judge-comments', comments, verdict, reason: verdict === 'refused' ? reason : null } as const;
    const answer = await askOnce('POST /api/consultations/:id/commands', (uuid) => ({ id, body: { uuid, command } }));
    setTrouble(answer.ok ? null : answer.reason);
    if (!answer.ok) return;
    const done = t('app.valueOf', { field: t(`verdict.${verdict}`), is: t('consultation.comments', { count: comments.length }) });
    announcer.say('status', 'judged', done);
    setTicked(new Set([...ticked].filter((one) => !comments.includes(one))));
    await Promise.all([whole.refetch(), judged()]);
  };
  const tick = (numbers: readonly number[], on: boolean): void =>
    setTicked(new Set([...[...ticked].filter((one) => !numbers.includes(one)), ...(on ? numbers : [])]));

  const pressed = (event: KeyboardEvent<HTMLInputElement>, comment: QueuedComment): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const ticks = [...(list.current?.querySelectorAll('input') ?? [])];
    const here = ticks.indexOf(event.currentTarget);
    const key = event.key.toLowerCase();
    const verdict = VERDICT_OF[key];
    if (key === 'j') ticks[here + 1]?.focus();
    else if (key === 'k') ticks[here - 1]?.focus();
    else if (key === 'x') tick([comment.number], !ticked.has(comment.number));
    else if (verdict === undefined || standing === verdict) return;
    else {
      // the row goes; the one that follows takes its place
      (ticks[here + 1] ?? ticks[here - 1])?.focus();
      void judge([comment.number], verdict);
    }
    event.preventDefault();
  };
  return (
    <section className="panel" aria-labelledby="queue">
      <h2 id="queue">{t('app.valueOf', { field: t('consultations.queue'), is: whole.value?.consultation.number ?? '' })}</h2>
      <Answered of={whole}>{() => null}</Answered>
      <p className="buttons">
        <a className="button bare" href={`/api/consultations/${id}/comments?as=csv&lang=${language}`} download>
          {t('consultations.csv')}
        </a>
        <a className="button bare" href={`/api/consultations/${id}/comments?as=txt&lang=${language}`} download>
          {t('consultations.plain')}
        </a>
      </p>
      <div className="row-form">
        <Choice
          label={t('consultations.show')}
          value={standing}
          onChange={setStanding}
          options={STANDINGS.map((one) => [one, t(`verdict.${one}`)])}
        />
        <Field label={t('consultations.search')}>
          {(ties) => <input {...ties} type="search" dir="auto" value={words} onChange={(event) => setWords(event.target.value)} />}
        </Field>
        <Choice
          label={t('consultations.reason')}
          value={reason}
          onChange={setReason}
          options={COMMENT_REFUSALS.map((one) => [one, t(`commentRefusal.${one}`)])}
        />
      </div>
      {shown.length > 0 && (
        <div className="buttons bulk">
          <Tick
            label={t('consultations.tickAll')}
            checked={chosen.length === shown.length}
            onChange={(on) =>
              tick(
                shown.map(({ number }) => number),
                on,
              )
            }
          />
          {chosen.length > 0 && (
            <>
              <span className="note">{t('consultations.chosen', { count: chosen.length })}</span>
              <Verdicts standing={standing} give={(verdict) => void judge(chosen, verdict)} />
            </>
          )}
        </div>
      )}
      <ErrorMessage trouble={trouble} />
      {whole.value !== null && shown.length === 0 && <p>{t('consultations.nothing')}</p>}
      {shown.length > 0 && <p className="note">{say('consultations.keys', KEYS)}</p>}
      <ul className="queue" ref={list}>
        {shown.map((comment) => (
          <QueuedRow
            key={comment.number}
            comment={comment}
            place={comment.block === null ? null : (places.get(comment.block) ?? null)}
            ticked={ticked.has(comment.number)}
            tick={(on) => tick([comment.number], on)}
            pressed={(event) => pressed(event, comment)}
          >
            <Verdicts standing={standing} of={comment.number} give={(verdict) => void judge([comment.number], verdict)} />
          </QueuedRow>
        ))}
      </ul>
    </section>
  );
}

interface VerdictsProps {
  readonly standing: Standing;
  readonly of?: number;
  readonly give: (verdict: CommentVerdict) => void;
}

function Verdicts({ standing, of, give }: VerdictsProps) {
  const { t } = useText();
  const offers = [
    ['released', t('verdict.release')],
    ['refused', t('verdict.refuse')],
    ['spam', t('verdict.markSpam')],
  ] as const;
  const about = of === undefined ? undefined : t('consultation.numbered', { number: String(of) });
  return offers
    .filter(([verdict]) => verdict !== standing)
    .map(([verdict, words]) => (
      <Button key={verdict} look={verdict === 'released' ? 'main' : 'plain'} onPress={() => give(verdict)} about={about}>
        {words}
      </Button>
    ));
}
