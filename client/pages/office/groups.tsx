/** Regional and other groups: names for many delegations. They hold no position and have no seat. */
import { type FormEvent, useState } from 'react';
import type { Group } from '../../../shared/forum/people.ts';
import { nameIn } from '../../../shared/page/entities.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Tick } from '../../ui/field.tsx';
import { Submit } from '../../ui/submit.tsx';
import { Unfolding } from '../../ui/unfolding.tsx';
import { useText } from '../../ui/words.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { useForum, useForumCommand } from '../forum.tsx';
import { Meanwhile } from '../meanwhile.tsx';
import { useEntities } from '../names.ts';
import { TickAll } from '../tick-all.tsx';
import { type CodeAndNames, complete, NameFields } from './name-fields.tsx';
import './participants.css';

export function Groups() {
  const { t } = useText();
  const { forum, trouble } = useForum();
  return (
    <section className="panel" aria-labelledby="groups">
      <h2 id="groups">{t('groups.title')}</h2>
      <p>{t('groups.intro')}</p>
      <ErrorMessage trouble={trouble} />
      {forum === null && trouble === null && <p>{t('app.loading')}</p>}
      {forum?.groups.length === 0 && <p>{t('groups.none')}</p>}
      {forum?.groups.map((group) => (
        <OneGroup key={group.group} group={group} />
      ))}
      <Unfolding summary={t('groups.form')}>{(fold) => <GroupForm group={null} done={fold} />}</Unfolding>
    </section>
  );
}

function OneGroup({ group }: { readonly group: Group }) {
  const { t, list, language } = useText();
  const entities = useEntities();
  const { send, trouble } = useForumCommand();
  const [ending, setEnding] = useState(false);
  const name = nameIn(group.names, language);
  const dissolve = async (): Promise<void> => {
    setEnding(false);
    await send({ do: 'dissolve-group', group: group.group });
  };
  const members = entities.list.filter(({ id }) => group.members.includes(id));
  return (
    <details className="participant">
      <summary>
        <bdi>{name}</bdi> <span className="note">{group.code}</span>
        <span className="note seats-count">{t('groups.count', { count: members.length })}</span>
      </summary>
      <p>{list(members.map(({ id }) => entities.name(id)))}</p>
      <Unfolding summary={t('app.actOn', { act: t('seat.change'), about: name })}>
        {(fold) => <GroupForm group={group} done={fold} />}
      </Unfolding>
      <ErrorMessage trouble={trouble} />
      <div className="buttons">
        <Button look="bare" onPress={() => setEnding(true)} about={name}>
          {t('groups.dissolve')}
        </Button>
      </div>
      {ending && (
        <ConfirmDialog verb={t('groups.dissolve')} onSure={() => void dissolve()} onClose={() => setEnding(false)}>
          <p>{t('groups.dissolveSure', { group: name })}</p>
        </ConfirmDialog>
      )}
    </details>
  );
}

/** null: a new one, named after its code for good. */
function GroupForm({ group, done }: { readonly group: Group | null; readonly done: () => void }) {
  const { t } = useText();
  const entities = useEntities();
  const { send, sending, trouble } = useForumCommand();
  const [called, setCalled] = useState<CodeAndNames>(group ?? { code: '', names: {} });
  const [members, setMembers] = useState<readonly string[]>(group?.members ?? []);
  const [asked, setAsked] = useState(false);
  const present = entities.list.filter(({ dismissed }) => !dismissed);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const whole = complete(called);
    setAsked(whole === null);
    if (whole === null) return;
    // who no longer takes part is no member either
    const wanted = { ...whole, members: present.flatMap(({ id }) => (members.includes(id) ? [id] : [])) };
    const sent = await send(
      group === null
        ? { do: 'form-group', group: whole.code.toLowerCase(), ...wanted }
        : { do: 'change-group', group: group.group, ...wanted },
    );
    if (sent) done();
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)} noValidate>
      <NameFields value={called} onChange={setCalled} asked={asked} />
      <TickAll all={() => setMembers(present.map(({ id }) => id))} none={() => setMembers([])} />
      <fieldset className="pick">
        <legend>{t('groups.members')}</legend>
        {present.map(({ id }) => (
          <Tick
            key={id}
            label={entities.name(id)}
            checked={members.includes(id)}
            onChange={(on) => setMembers(on ? [...members, id] : members.filter((one) => one !== id))}
          />
        ))}
      </fieldset>
      <Meanwhile of={group} sending={sending} />
      <ErrorMessage trouble={trouble} />
      <div className="buttons">
        <Submit>{group === null ? t('groups.form') : t('seat.save')}</Submit>
      </div>
    </form>
  );
}
