import { useState } from 'react';
import type { Link } from '../../../../shared/opinion/entry.ts';
import { goesOn } from '../../../../shared/opinion/register.ts';
import { Choice } from '../../../ui/choice.tsx';
import { useText } from '../../../ui/words.tsx';
import { Answered, NotRead } from '../../answered.tsx';
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
  const opinions = useLoaded('GET /api/opinions');
  const [looked, look] = useState('');
  const open = (opinions.value ?? []).filter(({ id, phase }) => id !== register.opinion && goesOn(phase));
  if (open.length === 0 && opinions.trouble === null) return null;
  const shown = open.filter(({ id }) => id === looked || links.some(({ opinion }) => opinion === id));
  return (
    <>
      <Choice
        label={t('form.conditionElsewhere')}
        value={looked}
        onChange={look}
        options={[['', ''], ...open.map(({ id, number, title, language }) => [id, facts([number, title]), language] as const)]}
      />
      <NotRead of={opinions} />
      {shown.map(({ id, number }) => (
        <OfDraft key={id} opinion={id} legend={t('home.draft', { number })} links={links} onChange={onChange} />
      ))}
    </>
  );
}

function OfDraft({ opinion, legend, links, onChange }: Picking & { readonly opinion: string; readonly legend: string }) {
  const named = useNamed(opinion);
  const chosen = new Set(links.flatMap((link) => (link.opinion === opinion ? [link.block] : [])));
  return (
    <Answered of={named}>
      {({ register, names }) => {
        const among = register.paragraphs.filter(({ status }) => status !== null);
        return (
          <PickParagraphs
            legend={legend}
            among={among}
            names={names}
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
      }}
    </Answered>
  );
}
