import type { Draft } from './draft.ts';

export const emergencyAlerts: Draft = {
  id: 'emergency-alerts',
  number: '1',
  source: 'WTPF-IEG-2/7',
  sponsor: 'arl',
  topic: 'Warning people',
  tabledDaysAgo: 6,
  text: `
DRAFT OPINION 1

EMERGENCY ALERTS THAT EVERYONE CAN RECEIVE AND UNDERSTAND

The eighth World Telecommunication/ICT Policy Forum (Exemplar, 2030),

considering

a) that an alert protects people only if it arrives in time, is understood at once and is trusted;
b) that storms, floods, wildfires, earthquakes and industrial accidents often strike where the means of alerting are fewest;
c) that mobile networks, radio and television, satellites, sirens and loudspeakers each reach persons whom the others miss;
d) that a great many persons live with a disability, and that anyone may at a given moment be unable to see, hear or read a message,

recognizing

a) that it is for each State to decide when an alert is issued, by whom and to whom;
b) that operators and broadcasters carry alerts on behalf of public authorities and are not their authors;
c) that developing countries¹ often have to protect large populations with small budgets;
d) that persons with disabilities, older persons, migrants and visitors know best what keeps an alert from reaching them,

bearing in mind

a) the work of the ITU Sectors on common message formats, on cell broadcast and on broadcasting for public protection and disaster relief;
b) the efforts of the United Nations system to see that every person is covered by early warning,

noting

a) that tests announced in advance raise both the confidence of the public and the skill of those who send alerts;
b) that an alert sent to the wrong district, or sent too often, teaches people to ignore the next one,

noting further

that few administrations measure how many persons received an alert, understood it and acted upon it,

is of the view

1 that every alert should be sent by at least two means that do not depend on each other;
2 that alerts should be issued in text and in speech and, where practicable, in sign language and pictograms, in the languages spoken in the area concerned;
3 that an alert should say what has happened, where, what to do and until when:
   i) in plain words;
   ii) in the order in which they are needed;
   iii) within the length that the simplest receiver in use can show;
4 that information gathered in order to deliver an alert, such as the whereabouts of a receiver, should be used for that purpose alone;
5 that arrangements across borders should be made before an emergency and not in its course,

invites Member States

1 to consider naming one authority that approves alerts, and to make it known to operators and to the public;
2 to test each means of alerting at regular intervals, together with organizations of persons with disabilities;
3 to publish, on a voluntary basis, the results of tests and the lessons of real alerts;
4 to cooperate with neighbouring countries on alerts for shared rivers, coasts and borders,

invites Sector Members, Associates and Academia

1 to contribute studies on how alerts are perceived by those who receive them;
2 to see to it that receivers on which assistive settings have been chosen show alerts in accordance with those settings,

invites the Directors of the Bureaux

to assist developing countries, at their request and within available resources, in planning and testing their means of alerting,

invites the Secretary-General

to bring this Opinion to the attention of the bodies of the United Nations concerned and to report on it to the Council.

¹ Here also least developed countries, small island developing States, landlocked developing countries and countries with economies in transition.
`,
};
