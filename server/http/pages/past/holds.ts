/** What stood in the way at a position, with reasons, as a day sheet lists it. */
import { type Html, html } from '../../../../shared/lib/html.ts';
import { holdsIn } from '../../../../shared/page/placed.ts';
import type { Reading } from '../../../../shared/page/text-html.ts';
import { holdHtml, toldOf } from '../sheet/opinion-part.ts';

export function placedHolds({ register, blocks, text, entities }: Reading): Html | null {
  const told = toldOf({ register, blocks }, text, entities);
  const holds = holdsIn(register).map((one) => html`<li>${holdHtml(one, told)}</li>\n`);
  return holds.length === 0
    ? null
    : html`<section aria-label="${text.t('sheet.holds')}"><h2>${text.t('sheet.holds')}</h2>\n<ul class="holds">\n${holds}</ul></section>`;
}
