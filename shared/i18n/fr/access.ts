import type { Access } from '../catalogue.ts';

export const access: Access = {
  'provider.signIn': 'Se connecter avec {name}',
  'provider.intro': 'Si {name} vous connaît, connectez-vous là-bas. Vous serez ramené ici.',
  'provider.choose': 'Choisissez votre siège',
  'provider.several':
    'Plusieurs sièges, chacun une place dans une délégation ou une organisation, sont les vôtres. Choisissez celui depuis lequel vous agissez maintenant ; pour en prendre un autre, déconnectez-vous puis reconnectez-vous.',
  'provider.again': 'Se connecter de nouveau',
  'provider.away': '{name} ne répond pas. Réessayez dans une minute ou demandez un lien d’invitation au secrétariat.',
  'provider.refused': '{name} ne vous a pas connecté. Si vous avez annulé là-bas, rien n’a changé ; sinon, réessayez.',
  'provider.lost':
    'Cette connexion ne vaut plus : elle a duré trop longtemps, elle est déjà terminée ou elle a commencé dans un autre navigateur. Connectez-vous de nouveau.',
  'provider.noSeat':
    '{name} vous connaît, mais aucun siège ouvert de ce forum n’est le vôtre. Adressez-vous au secrétariat : il ouvre les sièges et les attribue à une adresse électronique.',
  'stepUp.title': 'Montrez de nouveau qui vous êtes',
  'stepUp.intro':
    'Votre connexion est trop ancienne pour cet acte. Rien n’est perdu : dès que vous avez montré qui vous êtes, l’acte se poursuit.',
  'stepUp.provider': 'Se connecter de nouveau avec {name}',
  'stepUp.link': 'Un autre lien d’invitation pour ce siège',
  'stepUp.linkHint': 'collez-le sans l’ouvrir',
  'stepUp.useLink': 'Utiliser ce lien',
  'stepUp.needed': 'Non fait : cet acte exige une connexion récente.',
  'stepUp.done': 'Vous avez montré qui vous êtes. Fermez cet onglet et revenez à l’autre : l’acte s’y poursuit.',
  'stepUp.other': 'C’était une autre personne, ou un lien pour un autre siège. L’acte ne se poursuit que pour qui siège ici.',
};
