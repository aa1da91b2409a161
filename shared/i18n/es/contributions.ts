import type { Contributions } from '../catalogue.ts';

export const contributions: Contributions = {
  'forum.not-your-contribution': 'Desde su puesto solo se presentan contribuciones de su propia delegación.',
  'forum.not-a-contributor': 'La Presidencia, la Secretaría y quienes solo siguen los debates no presentan contribuciones propias.',
  'input.proposal': 'Propuesta',
  'input.view': 'Punto de vista',
  'contribution.new': 'Presentar una contribución',
  'contribution.lead.proposal': 'Es una propuesta: los Estados Miembros y los Miembros de Sector hacen propuestas.',
  'contribution.lead.view': 'Es un punto de vista: las propuestas son de los Estados Miembros y los Miembros de Sector.',
  'contribution.late': 'fuera de plazo',
  'contribution.lateWhy': 'Llegó después de la fecha límite de las contribuciones.',
  'contribution.due': 'Fecha límite de las contribuciones: {moment}. Las posteriores se admiten y se marcan como fuera de plazo.',
  'contribution.isLate': 'La fecha límite era {moment}. La contribución se admite y se marca como fuera de plazo.',
  'contribution.sections': 'Secciones del informe del Secretario General',
  'contribution.sectionsHint': 'números separados por comas, como 2.1, 3',
  'contribution.passages': 'Se refiere a',
  'contribution.speaks': 'Se refiere a párrafos de',
  'contribution.paragraph': 'Párrafo de un proyecto de Opinión',
  'contribution.addPassage': 'Añadir este párrafo',
  'contribution.dropPassage': 'Quitar {paragraph}',
  'contribution.here': {
    one: '{count} contribución se refiere a este párrafo',
    many: '{count} de contribuciones se refieren a este párrafo',
    other: '{count} contribuciones se refieren a este párrafo',
  },
  'contribution.file': 'Presentar',
  'contribution.write': 'Escribir una contribución sobre este párrafo',
};
