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
  'me.sessionsIntro': 'Si vous ne reconnaissez pas l’une d’elles, mettez-y fin et prévenez le secrétariat.',
  'me.device': '{browser} sous {system}',
  'me.deviceUnknown': 'Appareil inconnu',
  'me.token': 'Jeton : {label}',
  'me.lastUsed': 'dernière utilisation {moment}',
  'me.byLink': 'par un lien d’invitation',
  'me.byProvider': 'par {name}',
  'me.aProvider': 'le service de connexion',
  'me.endOthers': 'Mettre fin à toutes les autres, jetons compris',
  'office.sessionsOpen': 'Sessions ouvertes',
  'office.seat': 'Siège',
  'office.noSessions': 'Personne n’est connecté depuis ce siège.',
  'office.endSessions': 'Mettre fin à toutes les sessions et aux jetons de ce siège',
};
