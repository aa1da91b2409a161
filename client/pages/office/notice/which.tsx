/** What a notice is about, where there are several: one of the deadlines, sittings, opinions or letters. */
import { goesOn } from '../../../../shared/opinion/register.ts';
import { nameIn } from '../../../../shared/page/entities.ts';
import type { ListedOpinion } from '../../../../shared/wire/opinion.ts';
import { Choice } from '../../../ui/choice.tsx';
import { useText } from '../../../ui/words.tsx';
import { Answered } from '../../answered.tsx';
import { useForum } from '../../forum.tsx';
import { useLoaded } from '../../loaded.ts';
import type { Kind } from './wish.ts';

interface WhichProps {
  readonly kind: Kind;
  readonly opinions: readonly ListedOpinion[];
  readonly value: string;
  readonly set: (value: string) => void;
  readonly missing: boolean;
}

export function Which(props: WhichProps) {
  const { t, language } = useText();
  const { forum } = useForum();
  const { kind, opinions } = props;
  switch (kind) {
    case 'deadline': {
      const choices = (forum?.deadlines ?? []).map(({ deadline, names }) => [deadline, nameIn(names, language)] as const);
      return <Chosen {...props} label={t('notice.deadline')} none={t('notice.noDeadline')} choices={choices} />;
    }
    case 'sitting': {
      const choices = (forum?.meetings ?? []).flatMap(({ meeting, code, sittings }) =>
        sittings
          .filter(({ state }) => state !== 'closed')
          .map(({ number }) => [`${meeting} ${number}`, t('notice.of.sitting', { sitting: number, meeting: code })] as const),
      );
      return <Chosen {...props} label={t('notice.sitting')} none={t('notice.noSitting')} choices={choices} />;
    }
    case 'silence': {
      const choices = opinions.filter(({ phase }) => goesOn(phase)).map(({ id, number }) => [id, t('home.draft', { number })] as const);
      return <Chosen {...props} label={t('notice.opinion')} none={t('notice.noOpinion')} choices={choices} />;
    }
    case 'circular':
      return <WhichLetter {...props} />;
    default:
      return null;
  }
}

function WhichLetter(props: WhichProps) {
  const { t } = useText();
  const letters = useLoaded('GET /api/circulars');
  return (
    <Answered of={letters} empty={t('circular.none')}>
      {(all) => {
        const choices = all.map(({ circular, number, title }) => [circular, `${number} – ${title}`] as const);
        return <Chosen {...props} label={t('notice.circular')} none={t('circular.none')} choices={choices} />;
      }}
    </Answered>
  );
}

interface ChosenProps extends WhichProps {
  readonly label: string;
  readonly none: string;
  readonly choices: readonly (readonly [value: string, words: string])[];
}

function Chosen({ label, none, choices, value, set, missing }: ChosenProps) {
  const { t } = useText();
  if (choices.length === 0) return <p className="note">{none}</p>;
  return <Choice label={label} value={value} onChange={set} error={missing ? t('form.needed') : null} options={[['', ''], ...choices]} />;
}
