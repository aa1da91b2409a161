/** The text of an opinion for reading, where nobody is connected to it: while a session goes on with it elsewhere, and after one. */
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { NotRead } from '../answered.tsx';
import { both, useLoaded } from '../loaded.ts';
import { TextWords } from '../text-words.tsx';
import { Waiting } from '../waiting.tsx';

export function AsItStood({ id }: { readonly id: string }) {
  const { t } = useText();
  const register = useLoaded('GET /api/opinions/:id/register', { id });
  const text = useLoaded('GET /api/opinions/:id/text', { id });
  const stood = both(register, text);
  if (stood.value === null) return stood.trouble === null ? <Waiting opinion={id} /> : <NotRead of={stood} />;
  const [{ number, title, phase, language }, { blocks }] = stood.value;
  return (
    <article className="as-it-stood">
      <Title words={`${number} ${title}`} />
      <h1>{t(phase === 'adopted' ? 'home.opinion' : 'home.draft', { number })}</h1>
      <div className="text-words" lang={language}>
        <TextWords blocks={blocks} />
      </div>
    </article>
  );
}
