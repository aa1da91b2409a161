import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered } from '../answered.tsx';
import { useLoaded } from '../loaded.ts';
import { useMyself } from '../myself.ts';
import { Issue } from './issue.tsx';
import { Letter } from './letter.tsx';
import './circulars.css';

export function Circulars() {
  const { t } = useText();
  const { me } = useMyself();
  const letters = useLoaded('GET /api/circulars');
  return (
    <div className="sheet">
      <Title words={t('circular.title')} />
      <h1>{t('circular.title')}</h1>
      <p className="lead">{t('circular.silence')}</p>
      <Answered of={letters} empty={t('circular.none')}>
        {(all) => all.map((letter) => <Letter key={letter.circular} letter={letter} refetch={letters.refetch} />)}
      </Answered>
      {me.seat?.capacity === 'secretariat' && <Issue issued={letters.refetch} />}
    </div>
  );
}
