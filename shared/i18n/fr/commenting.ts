import type { Commenting } from '../catalogue.ts';

/** The public page of an open consultation, which the server alone draws. */
export const commenting: Commenting = {
  'consultation.unknown': 'Il n’y a pas de consultation à cette adresse.',
  'consultation.intro':
    'Chacun peut présenter des observations, sans inscription. Le secrétariat les lit d’abord. Celles qu’il diffuse sont publiées et portées à la connaissance des experts. Elles ne modifient pas le texte.',
  'consultation.textGone': 'Le texte ne peut pas être affiché pour le moment. Veuillez réessayer plus tard.',
  'consultation.paragraph': 'alinéa {number}',
  'consultation.onWhole': 'Observation sur l’ensemble du texte',
  'consultation.on': 'Observation sur {paragraph}',
  'consultation.words': 'Votre observation',
  'consultation.name': 'Nom',
  'consultation.organisation': 'Organisation',
  'consultation.contact': 'Adresse électronique',
  'consultation.contactUse': 'facultatif ; seul le secrétariat la voit',
  'consultation.writtenIn': 'Langue de l’observation',
  'consultation.send': 'Envoyer l’observation',
  'consultation.leaveEmpty': 'Laissez ce champ vide',
  'consultation.thanks':
    'Merci. Votre observation porte le numéro {number}. Elle attend d’être lue par le secrétariat ; chacun pourra la lire une fois publiée.',
  'consultation.back': 'Retour au texte',
  'consultation.all': 'Observations publiées',
  'consultation.noComments': 'Aucune observation n’a encore été publiée.',
  'consultation.earlier': 'Observations précédentes',
  'consultation.later': 'Observations suivantes',
  'consultation.notSent': 'Pas encore envoyée : {why}',
  'consultation.empty': 'Veuillez d’abord écrire votre observation.',
  'consultation.tooLong': 'Une observation a au plus {count} caractères.',
  'consultation.badLine': 'Le nom ou l’organisation est trop long ou contient des caractères qui ne peuvent pas être affichés.',
  'consultation.badContact': 'Ce n’est pas une adresse électronique.',
  'consultation.quick': 'C’était très rapide. Veuillez relire et envoyer de nouveau.',
  'consultation.stale': 'Cette page était ouverte depuis longtemps. Veuillez envoyer de nouveau.',
  'consultation.many':
    'De nombreuses observations sont venues de votre réseau. Attendez dix minutes et envoyez de nouveau ; votre texte est toujours là.',
  'consultation.storage': 'Le serveur n’a pas pu l’enregistrer. Envoyez de nouveau ; elle ne sera enregistrée qu’une fois.',
  'consultation.contactLink': 'nécessaire ; un lien y est envoyé, et seul le secrétariat la voit',
  'consultation.linkSent':
    'Merci. Votre observation porte le numéro {number}. Nous avons envoyé un lien à l’adresse que vous avez indiquée. Ouvrez-le dans les sept jours et appuyez sur le bouton de la page ; le secrétariat ne lit l’observation qu’ensuite.',
  'consultation.linkNotSent':
    'Votre observation est enregistrée, mais le lien n’a pas pu être envoyé à cette adresse. Vérifiez l’adresse et envoyez-la de nouveau.',
  'consultation.again': 'Envoyer de nouveau le lien',
  'consultation.notAgain':
    'Le lien est envoyé de nouveau au plus tôt une minute après, et trois fois en tout. Regardez aussi parmi les courriers indésirables.',
  'consultation.confirmFirst':
    'Plusieurs observations venant de cette adresse ne sont pas encore confirmées. Ouvrez d’abord les liens que nous y avons envoyés.',
  'consultation.confirmAsk': 'L’observation {number} sur le document {document} attend que son adresse soit confirmée.',
  'consultation.confirm': 'Confirmer l’observation',
  'consultation.badLink': 'Ce lien n’est pas complet. Copiez-le en entier depuis le message.',
};
