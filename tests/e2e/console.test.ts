/**
 * The table of positions of a full membership, 40 Member States in six regional groups: first on its page, folded at first, walked by keys
 * with the cell that has the focus in sight, and not wider than the window. What a key costs is printed.
 */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { troublesOf } from '../support/chromium.ts';
import { HttpClient } from '../support/http-client.ts';
import { until } from '../support/until.ts';
import { openHouse } from './house.ts';
import { sitDown } from './people.ts';

const FOUNDED = ['arl', 'bru', 'cor', 'del', 'esm'];
const ADMITTED = Array.from({ length: 35 }, (_, i) => `state-${i}`);
const GROUPS = ['APT', 'ASMG', 'ATU', 'CEPT', 'CITEL', 'RCC'];
/** To each end and back by steps: what is under a header counts as seen for a browser that is not told of it. */
const KEYS = [
  ...['End', ...many('ArrowDown', 14), ...many('ArrowLeft', 25)],
  ...['Home', 'ArrowRight', ...many('ArrowUp', 14), ...many('ArrowRight', 15)],
];

/** Invented names, some of them long. */
const admit = (id: string, i: number): ForumCommand => {
  const en = i % 5 === 0 ? `Democratic Republic of Marolia ${i} and the Islands of Taronse` : `Marolia ${i}`;
  return { do: 'admit-entity', id, code: `M${String(i).padStart(2, '0')}`, names: { en }, capacity: 'member-state' };
};
const form = (code: string, at: number): ForumCommand => {
  const members = [...FOUNDED, ...ADMITTED].filter((_, i) => i % GROUPS.length === at);
  return { do: 'form-group', group: code.toLowerCase(), code, names: { en: code }, members };
};

describe('the table of positions of 40 Member States', () => {
  const house = openHouse();

  beforeAll(async () => {
    const office = await HttpClient.stepIn(house.server.origin, 'secretariat');
    const commands = [...ADMITTED.map(admit), ...GROUPS.map(form)];
    const { body } = await office.post(
      '/api/forum/commands/all',
      commands.map((command) => ({ uuid: randomUUID(), command })),
    );
    expect(body).toEqual(commands.map(() => ({ seq: expect.any(Number) })));
  });

  it.each([
    { width: 1280, height: 800, language: 'en' },
    { width: 360, height: 740, language: 'ar' },
  ])('$width × $height, $language', async ({ language, ...viewport }) => {
    const { origin } = house.server;
    const { page, context } = await sitDown(house.browser, {
      origin,
      seat: 'chair',
      opinion: 'cable-landing',
      view: 'table',
      language,
      viewport,
    });
    await page.locator('.matrix .tick input').nth(1).check();
    const columns = page.locator('.matrix thead th');
    await until('groups to be folded', async () => (await columns.count()) === 1 + GROUPS.length);
    for (const group of await page.locator('.matrix-groups button').all()) await group.click();
    expect(await columns.count()).toBe(41);
    // P19 with its filters and groups, under the banner of the demo and a call that runs
    if (viewport.width === 1280) {
      await page.locator('.running-call').first().waitFor();
      expect(
        await page
          .locator('.matrix tbody tr')
          .first()
          .evaluate((row) => row.getBoundingClientRect().top),
      ).toBeLessThan(300);
      await page.locator('.matrix td.objected').first().hover();
      await page.locator('.cell-explained', { hasText: /objects.*Reason: / }).waitFor();
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);

    await page.locator('[role=grid] [tabindex="0"]').focus();
    const took: number[] = [];
    for (const key of KEYS) {
      const begun = performance.now();
      await page.keyboard.press(key);
      took.push(performance.now() - begun);
      await until(`the cell to be in sight after ${key}`, () => inSight(page));
    }
    process.stderr.write(`a key in the table of 40 Member States: ${took.toSorted((a, b) => a - b)[KEYS.length >> 1]?.toFixed(0)} ms\n`);
    expect(troublesOf(page)).toEqual([]);
    await context.close();
  });
});

function many(key: string, times: number): readonly string[] {
  return Array.from({ length: times }, () => key);
}

/** Nothing lies over the middle of the cell that has the focus. */
const inSight = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const cell = document.activeElement;
    const { x, y, width, height } = cell?.getBoundingClientRect() ?? new DOMRect();
    return cell?.matches('[data-cell]') === true && cell.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  });
