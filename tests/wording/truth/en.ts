import type { Texts } from './truth.ts';

export const EN: Texts = {
  seen: [
    `T KEEPING RURAL SITES IN SERVICE DURING POWER CUTS
E The eighth World Telecommunication/ICT Policy Forum (Exemplar, 2030),
P considering
p that in many rural districts one radio site carries every emergency call;
p that each Member State decides for itself how its electricity networks are organized;
p that a battery is a must-have where roads close in winter,
P noting
p the decision of the Council to continue the studies, as instructed by the previous Forum;
p that operators ⟦must⟧ report outages within one day,
O is of the view
o that a site ⟦shall⟧ work for eight hours without mains power;
o that voluntary sharing of back-up power can lower cost,
O invites Member States
o to consider whether the regulator or the operator decides on the place of a site;
o to ensure that administrations ⟦are required to⟧ publish yearly figures,
O ⟦instructs⟧ the Secretary-General
o to report to the Council.`,
    `T RESOLUTION 4 ON FIGURES OF OUTAGES
E The Conference of Exemplar (2030),
P recalling
p Resolution 12 (Exemplar, 2026), "Operators shall keep records", and the decision taken there;
p the instructions given to the Director by the Council,
P recognizing
p that the phrase “must carry” has different meanings in different laws,
O ⟦resolves⟧
o that administrations ⟦shall⟧ collect figures by quarter;
o that figures ⟦shall not⟧ name single operators;
o to continue the study of causes,
O ⟦instructs⟧ the Director of the Bureau
o to publish a manual by the end of the year;
o that the manual ⟦must⟧ be free of charge,
O invites Member States
o to contribute, and ⟦instructs⟧ the Secretary-General to help them.`,
    `T COMMUNITY NETWORKS
E The Forum,
P aware
p that whoever builds a community network resolves many small problems by hand;
p that the community decides what it pays, and instructs its technicians itself;
p that a licence need not cost more than the equipment,
O is of the view
o that nothing in this Opinion shall be understood as a duty of any Member State;
o that spectrum for small networks should be assigned within a reasonable time;
o that community networks are a must for remote islands;
o that incumbents ⟦must⟧ offer interconnection on fair terms;
o that fees ⟦must not⟧ exceed the cost of the licence,
O encourages operators
o to share masts, where the owner so decides;
o to direct unused equipment to schools.`,
    `T EMERGENCY ALERTS
E The eighth Forum (Exemplar, 2030),
P recognizing
p that an alert which arrives late must have been sent late, or relayed by hand;
p that the Plenipotentiary Conference decides on the budget of the Union;
p the instructed experts of the rapporteur group, and their decided preference for short messages,
O ⟦decides⟧
o that alerts ⟦are to be⟧ sent in every official language;
o that the Secretary-General ⟦is to⟧ report on the tests;
o that the aim of the tests is to learn where alerts do not arrive,
O ⟦directs⟧ the Bureaux
o to keep a list of contact points;
o and further ⟦instructs⟧ them to renew it every year,
O requests the Council
o to decide on the date of the next test;
o to instruct the Secretary-General accordingly.`,
    `T LANDING OF CABLES
E The Forum (Exemplar, 2030), having considered the report of the Secretary-General,
P bearing in mind
p that permits for the landing of a cable are decided by several authorities;
p that a cable ship cannot wait: crews must often work at night,
P noting further
p Opinion 2 (Exemplar, 2026), which "invites Member States and shall be read with Opinion 1";
p that shallow waters shall, for the purposes of this text, mean waters of less than 200 metres,
O is of the view
o that a single window for permits is useful;
o that an authority ⟦has to⟧ answer an application within three months;
o that owners ⟦are obliged to⟧ repair a cable which they have damaged;
o that a State that is not a party is not obliged to do so,
O invites all stakeholders
o to share charts of cables, and ⟦decides⟧ that the charts ⟦shall⟧ be kept by the Union.`,
    `T OPEN DATA OF TELECOMMUNICATION AUTHORITIES
E The Forum,
P considering
p that the word "shall" is used for requirements, and the word "should" for recommendations;
p that a well-directed policy and a resolved dispute are worth more than a new rule;
p that data ⟦must⟧ be published in open formats, and ⟦must⟧ be kept for five years,
O ⟦resolves to invite⟧ Member States
o to name a person whom users can ask;
o to see to it that the person named ⟦shall⟧ answer within ten days,
O is of the view
o that anonymous data may be published without consent;
o that operators ⟦may not⟧ sell the data of their customers;
o that figures may not be comparable between countries;
o that no authority is required to publish what it does not have.`,
    `T CHILD ONLINE PROTECTION
E The Forum (Exemplar, 2030),
P emphasizing
p that parents, not platforms, decide what children see;
p that must-carry rules and must-offer rules are outside the scope of this Opinion,
O is of the view
o that services for children ⟦shall⟧ be safe by design;
o that Member States ⟦are to⟧ name a contact point for reports;
o that those who report ⟦shall⟧ be protected, and that reports shall-issues of any kind are noted;
o that platforms ⟦are bound to⟧ answer reports without delay;
o that the best measures are to be found in schools,
O urges platforms
o to publish how they decide;
o to resolve reports quickly.`,
    `T TRAINING OF LOCAL TECHNICIANS
E The Forum,
P recalling
p that the Assembly resolved in 2024 to instruct the Director to open training centres;
p that the Director was instructed to report, and that the report instructs the reader well,
O ⟦resolves⟧
o to recommend that training be free of charge;
o that women ⟦shall⟧ make up half of every course,
O ⟦instructs⟧ the Director of the Telecommunication Development Bureau
o to publish the courses in six languages;
o to see that trainers ⟦must⟧ hold a certificate,
O calls upon Member States
o to support the centres; Member States ⟦shall⟧ bear the cost of travel,
O reaffirms
o that this Opinion does not instruct or oblige anybody, and that the Forum does not decide on budgets.`,
  ],
  unseen: [
    `T SPECTRUM FOR DISASTER RELIEF
E The Forum (Exemplar, 2030),
P recognizing
p that an administration decides, case by case, on temporary licences;
p that radio amateurs direct traffic when other networks are down;
p that equipment for relief ⟦must⟧ pass borders within a day,
P noting
p Resolution 646 (Exemplar, 2025), under which equipment "shall be exempted from duties",
O is of the view
o that customs authorities ⟦shall⟧ accept a common form;
o that no fee ⟦shall⟧ be charged for temporary licences;
o that a common form is a useful tool, though not a must,
O ⟦instructs⟧ the Director of the Radiocommunication Bureau
o to keep the form up to date, and ⟦directs⟧ the Secretary-General to translate it;
o to ask the Council, which decides on translation, for the means,
O invites administrations
o to resolve open questions bilaterally.`,
    `T COST OF DEVICES
E The eighth World Telecommunication/ICT Policy Forum,
P concerned
p that in some countries a device costs as much as a person earns in two months;
p that the tariff decision of 2027 has not lowered prices,
O is of the view
o that taxes on devices ⟦must⟧ not exceed those on food;
o that repair shops need not be licensed;
o that producers ⟦are required to⟧ supply spare parts for five years;
o that the choice of a device remains with its user, who alone decides,
O ⟦decides⟧
o to keep the matter under review;
o and ⟦resolves⟧ that a report ⟦is to be⟧ made every two years,
O requests the Secretary-General
o to inform the Forum of decisions that the Council has taken.`,
    `T RESOLUTION 7 ON THE ROLE OF LIBRARIES
E The Assembly,
P considering
p that a library is often the only place with a public connection, as decided by many municipalities;
p that whoever directs a library knows best what its readers need;
p that Recommendation 9, Libraries Must Be Open, was adopted without objection,
O ⟦resolves⟧
o that libraries ⟦shall⟧ be counted as anchor institutions;
o that the count ⟦shall⟧ be made every year and ⟦shall⟧ be published,
O ⟦further instructs⟧ the Directors of the Bureaux
o to propose a method of counting;
o to decide among themselves who publishes it,
O invites Member States
o to consider lower tariffs for libraries;
o to treat nothing in this Resolution as though it shall bind municipalities.`,
    `T TRUST IN DIGITAL SERVICES
E The Forum (Exemplar, 2030),
P mindful
p that trust shall-we-say grows slowly and is lost at once;
p that a user who must choose between two bad services will choose neither;
p that courts decide on liability,
O is of the view
o that providers ⟦must⟧ tell users when their data are lost;
o that "must" in the laws of some countries is understood as "should";
o that the State ⟦is obliged to⟧ help those who cannot help themselves;
o that a provider ⟦may not⟧ close an account without a reason,
O encourages regulators
o to cooperate; they ⟦shall⟧ meet at least once a year,
O ⟦mandates⟧ the Secretary-General
o to convene the first meeting.`,
  ],
};
