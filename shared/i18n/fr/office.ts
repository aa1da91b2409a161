import type { Office } from '../catalogue.ts';

export const office: Office = {
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
