import type { People } from '../catalogue.ts';
import { romance } from '../forms.ts';

export const people: People = {
  'nav.delegation': 'Ma délégation',
  'people.search': 'Rechercher',
  'people.searchHint': 'nom, code ou personne',
  'people.all': 'toutes',
  'people.show': 'Afficher',
  'people.show.present': 'ceux qui participent',
  'people.show.seatless': 'ceux qui n’ont pas de siège',
  'people.show.dismissed': 'ceux qui ne participent plus',
  'people.countEntities': romance('{count} participant', '{count} participants'),
  'people.countSeats': romance('{count} siège ouvert', '{count} sièges ouverts'),
  'people.noneHere': 'Personne ici. Admettez une délégation ci-dessous ou affichez d’autres participants.',
  'people.nothingFound': 'Rien n’a été trouvé.',
  'people.admitOther': 'Admettre un autre participant par son nom',
  'people.pickStates': 'Admettre des États Membres de la liste de l’Union',
  'people.tickFirst': 'Cochez d’abord au moins un État Membre.',
  'people.admitCount': romance('Admettre {count}', 'Admettre {count}'),
  'people.rename': 'Code et noms',
  'people.dismiss': 'Mettre fin à sa participation',
  'people.dismissSure':
    'Mettre fin à la participation de {entity} ? Tous ses sièges sont fermés aussitôt et leurs occupants déconnectés. Ses objections demeurent.',
  'seat.person': 'Nom de la personne',
  'seat.contact': 'Adresse électronique',
  'seat.badContact': 'Ce n’est pas une adresse électronique.',
  'seat.lastDay': 'Accrédité jusqu’au',
  'seat.unnamed': 'nom non indiqué',
  'seat.member': 'membre de la délégation',
  'seat.until': 'jusqu’au {date}',
  'seat.change': 'Modifier',
  'seat.save': 'Enregistrer',
  'seat.handOver': 'Transmettre',
  'seat.handOverMeans':
    'Une autre personne prend ce siège avec ses fonctions. La personne qui l’occupe est aussitôt déconnectée et les liens déjà créés n’ouvrent plus rien.',
  'delegation.title': 'Ma délégation',
  'delegation.of': 'Délégation : {entity}',
  'delegation.intro':
    'En tant que point de contact, vous ouvrez, modifiez, transmettez et fermez les sièges de votre délégation et y invitez des personnes. Les sièges dotés d’autres fonctions relèvent du secrétariat.',
  'delegation.read': 'Qui siège pour votre délégation. Son point de contact et le secrétariat peuvent le modifier.',
};
