/** Words that could not stay in the text: nobody's words are lost, they wait here for their author. */
import { Button } from '../../../ui/button.tsx';
import { Copy } from '../../../ui/copy.tsx';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { useOfOpened } from '../opened.ts';
import '../../kept.css';

export function HandedBack() {
  const { t } = useText();
  const { opinion, names } = useOfOpened(({ opinion, names }) => ({ opinion, names }));
  const items = useStore(opinion.handedBack);
  if (items.length === 0) return null;
  return (
    <section className="handed-back" aria-labelledby="handed-back">
      <h2 id="handed-back">{t('healed.title')}</h2>
      <ul>
        {items.map(({ key, block, why, mine }) => (
          <li key={key}>
            <p>
              {block !== null && <strong>{t('healed.where', { paragraph: names.setOff(block) })} </strong>}
              {t(`heal.${why}`)} {mine === '' && t('healed.nothingLost')}
            </p>
            {mine !== '' && (
              <blockquote dir="auto" aria-label={t('healed.mine')}>
                {mine}
              </blockquote>
            )}
            <div className="buttons">
              {mine !== '' && <Copy words={mine} label={t('healed.mine')} />}
              <Button look="bare" onPress={() => opinion.handedBack.dismiss(key)}>
                {t('healed.dismiss')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
