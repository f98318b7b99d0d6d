import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { contract } from '@/lib/contracts/api';
import { PERMISSIONS } from '@/lib/contracts/permissions';
import packageJson from '@/package.json';
import { DOORS } from './doors';
import { completeOperation } from './operations';
import { NAMED_SCHEMAS } from './schemas';

const holder = globalThis as unknown as { gnomonDocument?: Promise<object> };

/** The OpenAPI 3.1 document of `/api/v1`, made from the contract: what is served is what is promised. */
export function openApiDocument(serverUrl: string): Promise<object> {
  holder.gnomonDocument ??= generate();
  return holder.gnomonDocument.then((document) => ({ ...document, servers: [{ url: serverUrl }] }));
}

async function generate(): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(contract, {
    info: {
      title: 'Gnomon',
      version: packageJson.version,
      description: 'An inventory of APIs, declared and observed, and of their posture.',
    },
    commonSchemas: NAMED_SCHEMAS,
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'gnomon.session_token',
          description: 'Of a person who signed in with the browser.',
        },
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token made under Settings, Tokens. What it may is said by its scopes.',
        },
      },
    },
  });
  const paths = { ...document.paths, ...DOORS } as Record<string, Record<string, Record<string, unknown>>>;
  for (const item of Object.values(paths)) {
    for (const operation of Object.values(item)) completeOperation(operation, PERMISSIONS);
  }
  return { ...document, paths };
}
