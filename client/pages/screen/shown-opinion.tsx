/**
 * An opinion on the screen: the text as the room looks at it, clean or marked as whoever leads has said; the paragraph under discussion framed
 * and kept in the middle, or else the first that is called; a call with its clock; a decision large. What is lost is said in a line and hides nothing.
 */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import type { Register } from '../../../shared/opinion/register.ts';
import { marksOf } from '../../../shared/page/marks.ts';
import { type OpinionNames, opinionNames } from '../../../shared/page/paragraph-names.ts';
import { browserClock } from '../../sync/clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { useText } from '../../ui/words.tsx';
import { useEntities } from '../names.ts';
import { NotOpen } from '../opinion/not-open.tsx';
import { SyncBar, useSync } from '../opinion/sync.tsx';
import { type Open, useOpen } from '../opinion/use-open.ts';
import { useServerNow } from '../server-now.ts';
import { Put } from '../waiting.tsx';
import { ChangedWords } from './changed-words.tsx';
import { lastDecision } from './decisions.ts';
import '../opinion/text.css';

/** How long a decision stays large. */
const LARGE_MS = 8_000;

export function ShownOpinion({ id }: { readonly id: string }) {
  const { t } = useText();
  const open = useOpen(id);
  return open === null ? <p>{t('app.loading')}</p> : <Shown open={open} />;
}

function Shown({ open }: { readonly open: Open }) {
  const text = useText();
  const { t } = text;
  const { session } = open;
  const register = useSyncExternalStore(session.register.subscribe, session.register.getSnapshot);
  const sync = useSync(session);
  if (sync.state === 'ended' && register === null) return <NotOpen words={t('close.notFound')} />;
  return (
    <>
      <SyncBar session={session} typing={false} />
      {register !== null && <Text open={open} register={register} />}
    </>
  );
}

function Text({ open: { session, margin, place }, register }: { readonly open: Open; readonly register: Register }) {
  const text = useText();
  const { t } = text;
  const entities = useEntities();
  const headings = useSyncExternalStore(margin.headings.subscribe, margin.headings.getSnapshot);
  const rows = useSyncExternalStore(margin.rows.subscribe, margin.rows.getSnapshot);
  const names = useMemo(() => opinionNames(text, entities, register, headings), [text, entities, register, headings]);
  const { block, view } = register.focus;
  useEffect(() => session.manner.read(view), [session, view]);
  const here = useSyncExternalStore(session.view.subscribe, session.view.getSnapshot);
  // Where nothing is under discussion the room looks at what it is asked about.
  const middle = block ?? register.paragraphs.find(({ call }) => call !== null)?.id ?? null;
  useEffect(() => {
    if (middle !== null) here?.dom.querySelector(`p[data-id="${middle}"]`)?.scrollIntoView({ block: 'center' });
  }, [here, middle]);
  const byId = new Map(register.paragraphs.map((one) => [one.id, one]));
  return (
    <>
      <header className="screen-head">
        <h1>
          <span>{t(register.phase === 'adopted' ? 'home.opinion' : 'home.draft', { number: register.number })}</span>{' '}
          <bdi lang={register.language}>{register.title}</bdi>
        </h1>
        <Decided register={register} names={names} />
        <Called register={register} names={names} />
      </header>
      <div className="screen-text" data-reading={view} lang={register.language}>
        <Put element={place} />
        {rows.map((row) => {
          const paragraph = byId.get(row.id);
          if (paragraph === undefined || paragraph.status === null) return null;
          return createPortal(
            <ul className="marks" lang={text.language}>
              {marksOf(paragraph, text, entities, register).map(({ shape, words, codes }) => (
                <li key={shape}>
                  <Chip shape={shape}>{words}</Chip> {codes.join(' ')}
                </li>
              ))}
            </ul>,
            row.place,
            row.id,
          );
        })}
      </div>
      <ChangedWords session={session} register={register} names={names} />
    </>
  );
}

interface Said {
  readonly register: Register;
  readonly names: OpinionNames;
}

/** Large while it is new; an adoption stays. What was decided before this screen looked on is not shown again. */
function Decided({ register, names }: Said) {
  const { t } = useText();
  const [from] = useState(register.seq);
  const decision = lastDecision(register);
  const seq = decision?.seq ?? 0;
  const [over, setOver] = useState(0);
  useEffect(() => {
    if (seq <= from) return;
    return browserClock.after(LARGE_MS, () => setOver(seq));
  }, [seq, from]);
  if (decision === null) return null;
  if (decision.what === 'declared' && (seq <= from || over === seq)) return null;
  return (
    <p className="screen-decision">
      <Chip shape="agreed" strong>
        {decision.what === 'adopted'
          ? t(register.venue === 'ieg' ? 'screen.agreedByIeg' : 'news.adopted')
          : t('news.declared', { paragraph: names.paragraph(decision.block) })}
      </Chip>
    </p>
  );
}

/** The call that runs: what is asked, and how long there is at least. At zero nothing happens. */
function Called({ register, names }: Said) {
  const { t, list } = useText();
  const called = register.paragraphs.flatMap(({ id, call }) => (call === null ? [] : [{ id, call }]));
  const call = register.adoptionCall ?? called[0]?.call ?? null;
  const now = useServerNow(register, call !== null && !call.ripe);
  if (call === null) return null;
  const left = Math.ceil((call.ripeAt - now) / 1000);
  return (
    <p className="screen-call">
      <Chip shape="call" strong>
        {register.adoptionCall === null
          ? t('news.called', { paragraphs: list(called.map(({ id }) => names.paragraph(id))) })
          : t('news.adoptionCalled')}
      </Chip>
      {call.deadline === null && left > 0 && <span className="screen-clock">{t('chair.remaining', { count: left })}</span>}
    </p>
  );
}
