import type { Suggesting } from '../catalogue.ts';

export const suggesting: Suggesting = {
  'suggest.mode': 'Suggérer',
  'suggest.must': 'Les délégations suggèrent à présent ; depuis votre siège, le texte lui-même ne change pas.',
  'suggest.now':
    'Les délégations suggèrent à présent : ce que vous écrivez ou supprimez est marqué comme votre suggestion jusqu’à ce qu’elle soit tranchée.',
  'suggest.on': 'Suggestion : ce que vous écrivez ou supprimez est marqué.',
  'suggest.off': 'Écriture : ce que vous écrivez modifie le texte lui-même.',
  'suggest.notThis': 'Le type, le niveau et la mise en relief ne se suggèrent pas, sauf dans les mots que vous suggérez vous-même.',
  'settled.accept': 'Une suggestion de {state} a été acceptée.',
  'settled.reject': 'Une suggestion de {state} a été rejetée.',
  'settled.park': 'Une suggestion de {state} est mise de côté : elle a quitté le texte et ne retient rien.',
  'settled.take-back': '{state} a repris une suggestion.',
  'settled.at': 'Décidé le {moment}',
  'settled.by': 'Décidé le {moment} par {person}',
  'settled.words': 'Avec elle :',
  'view.title': 'Vue',
  'view.marked': 'Avec marques',
  'view.clean': 'En l’état',
  'view.accepted': 'Si tout était accepté',
  'view.original': 'Tel que consigné d’abord',
  'focus.here': 'En discussion',
  'keys.suggest': 'Suggérer : activer, désactiver (dans le texte)',
  'keys.decide': 'Vers la première suggestion : accepter, rejeter',
  'keys.view': 'Vue suivante du texte',
};
