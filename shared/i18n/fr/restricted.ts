import type { Restricted } from '../catalogue.ts';

export const restricted: Restricted = {
  'restricted.title': 'Séance spéciale',
  'restricted.move': 'Proposer une séance spéciale',
  'restricted.moveAsk':
    'Les États Membres poursuivraient seuls sur cet Avis, si plus de la moitié d’entre eux disent oui à l’appel nominal.',
  'restricted.moveIt': 'Proposer',
  'restricted.takeBack': 'Retirer la motion',
  'restricted.openRoll': 'Ouvrir l’appel nominal',
  'restricted.roll': 'L’appel nominal est ouvert : les États Membres poursuivent-ils seuls sur cet Avis ?',
  'restricted.ofPresent': 'Elle est adoptée si plus de la moitié des États qui répondent disent oui.',
  'restricted.ofAll': 'Elle est adoptée si plus de la moitié de tous les États Membres disent oui : sur {count}.',
  'restricted.quorum': 'Plus de la moitié des délégations accréditées doivent répondre : {answered} sur {accredited} jusqu’ici.',
  'restricted.quorate': 'Quorum : {answered} délégations accréditées sur {accredited} ont répondu.',
  'restricted.yes': 'Oui',
  'restricted.no': 'Non',
  'restricted.abstain': 'Abstention',
  'restricted.sure': 'Réponse de {state} : {answer}. Chaque État répond une seule fois ; la réponse ne change plus.',
  'restricted.answer': 'Répondre',
  'restricted.answered': '{state} a répondu : {answer}.',
  'restricted.counts': 'Oui {yes}, non {no}, abstention {abstain}',
  'restricted.unanswered': 'N’ont pas répondu',
  'restricted.closeRoll': 'Clore l’appel nominal',
  'restricted.carried': 'Adoptée : oui {yes}, non {no}, abstention {abstain}, sur {of}.',
  'restricted.notCarried': 'La motion de séance spéciale n’est pas adoptée : oui {yes}, non {no}, abstention {abstain}, sur {of}.',
  'restricted.outside':
    'Les États Membres sont en séance spéciale sur cet Avis. Le texte ci-dessous est celui d’avant ; personne ne le modifie jusqu’à la fin de la séance spéciale.',
  'restricted.enter': 'Aller à la séance spéciale',
  'restricted.sealed': 'Vers le document scellé de la séance spéciale',
  'restricted.inside':
    'Séance spéciale : seuls les États Membres et la présidence sont ici. A la fin, le texte et les positions reviennent dans l’Avis, sans rien de leur histoire.',
  'restricted.end': 'Clore la séance spéciale',
  'restricted.endAsk': 'Le texte et les positions reviennent aussitôt dans l’Avis, devant tous.',
  'restricted.over': 'La séance spéciale est finie. Ce document reste clos ; son résultat est dans l’Avis.',
  'restricted.lapsed': 'La séance a été levée avant la fin de l’appel nominal.',
  'restricted.none': 'Aucune séance spéciale n’a été proposée.',
  'restricted.setting': 'Une motion passe avec plus de la moitié de',
  'restricted.settingNote':
    'Pour les appels nominaux ouverts désormais ; un appel nominal garde ce qui valait à son ouverture. Cela figure au procès-verbal.',
  'restricted.present': 'États Membres qui répondent',
  'restricted.all': 'tous les États Membres',
};
