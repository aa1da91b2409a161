/** 1.9: that the text has met an objection is said on paper and to those who follow, with the entry that has met it; else where its words stand. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opened } from '../export/opened.ts';
import { CHAIR, OTHER_STATE, STATE } from '../forum/session.ts';
import { IEG_1 } from '../forum/world.ts';
import { type LiveStage, liveStage } from '../live/stage.ts';
import { addBlock } from '../support/blocks.ts';
import { part } from './part.ts';

const DAY_MS = 86_400_000;
const REASON = 'Prices are for each State.';
const GONE = '“considering b) (deleted)”';

let stage: LiveStage;
let met: number;
let block: string;
beforeAll(async () => {
  stage = await liveStage();
  const paragraph = await stage.paragraph('b)');
  block = paragraph.block;
  await stage.acts(STATE, { do: 'raise-objection', ...paragraph, reason: REASON, endsIf: { deleted: true } });
  const exact = (await stage.register(STATE, stage.opinion)).paragraphs.find(({ id }) => id === block)?.exact ?? '';
  met = await stage.acts(OTHER_STATE, { do: 'remove-paragraphs', targets: [{ block, exact }] });
});
afterAll(() => stage.close());

const sheet = async (day = '2026-01-05') => (await stage.page(`/meetings/${IEG_1.meeting}/day-sheet?day=${day}`, STATE)).text;
const comments = async () => {
  const { bytes } = await stage.page(`/api/opinions/${stage.opinion}/word`, CHAIR);
  return opened(bytes).paragraphs.flatMap((one) => one.comments);
};
const named = () => `Met at record position ${met}, by Bruma: it no longer holds anything up, but does so again if the words change.`;

describe('an objection that the text has met', () => {
  it('1.9 D1 is named on the day sheet, with the entry that has met it and whose that was', async () => {
    const page = await sheet();
    expect(part(page, 'Positions raised and withdrawn')).toContain(
      `The text now meets the objection of e-member-state to ${GONE}: record position ${met}, by Bruma.`,
    );
    expect(part(page, 'What stands in the way, and who alone can lift it')).not.toContain('e-member-state');
  });

  it('1.9 D7 is named where its delegation hands over', async () => {
    const own = part((await stage.page('/delegation/hand-over', STATE)).text, 'Its positions that stand');
    expect(own).toContain(`e-member-state objects to ${GONE}.`);
    expect(own).toContain(named());
    expect(own).toContain(REASON);
  });

  it('1.9 W4 is a comment in Word by its State, with its reason', async () => {
    const own = (await comments()).filter(({ author }) => author.includes('e-member-state'));
    expect(own.flatMap(({ lines }) => lines)).toEqual(expect.arrayContaining(['Objection', `Reason: ${REASON}`, named()]));
  });

  it('1.9 is named wherever a call on its paragraph is told, to those who follow and on the day sheet of another day', async () => {
    const call = await stage.acts(CHAIR, { do: 'call', targets: [{ block, hash: null }] });
    expect(call).toBeGreaterThan(met);
    expect((await stage.page(`/live/${stage.opinion}`, STATE)).text).toMatch(/<p class="call">.*Met by the text: e-member-state/);
    stage.clock.sleep(DAY_MS);
    const next = await sheet('2026-01-06');
    expect(part(next, 'Positions raised and withdrawn')).not.toContain('has met');
    expect(part(next, 'Open calls')).toContain('Met by the text: e-member-state');
    await stage.acts(CHAIR, { do: 'cancel-call', blocks: [block] });
  });

  it('1.9 8.14 is said to the public without the State, and how many are', async () => {
    await stage.acts(CHAIR, { do: 'call', targets: [{ block, hash: null }] });
    await stage.open('public');
    const { text } = await stage.page(`/live/${stage.opinion}`, null);
    expect(text).toMatch(/<p class="call">.*1 objection met by the text/);
    expect(text).not.toContain('e-member-state');
    await stage.open('members');
    await stage.acts(CHAIR, { do: 'cancel-call', blocks: [block] });
  });

  it('1.9 is said not to be met while its words stand elsewhere, and where', async () => {
    const editor = await stage.connect(OTHER_STATE, stage.opinion);
    await editor.synced;
    const { block: before } = await stage.paragraph('a)');
    await editor.edit((doc) => addBlock(doc, before, 'b7b7b7b7b7', 'that prices are high', 'preamble-item'));
    const words = 'Not met: its words stand in “considering c)”';
    expect(part((await stage.page('/delegation/hand-over', STATE)).text, 'Its positions that stand')).toContain(words);
    expect(part(await sheet('2026-01-06'), 'What stands in the way, and who alone can lift it')).toContain(words);
    const own = (await comments()).filter(({ author }) => author.includes('e-member-state'));
    expect(own.flatMap(({ lines }) => lines).join()).toContain(words);
  });
});
