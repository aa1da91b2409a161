import type { Office } from '../catalogue.ts';

export const office: Office = {
  'whose.office':
    'C’est le bureau du secrétariat : les participants, les invitations et les notifications y sont gérés. Votre siège n’y donne pas accès.',
  'whose.drafts':
    'Les projets d’Avis sont saisis par le secrétariat, au nom de la délégation qui les présente. Envoyez-lui le texte du vôtre.',
  'whose.numbers': 'Les documents sont enregistrés et numérotés par le secrétariat et la présidence.',
  'whose.log': 'Le journal du forum est lu par le secrétariat et la présidence.',
  'whose.contributions':
    'Les contributions sont soumises par les délégations qui participent à la discussion, et saisies pour elles par le secrétariat. Depuis votre siège, on n’en soumet pas.',
  'whose.instead': 'D’ici, vous pouvez aller à :',
  'office.quorum': 'L’appel nominal exige un quorum : plus de la moitié des délégations accréditées',
  'office.quorumNote': 'L’appel nominal n’est pas clos avant qu’autant de délégations aient répondu. Cela figure au procès-verbal.',
  'office.title': 'Bureau du secrétariat',
  'office.sections': 'Rubriques du bureau',
  'office.participants': 'Participants',
  'office.admit': 'Admettre',
  'office.admitTitle': 'Admettre une délégation ou un autre participant',
  'office.code': 'Code (affiché quand la place manque)',
  'office.nameIn': 'Nom ({language})',
  'office.capacity': 'Qualité',
  'office.seats': 'Sièges',
  'office.openSeat': 'Ouvrir un siège',
  'office.functions': 'Fonctions',
  'office.closeSeat': 'Fermer ce siège',
  'office.closeSeatSure': 'Fermer le siège {seat} ? La personne qui l’occupe est aussitôt déconnectée.',
  'office.invite': 'Créer un lien d’invitation',
  'office.linkReady': 'Invitation pour {entity}. Le lien n’est montré qu’une fois ; copiez-le maintenant.',
  'office.links': 'Invitations',
  'office.noLinks': 'Aucune invitation en attente.',
  'office.waiting': 'en attente, jusqu’au {moment}',
  'office.revoke': 'Révoquer',
  'office.reissue': 'Nouveau lien',
};
