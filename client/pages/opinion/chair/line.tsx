/** The line itself. Its first button keeps its place from act to act, and the focus with it: who works by keys presses on. */
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import type { Text } from '../../../../shared/i18n/text.ts';
import type { ButWords, ShownCall } from '../../../../shared/opinion/register.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { marksOf } from '../../../../shared/page/marks.ts';
import { minutes } from '../../../../shared/page/minutes.ts';
import { Chip } from '../../../../shared/page/parts/chip.tsx';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import { Later, later } from '../../../ui/later.tsx';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { useAct } from '../act.ts';
import { useSecondsTo } from '../clock.ts';
import { type Opened, useOfOpened, useOpenedNow } from '../opened.ts';
import { type ChairAct, chairActs, readyAfter, targetsOf } from './acts.ts';
import { Arrived } from './calls.tsx';
import { Stakes } from './declare.tsx';
import { Gavel } from './gavel.tsx';
import { IdleWords, OpenSitting, useIdle } from './not-sitting.tsx';
import { StillAway } from './refer.tsx';
import { type Undoable, UndoLast } from './undo.tsx';

const BeforeCall = later(async () => ({ default: (await import('../wording/before-call.tsx')).BeforeCall }));

/** As many beside the first as a line holds; the others are behind "More", too. */
const BESIDE = 3;

export function ChairLine({ undoable, children }: { readonly undoable: readonly Undoable[]; readonly children: ReactNode }) {
  const { does, problem, sending } = useDoing();
  const text = useText();
  const { t } = text;
  const idle = useIdle();
  const acts = useOfOpened(({ current, register, ticked, clock }) => chairActs({ register, current, ticked, now: clock.getSnapshot() }));
  const [first] = acts;
  const isRefused = useOfOpened((opened) => first !== undefined && whyNot(first, opened, text) !== null);
  const opens = idle !== null && (first === undefined || isRefused);
  const button = (act: ChairAct, main: boolean) => (
    <Act key={main ? 'first' : keyOf(act)} {...{ act, main }} explains={main && problem === null} onPress={() => void does(act)} />
  );
  return (
    <div className="chair-next" data-part="next" data-acts="" onKeyDownCapture={once} onClickCapture={once}>
      {opens ? <OpenSitting idle={idle} /> : first !== undefined && button(first, true)}
      <div className="chair-says">{opens ? <IdleWords idle={idle} calling={false} /> : first !== undefined && <Says act={first} />}</div>
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
      {problem === null && sending && <p className="note">{t('act.sending')}</p>}
      <div className="chair-beside">
        <UndoLast undoable={undoable} />
        {(opens ? acts : acts.slice(1)).slice(0, BESIDE).map((act) => button(act, false))}
        {children}
      </div>
    </div>
  );
}

/** The second press of a double click, and a key that is held, were meant for what stood there before. */
function once(event: KeyboardEvent | MouseEvent): void {
  const { nativeEvent } = event;
  const again = nativeEvent instanceof KeyboardEvent ? nativeEvent.repeat && nativeEvent.key === 'Enter' : nativeEvent.detail > 1;
  if (!again) return;
  event.preventDefault();
  event.stopPropagation();
}

const keyOf = (act: ChairAct): string => ('on' in act ? `${act.what} ${act.on.length > 1}` : act.what);

/** Those of them that may be declared now. */
const readyOf = (on: readonly ButWords[], { why }: Opened): readonly ButWords[] => on.filter(({ id }) => why('declare', id) === null);

/** What each act asks of the rules. */
function whyNot(act: ChairAct, opened: Opened, { t }: Text): string | null {
  if (act.what === 'next') return null;
  if (!('on' in act)) return opened.why(COMMANDS[act.what], null);
  const [first] = act.on;
  if (first === undefined) return t('chair.choose');
  if (act.what === 'declare' && readyOf(act.on, opened).length > 0) return null;
  return opened.why(act.what === 'cancel' ? 'cancel-call' : act.what, first.id);
}

/** What each act sends. */
function useDoing() {
  const now = useOpenedNow();
  const { send, sending, problem } = useAct();
  const here = (): BlockId | null => now().current?.id ?? null;
  const call = async (on: readonly ButWords[]): Promise<void> => {
    const { register, untick, show } = now();
    const targets = targetsOf(
      register,
      on.map(({ id }) => id),
    );
    if (!(await send({ do: 'call', targets }))) return;
    untick();
    // what tells of the call takes room: the paragraph stays in sight
    const block = here();
    if (block !== null) show(block);
  };
  const declare = async (on: readonly ButWords[]): Promise<void> => {
    const from = here();
    const done = on.map(({ id }) => id);
    for (const target of targetsOf(now().register, done)) if (!(await send({ do: 'declare', target }))) return;
    const { opinion, register, clock, show } = now();
    const next = readyAfter(opinion.register.getSnapshot() ?? register, from, clock.getSnapshot(), done);
    // whoever has gone elsewhere meanwhile stays there
    if (next !== null && here() === from) show(next);
  };
  const does = async (act: ChairAct): Promise<void> => {
    const { register, show } = now();
    const hashes = { docHash: register.docHash ?? '', textHash: register.textHash ?? '' };
    switch (act.what) {
      case 'open':
        return void (await send({ do: 'open-discussion' }));
      case 'call-adoption':
      case 'adopt':
        return void (await send({ do: act.what, ...hashes }));
      case 'cancel-adoption':
        return void (await send({ do: 'cancel-call', blocks: 'adoption' }));
      case 'cancel':
        return void (await send({ do: 'cancel-call', blocks: act.on.map(({ id }) => id) }));
      case 'next':
        return show(act.block);
      case 'call':
        return call(act.on);
      case 'declare':
        return declare(readyOf(act.on, now()));
    }
  };
  return { does, problem, sending };
}

const COMMANDS = { open: 'open-discussion', 'call-adoption': 'call-adoption', adopt: 'adopt', 'cancel-adoption': 'cancel-call' } as const;

interface ActProps {
  readonly act: ChairAct;
  readonly main: boolean;
  /** Not where the answer to a press stands in the same place. */
  readonly explains: boolean;
  readonly onPress: () => void;
}

function Act({ act, main, explains, onPress }: ActProps) {
  const text = useText();
  const { adoptionCall, names, current } = useOfOpened(({ register, names, current }) => ({
    ...{ adoptionCall: register.adoptionCall, names, current: current?.id ?? null },
  }));
  const words = useWords();
  const [one, ...rest] = 'on' in act ? act.on : [];
  const call = act.what === 'adopt' ? adoptionCall : act.what === 'declare' ? (one?.call ?? null) : null;
  // the reason counts the seconds
  const left = useSecondsTo(call?.ripeAt ?? null);
  // what the gavel decides, where it is the gavel
  const { why, decides } = useOfOpened((opened) => ({
    why: whyNot(act, opened, text),
    decides: act.what === 'declare' ? readyOf(act.on, opened) : [],
  }));
  return (
    <Gavel
      on={act.what === 'adopt' ? [{ call, positions: [] }] : decides}
      words={words(act, decides.length)}
      {...(one !== undefined && rest.length === 0 && (act.what === 'declare' || one.id !== current) && { about: names.paragraph(one.id) })}
      look={main ? 'main' : 'plain'}
      clock={left > 0 && call?.deadline === null ? minutes(left) : null}
      why={why}
      explains={explains}
      onPress={onPress}
    />
  );
}

/** Paragraphs that are ticked are counted, also where it is one. */
const isTicked = (act: ChairAct, current: BlockId | null): boolean =>
  act.what === 'call' && act.on.some(({ id }) => act.on.length > 1 || id !== current);

function useWords() {
  const { t } = useText();
  const { names, current } = useOfOpened((opened) => ({ names: opened.names, current: opened.current?.id ?? null }));
  return (act: ChairAct, ready: number): string => {
    switch (act.what) {
      case 'open':
        return t('chair.open');
      case 'call-adoption':
        return t('chair.callAdoption');
      case 'adopt':
        return t('chair.adopt');
      case 'cancel-adoption':
        return t('chair.cancelAdoption');
      case 'cancel':
        return t('chair.cancelCall');
      case 'next':
        return t('chair.next', { next: names.paragraph(act.block) });
      case 'call':
        return isTicked(act, current) ? t('chair.calling', { count: act.on.length }) : t('chair.call');
      case 'declare':
        return act.on.length === 1 ? t('chair.declare') : t('chair.declareAll', { count: ready || act.on.length });
    }
  };
}

/** On what, how it stands, who has spoken to it, and whom the call has not reached. */
function Says({ act }: { readonly act: ChairAct }) {
  const text = useText();
  const { t } = text;
  const entities = useEntities();
  const { whole, adoptionCall, current, names } = useOfOpened(({ register: { kind, policy, phase, adoptionCall }, current, names }) => ({
    ...{ whole: { kind, policy, phase }, adoptionCall, current, names },
  }));
  const on = 'on' in act && act.on.length > 0 ? act.on : current === null ? [] : [current];
  const [one, ...rest] = on;
  if (act.what === 'open') return null;
  if (act.what === 'call-adoption') return <Remarks blocks={null} />;
  if (adoptionCall !== null) {
    return (
      <>
        <b>{t('chair.adoptionRunning')}</b>
        <Arrived call={adoptionCall} brief />
      </>
    );
  }
  if (one === undefined) return act.what === 'next' && <span className="note">{t('chair.choose')}</span>;
  const latest = on.reduce<ShownCall | null>((last, { call }) => (call !== null && call.seq > (last?.seq ?? 0) ? call : last), null);
  return (
    <>
      {isTicked(act, current?.id ?? null) ? (
        <b>{t('chair.chosen', { count: on.length })}</b>
      ) : rest.length > 0 ? (
        <b>{t('chair.running')}</b>
      ) : (
        <>
          <bdi className="chair-on">{names.paragraph(one.id)}</bdi>
          {marksOf(one, text, entities, whole).map(({ about, shape, words, codes }) => (
            <Chip key={about} shape={shape}>
              {[words, ...codes].join(' ')}
            </Chip>
          ))}
        </>
      )}
      <StillAway blocks={on.map(({ id }) => id)} />
      {act.what === 'call' && <Remarks blocks={on.map(({ id }) => id)} />}
      <Stakes on={on} />
      {latest !== null && <Arrived call={latest} brief />}
    </>
  );
}

const Remarks = ({ blocks }: { readonly blocks: readonly BlockId[] | null }) => (
  <Later>
    <BeforeCall blocks={blocks} />
  </Later>
);
