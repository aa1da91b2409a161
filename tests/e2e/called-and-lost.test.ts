/** On a phone: the line is lost while a call runs. What is asked is where the thumb is, and then under what is wrong: it stays in sight. */
import { expect, it } from 'vitest';
import { patient } from '../support/patient.ts';
import { openHouse } from './house.ts';
import { sitDown } from './people.ts';

const house = openHouse();

it.each(['en', 'ar'])('P7 on a phone a lost line is told beside the call that runs, in %s', async (language) => {
  const viewport = { width: 360, height: 740 };
  const { origin } = house.server;
  const { page, context } = await sitDown(house.browser, { origin, seat: 'arl-head', opinion: 'emergency-alerts', viewport, language });
  await page.locator('.call-bar .button.grave').waitFor();
  const box = async (name: string) => {
    const found = await page.locator(name).boundingBox();
    return { top: Math.round(found?.y ?? -1), bottom: Math.round((found?.y ?? -1) + (found?.height ?? 0)) };
  };
  // where the thumb is, above the edge of the sheet, which may come after it
  const bottom = async (): Promise<number> => (await box('.call-bar')).bottom;
  await page.locator('.cards').waitFor();
  await expect.poll(async () => (await bottom()) - (await box('.cards')).top).toBe(0);
  expect(await bottom()).toBeGreaterThan(740 * 0.9);
  await context.setOffline(true);
  await page.locator('.sync-bar').waitFor({ timeout: patient(60_000) });
  await page.evaluate(() => window.scrollTo(0, 1500));
  await expect.poll(async () => (await box('.sync-bar')).top).toBe(0);
  const [lost, called] = [await box('.sync-bar'), await box('.call-bar')];
  expect(called.top).toBe(lost.bottom);
  expect(called.bottom).toBeLessThan(740 * 0.6);
  const pressed = await page.locator('.call-bar .button.grave').evaluate((button) => {
    const { left, top, width, height } = button.getBoundingClientRect();
    return button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
  expect(pressed).toBe(true);
  await context.close();
});
