import { HOSTILE, type HostileGroup } from './texts';

export const HOSTILE_HOST = 'strangers.example';

export interface HostileFile {
  name: string;
  text: string;
}

/** A member that also may be called `__proto__`. */
const member = (name: string, value: unknown): object =>
  Object.defineProperty({}, name, { value, enumerable: true });

/** A spec that says each text of the group wherever a spec may say something. Its title is the group's first. */
function specOf({ texts }: HostileGroup, index: number): object {
  const paths = Object.fromEntries(
    texts.map((text, i) => [
      // As a path too, where a path can hold it.
      i % 2 === 0 ? `/g${index}/${i}/{${text.replaceAll(/[{}/]/g, '')}}` : `/g${index}/${i}/${text}`,
      {
        summary: text,
        description: text,
        post: {
          operationId: `${index}${text}`,
          summary: text,
          description: text,
          tags: [text],
          deprecated: i % 3 === 0,
          'x-sunset': text,
          [`x-${text}`]: text,
          externalDocs: { url: text, description: text },
          servers: [{ url: `https://${HOSTILE_HOST}`, description: text }],
          parameters: [
            { in: 'query', name: text, description: text, schema: { type: 'string', format: text } },
          ],
          requestBody: {
            content: {
              'application/json': {
                schema: { type: 'object', properties: member(text, { type: 'string', description: text }) },
              },
            },
          },
          responses: { 200: { description: text, headers: member(text, { schema: { type: text } }) } },
          security: [member(text, [text])],
        },
      },
    ]),
  );
  const [title] = texts;
  return {
    openapi: '3.1.0',
    info: {
      title,
      version: title,
      description: texts.join('\n'),
      contact: { name: title, url: title, email: title },
      termsOfService: title,
    },
    servers: [{ url: `https://${HOSTILE_HOST}/${index}`, description: title }, { url: title }],
    tags: texts.map((name) => ({ name, description: name })),
    components: {
      securitySchemes: { k: { type: 'apiKey', in: 'header', name: title, description: title } },
    },
    paths,
  };
}

/** Each text as whatever a request may name: path, query, header, cookie, field, route, media type. */
function trafficLines(time: string): string[] {
  const line = (exchange: object) => JSON.stringify({ time, method: 'POST', status: 200, ...exchange });
  return HOSTILE.flatMap(({ texts }, index) =>
    texts.flatMap((text, i) => {
      const word = encodeURIComponent(text.toWellFormed());
      const url = `https://${HOSTILE_HOST}/seen/${index}/${i}`;
      return [
        line({ url: `${url}/${word}?${word}=${word}` }),
        line({ url: `${url}/${text}?${text}=1` }),
        line({
          url,
          requestHeaders: member(text, text),
          responseHeaders: {
            [`x-${text}`]: text,
            'content-type': 'application/json',
            server: text,
            link: text,
          },
          requestBody: { outer: member(text, { [`in${text}`]: text }) },
          responseBody: [member(text, text)],
        }),
        line({
          url,
          requestHeaders: { cookie: `${text}=${text}`, 'user-agent': text },
          route: `/seen/${index}/${i}/{${text}}`,
        }),
      ];
    }),
  );
}

/** Specs and a recording made of nothing but hostile texts. */
export function hostileFiles(now: Date): HostileFile[] {
  const specs = HOSTILE.map((group, index) => ({
    name: `hostile-${index}.json`,
    text: JSON.stringify(specOf(group, index)),
  }));
  return [...specs, { name: 'hostile.ndjson', text: `${trafficLines(now.toISOString()).join('\n')}\n` }];
}
