/** Rival objections: two States hold each other's brackets, one asks its capital, one objection came along when a paragraph was split. */
import { cableLanding } from '../opinions/cable-landing.ts';
import { DAY, HOUR, MINUTE, Play, type Stage } from '../play.ts';

const TERMS = 'that landing stations built with public support';
const ROUTES = 'that [prior notification of] [consultation on]';
const COST = 'that the cost of protecting a cable';
const PRICES = 'to exchange, on a voluntary basis, experience with shared landing';
const FAULTS = 'to share figures on faults';
const CHOICE = 'that small island developing States';
const PERMITS = 'that the time needed for a repair permit';

export async function playCableLanding(stage: Stage): Promise<void> {
  const { chair, office, arlen, bruma, cordova, dellmark, esmar, halden } = stage.cast;
  const play = await Play.table(stage, cableLanding);
  play.at(4 * DAY);
  await play.act(chair, { do: 'open-discussion' });
  play.at(4 * DAY - 30 * MINUTE);
  await play.agree([
    'SHARED LANDING',
    'The eighth World',
    'that submarine cables carry',
    'that a landing station used',
    'that cables which land',
    'that repairs depend',
    'that each State regulates',
    'that the international law',
    'that those who invest',
    CHOICE,
    'the work under way',
    PERMITS,
  ]);

  play.at(3 * DAY);
  await play.on(arlen, TERMS, (target) => ({
    do: 'raise-objection',
    ...target,
    reason: 'Terms can be transparent and still unfair. Without the first bracket the paragraph says nothing.',
    cure: 'Keep "fair, reasonable and non-discriminatory" and take out "transparent".',
  }));
  await play.on(bruma, TERMS, (target) => ({
    do: 'raise-objection',
    ...target,
    reason: 'The first bracket is the language of a regulator. An opinion does not prescribe prices.',
    cure: 'Keep "transparent" and take out the first bracket.',
  }));
  await play.on(bruma, ROUTES, (target) => ({
    do: 'raise-objection',
    ...target,
    reason: 'Consultation would give a neighbour a say over a route outside its waters.',
    cure: 'Keep "prior notification of".',
  }));
  await play.on(arlen, ROUTES, (target) => ({
    do: 'raise-objection',
    ...target,
    reason: 'A notice that nobody has to answer prevents no crossing.',
    cure: 'Keep "consultation on".',
  }));

  play.at(2 * DAY + 6 * HOUR);
  await play.on(dellmark, COST, (target) => ({
    do: 'raise-objection',
    ...target,
    reason: 'Countries at the far end of a cable use it most because they have no other. Proportion would make them pay for that.',
    cure: 'Stop after "those who benefit from the cable".',
  }));
  play.at(2 * DAY + 5 * HOUR);
  await play.split(COST, 'that this cost should be borne');
  await play.replace(COST, ', and ', ';');

  play.at(2 * DAY);
  await play.on(cordova, PRICES, (target) => ({
    do: 'ask-time',
    ...target,
    until: stage.end + 9 * DAY,
    reason: 'Our regulator is asked whether prices of landing stations may be made known.',
  }));
  await play.on(halden, FAULTS, (target) => ({
    do: 'record-concern',
    ...target,
    reason: 'Figures by cable show competitors where a network is weak. Figures by region would do as well.',
  }));
  await play.on(arlen, FAULTS, (target) => ({ do: 'support', ...target }));

  play.at(DAY);
  await play.on(office, CHOICE, (target) => ({
    do: 'raise-objection',
    ...target,
    enteredFor: { entity: esmar.entity, via: 'floor' },
    reason: 'Landlocked countries reach a cable through their neighbours and have as little choice; they are not named.',
  }));
  await play.on(chair, PERMITS, ({ block }) => ({
    do: 'reopen',
    block,
    cause: 'correction',
    reason: 'Declared too quickly: the secretariat has since received figures of more than one year.',
  }));
  play.at(20 * HOUR);
  await play.replace(PERMITS, 'to several months', 'to more than one year');
  play.at(MINUTE);
  play.end();
}
