/** The wording check has three remarks on it, each of another kind: a verb that prescribes, a reference to nothing, an abbreviation. */
import type { Draft } from './draft.ts';

export const communityNetworks: Draft = {
  id: 'community-networks',
  number: '3',
  source: 'WTPF-IEG-2/15',
  sponsor: 'esm',
  topic: 'Connecting the unconnected',
  tabledDaysAgo: 1,
  text: `
DRAFT OPINION 3

ACCESS TO SPECTRUM FOR COMMUNITY NETWORKS IN REMOTE AREAS

The eighth World Telecommunication/ICT Policy Forum (Exemplar, 2030),

considering

a) that many villages, valleys and islands are still without affordable access to the Internet, although a network passes within sight of them;
b) that networks built and run by local communities have brought such places into contact where no operator found it worth while;
c) that radio spectrum lies unused in many of these places, even where it has been assigned for the whole of a country;
d) that a network which a community can repair by itself is a network that lasts,

recognizing

a) that the management of spectrum is a matter for each State, in accordance with the Radio Regulations;
b) that those who hold assignments have made investments on the strength of them and are entitled to protection from harmful interference;
c) that communities differ in size, means and skills, so that no single model will serve them all,

taking into account

a) the studies of the ITU Radiocommunication Sector on shared use of spectrum;
b) the studies of the ITU Telecommunication Development Sector on access in rural and remote areas,

noting

a) the experience of administrations that grant local licences, licences for non-profit use, or access to bands on a secondary basis;
b) that fees and forms made for national operators may keep a village from applying at all,

is of the view

1 that community networks can complement the networks of operators and need not compete with them;
2 that rules for local access to spectrum serve best when they are simple, inexpensive and known beforehand;
3 that spectrum which is assigned but not used in a remote area might be used there by others, for as long as no harmful interference is caused;
4 that women and young people must have their full part in building and running community networks,

invites Member States

1 to consider local, social or non-profit licences for community networks in areas that are not served, as described in noting c);
2 to consider publishing where spectrum for IMT is in use and where it is not;
3 to share their experience, on a voluntary basis, in the study groups concerned,

invites Sector Members

1 to consider offering backhaul to community networks on terms that these can afford;
2 to contribute to the training of local technicians,

invites the Director of the Telecommunication Development Bureau

to collect examples of rules under which community networks have flourished and to make them available to the membership,

invites the Secretary-General

to bring this Opinion to the attention of the Council.
`,
};
