import type { ButWords, ShownCall } from '../../../../shared/opinion/register.ts';
import type { BlockId, EntityId } from '../../../../shared/opinion/vocabulary.ts';
import { marksOf, referredWords } from '../../../../shared/page/marks.ts';
import { Chip } from '../../../../shared/page/parts/chip.tsx';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { useAct } from '../act.ts';
import { useArrival } from '../arrival.ts';
import { Broken } from '../cards/broken.tsx';
import { useHeld } from '../cards/held.ts';
import { useSecondsTo } from '../clock.ts';
import { MayButton } from '../may-button.tsx';
import { useOfOpened, useOpenedNow } from '../opened.ts';
import { targetsOf } from './acts.ts';
import { Declare, Stakes } from './declare.tsx';
import { Extend } from './extend.tsx';
import { abstains, type Called } from './gavel.tsx';

/** The calls that run: whether they have arrived, how long the minimum time still is, and what keeps the chair from declaring. */
export function ChairCalls() {
  const { t } = useText();
  const called = useOfOpened(({ register }) => register.paragraphs.filter(({ call }) => call !== null));
  // each is extended whole
  const silences = new Map<number, [ShownCall, [BlockId, ...BlockId[]]]>();
  for (const { id, call } of called) {
    if (call === null || call.deadline === null) continue;
    const known = silences.get(call.seq);
    if (known === undefined) silences.set(call.seq, [call, [id]]);
    else known[1].push(id);
  }
  const held = useHeld(called.map(({ id }) => id));
  const rows = useOfOpened(({ register }) => held.flatMap((id) => register.paragraphs.find((one) => one.id === id) ?? []));
  // whose screens show the last call show those before it too
  const last = called.reduce<ShownCall | null>(
    (latest, { call }) => (call !== null && call.seq > (latest?.seq ?? 0) ? call : latest),
    null,
  );
  if (last === null) return null;
  return (
    <div className="chair-part" data-part="calls">
      <h2>{t('chair.running')}</h2>
      <Arrived call={last} />
      {[...silences.values()].map(([call, blocks]) => (
        <Extend key={call.seq} call={call} blocks={blocks} named={silences.size > 1} />
      ))}
      <ul className="calls">
        {rows.map((paragraph) => (
          <Running key={paragraph.id} paragraph={paragraph} />
        ))}
      </ul>
    </div>
  );
}

function Running({ paragraph }: { readonly paragraph: ButWords }) {
  const text = useText();
  const { t } = text;
  const { names, goTo, whole } = useOfOpened(({ names, goTo, register: { kind, policy, phase } }) => ({
    ...{ names, goTo, whole: { kind, policy, phase } },
  }));
  const now = useOpenedNow();
  const { send, problem } = useAct();
  const entities = useEntities();
  const { id, call, broken, referred } = paragraph;
  const name = names.paragraph(id);
  const [mark] = marksOf(paragraph, text, entities, whole);
  const declare = (): void => {
    for (const target of targetsOf(now().register, [id])) void send({ do: 'declare', target });
  };
  return (
    <li>
      <button type="button" className="way" onClick={() => goTo(id)}>
        <bdi>{name}</bdi>
      </button>
      {call === null && mark !== undefined && <Chip shape={mark.shape}>{mark.words}</Chip>}
      {referred !== null && <Chip shape="referred">{referredWords(text, referred)}</Chip>}
      {broken !== null && <Broken state={broken.entity} />}
      {call !== null && (
        <>
          <Clock call={call} />
          <Stakes on={[paragraph]} />
          <Declare paragraph={paragraph} onPress={declare} />
          <MayButton look="bare" asks="cancel-call" on={id} about={name} onPress={() => void send({ do: 'cancel-call', blocks: [id] })}>
            {t('chair.cancelCall')}
          </MayButton>
        </>
      )}
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
    </li>
  );
}

/** Counts a minimum: at zero nothing happens. */
function Clock({ call }: { readonly call: ShownCall }) {
  const { t, moment } = useText();
  const left = useSecondsTo(call.ripeAt);
  if (left <= 0) return <span className="note">{t('chair.ripe')}</span>;
  if (call.deadline !== null) return <span className="note">{t('paragraph.deadline', { moment: moment(call.deadline) })}</span>;
  return <span className="clock">{t('chair.remaining', { count: left })}</span>;
}

interface ArrivedProps {
  readonly call: ShownCall;
  /** Only whom it has not reached, and how many it has. */
  readonly brief?: boolean;
}

/** To whom the call has come; a State whose line has dropped is named before the chair declares, one that abstains on all of it is not waited for. */
export function Arrived({ call, brief = false }: ArrivedProps) {
  const { t, list } = useText();
  const entities = useEntities();
  const { opinion, live, found } = useOfOpened(({ opinion, live, register }) => ({
    ...{ opinion, live, found: register.paragraphs.filter((one) => one.call?.seq === call.seq) },
  }));
  const called: readonly Called[] = found.length > 0 ? found : [{ call, positions: [] }];
  const { here, shown, ...others } = useArrival()(call.seq);
  const peers = useStore(opinion.presence);
  // nobody is said to have gone who may be at another server (O17)
  const unknown = useStore(opinion.presence.unknown);
  const states = peers.filter(({ capacity }) => capacity === 'member-state');
  const awaited = (ids: ReadonlySet<EntityId>): readonly EntityId[] => [...ids].filter((id) => !called.every((one) => abstains(one, id)));
  const [missing, handed, left] = [awaited(others.missing), awaited(others.handed), awaited(others.left)];
  // whose own line is lost knows nothing of those of others
  if (!live) return null;
  // in the room as soon as one of its people is
  const near = new Set(states.flatMap(({ entity, remote }) => (remote ? [] : [entity])));
  const far = new Set(states.flatMap(({ entity }) => (near.has(entity) ? [] : [entity])));
  const admitted = entities.memberStates.filter(({ dismissed }) => !dismissed);
  const away = admitted.filter(({ id }) => !here.has(id)).length;
  const named = (ids: Iterable<EntityId>): string => list([...ids].map((id) => entities.code(id)).sort());
  const gone = (
    <>
      {missing.length > 0 && <p className="arrived-not">{t('chair.notShown', { states: named(missing) })}</p>}
      {handed.length > 0 && <p className="arrived-not">{t('chair.handed', { states: named(handed) })}</p>}
      {left.length > 0 && !unknown && <p className="arrived-not">{t('chair.noLonger', { states: named(left) })}</p>}
      {unknown && <p className="arrived-not">{t('presence.unknown')}</p>}
      {shown.size === 0 && left.length === 0 && !unknown && <p>{t('chair.shownToNone')}</p>}
    </>
  );
  const reached = t('chair.shownTo', { count: shown.size, total: admitted.length });
  if (brief) {
    return (
      <div className="note arrived">
        {gone}
        {shown.size > 0 && <p>{reached}</p>}
      </div>
    );
  }
  return (
    <div className="note">
      {gone}
      {shown.size > 0 && (
        <details>
          <summary>{reached}</summary>
          <p>{named(shown)}</p>
        </details>
      )}
      {far.size > 0 && <p>{t('chair.afar', { states: named(far) })}</p>}
      {away > 0 && !unknown && <p>{t('chair.away', { count: away })}</p>}
    </div>
  );
}
