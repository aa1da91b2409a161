/**
 * What changed in an opinion as plain text. Square brackets are wording here, and say that something is not agreed; so what came and what went
 * stand in the braces of CriticMarkup.
 */
import { calledWords } from '../../../shared/page/opinion-head.ts';
import type { Reading } from '../../../shared/page/text-html.ts';
import type { Author, MarkedPiece } from '../../room/past/marks.ts';
import {
  aboutWords,
  BROUGHT,
  baselineWords,
  changeWords,
  hasBrought,
  narrowedWords,
  UNTOLD,
  whoseBehind,
  workerWords,
} from '../pages/past/parts.ts';
import { withheldWords } from '../pages/withheld.ts';
import { changedLines } from '../views/changed-lines.ts';
import type { ChangeView, FoundChanges } from '../views/changes.ts';

const MARKS = { ins: ['{++', '++}'], del: ['{--', '--}'] } as const;

/** Words of a text make no mark: whoever writes one into a paragraph cannot put it into somebody's mouth. */
export const unmarked = (words: string): string => words.replaceAll(/\{(?=\+\+|--)|(?<=\+\+|--)(?=\})/g, (brace) => `${brace} `);

/** The changes one by one, or where they stand in the whole text. */
export function changedPlain({ register, text, entities }: Reading, found: FoundChanges, view: ChangeView): string {
  const { t, facts } = text;
  const saying = { text, entities };
  const at = t('opinion.position', { seq: found.until.seq });
  const head = [
    facts([calledWords(text, register), register.title]),
    facts([
      t('compare.title'),
      t('app.valueOf', { field: t('past.since'), is: baselineWords(text, found.since) }),
      at,
      ...narrowedWords(saying, found),
    ]),
    (['ins', 'del'] as const).map((is) => `${t(is === 'ins' ? 'compare.inserted' : 'compare.deleted')} ${MARKS[is].join(' ')}`).join(' · '),
    ...(found.isWithheld ? [t('app.valueOf', { field: UNTOLD, is: t('past.withheld') })] : []),
    ...(hasBrought(found.changes) ? [t('app.valueOf', { field: BROUGHT, is: t('past.brought') })] : []),
  ];
  const short = (one: Author): string => {
    if (one === null) return UNTOLD;
    return typeof one === 'string' ? workerWords(saying, one) : entities.code(one.entity);
  };
  const marked = (pieces: readonly MarkedPiece[]): string => {
    const whose = whoseBehind(pieces);
    return pieces
      .map(({ is, text: words, brought }, place) => {
        const written = withheldWords(unmarked(words), text);
        if (is === 'same') return written;
        const [from, to] = MARKS[is];
        const by = whose[place] ?? [];
        const behind = [...(brought === true ? [BROUGHT] : []), ...by.map(short)].join(' ');
        return `${from}${written}${to}${by.length === 0 ? '' : ` (${behind})`}`;
      })
      .join('');
  };
  const body =
    view === 'whole'
      ? changedLines(found).map(
          ({ line, pieces }) => `${'   '.repeat(line.level)}${line.label === '' ? '' : `${line.label} `}${marked(pieces)}`,
        )
      : found.changes.map((one) =>
          [changeWords(text, one), ...(one.is === 'same' ? [] : [marked(one.pieces)]), ...aboutWords(saying, one)].join('\n'),
        );
  const none = found.all === 0 ? [t(found.since.seq === null ? 'past.noneDeclared' : 'compare.same')] : [];
  return `${[head.join('\n'), ...none, ...body].join('\n\n')}\n`;
}
