import type { Texts } from './truth.ts';

export const FR: Texts = {
  seen: [
    `T MAINTIEN EN SERVICE DES SITES RURAUX
E Le huitième Forum mondial des politiques de télécommunication (Exemplar, 2030),
P considérant
p que chaque État Membre décide lui-même de l'organisation de ses réseaux;
p que la prise en charge des coûts est souvent difficile, et que la décision du Conseil en tient compte;
p que les exploitants ⟦doivent⟧ signaler les pannes en un jour,
O est d'avis
o qu'un site ⟦doit⟧ fonctionner huit heures sans courant;
o que les administrations devraient publier des chiffres;
o que le partage volontaire peut réduire les coûts,
O ⟦charge⟧ le Secrétaire général
o de faire rapport au Conseil;
o de veiller à ce que les exploitants ⟦soient tenus de⟧ répondre.`,
    `T RÉSOLUTION 4 SUR LES CHIFFRES DES PANNES
E La Conférence d'Exemplar (2030),
P rappelant
p la Résolution 12, «Les exploitants doivent tenir des registres», et la charge qu'elle impose;
p que le Directeur a été chargé par le Conseil d'établir un manuel,
O ⟦décide⟧
o que les chiffres ⟦devront⟧ être publiés chaque trimestre;
o que les chiffres ⟦ne doivent pas⟧ nommer les exploitants;
o qu'aucun État n'est tenu de publier ce qu'il n'a pas,
O invite les États Membres
o à contribuer, et ⟦charge⟧ le Directeur de les aider;
o à décider de la forme des contributions.`,
  ],
  unseen: [
    `T RÉSEAUX COMMUNAUTAIRES
E Le Forum,
P conscient
p que la communauté décide de ce qu'elle paie;
p que l'on doit à ces réseaux l'arrivée de l'Internet dans les îles;
p que la charge des batteries est longue,
O est d'avis
o que rien dans le présent Avis ne doit être interprété comme une obligation;
o que les opérateurs ⟦doivent⟧ offrir l'interconnexion;
o que les redevances ⟦ne doivent pas⟧ dépasser le coût de la licence;
o que l'administration ⟦est tenue de⟧ répondre dans un délai de trois mois,
O ⟦décide de charger⟧ le Secrétaire général
o de publier une liste de réseaux.`,
    `T ALERTES D'URGENCE
E Le Forum (Exemplar, 2030),
P reconnaissant
p que le mot «doit» n'a pas le même sens dans toutes les législations;
p qu'il a dû exister des retards,
O est d'avis
o que les alertes ⟦doivent⟧ être envoyées dans chaque langue officielle;
o que chaque alerte ⟦devra⟧ porter une heure;
o qu'il conviendrait de tester les alertes chaque année,
O ⟦décide⟧
o de tenir la question à l'étude,
O prie le Conseil
o de décider de la date du prochain essai.`,
  ],
};
