/** Of each thing that a log can hold: how often 20,000 random meetings must have met it at the least. */
import type { Act, ActType, TextFacts } from '../../shared/opinion/entry.ts';
import type { PositionKind } from '../../shared/opinion/vocabulary.ts';

/** What came into the rules last; tests/opinion/newest.ts sees to it. */
const NEWEST = 100;
const SOME = 10;
/** Not in a meeting by itself: what is done in restricted sessions, by the server to older logs, and to letters that no meeting here has. */
const NEVER = 0;

type Carried = NonNullable<TextFacts['carriesOut']>['command'];
type Name = `act ${ActType}` | `position ${PositionKind}` | `text ${Carried}` | 'raised across a copy' | 'raised across a deletion';

const LEAST: Readonly<Record<Name, number>> = {
  'act opinion.created': SOME,
  'act policy.changed': SOME,
  'act discussion.opened': SOME,
  'act focus.set': SOME,
  'act position.raised': SOME,
  'act elsewhere.told': SOME,
  'act position.withdrawn': SOME,
  'act position.confirmed': NEWEST,
  'act position.disowned': NEWEST,
  'act withdrawal.noted': SOME,
  'act position.dropped': SOME,
  'act dissociated': SOME,
  'act statement.made': SOME,
  'act call.opened': SOME,
  'act call.extended': SOME,
  'act call.cancelled': SOME,
  'act call.ripe': SOME,
  'act paragraphs.referred': SOME,
  'act paragraphs.recalled': SOME,
  'act paragraph.declared': SOME,
  'act declaration.undone': SOME,
  'act reopening.asked': SOME,
  'act paragraph.reopened': SOME,
  'act adoption.called': SOME,
  'act opinion.adopted': SOME,
  'act adoption.closed': NEWEST,
  'act adoption.undone': NEWEST,
  'act objection.late': NEWEST,
  'act opinion.closed': SOME,
  'act appeal.made': NEWEST,
  'act appeal.ended': NEWEST,
  'act appeal.withdrawn': NEWEST,
  'act appeal.contradicted': NEWEST,
  'act editorial.proposed': NEWEST,
  'act editorial.declined': NEWEST,
  'act editorial.stood': NEWEST,
  'act words.withheld': NEVER,
  'act withholding.proposed': NEVER,
  'act withholding.declined': NEVER,
  'act report.finished': SOME,
  'act report.reopened': SOME,
  'act time.lapsed': SOME,
  'act restricted.opened': NEVER,
  'act restricted.closed': NEVER,
  'act restricted.published': NEVER,
  'act rules.upgraded': NEVER,
  'position objection': SOME,
  'position time': SOME,
  'position reservation': SOME,
  'position support': SOME,
  'position concern': SOME,
  'position abstain': SOME,
  'position conditional': NEWEST,
  'position ad-referendum': NEWEST,
  'text import': SOME,
  'text restore': SOME,
  'text settle': SOME,
  'text confirm-editorial': NEWEST,
  'text contest-editorial': NEWEST,
  'text publish': NEVER,
  'text remove-paragraphs': NEWEST,
  'text restore-deletion': NEWEST,
  'raised across a copy': NEWEST,
  'raised across a deletion': NEWEST,
};

/** Under which of these an entry counts. */
export function namesOf(fact: Act | TextFacts): readonly Name[] {
  if (fact.type === 'text') return fact.carriesOut === undefined ? [] : [`text ${fact.carriesOut.command}`];
  const act = `act ${fact.type}` as const;
  if (fact.type !== 'position.raised') return [act];
  const across = [
    ...(fact.copied === undefined ? [] : ['raised across a copy' as const]),
    ...(fact.echoes === undefined ? [] : ['raised across a deletion' as const]),
  ];
  return [act, `position ${fact.kind}`, ...across];
}

/** What came less often than it must, and what came though it never should. */
export const missed = (saw: ReadonlyMap<string, number>): readonly string[] =>
  Object.entries(LEAST).flatMap(([name, least]) => {
    const times = saw.get(name) ?? 0;
    return (least === NEVER ? times > 0 : times < least) ? [`${name}: ${times}`] : [];
  });

/** How what is under discussion is shown to the room. */
export const LOOKS = [{ view: 'clean' }, { view: 'marked' }, { view: 'clean', story: true }, { view: 'marked', story: true }] as const;
