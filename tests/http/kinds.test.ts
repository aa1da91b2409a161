/** Whatever kinds of positions there are, each is told wherever positions are: nobody has to remember a place for a new one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { quoted } from '../../shared/i18n/set-off.ts';
import { createText } from '../../shared/i18n/text.ts';
import { commandFor } from '../../shared/opinion/asking.ts';
import { BY_WEIGHT, KINDS } from '../../shared/opinion/kinds.ts';
import { KIND_MARKS } from '../../shared/page/kind-marks.ts';
import { opened } from '../export/opened.ts';
import { STATE } from '../forum/session.ts';
import { IEG_1 } from '../forum/world.ts';
import { type LiveStage, liveStage } from '../live/stage.ts';

const { t } = createText('en', await loadCatalogue('en'), 'UTC');

let stage: LiveStage;
beforeAll(async () => {
  stage = await liveStage();
});
afterAll(() => stage.close());

describe('a position', () => {
  // what weighs more takes the place of what weighs less
  it.each(BY_WEIGHT.toReversed())(
    'of the kind "%s" is told on paper, in Word, on the day sheet, to those who follow, and without script',
    async (kind) => {
      const paragraph = await stage.paragraph('a)');
      const linked = await stage.paragraph('b)');
      const command = commandFor(kind, {
        ...paragraph,
        ...{ reason: `why ${kind}`, until: stage.clock.now() + 3_600_000 },
        links: [linked],
      });
      if (command === null) throw new Error('everything that a kind needs was said');
      await stage.acts(STATE, command);
      const page = async (path: string): Promise<string> => (await stage.page(path, STATE)).text;
      const counted = t(KIND_MARKS[kind].status, { count: 1 });
      expect(await page(`/o/${stage.opinion}/print`)).toContain(counted);
      expect(await page(`/live/${stage.opinion}`)).toContain(counted);
      expect(await page(`/answer/${stage.opinion}/${paragraph.block}`)).toContain(t(`kind.${kind}`));
      const sheet = await page(`/meetings/${IEG_1.meeting}/day-sheet?day=2026-01-05`);
      expect(sheet).toContain(t(`news.${kind}`, { state: 'e-member-state', paragraph: quoted('en', 'considering a)') }));
      const { bytes } = await stage.page(`/api/opinions/${stage.opinion}/word`, STATE);
      const said = opened(bytes).paragraphs.flatMap((one) => one.comments.flatMap(({ lines }) => lines));
      expect(said).toEqual(expect.arrayContaining([t(`kind.${kind}`), `Reason: why ${kind}`]));
      const { below } = KIND_MARKS[kind];
      if (below !== null) expect(await page(`/o/${stage.opinion}/print`)).toContain(`<h2>${t(below)}</h2>`);
      expect(KINDS[kind].raisedBy).toBe(command.do);
    },
  );
});
