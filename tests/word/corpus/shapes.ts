/** Word files whose XML no ordinary writer gives on demand: what Word itself, and programs of others, put round the words. */
import { body, numbering, p, packed, r } from '../docx.ts';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const by = 'w:id="1" w:author="Arlen" w:date="2030-05-17T09:30:00Z"';
const ins = (inside: string): string => `<w:ins ${by}>${inside}</w:ins>`;
const del = (words: string): string => `<w:del ${by}><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`;
const run = (words: string, format: string): string => `<w:r><w:rPr>${format}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;
const field = (code: string, shown: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const item = (level: number): string => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`;
const level = (at: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const LISTS = numbering(
  `<w:abstractNum w:abstractNumId="1">${level(0, 'lowerLetter', '%1)')}${level(1, 'lowerRoman', '%2)')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`,
);
const notes = (kind: 'foot' | 'end', inside: string): string =>
  `<w:${kind}notes xmlns:w="${MAIN}"><w:${kind}note w:id="1">${inside}</w:${kind}note></w:${kind}notes>`;

const HEAD = p(r('DRAFT OPINION 3')) + p(r('Keeping rural sites in service')) + p(r('The Forum,'));
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const relations = (of: readonly (readonly [what: string, target: string])[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${of.map(([what, target], at) => `<Relationship Id="r${at}" Type="${OFFICE}/${what}" Target="${target}"/>`).join('')}</Relationships>`;

/** With all that a strict reader asks of a package. */
function whole(document: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const names = Object.keys(parts);
  const of = (name: string): string => name.replace('.xml', '');
  const types = ['document.main', ...names.map(of)].map(
    (name) => `<Override PartName="/word/${name.split('.')[0]}.xml" ContentType="${TYPE}.${name}+xml"/>`,
  );
  return packed(
    {
      '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`,
      '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
      'word/_rels/document.xml.rels': relations(names.map((name) => [of(name), name])),
      'word/document.xml': document,
      ...Object.fromEntries(names.map((name) => [`word/${name}`, parts[name] ?? ''])),
    },
    '',
  );
}
const word = (inside: string, parts?: Readonly<Record<string, string>>): Uint8Array => whole(body(HEAD + inside), parts);

/** By name, without `.docx`. */
export const SHAPES: Readonly<Record<string, Uint8Array>> = {
  // a word that is cut into runs by spelling marks, revision ids and language changes
  'split-runs': word(
    p(
      `${run('consi', '<w:lang w:val="en-GB"/>')}<w:proofErr w:type="spellStart"/>${run('der', '<w:i/>')}<w:proofErr w:type="spellEnd"/>${run('ing', '<w:lang w:val="fr-FR"/>')}`,
    ) + p(`${r('that sites fall si')}${run('lent', '<w:b/>')}${r(' within hours,')}`),
  ),
  'content-controls': word(
    `<w:sdt><w:sdtPr><w:alias w:val="not wording"/></w:sdtPr><w:sdtContent>${p(r('considering'))}${p(r('that this stands in a control;'))}</w:sdtContent></w:sdt>` +
      p(`${r('that a ')}<w:sdt><w:sdtContent>${r('date chosen from a list')}</w:sdtContent></w:sdt>${r(' is read,')}`),
  ),
  'smart-tags': word(
    p(
      `${r('noting ')}<w:smartTag w:element="place"><w:smartTag w:element="City">${r('Geneva')}</w:smartTag></w:smartTag>${r(' and ')}<w:customXml w:element="x">${r('its lake,')}</w:customXml>`,
    ),
  ),
  fields: word(
    p(
      `${r('recalling Resolution ')}${field('REF res \\h', r('102'))}${r(' (Bucharest, 2022), page ')}<w:fldSimple w:instr=" PAGE ">${r('7')}</w:fldSimple>`,
    ) + p(field('TOC \\o "1-3"', r('Contents of the text'))),
  ),
  links: word(p(`${r('see ')}<w:hyperlink w:anchor="x">${r('the report')}</w:hyperlink>${r(' of the Secretary-General,')}`)),
  moved: word(
    p(`<w:moveFromRangeStart ${by} w:name="m1"/><w:moveFrom ${by}><w:r><w:t>that this moves down;</w:t></w:r></w:moveFrom>`) +
      p(r('that this stays;')) +
      p(`<w:moveTo ${by}><w:r><w:t>that this moves down;</w:t></w:r></w:moveTo>`),
  ),
  revisions: word(
    p(`${r('that ')}${del('most')}${ins(r('many'))}${r(' sites fall silent;')}`) +
      p(
        ins(`${r('that a paragraph ')}<w:del ${by}><w:r><w:delText>never </w:delText></w:r></w:del>${r('comes;')}`),
        `<w:rPr><w:ins ${by}/></w:rPr>`,
      ) +
      p(del('that a paragraph goes;'), `<w:rPr><w:del ${by}/></w:rPr>`) +
      p(r('that the last stays.')),
  ),
  'labels-of-lists': word(
    p(r('considering')) +
      p(r('that one is so:'), item(0)) +
      p(r('below it,'), item(1)) +
      p(r('and so;'), item(1)) +
      p(r('that two is so,'), item(0)),
    { 'numbering.xml': LISTS },
  ),
  tables: word(
    `<w:tbl><w:tr><w:tc>${p(r('Member State'))}</w:tc><w:tc>${p(r('proposal'))}</w:tc></w:tr><w:tr><w:tc>${p(r('Arlen'))}</w:tc><w:tc><w:tbl><w:tr><w:tc>${p(r('a table within'))}</w:tc></w:tr></w:tbl>${p(r('behind it'))}</w:tc></w:tr></w:tbl>`,
  ),
  notes: word(
    p(
      `${r('that islands')}<w:r><w:footnoteReference w:id="1"/></w:r>${r(' are far')}<w:r><w:endnoteReference w:id="1"/></w:r>${r(' from shore,')}`,
    ),
    {
      'footnotes.xml': notes('foot', p(`<w:r><w:footnoteRef/></w:r>${r(' Atolls too.')}`)),
      'endnotes.xml': notes('end', p(r('As of 2030.'))),
    },
  ),
  signs: word(
    p(
      `${r('10')}${run('3', '<w:vertAlign w:val="superscript"/>')}${r(' km, CO')}${run('2', '<w:vertAlign w:val="subscript"/>')}${r(' and x')}<w:r><w:noBreakHyphen/></w:r>${r('ray, soft')}<w:r><w:softHyphen/></w:r>${r('ly,')}<w:r><w:tab/></w:r>${r('tabbed')}<w:r><w:br/></w:r>${r('and broken')}`,
    ),
  ),
  capitals: word(
    p(`${run('Small capitals', '<w:smallCaps/>')}${r(' and ')}${run('all capitals', '<w:caps/>')}${r(' are words as they were typed.')}`),
  ),
  'choice-and-fallback': word(
    p(
      `${r('before ')}<mc:AlternateContent><mc:Choice Requires="w14">${r('said once')}</mc:Choice><mc:Fallback>${r('said once')}</mc:Fallback></mc:AlternateContent>${r(' behind')}`,
    ),
  ),
  arabic: word(
    p(`${run('إذ يضع في اعتباره', '<w:rtl/>')}`, '<w:bidi/>') +
      p(`${run('أن المواقع ', '<w:rtl/>')}${r('WTPF 2030')}${run(' تصمت؛', '<w:rtl/>')}`, '<w:bidi/>'),
  ),
  chinese: word(p(r('考虑到')) + p(`${r('大多数站点')}${run('在数小时内', '<w:b/>')}${r('中断，')}`)),
  strict: whole(body(HEAD + p(r('considering')) + p(r('that the strict form is read too,'))).replaceAll(MAIN, STRICT)),
};
