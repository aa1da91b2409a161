/** How much each body takes part, by capacity, region, language and speaking time: as pictures and as tables, to be taken away. */
import { type ReactNode, useState } from 'react';
import { NATIVE_NAMES } from '../../../../shared/i18n/text.ts';
import { CAPACITIES, LANGUAGES } from '../../../../shared/opinion/vocabulary.ts';
import { nameIn } from '../../../../shared/page/entities.ts';
import { minutes } from '../../../../shared/page/minutes.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { useText } from '../../../ui/words.tsx';
import { Answered } from '../../answered.tsx';
import { useForum } from '../../forum.tsx';
import { useLoaded } from '../../loaded.ts';
import { useEntities } from '../../names.ts';
import { saveTable } from '../../seats/save-table.ts';
import { Bars } from './bars.tsx';
import { type Body, byCapacity, byLanguage, secondsOf, speakers, sumOf } from './counts.ts';
import { FigureTable } from './figure-table.tsx';

export function Figures() {
  const { t, language } = useText();
  const { forum } = useForum();
  const [meeting, setMeeting] = useState('');
  const meetings = (forum?.meetings ?? []).map((one) => [one.meeting, nameIn(one.names, language)] as const);
  return (
    <>
      <p>{t('figures.intro')}</p>
      <Choice label={t('figures.spokenIn')} value={meeting} onChange={setMeeting} options={[['', t('figures.allMeetings')], ...meetings]} />
      <Counted key={meeting} meeting={meeting} />
    </>
  );
}

function Counted({ meeting }: { readonly meeting: string }) {
  const { t, moment } = useText();
  const counted = useLoaded('GET /api/forum/participation', { meeting: meeting === '' ? undefined : meeting });
  return (
    <Answered of={counted}>
      {({ bodies, at }) => (
        <>
          <p className="note" role="status">
            {t('figures.asOf', { moment: moment(at) })}
          </p>
          <Away bodies={bodies} refetch={counted.refetch} />
          <Capacities bodies={bodies} />
          <Regions bodies={bodies} />
          <Languages bodies={bodies} />
          <SpeakingTime bodies={bodies} />
        </>
      )}
    </Answered>
  );
}

function Panel({ id, title, children }: { readonly id: string; readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

interface OfBodies {
  readonly bodies: readonly Body[];
}

function Capacities({ bodies }: OfBodies) {
  const { t } = useText();
  const lines = byCapacity(bodies, CAPACITIES).map(([one, sum]) => ({ key: one, name: t(`capacities.${one}`), sum }));
  const all = { key: 'all', name: t('figures.all'), sum: sumOf(bodies) };
  return (
    <Panel id="figures-capacities" title={t('figures.byCapacity')}>
      <FigureTable of={t('office.capacity')} caption={t('figures.byCapacity')} lines={[...lines, all]} bodies />
    </Panel>
  );
}

function Regions({ bodies }: OfBodies) {
  const { t, language, number } = useText();
  const { forum } = useForum();
  const states = bodies.filter(({ capacity }) => capacity === 'member-state');
  const ofGroup = (id: string | null): readonly Body[] =>
    states.filter(({ groups }) => (id === null ? groups.length === 0 : groups.includes(id)));
  const groups = (forum?.groups ?? []).map(({ group, names }) => ({
    key: group,
    name: nameIn(names, language),
    sum: sumOf(ofGroup(group)),
  }));
  const lines = [...groups, { key: '', name: t('figures.noGroup'), sum: sumOf(ofGroup(null)) }];
  return (
    <Panel id="figures-regions" title={t('figures.byGroup')}>
      <p className="note">{t('figures.groupsMean')}</p>
      <Bars
        label={t('figures.picture', { title: t('figures.byGroup') })}
        bars={lines.map(({ key, name, sum }) => ({ key, name, value: sum.seated, words: number(sum.seated) }))}
      />
      <FigureTable of={t('figures.group')} caption={t('figures.byGroup')} lines={lines} bodies />
    </Panel>
  );
}

function Languages({ bodies }: OfBodies) {
  const { t, number } = useText();
  const counted = byLanguage(bodies, LANGUAGES);
  const called = (one: (typeof counted)[number][0]): string => (one === null ? t('figures.noLanguage') : NATIVE_NAMES[one]);
  return (
    <Panel id="figures-languages" title={t('figures.byLanguage')}>
      <Bars
        label={t('figures.picture', { title: t('figures.byLanguage') })}
        bars={counted.map(([one, seats]) => ({ key: one ?? '', name: called(one), value: seats, words: number(seats) }))}
      />
      <div className="figures">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('app.language')}</th>
              <th scope="col">{t('figures.seats')}</th>
            </tr>
          </thead>
          <tbody>
            {counted.map(([one, seats]) => (
              <tr key={one ?? ''}>
                <th scope="row">
                  <bdi>{called(one)}</bdi>
                </th>
                <td>{number(seats)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function SpeakingTime({ bodies }: OfBodies) {
  const { t } = useText();
  const entities = useEntities();
  const spoke = speakers(bodies);
  const called = ({ entity }: Body): string => entities.name(entity);
  const lines = entities.list.flatMap(({ id }) => bodies.filter(({ entity }) => entity === id));
  return (
    <Panel id="figures-speaking" title={t('figures.speaking')}>
      {spoke.length === 0 ? (
        <p>{t('figures.nobodySpoke')}</p>
      ) : (
        <Bars
          label={t('figures.picture', { title: t('figures.speaking') })}
          bars={spoke.map((body) => {
            const seconds = secondsOf(body);
            return { key: body.entity, name: called(body), value: seconds, words: minutes(seconds) };
          })}
        />
      )}
      <FigureTable
        of={t('figures.body')}
        caption={t('figures.everyBody')}
        lines={lines.map((body) => ({ key: body.entity, name: called(body), sum: sumOf([body]) }))}
        bodies={false}
      />
    </Panel>
  );
}

/** One line for each body, with everything from which the rest is summed. */
function Away({ bodies, refetch }: OfBodies & { readonly refetch: () => Promise<void> }) {
  const { t } = useText();
  const { forum } = useForum();
  const entities = useEntities();
  const called = (id: string): string => forum?.groups.find(({ group }) => group === id)?.code ?? id;
  const rows = (): readonly (readonly string[])[] => [
    ...[[t('office.code'), t('figures.body'), t('office.capacity'), t('figures.groups'), t('figures.seats'), t('figures.remote')]].map(
      (head) => [...head, ...LANGUAGES.map((one) => NATIVE_NAMES[one]), ...[t('figures.interventions'), t('figures.seconds')]],
    ),
    ...bodies.map((body) => [
      ...[entities.code(body.entity), entities.name(body.entity), t(`capacity.${body.capacity}`), body.groups.map(called).join(', ')],
      ...[body.seats, body.remote, ...LANGUAGES.map((one) => body.languages[one] ?? 0), body.interventions, secondsOf(body)].map(String),
    ]),
  ];
  return (
    <div className="buttons">
      <Button onPress={() => void saveTable('csv', 'participation', rows())}>{t('table.asText')}</Button>
      <Button onPress={() => void saveTable('xlsx', 'participation', rows())}>{t('table.asSheet')}</Button>
      <Button look="bare" onPress={() => void refetch()}>
        {t('figures.again')}
      </Button>
    </div>
  );
}
