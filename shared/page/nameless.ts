/**
 * Register and words as the public has them where the names of those who hold positions are not released: what is said and how often, not
 * by whom and why. Whatever could say it is taken out here, before anything is written of it.
 */
import type { Register, ShownAdoption, ShownParagraph, ShownPosition } from '../opinion/register.ts';
import type { TextBlock } from '../text/block.ts';
import { isDoubled } from './doubled.ts';
import type { News } from './news.ts';

/** In the place of an entity that is not named. */
export const NOBODY = '';

export function nameless({ paragraphs, positions, ...register }: Register): Register {
  return {
    ...register,
    paragraphs: paragraphs.map(withoutNames),
    positions: unnamed(positions),
    blockers: register.blockers.map(({ code, blocks }) => ({ code, ...(blocks && { blocks }) })),
    elsewhere: [],
    adopted: register.adopted && { ...register.adopted, pending: register.adopted.pending.map(unsaid) },
    disowned: [],
    dissociations: [],
    statements: [],
    appeals: [],
  };
}

/** Suggested words say whose they are. */
export const unsignedWords = (blocks: readonly TextBlock[]): readonly TextBlock[] =>
  blocks.map((block) => ({
    ...block,
    sug: block.sug && `${block.sug.split(':')[0]}:`,
    runs: block.runs.map((run) => ({ ...run, marks: run.marks.map(({ name }) => ({ name, attrs: {} })) })),
  }));

/** What others than Member States say too is not told of one that is not named. */
export const ofStates = ({ kind }: News): boolean => !['support', 'concern', 'note-withdrawn', 'statement'].includes(kind);

const unsaid = ({ came }: ShownAdoption['pending'][number]) => ({ entity: NOBODY, came, note: null });

/** Without names nobody could tell that two are of one State. */
const unnamed = (positions: readonly ShownPosition[]): readonly ShownPosition[] =>
  positions.filter((one) => !isDoubled(one, positions)).map(unsigned);

const unsigned = (position: ShownPosition): ShownPosition => ({
  ...position,
  entity: NOBODY,
  enteredBy: null,
  entered: false,
  inherited: null,
  endsIf: null,
  metBy: null,
  echoes: [],
  noted: null,
  note: null,
});

function withoutNames(paragraph: ShownParagraph): ShownParagraph {
  const { broken, referred, removedBy, reopened, reopenAsked } = paragraph;
  return {
    ...paragraph,
    positions: unnamed(paragraph.positions),
    removedBy: removedBy && { ...removedBy, entity: NOBODY },
    broken: broken && { ...broken, entity: NOBODY },
    referred: referred && { ...referred, note: null },
    reopened: reopened && { ...reopened, entity: null, note: null },
    reopenAsked: reopenAsked.map(({ seq }) => ({ seq, entity: NOBODY, note: null })),
    settled: [],
  };
}
