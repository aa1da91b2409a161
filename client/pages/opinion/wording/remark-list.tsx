/** Each remark: where, what, why, and for whoever may edit that it does not apply here. */

import { useEffect, useRef, useState } from 'react';
import { saysNotHere } from '../../../../shared/forum/wording.ts';
import type { ShownWording } from '../../../../shared/wire/wording.ts';
import type { Finding } from '../../../../shared/wording/finding.ts';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import type { Loaded } from '../../loaded.ts';
import { useMyself } from '../../myself.ts';
import { useOpenedWords } from '../opened.ts';
import { nameOf } from './live-remarks.ts';
import { NotHere } from './not-here.tsx';

/** How many are drawn, and how many more at each press. */
const ROWS = 100;

interface RemarkListProps {
  readonly findings: readonly Finding[];
  /** Index of the one that was gone to; -1 = none. */
  readonly current: number;
  readonly onGo: (finding: Finding) => void;
  readonly said: Loaded<ShownWording>;
}

export function RemarkList({ findings, current, onGo, said }: RemarkListProps) {
  const { t, say } = useText();
  const { names, register } = useOpenedWords();
  const { seat } = useMyself().me;
  const [most, setMost] = useState(ROWS);
  const edits = seat !== null && seat.dismissed !== true && saysNotHere(seat);
  const shown = findings.slice(0, Math.max(most, current + 1));
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (current >= 0) list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <>
      <ol className="wording-list" ref={list}>
        {shown.map((finding, at) => {
          const { block, code, words, instead } = finding;
          const hash = register.paragraphs.find(({ id }) => id === block)?.hash ?? null;
          return (
            <li
              key={nameOf(finding)}
              className={at === current ? 'remark remark-current' : 'remark'}
              aria-current={at === current || undefined}
            >
              <button type="button" className="way" onClick={() => onGo(finding)}>
                <bdi>{names.paragraph(block)}</bdi>
              </button>{' '}
              <strong>{t(`wording.rule.${code}`)}</strong>
              <p className="remark-words">
                {words.trim() === '' && code !== 'unseen' ? (
                  t('wording.missing')
                ) : (
                  <q dir="auto" lang={register.language}>
                    {words}
                  </q>
                )}
              </p>
              <p className="note">{say(`wording.why.${code}`, { instead: instead ?? '' })}</p>
              {edits && hash !== null && <NotHere finding={finding} hash={hash} said={said} />}
            </li>
          );
        })}
      </ol>
      {findings.length > shown.length && (
        <Button onPress={() => setMost(most + ROWS)}>{t('replace.more', { count: findings.length - shown.length })}</Button>
      )}
    </>
  );
}
