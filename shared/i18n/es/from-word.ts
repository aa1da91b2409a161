import type { FromWord } from '../catalogue.ts';
import { romance } from '../forms.ts';

/** Words of choosing a Word file. */
export const fromWord: FromWord = {
  'word.choose': 'Elegir un archivo de Word o de texto',
  'word.accepts': '.docx, .txt o .md, de 10 MB como máximo. También se puede soltar sobre el campo.',
  'word.reading': 'Se está leyendo el archivo.',
  'word.stands': 'El texto de {file} está en el campo y no se ha enviado.',
  'word.marks': romance(
    'El archivo tiene {count} marca de revisión de {authors}; se lee como si estuviera aceptada.',
    'El archivo tiene {count} marcas de revisión de {authors}; se lee como si estuvieran aceptadas.',
  ),
  'word.nobody': 'un autor sin nombre',
  'word.left': 'Se ha dejado fuera: {what}.',
  'word.left.comments': 'comentarios ({number})',
  'word.left.notes': 'notas al pie y finales ({number})',
  'word.left.boxes': 'cuadros de texto ({number})',
  'word.left.pictures': 'imágenes y fórmulas ({number})',
  'word.tables': 'Las tablas se leen celda por celda.',
  'word.why.not-word': 'Esto no es ni un archivo de Word (.docx) ni texto sin formato.',
  'word.why.too-large': 'El archivo supera los 10 MB.',
  'word.why.swollen': 'Al descomprimirse, el archivo ocupa mucho más de lo que necesita un texto. No se ha leído.',
  'word.why.protected': 'El archivo está protegido con contraseña. Guárdelo sin ella.',
  'word.why.old-format': 'Es un formato antiguo de Word (.doc). Guarde el archivo como .docx.',
  'word.why.damaged': 'El archivo está dañado o no procede de un procesador de textos.',
  'word.why.empty': 'El archivo no contiene palabras.',
};
