/** Editorial changes of agreed text, as cards: what the secretariat proposes and the chair confirms, and what any Member State undoes in one press. */
import type { ShownEditorial, ShownParagraph } from '../../../../shared/opinion/register.ts';
import { RIGHTS } from '../../../../shared/opinion/rights.ts';
import { Chip } from '../../../../shared/page/parts/chip.tsx';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import { useMyself } from '../../myself.ts';
import { useEntities } from '../../names.ts';
import { useAct } from '../act.ts';
import { useOpened } from '../opened.ts';
import { Difference } from './difference.tsx';

type Editorial = NonNullable<ShownParagraph['editorial']>;
type Change = Editorial['changes'][number];

/** Of one paragraph. */
export function EditorialHere({ editorial }: { readonly editorial: Editorial }) {
  const { t } = useText();
  const entities = useEntities();
  const { proposed, changes, contested } = editorial;
  return (
    <>
      {proposed !== null && <Proposed one={proposed} />}
      {changes.map((one) => (
        <Changed key={one.seq} one={one} />
      ))}
      {contested !== null && <p className="note">{t('editorial.contested', { state: entities.name(contested.entity) })}</p>}
    </>
  );
}

function Proposed({ one }: { readonly one: ShownEditorial }) {
  const { t } = useText();
  const { me } = useMyself();
  const { current, why } = useOpened();
  const { send, problem } = useAct();
  return (
    <article className="card ask">
      <h3>
        <Chip shape="ask" strong>
          {t('editorial.proposed')}
        </Chip>
      </h3>
      <Words one={one} />
      {me.seat?.capacity === 'chair' && (
        <div className="buttons">
          <Button
            look="main"
            why={why('confirm-editorial', current?.id ?? null)}
            onPress={() => void send({ do: 'confirm-editorial', of: one.seq })}
          >
            {t('editorial.confirm')}
          </Button>
          <Button why={why('decline-editorial', current?.id ?? null)} onPress={() => void send({ do: 'decline-editorial', of: one.seq })}>
            {t('editorial.decline')}
          </Button>
        </div>
      )}
      {me.seat?.capacity === 'secretariat' && (
        <div className="buttons">
          <Button why={why('decline-editorial', current?.id ?? null)} onPress={() => void send({ do: 'decline-editorial', of: one.seq })}>
            {t('editorial.takeBack')}
          </Button>
        </div>
      )}
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
    </article>
  );
}

/** A card here, an item of the list in the call for adoption: whoever may undo it does so from both. */
export function Changed({ one }: { readonly one: Change }) {
  const { t, moment } = useText();
  const { me } = useMyself();
  const { live, register } = useOpened();
  const { send, problem } = useAct();
  const mayUndo = me.seat !== null && RIGHTS[me.seat.capacity].hold && register.phase === 'drafting';
  return (
    <article className="card ask">
      <h3>
        <Chip shape="ask" strong>
          {t('editorial.confirmed', { moment: moment(one.at) })}
        </Chip>
      </h3>
      <Words one={one} />
      {!one.stood && <p className="note">{t('editorial.waits', { moment: moment(one.standsAt) })}</p>}
      {mayUndo && (
        <>
          <div className="buttons">
            <Button look="grave" why={live ? null : t('act.notLive')} onPress={() => void send({ do: 'contest-editorial', of: one.seq })}>
              {t('editorial.contest')}
            </Button>
          </div>
          <p className="note">{t('editorial.contestNote')}</p>
        </>
      )}
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
    </article>
  );
}

function Words({ one: { words } }: { readonly one: ShownEditorial }) {
  const { t } = useText();
  return words === null ? <p className="note">{t('editorial.erased')}</p> : <Difference before={words.before} after={words.after} />;
}
