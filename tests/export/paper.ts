/** An opinion with everything a file can hold: two States' suggestions, positions, brackets, Arabic and Chinese. */
import type { Entity } from '../../shared/forum/people.ts';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText } from '../../shared/i18n/text.ts';
import type { Register, ShownPosition } from '../../shared/opinion/register.ts';
import type { BlockKind, Language } from '../../shared/opinion/vocabulary.ts';
import { Entities } from '../../shared/page/entities.ts';
import type { Reading } from '../../shared/page/text-html.ts';
import type { TextBlock, TextRun } from '../../shared/text/block.ts';
import { paragraphOf, registerOf } from '../client/support/registers.ts';

export const HASHES = { textHash: 'T'.repeat(43), docHash: 'D'.repeat(43) };
export const FORUM = 'Test Forum';
const NOW = Date.UTC(2030, 4, 17, 9, 30);
const RAISED = Date.UTC(2030, 4, 16, 8, 0);
export const KENYA = 'KEN (Kenya)';
export const BRAZIL = 'BRA (Brazil)';

const ENTITIES: readonly Entity[] = [
  { id: 'ken', code: 'KEN', names: { en: 'Kenya' }, capacity: 'member-state' },
  { id: 'bra', code: 'BRA', names: { en: 'Brazil' }, capacity: 'member-state' },
];

export const coming = (text: string, by: string): TextRun => ({ text, marks: [{ name: 'insertion', attrs: { by, id: 'a1' } }] });
const going = (text: string, by: string): TextRun => ({ text, marks: [{ name: 'deletion', attrs: { by, id: 'a2' } }] });
/** One State's words that another would take out again. */
const contested = (text: string, by: string, other: string): TextRun => ({
  text,
  marks: [
    { name: 'deletion', attrs: { by: other, id: 'a3' } },
    { name: 'insertion', attrs: { by, id: 'a4' } },
  ],
});

let made = 0;
export function block(kind: BlockKind, runs: readonly (string | TextRun)[], more: Partial<TextBlock> = {}): TextBlock {
  made += 1;
  const worded = runs.map((run): TextRun => (typeof run === 'string' ? { text: run, marks: [] } : run));
  return { id: `b${String(made).padStart(9, '0')}`, kind, level: 0, sug: null, runs: worded, ...more };
}

export const position = (kind: ShownPosition['kind'], entity: string, more: Partial<ShownPosition> = {}): ShownPosition => ({
  id: `p-${kind}-${entity}`,
  ...{
    kind,
    entity,
    at: RAISED,
    seq: 9,
    via: 'screen',
    enteredBy: null,
    entered: false,
    until: null,
    earlierWording: false,
    carriedFrom: null,
  },
  ...{
    late: false,
    toConfirm: false,
    inherited: null,
    noted: null,
    endsIf: null,
    links: null,
    met: false,
    metBy: null,
    echoes: [],
    note: null,
  },
  ...more,
});

export const BLOCKS = {
  title: block('title', ['Fostering affordable access']),
  enacting: block('enacting', ['The Forum,']),
  considering: block('preamble-heading', ['considering']),
  a: block('preamble-item', [
    'that access is ',
    going('important', 'ken'),
    coming('[essential]', 'ken'),
    ' for [all][developing] countries;',
  ]),
  b: block('preamble-item', ['a wholly new recital;'], { sug: 'ins:bra:b1' }),
  arabic: block('preamble-item', ['أن التوصيلية ', going('مهمة', 'ken'), ' في WTPF 2030 دائما؛']),
  chinese: block('preamble-item', ['考虑到互联互通至关重要，', coming('所有国家', 'bra')], { level: 1 }),
  view: block('operative-heading', ['is of the view']),
  one: block('operative-item', ['that prices ', contested('must', 'ken', 'bra'), ' fall;'], {}),
  two: block('operative-item', ['that nothing be done.'], { sug: 'del:bra:b2' }),
} as const;

const LABELS: readonly (readonly [keyof typeof BLOCKS, string])[] = [
  ['a', 'a)'],
  ['arabic', 'b)'],
  ['chinese', 'i)'],
  ['one', '1'],
  ['two', '2'],
];

const POSITIONS: Readonly<Partial<Record<keyof typeof BLOCKS, readonly ShownPosition[]>>> = {
  a: [
    position('objection', 'bra', { note: { reason: 'It names no one.\nNobody is bound.', cure: 'Say who.', person: 'Ana Secret' } }),
    position('objection', 'ken', { endsIf: { deleted: true }, met: true, metBy: { seq: 11, entity: 'bra' } }),
  ],
  b: [position('time', 'ken', { until: NOW })],
  one: [position('reservation', 'ken', { note: { reason: 'Our law.', appended: 'Kenya reserves its position.' } })],
};

/** `blocks`: other words in their place. */
export async function readingOf(
  { blocks = Object.values(BLOCKS), language = 'en', ...change }: Partial<Register> & { readonly blocks?: readonly TextBlock[] } = {},
  pages: Language = 'en',
): Promise<Reading> {
  const labels = new Map(LABELS.map(([name, label]) => [BLOCKS[name].id, label]));
  const positions = new Map(Object.entries(POSITIONS).map(([name, these]) => [BLOCKS[name as keyof typeof BLOCKS].id, these]));
  const paragraphs = blocks.map(({ id, kind, level }) => {
    const heading = kind.endsWith('-item') ? (kind === 'preamble-item' ? BLOCKS.considering : BLOCKS.view).id : null;
    return paragraphOf(id, { kind, level, heading, label: labels.get(id) ?? '', positions: positions.get(id) ?? [] });
  });
  const register = registerOf({ seq: 412, at: NOW, number: '3', title: 'Fostering affordable access', language, paragraphs, ...change });
  const text = createText(pages, await loadCatalogue(pages), 'UTC');
  return { register, blocks, text, entities: new Entities(ENTITIES, pages) };
}
