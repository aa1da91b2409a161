/** What a file would change, to be looked at and chosen. Nothing of it is lost: what has no place in the text can be copied. */
import { useState } from 'react';
import type { Piece } from '../../../shared/compare/words.ts';
import type { FileChange } from '../../../shared/word/redline.ts';
import { closedIn } from '../../sync/permission.ts';
import { Button } from '../../ui/button.tsx';
import { Copy } from '../../ui/copy.tsx';
import { Tick } from '../../ui/field.tsx';
import { useText } from '../../ui/words.tsx';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { useOpenedWords } from '../opinion/opened.ts';
import { useThreads } from '../opinion/threads/use-threads.ts';
import { type Laid, type ReadRedline, suggest } from './changes-from-file.ts';
import { LeftOutWords } from './left-out.tsx';

export function FileChanges({ read, onClose }: { readonly read: ReadRedline; readonly onClose: () => void }) {
  const { t, list } = useText();
  const { me } = useMyself();
  const entities = useEntities();
  // where comments cannot be offered they are said
  const threads = useThreads();
  const { opinion, register } = useOpenedWords();
  const nameOf = useChangeName();
  const closed = closedIn(register);
  const isClosed = ({ is, block }: FileChange): boolean => is !== 'new' && block !== null && closed.has(block);
  const open = read.changes.filter((change) => !isClosed(change));
  const shut = read.changes.filter(isClosed);
  // what somebody must look at twice is not chosen by itself
  const [chosen, setChosen] = useState<ReadonlySet<FileChange>>(() => new Set(read.changes.filter(({ doubt }) => doubt === null)));
  const [done, setDone] = useState<Laid | null>(null);
  const taken = open.filter((change) => chosen.has(change));
  const entity = me.seat?.entity ?? '';
  const view = opinion.view.getSnapshot();
  const put = (): void => {
    if (view === null) return;
    setDone(suggest(view, taken, read.on, entity, (id) => closed.has(id)));
  };
  if (done !== null)
    return (
      <>
        <p role="status">{t('redline.done', { entity: entities.name(entity), count: done.count })}</p>
        <Left title={t('redline.back')} items={done.back.map((one) => ({ name: nameOf(one), words: wordsOf(one) }))} />
        <div className="buttons">
          <Button look="main" onPress={onClose}>
            {t('app.close')}
          </Button>
        </div>
      </>
    );
  const authors = read.by.length === 0 ? t('word.nobody') : list(read.by);
  return (
    <>
      <p role="status">
        {read.marked ? t('redline.marked', { authors }) : t('redline.unmarked')}{' '}
        {read.changes.length + read.unplaced.length === 0 && t('redline.none')}
      </p>
      <LeftOutWords left={threads === null || read.comments.length === 0 ? read.left : { ...read.left, comments: [] }} />
      {open.length > 0 && (
        <ul className="redline">
          {open.map((change, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
            <li key={at}>
              <Tick
                label={nameOf(change)}
                checked={chosen.has(change)}
                onChange={(on) => setChosen(new Set([...[...chosen].filter((one) => one !== change), ...(on ? [change] : [])]))}
              />
              <p className="redline-words" lang={register.language} dir="auto">
                {change.pieces.map(shown)}
              </p>
              {change.doubt !== null && <p className="note">{t(doubtOf(change, change.doubt))}</p>}
            </li>
          ))}
        </ul>
      )}
      <Left title={t('redline.closed')} items={shut.map((one) => ({ name: nameOf(one), words: wordsOf(one) }))} />
      <Left title={t('redline.unplaced')} items={read.unplaced.map((words) => ({ name: '', words }))} />
      <div className="buttons">
        <Button
          look="main"
          why={view?.editable !== true ? t('redline.notNow') : taken.length === 0 ? t('redline.nothing') : null}
          onPress={put}
        >
          {t('redline.put', { count: taken.length })}
        </Button>
        <Button onPress={onClose}>{t('app.cancel')}</Button>
      </div>
    </>
  );
}

function useChangeName(): (change: FileChange) => string {
  const { t } = useText();
  const { names } = useOpenedWords();
  return ({ is, block }) => {
    if (is !== 'new') return names.paragraph(block);
    return block === null ? t('redline.newFirst') : t('redline.newAfter', { paragraph: names.setOff(block) });
  };
}

const UNMARKED = { changed: 'redline.unsaid', gone: 'redline.absent', new: 'redline.extra' } as const;

const doubtOf = ({ is }: FileChange, doubt: 'differs' | 'unmarked') => (doubt === 'differs' ? 'redline.differs' : UNMARKED[is]);

/** As the file has them; of what the file deletes, the words that it would take. */
const wordsOf = ({ is, pieces }: FileChange): string =>
  pieces.map((piece) => (piece.is !== 'del' || is === 'gone' ? piece.text : '')).join('');

const shown = ({ is, text }: Piece, at: number) => {
  const key = `${at}`;
  return is === 'ins' ? <ins key={key}>{text}</ins> : is === 'del' ? <del key={key}>{text}</del> : <span key={key}>{text}</span>;
};

function Left({ title, items }: { readonly title: string; readonly items: readonly { readonly name: string; readonly words: string }[] }) {
  if (items.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className="redline">
        {items.map(({ name, words }) => (
          <li key={`${name} ${words}`}>
            {name !== '' && <p>{name}</p>}
            <p className="redline-words" dir="auto">
              {words}
            </p>
            <Copy words={words} label={name === '' ? title : name} />
          </li>
        ))}
      </ul>
    </section>
  );
}
