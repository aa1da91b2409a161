import type { Access } from '../catalogue.ts';

export const access: Access = {
  'provider.signIn': 'Se connecter avec {name}',
  'provider.intro': 'Si {name} vous connaît, connectez-vous là-bas. Vous serez ramené ici.',
  'provider.choose': 'Choisissez votre siège',
  'provider.several':
    'Plusieurs sièges sont les vôtres. Choisissez celui depuis lequel vous agissez maintenant ; pour en prendre un autre, déconnectez-vous puis reconnectez-vous.',
  'provider.again': 'Se connecter de nouveau',
  'provider.away': '{name} ne répond pas. Réessayez dans une minute ou demandez un lien d’invitation au secrétariat.',
  'provider.refused': '{name} ne vous a pas connecté. Si vous avez annulé là-bas, rien n’a changé ; sinon, réessayez.',
  'provider.lost':
    'Cette connexion ne vaut plus : elle a duré trop longtemps, elle est déjà terminée ou elle a commencé dans un autre navigateur. Connectez-vous de nouveau.',
  'provider.noSeat':
    '{name} vous connaît, mais aucun siège ouvert de ce forum n’est le vôtre. Adressez-vous au secrétariat : il ouvre les sièges et les attribue à une adresse électronique.',
};
