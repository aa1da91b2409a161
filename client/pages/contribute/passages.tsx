/** The paragraphs that a contribution speaks to: chosen by draft and paragraph, by the names that the opinion's own page gives them. */
import { useState } from 'react';
import type { Passage } from '../../../shared/forum/contribution.ts';
import { isOfReport, REPORT } from '../../../shared/forum/report.ts';
import { inWords } from '../../../shared/i18n/set-off.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered, NotRead } from '../answered.tsx';
import { both, useLoaded } from '../loaded.ts';
import { type NamedOpinion, useNamed } from '../named-opinion.ts';

interface Choosing {
  readonly passages: readonly Passage[];
  readonly onChange: (passages: readonly Passage[]) => void;
}

export function Passages({ passages, onChange }: Choosing) {
  const { t, facts } = useText();
  const docket = useLoaded('GET /api/docket');
  const documents = useLoaded('GET /api/documents');
  const drafts = docket.value?.drafts.filter(({ hasText }) => hasText) ?? [];
  const texts = [
    ...(documents.value?.some(({ content }) => isOfReport(content)) ? [[REPORT, t('report.name')] as const] : []),
    ...drafts.map((one) => [one.draft, facts([one.number, one.title])] as const),
  ];
  const [opinion, setOpinion] = useState(passages[0]?.opinion ?? '');
  const opinions = [...new Set(passages.map((one) => one.opinion))];
  return (
    <fieldset className="form">
      <legend>{t('contribution.passages')}</legend>
      <NotRead of={both(docket, documents)} />
      {opinions.map((id) => (
        <Chosen key={id} opinion={id} passages={passages} onChange={onChange} />
      ))}
      {texts.length > 0 && <Choice label={t('documents.opinion')} value={opinion} onChange={setOpinion} options={[['', ''], ...texts]} />}
      {opinion !== '' && <Picker key={opinion} opinion={opinion} passages={passages} onChange={onChange} />}
    </fieldset>
  );
}

function Picker({ opinion, passages, onChange }: Choosing & { readonly opinion: string }) {
  const { t } = useText();
  const named = useNamed(opinion);
  const [block, setBlock] = useState('');
  const free = ({ blocks }: NamedOpinion) => blocks.filter((id) => !passages.some((one) => one.opinion === opinion && one.block === id));
  const add = (): void => {
    if (block !== '') onChange([...passages, { opinion, block }]);
    setBlock('');
  };
  return (
    <Answered of={named}>
      {(there) => (
        <>
          <Choice
            label={t('contribution.paragraph')}
            value={block}
            onChange={setBlock}
            options={[['', ''], ...free(there).map((id) => [id, there.names.paragraph(id)] as const)]}
          />
          <div className="buttons">
            <Button onPress={add}>{t('contribution.addPassage')}</Button>
          </div>
        </>
      )}
    </Answered>
  );
}

function Chosen({ opinion, passages, onChange }: Choosing & { readonly opinion: string }) {
  const { t } = useText();
  const named = useNamed(opinion);
  const names = named.value?.names;
  return (
    <ul className="rows">
      {passages
        .filter((one) => one.opinion === opinion)
        .map((one) => {
          const paragraph = names?.setOff(one.block) ?? inWords(t('paragraph.unnamed'));
          return (
            <li key={one.block}>
              <bdi>{names?.paragraph(one.block)}</bdi>
              <Button look="bare" onPress={() => onChange(passages.filter((other) => other !== one))}>
                {t('contribution.dropPassage', { paragraph })}
              </Button>
            </li>
          );
        })}
    </ul>
  );
}
