/**
 * Appeals against decisions of the chair: a Member State makes one on the paragraph or on the whole that was decided upon, everybody reads what
 * became of it, the secretariat records its end. One place for all of them stands below the text.
 */
import { useEffect, useRef, useState } from 'react';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { appealNews } from '../../../../shared/page/appeal-news.ts';
import { rulingWords } from '../../../../shared/page/appeals.ts';
import { announcer } from '../../../ui/announce.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { useReturn } from '../../../ui/return.ts';
import { useText } from '../../../ui/words.tsx';
import { useMyself } from '../../myself.ts';
import { useAct } from '../act.ts';
import { WordsField } from '../forms/act-fields.tsx';
import { ActForm } from '../forms/act-form.tsx';
import { useKept } from '../forms/kept.ts';
import { useHeldWords, useOfOpened } from '../opened.ts';
import { AppealCard } from './appeal-card.tsx';

/** On the current paragraph, or on the opinion as a whole. */
export function AppealsHere({ block }: { readonly block: BlockId | null }) {
  const here = useOfOpened(({ register }) =>
    register.appeals.filter(({ against: { blocks } }) => (block === null ? blocks.length === 0 : blocks.includes(block))),
  );
  return (
    <>
      {here.map((appeal) => (
        <AppealCard key={appeal.seq} appeal={appeal} />
      ))}
      <Appealing key={block} block={block} />
    </>
  );
}

/** All there were, and the way to appeal against the closing, when nothing stands above the text any more. */
export function AllAppeals() {
  const { t } = useText();
  const { appeals, closed } = useOfOpened(({ register: { appeals, phase }, why }) => ({
    ...{ appeals, closed: phase === 'not-adopted' && why('appeal', null) === null },
  }));
  useAloud();
  if (appeals.length === 0 && !closed) return null;
  return (
    <section className="for-record" aria-label={t('appeal.title')}>
      <h2>{t('appeal.title')}</h2>
      {appeals.map((appeal) => (
        <AppealCard key={appeal.seq} appeal={appeal} />
      ))}
      {closed && <Appealing block={null} />}
    </section>
  );
}

function Appealing({ block }: { readonly block: BlockId | null }) {
  const text = useText();
  const { t } = text;
  const { me } = useMyself();
  const { names, appeals, onWhole } = useOfOpened(({ names, register }) => ({
    ...{ names, appeals: register.appeals, onWhole: register.rulings },
  }));
  const here =
    useOfOpened(({ register: { paragraphs: said } }) => (block === null ? undefined : said.find(({ id }) => id === block)?.rulings)) ?? [];
  const own = new Set(
    appeals.flatMap(({ entity, entered, against }) => (entity === me.seat?.entity && entered === null ? against.seq : [])),
  );
  const rulings = (block === null ? onWhole : here).filter(({ seq }) => !own.has(seq)).toReversed();
  // the rules are asked where there is something to appeal against
  const isRefused = useOfOpened(({ why }) => rulings.length > 0 && why('appeal', block) !== null);
  const [writing, setWriting] = useState(false);
  const button = useReturn(writing);
  const [picked, pick] = useState('');
  const [lacking, setLacking] = useState(false);
  const key = `appeal:${block ?? ''}`;
  const words = useKept(key);
  const acting = useAct();
  const [latest] = rulings;
  if (me.seat?.capacity !== 'member-state' || latest === undefined || (!writing && isRefused)) return null;
  if (!writing)
    return (
      <div className="buttons">
        <Button ref={button} onPress={() => setWriting(true)} label={`${t('appeal.make')} ${rulingWords(text, names, latest, [])}`}>
          {t('appeal.make')} <span className="hint">{rulingWords(text, names, latest, [])}</span>
        </Button>
      </div>
    );
  const submit = async (): Promise<void> => {
    const reason = words.value.trim();
    setLacking(reason === '');
    const of = rulings.find(({ seq }) => String(seq) === picked)?.seq ?? latest.seq;
    if (reason !== '' && (await acting.send({ do: 'appeal', of, reason }, key))) setWriting(false);
  };
  return (
    <ActForm title={t('appeal.make')} acting={acting} press={t('appeal.make')} onSubmit={submit} onLeave={() => setWriting(false)}>
      <p className="note">{t('appeal.note')}</p>
      <Choice
        label={t('appeal.which')}
        value={picked === '' ? String(latest.seq) : picked}
        onChange={pick}
        options={rulings.map((one) => [String(one.seq), rulingWords(text, names, one, [])])}
      />
      <WordsField label={t('form.reason')} kept={words} hint="needed" first lacking={lacking} />
    </ActForm>
  );
}

/** Says what has become of appeals, once. */
function useAloud(): void {
  const text = useText();
  const { subscribe, getSnapshot } = useHeldWords();
  const told = useRef(getSnapshot().register);
  useEffect(() => {
    const look = (): void => {
      const { register, names } = getSnapshot();
      const before = told.current;
      if (before.seq === register.seq) return;
      told.current = register;
      for (const { region, kind, words } of appealNews(before, register, text, names)) announcer.say(region, kind, words);
    };
    look();
    return subscribe(look);
  }, [subscribe, getSnapshot, text]);
}
