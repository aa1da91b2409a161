/** A passage of agreed language: where it comes from and its words; beside other words, both with what is in one of them alone marked. */
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { compareWords, type Piece } from '../../../shared/compare/words.ts';
import { ErrorWords } from '../../../shared/page/parts/error.tsx';
import { Shape } from '../../../shared/page/parts/shape.tsx';
import type { FoundPassage } from '../../../shared/wire/agreed.ts';
import { announcer } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import './agreed.css';

interface PassageProps {
  readonly passage: FoundPassage;
  /** Words that it is laid beside. */
  readonly beside?: string;
  /** What else can be done with it. */
  readonly children?: ReactNode;
}

export function Passage({ passage, beside, children }: PassageProps) {
  const { text, language } = passage;
  return (
    <li className="passage">
      <Source passage={passage} />
      {beside === undefined || beside === text ? (
        <p lang={language} dir="auto">
          {text}
        </p>
      ) : (
        <Compared passage={passage} beside={beside} />
      )}
      {beside === text && <Same />}
      <div className="buttons">
        <Copy words={text} about={passage.place} />
        {children}
      </div>
    </li>
  );
}

function Source({ passage: { place, source, language } }: Pick<PassageProps, 'passage'>) {
  const { t, date, days } = useText();
  const isOpinion = source.in === 'opinion';
  const when = isOpinion
    ? t(source.phase === 'adopted' ? 'agreed.adoptedOn' : 'agreed.agreedOn', { date: date(source.at) })
    : t('agreed.adoptedOn', { date: days(source.date, source.date) });
  const called = isOpinion ? t(source.phase === 'adopted' ? 'home.opinion' : 'home.draft', { number: source.number }) : source.symbol;
  return (
    <p className="passage-source">
      <Shape name={isOpinion ? 'agreed' : 'lock'} />
      {isOpinion ? <Link href={`/o/${encodeURIComponent(source.opinion)}#${source.block}`}>{called}</Link> : <bdi>{called}</bdi>}
      <bdi lang={language}>{place}</bdi>
      <span className="note">{when}</span>
      <bdi className="note" lang={language}>
        {source.title}
      </bdi>
    </p>
  );
}

function Same() {
  const { t } = useText();
  return <p className="note">{t('agreed.same')}</p>;
}

/** Side by side: each side shows its own words, and marks those that the other has not. */
function Compared({ passage: { text, language }, beside }: { readonly passage: FoundPassage; readonly beside: string }) {
  const { t } = useText();
  const pieces = compareWords(beside, text, language);
  const side = (of: 'del' | 'ins') => (
    <p lang={language} dir="auto">
      {pieces.map((piece, at) =>
        piece.is === 'same' || piece.is === of ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no state of their own
          <Words key={at} piece={piece} />
        ) : null,
      )}
    </p>
  );
  return (
    <div className="passage-sides">
      <div>
        <p className="note">{t('agreed.here')}</p>
        {side('del')}
      </div>
      <div>
        <p className="note">{t('agreed.there')}</p>
        {side('ins')}
      </div>
    </div>
  );
}

/** Some read neither strokes nor colours aloud, so what they mean is said. */
function Words({ piece: { is, text } }: { readonly piece: Piece }) {
  const { t, language } = useText();
  if (is === 'same' || text.trim() === '') return <span>{text}</span>;
  const said = (words: string) => (
    // the words beside it have their own direction
    <span className="unseen" lang={language} dir="auto">
      {' '}
      {words}{' '}
    </span>
  );
  return is === 'del' ? (
    <del>
      {said(t('agreed.onlyHere'))}
      {text}
      {said(t('agreed.end'))}
    </del>
  ) : (
    <ins>
      {said(t('agreed.onlyThere'))}
      {text}
      {said(t('agreed.end'))}
    </ins>
  );
}

function Copy({ words, about }: { readonly words: string; readonly about: string }) {
  const { t } = useText();
  const [done, setDone] = useState<boolean | null>(null);
  const copy = async (): Promise<void> => {
    const copied = await navigator.clipboard.writeText(words).then(
      () => true,
      () => false,
    );
    setDone(copied);
    announcer.say(copied ? 'status' : 'alert', 'copied', t(copied ? 'agreed.copied' : 'agreed.notCopied'));
  };
  return (
    <>
      <Button look="bare" about={about} onPress={() => void copy()}>
        {t(done === true ? 'agreed.copied' : 'agreed.copy')}
      </Button>
      {done === false && <ErrorWords>{t('agreed.notCopied')}</ErrorWords>}
    </>
  );
}
