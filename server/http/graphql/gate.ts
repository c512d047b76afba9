import type { Config } from '../../config.ts';
import { fail } from '../../errors.ts';
import type { Incoming } from '../incoming.ts';
import { NAME_LENGTH } from './limits/document-shape.ts';
import { checkAccept, checkBodyType } from './media.ts';
import { type Params, paramsOfBody, paramsOfUrl } from './params.ts';
import { documentOf, type TrustedDocuments } from './trusted-documents.ts';
import { checkText, checkVariables } from './variables.ts';

/** What the gate lets through: well-formed parameters with the text of a document. */
export interface Asked {
  query: string;
  /** The hash by which a client named the document. Undefined: it sent the text alone. */
  hash: string | undefined;
  variables: Record<string, unknown>;
  operationName: string | undefined;
}

/**
 * Checks the raw request before GraphQL sees it. A request passes if it is one operation of a bounded size, as JSON in
 * UTF-8 by POST or in the URL by GET.
 *
 * @throws a coded error for everything else
 */
export async function passGate(
  incoming: Incoming,
  config: Config,
  documents: TrustedDocuments,
): Promise<Asked> {
  const { method, headers, search } = incoming;
  if (method !== 'GET' && method !== 'POST') {
    throw fail('METHOD_NOT_ALLOWED', 'Send GraphQL by POST. A query may also be sent by GET.');
  }
  checkAccept(headers);
  const params = method === 'POST' ? paramsOfBody(await readBody(incoming, config)) : paramsOfUrl(search);
  const { query, hash } = documentOf(params, documents, config.TRUSTED_ONLY);
  checkTexts(params, query);
  const variables = params.variables ?? {};
  checkVariables(variables, config);
  return { query, hash, variables, operationName: params.operationName };
}

async function readBody(incoming: Incoming, { MAX_BODY_BYTES }: Config): Promise<Uint8Array> {
  checkBodyType(incoming.headers);
  const body = await incoming.read(MAX_BODY_BYTES);
  if (body) return body;
  throw fail('PAYLOAD_TOO_LARGE', `The body is longer than ${MAX_BODY_BYTES} bytes.`);
}

function checkTexts({ operationName = '' }: Params, query: string): void {
  checkText(query, () => 'query');
  if (operationName.length > NAME_LENGTH) {
    throw fail(
      'LIMIT_EXCEEDED',
      `operationName has ${operationName.length} characters; ${NAME_LENGTH} are allowed.`,
    );
  }
  checkText(operationName, () => 'operationName');
}
