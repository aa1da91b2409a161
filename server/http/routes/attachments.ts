/** Files of documents: handed in as bytes, given out to be saved and never to be shown. */
import { z } from 'zod';
import { FILE_LIMITS, type FileType } from '../../../shared/forum/attachment.ts';
import { documentNumber } from '../../../shared/forum/document.ts';
import { attachedFile } from '../../../shared/wire/document.ts';
import { documentId, hash, language, uuid } from '../../../shared/wire/value.ts';
import { json, problem, refused } from '../answer.ts';
import { WORD } from '../files/word-answer.ts';
import { type Route, seatRoute } from '../route.ts';
import type { HttpTools } from '../tools.ts';

const MEDIA: Readonly<Record<FileType, string>> = { pdf: 'application/pdf', docx: WORD };
/** Should a browser show one all the same, it is in a place of its own where nothing runs, loads or is sent. */
const SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'";

export function attachmentRoutes({ forum, attachments }: HttpTools): readonly Route[] {
  return [
    seatRoute({
      method: 'post',
      path: '/api/documents/:id/files',
      who: 'signed-in',
      what: 'Attach a file to a document: its bytes as they are (application/octet-stream). What it is, the server sees',
      params: z.strictObject({ id: documentId }),
      query: z.strictObject({ uuid, language }),
      sent: 'bytes',
      body: z.instanceof(Uint8Array),
      maxBytes: FILE_LIMITS.bytes,
      limit: 'acts',
      answers: { 201: attachedFile },
      async handle({ params, query, body: bytes, visitor: { actor, identity } }) {
        const done = await attachments.attach(actor, { document: params.id, ...query, bytes, person: identity.person });
        if (done.ok) return json({ hash: done.value }, 201);
        const { reason } = done;
        return typeof reason === 'string' ? problem(reason) : refused(reason);
      },
    }),
    seatRoute({
      method: 'get',
      path: '/api/documents/:id/files/:hash',
      who: 'signed-in',
      what: 'A file of a document, to be saved',
      params: z.strictObject({ id: documentId, hash }),
      answers: { 200: [MEDIA.pdf, MEDIA.docx] },
      async handle({ params, res }) {
        const { documents, attachments: all } = forum.state;
        const document = documents.get(params.id);
        const file = all.get(params.hash);
        const bytes = document === undefined || file?.document !== params.id ? null : await attachments.bytesOf(params.hash);
        if (document === undefined || file === undefined || bytes === null) return problem('not-found');
        res.set('Content-Security-Policy', SANDBOX);
        const name = `${documentNumber(document, file.language).replaceAll(/[^A-Za-z0-9.]+/g, '-')}.${file.type}`;
        return { kind: 'file', type: MEDIA[file.type], name, bytes };
      },
    }),
  ];
}
