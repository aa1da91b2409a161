/**
 * An opinion goes out as a Word file, a capital changes it with revision marks, and its delegation brings that in: shown first, then as
 * suggestions of the delegation, in the paragraphs that the file means.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Register } from '../../shared/opinion/register.ts';
import { shownText, type TextBlock, wholeSuggestion } from '../../shared/text/block.ts';
import type { OpinionText } from '../../shared/wire/opinion.ts';
import { axe, troublesOf } from '../support/chromium.ts';
import { until } from '../support/until.ts';
import { openHouse } from './house.ts';
import { type Person, sitDown } from './people.ts';

const OPINION = 'community-networks';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const INS = '<w:ins w:id="9001" w:author="ARL (Arlen)" w:date="2030-01-01T00:00:00Z">';

describe('a redline', () => {
  const house = openHouse();
  let arlen: Person;
  beforeAll(async () => {
    const at = { origin: house.server.origin, opinion: OPINION };
    const chair = await sitDown(house.browser, { ...at, seat: 'chair' });
    if ((await register(chair)).phase === 'tabled') await chair.press('Open the discussion');
    // so that whatever were no suggestion would be repaired
    await chair.press('More');
    await chair.page.getByLabel('Who writes').selectOption('suggest');
    arlen = await sitDown(house.browser, { ...at, seat: 'arl-head', viewport: { width: 360, height: 800 } });
    await arlen.page.getByText(/what you type or delete is marked as your suggestion/).waitFor();
  });

  const get = async <Answer>(person: Person, what: string): Promise<Answer> =>
    (
      await person.context.request.get(`${house.server.origin}/api/opinions/${OPINION}/${what}`, {
        headers: { accept: 'application/json' },
      })
    ).json();
  const register = (person: Person) => get<Register>(person, 'register');
  const blocks = async (): Promise<readonly TextBlock[]> => (await get<OpinionText>(arlen, 'text')).blocks as readonly TextBlock[];

  it('W23 comes back as suggestions where it was changed, once it was looked at', async () => {
    // undecided when the file goes out, and not brought in once more
    const third = (await register(arlen)).paragraphs.filter(({ kind, closed }) => kind === 'operative-item' && !closed)[0];
    if (third === undefined) throw new Error('an open paragraph wanted');
    await arlen.type(third.id, ' too');
    await until('the suggestion in the record', async () =>
      (await register(arlen)).paragraphs.some(({ id, suggestions }) => id === third.id && suggestions > 0),
    );
    const { paragraphs } = await register(arlen);
    const [one, two] = paragraphs.filter(
      ({ kind, closed, removed, suggestions }) => kind === 'preamble-item' && !closed && !removed && suggestions === 0,
    );
    if (one === undefined || two === undefined) throw new Error('two open paragraphs wanted');
    const file = await arlen.context.request.get(`${house.server.origin}/api/opinions/${OPINION}/word?view=marked`);
    const parts = unzipSync(await file.body());
    const end = (xml: string, id: string): number => xml.indexOf('</w:p>', xml.indexOf(`w:name="${id}"`));
    let xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const words = `${INS}<w:r><w:t xml:space="preserve"> in every season</w:t></w:r></w:ins>`;
    xml = `${xml.slice(0, end(xml, one.id))}${words}${xml.slice(end(xml, one.id))}`;
    const added = `<w:p><w:pPr><w:rPr>${INS.replace('>', '/>')}</w:rPr></w:pPr>${INS}<w:r><w:t>that batteries age,</w:t></w:r></w:ins></w:p>`;
    const behind = end(xml, two.id) + '</w:p>'.length;
    xml = `${xml.slice(0, behind)}${added}${xml.slice(behind)}`;
    const comments = strFromU8(parts['word/comments.xml'] ?? new Uint8Array());
    const remark =
      '<w:comment w:id="900" w:author="Ministry"><w:p><w:r><w:t>Please see our contribution of May.</w:t></w:r></w:p></w:comment>';
    const said = comments.includes('</w:comments>')
      ? comments.replace('</w:comments>', `${remark}</w:comments>`)
      : comments.replace(/\/>\s*$/, `>${remark}</w:comments>`);
    const changed = { 'word/document.xml': strToU8(xml), 'word/comments.xml': strToU8(said) };
    const buffer = Buffer.from(zipSync({ ...parts, ...changed }));

    await arlen.page.getByText('Views and downloads').click();
    await arlen.press('Suggest from a Word file');
    await arlen.page.locator('dialog input[type=file]').setInputFiles({ name: 'back.docx', mimeType: WORD, buffer });
    await arlen.page.getByText('This is what the revision marks by ARL (Arlen) change.').waitFor();
    const changes = arlen.page.locator('.redline:not(.file-comments *) li');
    expect(await changes.count()).toBe(2);
    expect(await changes.first().locator('ins').textContent()).toBe(' in every season');
    // its comments are offered by themselves (W26)
    const comment = arlen.page.locator('.file-comments li');
    await comment.getByText('Please see our contribution of May.').waitFor();
    expect(await comment.textContent()).toContain('Ministry');
    expect(await axe(arlen.page)).toEqual([]);
    const before = await blocks();
    await arlen.press('Suggest what is chosen (2)');
    await arlen.page.getByText('In the text now as suggestions of Arlen: 2.').waitFor();
    await arlen.press('Close');

    await until('both suggestions in the record', async () => {
      const now = await blocks();
      const changed = now.find(({ id }) => id === one.id);
      const fresh = now[now.findIndex(({ id }) => id === two.id) + 1];
      return changed?.runs.at(-1)?.text === ' in every season' && fresh !== undefined && shownText(fresh) === 'that batteries age,';
    });
    const now = await blocks();
    const run = now.find(({ id }) => id === one.id)?.runs.at(-1);
    expect(run?.marks).toMatchObject([{ name: 'insertion', attrs: { by: 'arl' } }]);
    const fresh = now[now.findIndex(({ id }) => id === two.id) + 1];
    expect(fresh === undefined ? null : wholeSuggestion(fresh)).toMatchObject({ verb: 'ins', by: 'arl' });
    const known = new Set([one.id, fresh?.id]);
    expect(now.filter(({ id }) => !known.has(id))).toEqual(before.filter(({ id }) => !known.has(id)));
    expect((await register(arlen)).paragraphs.find(({ id }) => id === one.id)?.hash).toBe(one.hash);
    expect(troublesOf(arlen.page)).toEqual([]);
  });
});
