import type { Live } from '../catalogue.ts';

/** Words of the page from which a text is followed. */
export const live: Live = {
  'live.title': 'Suivre le texte',
  'live.over': 'Ce texte est définitif. Plus rien ne suit ici.',
  'live.asOf': 'État du texte au {moment}',
  'live.reloads': 'Cette page se recharge toutes les 30 secondes.',
  'live.stop': 'Ne plus recharger',
  'live.start': 'Recharger toutes les 30 secondes',
  'live.pause': 'Mettre en pause',
  'live.waiting': 'Modifications en attente : {number}',
  'live.saver': 'Économie de données (toutes les 5 s)',
  'live.back': 'De nouveau en direct.',
  'live.left': 'Temps minimal : jusqu’à {time}',
  'live.aState': 'Un État Membre',
  'live.members': 'Seuls les participants à la réunion suivent ce texte.',
  'live.signIn': 'Se connecter',
  'live.meetings': 'Réunions que l’on peut suivre ici :',
  'live.noMeetings': 'Aucune réunion n’est publique en ce moment. Les participants se connectent d’abord.',
  'live.none': 'Il n’y a aucun texte à suivre à cette adresse.',
  'live.noText': 'La réunion n’examine aucun texte en ce moment.',

  'answer.title': 'Répondre sur {paragraph}',
  'answer.what': 'Ce que dit votre État',
  'answer.send': 'Envoyer',
  'answer.recorded': 'Enregistré à la position {seq} du journal.',
  'answer.back': 'Retour au texte',
  'answer.choose': 'Choisissez ce que dit votre État.',
  'answer.noDay': 'Une demande de délai doit indiquer un jour.',
  'answer.until': 'Délai jusqu’à la fin du (UTC)',
  'answer.notUnderstood': 'Ce formulaire n’a pas été compris. Veuillez rouvrir la page ; votre saisie est conservée ci-dessous.',
  'answer.reused': 'Ce formulaire a déjà été envoyé avec d’autres mots. Vérifiez-les et envoyez de nouveau.',
};
