/** Two earlier texts of the demo, which its drafts follow in part: an opinion of the forum before, and a resolution. Both are invented. */
import { measureOf } from '../../shared/agreed/earlier.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import type { Playing } from './docket.ts';
import { DAY } from './play.ts';

const TEXTS = [
  {
    symbol: 'Opinion 4 (Lowmark, 2021)',
    title: 'Access to networks in places that are hard to reach',
    date: '2021-05-20',
    text: `
considering

a) that many villages, valleys and islands are without affordable access to the Internet, although a network passes near them;

b) that networks built and run by local communities have brought such places into contact where no operator had found it worth while;

c) that solar power and shared batteries make longer autonomy affordable in many places, though not in all,

recognizing

a) that the management of radio spectrum is a matter for each State, in accordance with the Radio Regulations;

b) that developing countries often have to serve scattered populations with small budgets;

c) that communities differ in size, means and skills, and that no single model serves them all,

is of the view

1 that community networks complement the networks of operators and do not compete with them;

2 that rules for local access to spectrum should be simple, inexpensive and known beforehand;

3 that women and young people should have their full part in building and running local networks,

invites Member States

1 to consider local, social or non-profit licences in areas that are not served;

2 to share their experience, on a voluntary basis, in the study groups concerned,

invites the Secretary-General

to bring this Opinion to the attention of the Council.
`,
  },
  {
    symbol: 'Resolution 12 (Rev. Harbour City, 2022)',
    title: 'Telecommunications for the protection of people in emergencies',
    date: '2022-10-14',
    text: `
considering

a) that a warning protects people only if it arrives in time, is understood and is trusted;

b) that storms, floods and earthquakes often strike where the means of warning are fewest;

c) that submarine cables carry nearly all traffic between continents, and that repairs take longest where landing points are few,

recognizing

a) that it is for each State to decide when a warning is issued, by whom and to whom;

b) that operators carry warnings on behalf of public authorities and are not their authors;

c) that persons with disabilities, older persons and visitors know best what keeps a warning from reaching them,

noting

that tests announced in advance raise the confidence of the public and the skill of those who send warnings,

resolves to encourage Member States

1 to send every warning by at least two means that do not depend on each other;

2 to issue warnings in text and in speech, in the languages spoken in the area concerned;

3 to use information gathered in order to deliver a warning for that purpose alone.
`,
  },
] as const;

export async function addPrecedents({ act, clock, end }: Playing): Promise<void> {
  clock.moveTo(end - 11 * DAY);
  for (const { text, ...described } of TEXTS)
    await act(OFFICE_SEAT, { do: 'add-precedent', ...described, language: 'en', ...measureOf(text.trim(), 'en') }, text.trim());
}
