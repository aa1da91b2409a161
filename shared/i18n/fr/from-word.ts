import type { FromWord } from '../catalogue.ts';
import { romance } from '../forms.ts';

/** Words of choosing a Word file. */
export const fromWord: FromWord = {
  'word.choose': 'Choisir un fichier Word ou texte',
  'word.accepts': '.docx, .txt ou .md, 10 Mo au plus. On peut aussi le déposer sur le champ.',
  'word.reading': 'Lecture du fichier en cours.',
  'word.stands': 'Le texte de {file} se trouve dans le champ et n’a pas été envoyé.',
  'word.marks': romance(
    'Le fichier contient {count} marque de révision de {authors} ; il est lu comme si elle était acceptée.',
    'Le fichier contient {count} marques de révision de {authors} ; il est lu comme si elles étaient acceptées.',
  ),
  'word.nobody': 'un auteur non nommé',
  'word.left': 'Laissés de côté : {what}.',
  'word.left.comments': 'commentaires ({number})',
  'word.left.notes': 'notes de bas de page et de fin ({number})',
  'word.left.boxes': 'zones de texte ({number})',
  'word.left.pictures': 'images et formules ({number})',
  'word.tables': 'Les tableaux sont lus cellule par cellule.',
  'word.why.not-word': 'Ce n’est ni un fichier Word (.docx) ni du texte brut.',
  'word.why.too-large': 'Le fichier dépasse 10 Mo.',
  'word.why.swollen': 'Une fois décompressé, le fichier est bien plus volumineux qu’un texte. Il n’a pas été lu.',
  'word.why.protected': 'Le fichier est protégé par un mot de passe. Enregistrez-le sans mot de passe.',
  'word.why.old-format': 'C’est un ancien format de Word (.doc). Enregistrez le fichier au format .docx.',
  'word.why.damaged': 'Le fichier est endommagé ou ne provient pas d’un traitement de texte.',
  'word.why.empty': 'Le fichier ne contient aucun mot.',
};
