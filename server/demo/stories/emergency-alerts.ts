/** Nearly adopted: everything is agreed but one paragraph, on which the chair has asked for objections a moment ago. */
import { emergencyAlerts } from '../opinions/emergency-alerts.ts';
import { DAY, HOUR, MINUTE, Play, type Stage } from '../play.ts';

const BORDERS = 'that arrangements across borders';
const PRIVACY = 'that information gathered in order to deliver an alert';
const RESULTS = 'to publish, on a voluntary basis, the results of tests';

export async function playEmergencyAlerts(stage: Stage): Promise<void> {
  const { chair, bruma, cordova, dellmark, quellin } = stage.cast;
  const play = await Play.table(stage, emergencyAlerts);
  play.at(5 * DAY + 4 * HOUR);
  await play.act(chair, { do: 'open-discussion' });
  await play.on(bruma, 'that every alert should be sent', (target) => ({ do: 'support', ...target }));
  await play.on(quellin, 'to contribute studies on how alerts', (target) => ({
    do: 'support',
    ...target,
    reason: 'Our members are ready to take part in such studies.',
  }));

  play.at(5 * DAY + 3 * HOUR);
  const objection = await play.on(cordova, PRIVACY, (target) => ({
    do: 'raise-objection',
    ...target,
    reason: 'The paragraph says what the information is for, but not how long it may be kept.',
    cure: 'Say that it is kept no longer than this requires.',
  }));
  play.at(5 * DAY + 2 * HOUR);
  await play.replace(
    PRIVACY,
    'should be used for that purpose alone',
    'should be used for that purpose alone and kept no longer than this requires',
  );
  play.at(5 * DAY + HOUR);
  await play.act(cordova, { do: 'withdraw', position: `p${objection}`, statement: 'With the words on how long it is kept, we can join.' });

  play.at(3 * DAY);
  await play.on(dellmark, RESULTS, (target) => ({
    do: 'reserve',
    ...target,
    reason: 'Results that show where our means of alerting are weak will be published only where our law on public safety allows it.',
  }));
  play.at(2 * DAY + 5 * HOUR);
  await play.agree({ allBut: ['to bring this Opinion'] });
  play.at(2 * DAY + 4 * HOUR);
  await play.agree(['to bring this Opinion']);

  play.at(5 * HOUR);
  await play.on(bruma, BORDERS, ({ block }) => ({
    do: 'ask-reopen',
    block,
    reason: 'Our agreement with a neighbour was made during a flood. We would say "should preferably be made".',
  }));
  play.at(4 * HOUR);
  await play.on(chair, BORDERS, ({ block }) => ({
    do: 'reopen',
    block,
    cause: 'request',
    entity: bruma.entity,
    reason: 'Asked for, in the light of experience during a flood; nobody in the room is against looking at it again.',
  }));
  play.at(3 * HOUR);
  await play.replace(
    BORDERS,
    'should be made before an emergency and not in its course',
    'should preferably be made before an emergency and not in its course',
  );
  play.at(MINUTE);
  await play.on(chair, BORDERS, (target) => ({ do: 'call', targets: [target] }));
  play.at(MINUTE / 2);
  play.end();
}
