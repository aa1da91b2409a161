import { useState } from 'react';
import type { Link } from '../../../../shared/opinion/entry.ts';
import { goesOn } from '../../../../shared/opinion/register.ts';
import { Choice } from '../../../ui/choice.tsx';
import { useText } from '../../../ui/words.tsx';
import { ErrorMessage } from '../../error-message.tsx';
import { useLoaded } from '../../loaded.ts';
import { useNamed } from '../../named-opinion.ts';
import { useOpened } from '../opened.ts';
import { PickParagraphs } from './pick-paragraphs.tsx';

interface Picking {
  readonly links: readonly Link[];
  readonly onChange: (links: readonly Link[]) => void;
}

/** Paragraphs of other drafts, each to tick; those that were ticked stay in sight while another draft is looked at. */
export function PickElsewhere({ links, onChange }: Picking) {
  const { t, facts } = useText();
  const { register } = useOpened();
  const { value, trouble } = useLoaded('GET /api/opinions');
  const [looked, look] = useState('');
  const open = (value ?? []).filter(({ id, phase }) => id !== register.opinion && goesOn(phase));
  if (open.length === 0 && trouble === null) return null;
  const shown = open.filter(({ id }) => id === looked || links.some(({ opinion }) => opinion === id));
  return (
    <>
      <Choice
        label={t('form.conditionElsewhere')}
        value={looked}
        onChange={look}
        options={[['', ''], ...open.map(({ id, number, title, language }) => [id, facts([number, title]), language] as const)]}
      />
      <ErrorMessage trouble={trouble} />
      {shown.map(({ id, number }) => (
        <OfDraft key={id} opinion={id} legend={t('home.draft', { number })} links={links} onChange={onChange} />
      ))}
    </>
  );
}

function OfDraft({ opinion, legend, links, onChange }: Picking & { readonly opinion: string; readonly legend: string }) {
  const { t } = useText();
  const named = useNamed(opinion);
  if (named === null) return <p>{t('app.loading')}</p>;
  const among = named.register.paragraphs.filter(({ status }) => status !== null);
  const chosen = new Set(links.flatMap((link) => (link.opinion === opinion ? [link.block] : [])));
  return (
    <PickParagraphs
      legend={legend}
      among={among}
      names={named.names}
      chosen={chosen}
      onChoose={(now) =>
        onChange([
          ...links.filter((link) => link.opinion !== opinion),
          ...among.flatMap(({ id, hash }) => (now.has(id) ? [{ opinion, block: id, hash }] : [])),
        ])
      }
      lacking={false}
    />
  );
}
