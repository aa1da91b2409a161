import type { Circular } from '../catalogue.ts';
import { romance } from '../forms.ts';

/** Words of the register of circular letters. */
export const circular: Circular = {
  'forum.circular-exists': 'Une Lettre circulaire porte déjà ce numéro.',
  'forum.no-such-circular': 'Cette Lettre circulaire n’existe pas.',
  'forum.no-such-reply': 'Cet Etat n’a pas de réponse au registre.',

  'circular.none': 'Aucune Lettre circulaire n’a encore été enregistrée.',
  'circular.issue': 'Enregistrer une Lettre circulaire',
  'circular.number': 'Numéro',
  'circular.subject': 'Objet',
  'circular.language': 'Langue de la lettre',
  'circular.question': 'Question posée',
  'circular.unfold': 'Question et réponses',
  'circular.noQuestion': 'La question n’est pas conservée ici.',
  'circular.sent': 'Envoyée le {date}',
  'circular.sentOn': 'Envoyée le',
  'circular.until': 'Réponses jusqu’au {moment}',
  'circular.over': 'Le délai de réponse a pris fin le {moment}',
  'circular.replies': romance('{count} réponse', '{count} réponses'),
  'circular.lateOnes': romance('dont {count} tardive', 'dont {count} tardives'),
  'circular.late': 'tardive',
  'circular.silence': 'Qui n’a pas répondu n’a rien dit. Son silence n’est retenu ni pour ni contre quoi que ce soit.',
  'circular.noReplies': 'Aucune réponse n’a encore été reçue.',
  'circular.ownReply': 'Réponse au nom de\u202f: {entity}',
  'circular.enterReply': 'Inscrire une réponse reçue',
  'circular.received': 'Reçue le',
  'circular.words': 'Texte de la réponse',
  'circular.again': 'Une réponse ultérieure remplace la précédente.',
  'circular.record': 'Inscrire la réponse',
  'circular.strike': 'Rayer',
  'circular.move': 'Déplacer la date',
  'circular.result': 'Résultat',
  'circular.resultIn': 'Résultat\u202f: {document}',
  'circular.noResult': 'pas encore publié',
  'circular.conclude': 'Indiquer le document du résultat',
};
