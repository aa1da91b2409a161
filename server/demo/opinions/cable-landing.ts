import type { Draft } from './draft.ts';

export const cableLanding: Draft = {
  id: 'cable-landing',
  number: '2',
  source: 'WTPF-IEG-2/11(Rev.1)',
  sponsor: 'bru',
  topic: 'Submarine cables',
  tabledDaysAgo: 5,
  text: `
DRAFT OPINION 2

SHARED LANDING OF SUBMARINE CABLES

The eighth World Telecommunication/ICT Policy Forum (Exemplar, 2030),

considering

a) that submarine cables carry nearly all data traffic between continents, and that many islands and coasts depend on a single one;
b) that a landing station used by several cables and several operators lowers the cost of each;
c) that cables which land in one place may also fail together, when that place is struck by an earthquake, an anchor or a fire;
d) that repairs depend on a small number of ships and may take weeks,

recognizing

a) that each State regulates the landing of cables in its territory;
b) that the international law of the sea sets out rights and duties with regard to cables;
c) that those who invest in cables need rules that are clear, published and stable;
d) that small island developing States¹ seldom have a choice of suppliers,

noting

a) the work under way, within ITU and elsewhere, on the resilience of submarine cables;
b) that the time needed for a repair permit ranges from one day to several months,

noting with concern

that faults caused by anchors and fishing gear have not become fewer, although charts and warnings have improved,

is of the view

1 that landing stations built with public support should be open to every licensed operator on [fair, reasonable and non-discriminatory] [transparent] terms;
2 that the landing points of a country should lie as far apart as its coast and its means allow;
3 that [prior notification of] [consultation on] planned routes among neighbouring States helps to avoid crossings and damage;
4 that permits for urgent repairs should be granted within a time that is set in advance;
5 that the cost of protecting a cable is small beside that of losing it, and that this cost should be borne by those who benefit from the cable, in proportion to the use they make of it,

invites Member States

1 to consider naming a single point of contact for permits to land, maintain and repair cables;
2 to exchange, on a voluntary basis, experience with shared landing stations, their ownership and their prices included;
3 to include submarine cables in their plans for emergencies;
4 to consider measures that keep anchors and fishing gear away from cables,

invites Sector Members

1 to make known, before a landing station is built, what capacity in it will be free for others;
2 to share figures on faults with administrations, with due regard to commercial confidentiality,

invites the Directors of the Bureaux

to study, together with other organizations concerned, ways of sharing a landing that have served countries with a single cable well,

invites the Secretary-General

1 to bring this Opinion to the attention of international organizations concerned with the sea;
2 to report on the results to the Council.

¹ Here also coastal least developed countries.
`,
};
